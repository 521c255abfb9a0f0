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


# What the texts of an authority are made of, and what trips those who measure them.
OFFICIAL = (
    "Kommunen", "borgeren", "borgerne", "du", "dig", "og", "er ikke", "på", "Ældre", "ønsker", "å",
    "registreringsafgift", "sagsbehandlingstid", "the citizens", "you", "of the", "assessment",
    "Såfremt", "i henhold til", "pursuant to", "shall", "fx", "f.eks.", "bl.a.", "nr. 5", "Art. 6",
    "e.g.", "No.", "approx. 3", "den 4. maj", "kl. 14", "2 pm", "2 p.m.", "14.00", "1.000", "1,000",
    "3,5", "fem", "twelve", "007", "\u0663", "²", "ESDH", "ESDH (et arkiv)", "(KLE)", "IT", "MitID",
    ". ", "! ", "?", ": ", "… ", '." ', "». ", ".) ", "...", ", ", "-", "–", "’s", "\n", "\n\n",
    "\r\n", "\n- ", "\n1. ", "\n2) Se her.", "\n# ", "\n> ", "\n \n", "[se her](https://a.example/a)",
    "![x](y)", "https://a.example/?nr=7", "**fed**", "_", "*", "`", "\\", "\u2028", "\x85", "\x0b",
    "\U0001f469", "\U0001d400\U0001d401", "\U0001d7cf\U0001d7d3",
)  # fmt: skip
# What is personal data, and what only looks like it; a few signs between make one of the other.
PERSONAL = (
    "150290-1234", "1502901234", "0707700009", "0101901234", "15.02.1990-1234", "150290", "1234",
    "310290-1234", "cpr", "personnummer", "DK5000400440116243", "DK50 0040 0440 1162 43", "GB29NW",
    "reg.nr. 4069", "konto", "4069 3033366633", "+71<000000001234567+12345678<", "33 66 33 66",
    "+45 33663366", "0045 33 66 33 66", "33663366", "tlf.", "ring", "cvr", "2019 2026", "@", "(at)",
    " snabel-a ", "%40", ".dk", "(dot)dk", "a.example", "gmail.com", "for.efternavn", "AB1C",
    "post", "x+y", "://", "\uff20", "\uff0d", "\u0661\u0665\u0660\u0662\u0669\u0660", "\U00010400",
    "‐", "\u2212", "\xa0", "\U0001d7cf\U0001d7d3\U0001d7ce\U0001d7d0\U0001d7d7\U0001d7ce",
)  # fmt: skip


def official_texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Texts as authorities write them, by chance."""
    pieces = st.sampled_from(OFFICIAL) | st.sampled_from((" ", ". ", "en", "hverdage"))
    return st.lists(pieces, max_size=max_size).map(" ".join) | _joined(pieces, max_size)


def personal_texts(max_size: int = 8) -> st.SearchStrategy[str]:
    """Texts with what is personal data, or nearly."""
    signs = st.sampled_from((" ", "-", ".", ":", "\n", "*", "0", "9", "a"))
    return _joined(st.sampled_from(PERSONAL) | signs | st.sampled_from(OFFICIAL), max_size)


def _joined(pieces: st.SearchStrategy[str], max_size: int) -> st.SearchStrategy[str]:
    return st.lists(pieces, max_size=max_size).map("".join)
