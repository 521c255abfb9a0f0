"""What a Markdown text may not hold, so that it is shown as its author meant it.

Python-Markdown never refuses anything: a list without a blank line before it runs together,
``2.`` becomes ``1.``, a table stays bars, and the sanitiser takes out what is left. A text
without a fault holds only what both of them leave as it is.

:func:`faults` reads a text once from the beginning to the end: first the limits beyond which
Python-Markdown needs very long, then lines (:class:`_Lines`), then the words in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html.entities import html5
from itertools import islice
from typing import Any, NamedTuple

from . import links, problem

MAX_LENGTH = 6_000
MAX_WORD = 299
#: Who has so much to mend in one text reads the rest when that is done.
MAX_FAULTS = 20
#: How often the signs may stand in one text: for each [ Python-Markdown reads the rest again.
_MOST = {"[": 100, "<": 100, "`": 400, "*": 750, "_": 750}
#: So many of one of these signs in a row are never meant.
_RUNS = [sign * 20 for sign in "[!*_`<>"]
_NESTED = re.compile(r"(?: *(?:>|(?:[-+*]|\d+\.) )){6}|[> ]* {24}")
_INDENT = 4

# Without any of these, within a line and at its beginning, a text is only words.
_SIGN = re.compile(r"[][*_`\\<>#|~{&•·◦▪‣●○■]")
_START = re.compile(r" {4}| *(?:[-+=]|\d+[.)])")

# What a whole block must be so that only its words need a look.
_PARAGRAPH = re.compile(r"(?:[^\W\d_].*(?:\n|\Z))+")
_FLAT_LIST = re.compile(r"(?:- (?!\d+[.)])(?:[^\W_]|[\"“”»«]).*(?:\n|\Z))+")

_HEADING = re.compile(r"#{1,6} +([^\s#](?:.*[^\s#])?) *")
_RULE = re.compile(r"([-*_])(?: ?\1){2,} *")
_UNDERLINE = re.compile(r"(=+|-+) *")
_ITEM = re.compile(r"([-*+]|(\d+)\.)(?: +|\Z)")
_FOREIGN_START = re.compile(r"(\d+\)|[•·◦▪‣●○■])(?= )|(\||```|~~~)")
_DEFINITION = re.compile(r"\[[^\[\]]+\]: *\S")

_WORDS = r"(?P<words>(?:\\.|`[^`]*`|[^\[\]\\`])*)"
_LINK = re.compile(
    rf"\[{_WORDS}\]\((?P<address>[^\s()<>\"'\\]*(?:\([^\s()<>\"'\\]*\)[^\s()<>\"'\\]*)*)\)",
    re.DOTALL,
)
_BRACKETS = re.compile(
    rf"\[{_WORDS}\](?P<next>\(|\[| \((?=https?:|mailto:|tel:|www\.|/[a-z]))?", re.DOTALL
)
_BEGIN = re.compile(r"[][\\`!<&~{*_]")
_TOKEN = re.compile(
    r"""
    \\[][\\`*_{}()>\#+.!-]
    | (?P<ticks> `+)
    | (?P<picture> !\[)
    | (?P<brackets> \[)
    | (?P<link> \][(\[])
    | <(?P<address> [a-z][a-z0-9+.-]*:[^<>]* | [^<>\s!]+@[^<>\s]+)>
    | (?P<html> </?[a-z][^<>]*> | <!(?=--|[a-z\[]) | <\?)
    | (?P<entity> &(?:\#[0-9]{1,7} | \#x[0-9a-f]{1,6} | [a-z][a-z0-9]{1,31});)
    | (?P<unknown> ~~ | \{[:\#.][^{}\n]*\})
    | (?P<sign> \*+ | _+)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class Fault(NamedTuple):
    """One thing to mend; *line* counts from 0, *code* and *values* are those of a problem."""

    line: int
    code: str
    values: Mapping[str, Any]


def faults(text: str) -> Iterator[Fault]:
    """What is to be refused in a Markdown text, in the order of its lines."""
    text = text.expandtabs(_INDENT)  # as Python-Markdown does
    if _is_words(text):
        return
    if beyond := list(_beyond_limits(text)):
        yield from beyond
        return
    blocks = _simple_blocks(text)
    if blocks is None:
        found = _Lines(0).read(text.split("\n"))
    else:
        found = (fault for line, block in blocks for fault in _in_words(block, line))
    # The order of reading a paragraph is not quite that of its lines: a sign that is never
    # closed is known at the end.
    yield from sorted(islice(found, MAX_FAULTS), key=lambda fault: fault.line)


def is_within_limits(text: str) -> bool:
    """Whether Python-Markdown can render *text* in a moment."""
    return next(_beyond_limits(text.expandtabs(_INDENT)), None) is None


def quote(text: str) -> str:
    """So much of *text* as a sentence shows; looking all of it through each time is slow."""
    return problem.quote(text[: 4 * problem.MAX_QUOTE])


def _is_words(text: str) -> bool:
    if _SIGN.search(text) or any(_START.match(line) for line in text.split("\n")):
        return False
    if len(text) <= MAX_WORD:
        return True
    return len(text) <= MAX_LENGTH and max(map(len, text.split()), default=0) <= MAX_WORD


def _simple_blocks(text: str) -> list[tuple[int, str]] | None:
    """The paragraphs and items with signs in them, each with its line, of a text as most are.

    None for a text that is more than paragraphs and lists of one level that begin with a word.
    """
    found = []
    line = 0
    for block in text.split("\n\n"):
        has_signs = _SIGN.search(block) is not None
        if _PARAGRAPH.fullmatch(block):
            if has_signs:
                found.append((line, block))
        elif _FLAT_LIST.fullmatch(block):
            if has_signs:
                items = enumerate(block.rstrip("\n").split("\n"), line)
                found += [(number, item[2:]) for number, item in items]
        else:
            return None
        line += block.count("\n") + 2
    return found


def _beyond_limits(text: str) -> Iterator[Fault]:
    def line(sign: str) -> int:
        return text.count("\n", 0, text.find(sign))

    if len(text) > MAX_LENGTH:
        yield Fault(0, "too-long", {"size": len(text), "limit": MAX_LENGTH})
    for sign, limit in _MOST.items():
        if (size := text.count(sign)) > limit:
            yield Fault(line(sign), "markdown-many", {"sign": sign, "size": size, "limit": limit})
    for run in _RUNS:
        if run in text:
            yield Fault(line(run), "markdown-run", {"sign": run[0]})
    for number, words in enumerate(text.split("\n")):
        if _NESTED.match(words):
            yield Fault(number, "markdown-nesting", {})
            break
    longest = max(text.split(), key=len, default="")
    if len(longest) > MAX_WORD:
        values = {"word": quote(longest), "size": len(longest), "limit": MAX_WORD}
        yield Fault(line(longest), "markdown-word", values)


class _List:
    """A list that is being read: with numbers, when *number* is that of its newest item."""

    def __init__(self, line: int, number: int | None) -> None:
        self.line = line
        self.size = 1
        self.number = number


class _Lines:
    """The lines of a text, or of a quotation in it, the first of them being *first*.

    What belongs together is gathered and then read for the signs within it: the lines of a
    paragraph, of an item, of a quotation.
    """

    def __init__(self, first: int) -> None:
        self._line = first - 1
        self._words: list[str] = []
        self._indent = 0  # what the lines of these words must at least be indented
        self._quoted: list[str] = []
        self._lists: list[_List] = []
        self._is_start = True

    def read(self, lines: list[str]) -> Iterator[Fault]:
        for number, line in enumerate(lines):
            self._line += 1
            following = lines[number + 1] if number + 1 < len(lines) else ""
            yield from self._read(line, following)
        self._line += 1
        yield from self._end()
        yield from self._end_lists(0)

    def _read(self, line: str, following: str) -> Iterator[Fault]:
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        if not words:
            yield from self._end()
            self._is_start = True
        elif self._quoted:
            self._quoted.append(line)
        elif words[0] == ">":
            yield from self._quotation(words, indent)
        elif words[0] == "#":
            yield from self._heading(line)
        elif self._is_rule(words):
            yield from self._rule(words, indent, following)
        elif self._begins_item(words, following):
            yield from self._item(words, indent)
        else:
            yield from self._text(words, indent)

    def _fault(self, code: str, **values: Any) -> Fault:
        return Fault(self._line, code, values)

    def _end(self) -> Iterator[Fault]:
        """Read what has been gathered: the line now is the one after it."""
        if self._quoted:
            inside = [re.sub(r"\A {0,3}> ?", "", line) for line in self._quoted]
            yield from _Lines(self._line - len(inside)).read(inside)
        elif self._words:
            yield from _in_words("\n".join(self._words), self._line - len(self._words))
        self._quoted, self._words = [], []

    def _end_lists(self, depth: int) -> Iterator[Fault]:
        for ended in self._lists[depth:]:
            if ended.number is not None and ended.size == 1:
                yield Fault(ended.line, "markdown-number", {"number": ended.number})
        del self._lists[depth:]

    def _needs_blank_line(self) -> Iterator[Fault]:
        if not self._is_start:
            yield self._fault("markdown-blank-line")

    def _quotation(self, words: str, indent: int) -> Iterator[Fault]:
        yield from self._needs_blank_line()
        if indent:
            yield self._fault("markdown-indent")
        if not re.match(r"(?:> ?)*>(?: |\Z)", words):
            yield self._fault("markdown-start", start=quote(words.split()[0]))
        yield from self._end()
        yield from self._end_lists(0)
        self._quoted, self._is_start = [words], False

    def _heading(self, line: str) -> Iterator[Fault]:
        if self._lists:
            yield from self._needs_blank_line()
        yield from self._end()
        yield from self._end_lists(0)
        if heading := _HEADING.fullmatch(line):
            yield from _in_words(heading[1], self._line)
        else:
            yield self._fault("markdown-heading", start=quote(line))
        self._is_start = True

    def _is_rule(self, words: str) -> bool:
        if words.rstrip() == "-" and (self._is_start or self._lists):
            return False  # an item without words
        return bool(_RULE.fullmatch(words) or _UNDERLINE.fullmatch(words))

    def _rule(self, words: str, indent: int, following: str) -> Iterator[Fault]:
        is_underline = len(self._words) == 1 and not self._lists and words[0] in "=-"
        if is_underline and not indent and len(words.strip()) > 2 and _UNDERLINE.fullmatch(words):
            yield from self._end()
            self._is_start = True
            return
        if not _RULE.fullmatch(words) or indent:
            yield self._fault("markdown-heading", start=quote(words))
        elif following.strip():
            yield self._fault("markdown-blank-line")
        else:
            yield from self._needs_blank_line()
        yield from self._end()
        yield from self._end_lists(0)

    def _begins_item(self, words: str, following: str) -> bool:
        item = _ITEM.match(words)
        if item is None or self._is_start or self._lists:
            return item is not None
        # In the middle of a paragraph: "fra 1. maj til / 3. juni" is no list, and is not shown
        # as one either.
        return item[2] is None or (int(item[2][:9]) == 1 and following.lstrip().startswith("2. "))

    def _item(self, words: str, indent: int) -> Iterator[Fault]:
        if not self._lists:
            yield from self._needs_blank_line()
        item = _ITEM.match(words)
        number = item[2] and int(item[2][:9])  # type: ignore[index]
        said = words[item.end() :]  # type: ignore[union-attr]
        yield from self._end()
        depth, odd = divmod(indent, _INDENT)
        if odd or depth > len(self._lists):
            yield self._fault("markdown-indent")
            depth = min(depth, len(self._lists))
        yield from self._end_lists(depth + 1)
        yield from self._numbered(depth, number)
        if not said.strip():
            yield self._fault("markdown-item-empty", sign=words.strip())
        elif said[0] in "#>" or _ITEM.match(said) or _RULE.fullmatch(said):
            yield self._fault("markdown-start", start=quote(said.split()[0]))
        else:
            yield from self._foreign(said)
        self._words, self._indent, self._is_start = [said], depth * _INDENT, False

    def _numbered(self, depth: int, number: int | None) -> Iterator[Fault]:
        if depth == len(self._lists):
            self._lists.append(_List(self._line, number))
            if number not in (None, 1):
                self._lists[-1].size = 0  # told of once
                yield self._fault("markdown-number", number=number)
            return
        current = self._lists[depth]
        if (current.number is None) != (number is None):
            yield self._fault("markdown-list-kinds")
        elif number is not None and number != current.number + 1:  # type: ignore[operator]
            yield self._fault("markdown-number", number=number)
        current.number = number
        current.size += 1

    def _text(self, words: str, indent: int) -> Iterator[Fault]:
        if self._is_start:
            depth, odd = divmod(indent, _INDENT)
            if depth > len(self._lists) or (odd and self._lists):
                yield self._fault("markdown-indent")
            yield from self._end_lists(depth)
            self._indent = indent if self._lists else 0
        elif indent < self._indent:
            yield self._fault("markdown-indent")
        yield from self._foreign(words)
        self._words.append(words)
        self._is_start = False

    def _foreign(self, words: str) -> Iterator[Fault]:
        """What other kinds of Markdown, or a word processor, begin a line with."""
        if foreign := _FOREIGN_START.match(words):
            code = "markdown-list-sign" if foreign[1] else "markdown-unknown"
            yield self._fault(code, sign=foreign[0])
        elif _DEFINITION.match(words):
            yield self._fault("markdown-reference", words=quote(words))


def _in_words(text: str, first: int, *, is_link: bool = False) -> Iterator[Fault]:
    """The faults among the words of one paragraph, item or heading that begins in line *first*."""
    opened: re.Match[str] | None = None
    at = 0
    while token := _next_token(text, at):
        at = token.end()
        line = first + text.count("\n", 0, token.start())
        if token.lastgroup == "ticks":
            end = _end_of_code(text, at, token[0])
            if end is None:
                yield _sign(token, line)
            at = end or at
        elif token.lastgroup == "sign":
            match _role(text, token, opened):
                case "opens":
                    opened = token
                case "closes":
                    opened = None
                case "odd":
                    yield _sign(token, line)
        elif token.lastgroup in ("brackets", "picture"):
            found, end = _brackets(text, token, line, is_link=is_link)
            yield from found
            at = end
        elif token.lastgroup is not None:
            yield from _TOLD_BY[token.lastgroup](token, line)
    if opened is not None:
        yield _sign(opened, first + text.count("\n", 0, opened.start()))


def _next_token(text: str, at: int) -> re.Match[str] | None:
    # Most signs of a text are letters: looking for the few that begin a token is much faster.
    while begin := _BEGIN.search(text, at):
        if token := _TOKEN.match(text, begin.start()):
            return token
        at = begin.end()
    return None


def _sign(token: re.Match[str], line: int) -> Fault:
    sign = token[0][:3]
    return Fault(
        line, "markdown-sign", {"sign": sign, "escaped": "".join(f"\\{one}" for one in sign)}
    )


def _end_of_code(text: str, at: int, ticks: str) -> int | None:
    """Where the code that *ticks* began before *at* has ended."""
    if len(ticks) > 2:
        return None
    end = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at)
    return end.end() if end and text[at : end.start()].strip() else None


def _role(text: str, sign: re.Match[str], opened: re.Match[str] | None) -> str:
    """Whether ``*`` or ``_`` opens emphasis, closes it, is only a sign, or neither for sure."""
    before = text[sign.start() - 1 : sign.start()] if sign.start() else " "
    after = text[sign.end() : sign.end() + 1] or " "
    is_inside_word = before.isalnum() and after.isalnum()
    if (before.isspace() and after.isspace()) or (sign[0][0] == "_" and is_inside_word):
        return "only a sign"
    if opened and opened[0] == sign[0] and not before.isspace() and not after.isalnum():
        return "closes"
    if not opened and len(sign[0]) <= 3 and not after.isspace() and not before.isalnum():
        return "opens"
    return "odd"


def _brackets(
    text: str, token: re.Match[str], line: int, *, is_link: bool
) -> tuple[list[Fault], int]:
    """The faults of a link, a picture or words in [ ], and where reading goes on."""
    start = token.end() - 1
    link = _LINK.match(text, start)
    if token.lastgroup == "picture":
        end = link.end() if link else token.end()
        return [Fault(line, "markdown-picture", {"picture": quote(text[token.start() : end])})], end
    if link:
        return list(_in_link(link, line, is_link=is_link)), link.end()
    brackets = _BRACKETS.match(text, start)
    if brackets is None:
        return [], token.end()
    said = quote(brackets[0])
    if brackets["next"] == "[" or brackets["words"].startswith("^"):
        return [Fault(line, "markdown-reference", {"words": said})], brackets.end()
    if brackets["next"]:
        return [Fault(line, "markdown-link", {"link": said})], brackets.end()
    if start == 0 and brackets["words"] in (" ", "x", "X"):
        return [Fault(line, "markdown-unknown", {"sign": said})], brackets.end()
    return [], token.end()


def _in_link(link: re.Match[str], line: int, *, is_link: bool) -> Iterator[Fault]:
    if is_link:
        yield Fault(line, "markdown-link", {"link": quote(link[0])})
    if not link["words"].strip():
        yield Fault(line, "markdown-link-empty", {"link": quote(link[0])})
    else:
        yield from _in_words(link["words"], line, is_link=True)
    yield from _address(link["address"], line)
    for token in _TOKEN.finditer(link["address"]):
        if token.lastgroup == "entity":  # "&amp;" from a page's HTML would be another address
            yield from _entity(token, line)


def _address(address: str, line: int) -> Iterator[Fault]:
    if not links.is_allowed(address):
        meant = links.meant(address)
        code = "markdown-address-near" if meant else "markdown-address"
        yield Fault(line, code, {"address": quote(address), "meant": quote(meant or "")})


def _in_angles(token: re.Match[str], line: int) -> Iterator[Fault]:
    address = token["address"]
    is_mail = ":" not in address
    yield from _address(f"mailto:{address}" if is_mail else address, line)
    # Python-Markdown makes links only of these; "<tel:112>" would stay as it is.
    if links.is_allowed(address) and not address.lower().startswith(("https:", "mailto:")):
        yield Fault(line, "markdown-link", {"link": quote(token[0])})


def _html(token: re.Match[str], line: int) -> Iterator[Fault]:
    yield Fault(line, "markdown-html", {"tag": quote(token[0])})


def _entity(token: re.Match[str], line: int) -> Iterator[Fault]:
    if token[0][1] == "#" or token[0][1:] in html5:
        yield Fault(line, "markdown-entity", {"entity": token[0]})


def _unknown(token: re.Match[str], line: int) -> Iterator[Fault]:
    yield Fault(line, "markdown-unknown", {"sign": quote(token[0])})


def _broken_link(token: re.Match[str], line: int) -> Iterator[Fault]:
    yield Fault(line, "markdown-link", {"link": token[0]})


_TOLD_BY: Mapping[str, Callable[[re.Match[str], int], Iterator[Fault]]] = {
    "address": _in_angles,
    "html": _html,
    "entity": _entity,
    "unknown": _unknown,
    "link": _broken_link,
}
