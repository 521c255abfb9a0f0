"""Texts that no one would think of, and those that attackers do."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

#: Where the shortest of the tool's fields is cut off.
SHORTEST_LIMIT = 80

# What means something to one of those that a text passes through: HTML, Jinja, gettext, URLs,
# Markdown, YAML, JSON, spreadsheets, shells, workflow commands.
ATTACKS = (
    "<script>alert(1)</script>", "</dd></dl>", "<img src=x onerror=alert(1)>", "<!--", "-->", "]]>",
    "</title>", '" onclick="alert(1)', "' x='", "&lt;b&gt;", "&amp;", "&#60;", "&nbsp;", "<", ">",
    "&", '"', "'", "{{ 7 * 7 }}", "{% raw %}", "{#", "#}", "%(n)s", "%s", "%", "{n}", "{", "}",
    "javascript:alert(1)", "//evil.example", "?a=b&c=d#e", "%3Cb%3E", "\\", "\\u003c", "\\n",
    "=1+1", "+1", "-1", "@x", "::error::", "$(id)", "`id`", ": ", " #", "- ", "--- ", "...", "|",
    ">-", "*", "**b**", "_", "~~", "[x](https://a.example)", "![x](y)", "1. ", "\xa0", "  ", "æøå",
    "İ", "ß", "עברית", "日本語", "👩", "e\u0301", "null", "no", "1.10", "12:30", "0x1F",
)  # fmt: skip
# What Markdown could take for more than words.
MARKDOWN = set("*_`[]\\#+-=~|<>&:@!(){}.1234567890\t•·◦▪‣●○■")


# All that a file may hold but line breaks: see FORBIDDEN in plugins/register/reading.py.
_CHARACTERS = st.characters(
    exclude_categories=("C", "Zl", "Zp"),
    exclude_characters="".join(map(chr, range(0xFE00, 0xFE10))),
    max_codepoint=0xDFFFF,
)


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Texts as a file may hold them: normalised, of several lines, with more than space."""
    pieces = st.one_of(
        st.sampled_from(ATTACKS), st.text(_CHARACTERS, max_size=8), st.sampled_from((" ", "\n"))
    )
    joined = st.lists(pieces, min_size=1, max_size=max_size).map("".join)
    return joined.map(lambda text: unicodedata.normalize("NFC", text)).filter(
        lambda text: text[:SHORTEST_LIMIT].strip()
    )


def words() -> st.SearchStrategy[str]:
    """Texts on one line in which nothing means anything to Markdown."""
    return (
        texts()
        .map(lambda text: " ".join("".join(c for c in text if c not in MARKDOWN).split()))
        .filter(bool)
    )
