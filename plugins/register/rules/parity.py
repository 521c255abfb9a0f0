"""Rules about the two languages: both say the same, each in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import language
from ..model import OTHER_LANGUAGE
from ..problem import Problem, quote
from ..texts import Texts

_NOT_IN = {"da": "not-in-da", "en": "not-in-en"}
_NUMBER_NOT_IN = {"da": "number-not-in-da", "en": "number-not-in-en"}
_DIGITS = re.compile("[0-9]+")
# Links in Markdown, and addresses that stand open in a text; a link may show its own address.
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\([^()\s]*|\bhttps?://\S+")
_ADDRESS = re.compile(r"\]\([^()\s]*\)|https?://\S+")


def languages_differ(texts: Texts) -> Iterator[Problem]:
    """A text is not the same in Danish and English, unless it is a name."""
    for pair in texts.pairs:
        if pair.da == pair.en and pair.da.strip() and not pair.field.may_be_equal:
            yield Problem(texts.path, (*pair.at, "en"), "same-text", {"label": pair.field.label})


def texts_stand_under_their_language(texts: Texts) -> Iterator[Problem]:
    """What stands under ``da`` is Danish, and under ``en`` English."""
    known = language.words()
    da, en = known["da"].common, known["en"].common
    for pair in texts.pairs:
        # Nearly every text has one of its language's common words.
        if not (da.isdisjoint(pair.da.split()) or en.isdisjoint(pair.en.split())):
            continue
        if pair.field.may_be_equal or pair.da == pair.en:
            continue
        for code, text in (("da", pair.da), ("en", pair.en)):
            if language.looks_like(text, OTHER_LANGUAGE[code], rather_than=code):
                values = {"label": pair.field.label}
                yield Problem(texts.path, (*pair.at, code), _NOT_IN[code], values)


def numbers_stand_in_both_languages(texts: Texts) -> Iterator[Problem]:
    """A number that one language gives stands in the other, too, in digits or as a word."""
    if _DIGITS.findall(texts.whole["da"]) == _DIGITS.findall(texts.whole["en"]):
        return  # nearly always
    unsaid = {found.at[:-1] for found in texts.personal}  # never repeated, digits and all
    for pair in texts.pairs:
        da, en = pair.da, pair.en
        if _DIGITS.findall(da) == _DIGITS.findall(en) or pair.at in unsaid:
            continue
        if "](" in da + en or "://" in da + en:
            da, en = (_ADDRESS.sub(" ", text) for text in (da, en))
        for code, missing in language.numbers_missing(da, en):
            values = {"label": pair.field.label, "numbers": missing}
            yield Problem(texts.path, (*pair.at, code), _NUMBER_NOT_IN[code], values)


def links_stand_in_both_languages(texts: Texts) -> Iterator[Problem]:
    """Both languages have as many links."""
    if not any("](" in whole or "://" in whole for whole in texts.whole.values()):
        return
    for pair in texts.pairs:
        if "](" not in pair.da + pair.en and "://" not in pair.da + pair.en:
            continue
        links = {"da": len(_LINK.findall(pair.da)), "en": len(_LINK.findall(pair.en))}
        if links["da"] != links["en"]:
            code = min(links, key=lambda one: links[one])
            values = {"label": pair.field.label, **links}
            yield Problem(texts.path, (*pair.at, code), "link-missing", values)


def confirmed_texts_exist(texts: Texts) -> Iterator[Problem]:
    """A line under ``confirmed`` names a text that stands in both languages."""
    if not texts.confirmed:
        return
    names = {Problem(texts.path, pair.at, "").field for pair in texts.pairs}
    for number, line in enumerate(texts.confirmed):
        if line["field"] not in names and not (texts.is_page and line["field"] == "body"):
            at = ("confirmed", number, "field")
            yield Problem(texts.path, at, "confirmed-unknown", {"name": quote(line["field"])})
