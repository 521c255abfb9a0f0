"""The sentences for what is wrong in a spreadsheet, beside those of ``schema/problems.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.register import Problem

from .found import Mistake, Place
from .opening import Refused

#: What is wrong and how to mend it, by code.
_SAYS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "da": {
        "choice": ("»{value}« står ikke på listen.", "Vælg et svar fra listen i cellen."),
        "choice-near": ("»{value}« står ikke på listen.", "Mente du »{meant}«?"),
        "formula": (
            "I cellen står en formel. Den bliver ikke regnet ud, og cellen er ikke læst.",
            "Skriv selve svaret.",
        ),
        "cell-error": ("I cellen står en fejl fra en formel.", "Skriv selve svaret."),
        "character": (
            "I teksten er et tegn, som ikke alle kan se ({code}). Det er taget ud.",
            "Læs teksten igennem: mangler der noget?",
        ),
        "zeros-lost": (
            "Regnearket har taget nullerne forrest væk: {value}. I filen står {meant}.",
            "Tjek, at nummeret er rigtigt, og skriv det i cellen som tekst.",
        ),
        "merged": (
            "Cellerne {area} er slået sammen. Kun det, der står i {cell}, er læst.",
            "Del cellerne igen, og skriv hvert svar i sin egen celle.",
        ),
        "many-rows": (
            "Arket har {rows} rækker. Kun de første {limit} er læst.",
            "Slet rækkerne nedenunder, også de tomme.",
        ),
        "stray": (
            "»{value}« står et sted, hvor der ikke hører et svar til. Det er ikke læst.",
            "Flyt det til en hvid celle, eller slet det.",
        ),
        "row-twice": (
            "Spørgsmålet har to rækker. »{value}« står i den sidste og er ikke læst.",
            "Skriv svaret i den første række, og slet den sidste.",
        ),
        "row-missing": (
            "Rækken »{label}« mangler, eller dens skjulte felt er væk. Den er ikke læst.",
            "Hent et nyt skema, og sæt svarene ind i det.",
        ),
        "none-and-some": (
            "Her står, at listen er tom, men på arket »{sheet}« er der noget i {n} rækker.",
            "Ret det ene sted.",
        ),
        "column-missing": (
            "En kolonne mangler, eller dens skjulte navn er væk: {name}. Den er ikke læst.",
            "Hent et nyt skema, og sæt svarene ind i det.",
        ),
        "head-missing": (
            "Rækken under overskrifterne mangler. Arket er ikke læst.",
            "Hent et nyt skema, og sæt svarene ind i det.",
        ),
        "sheet-missing": (
            "Arket mangler.",
            "Hent et nyt skema, og sæt svarene ind i det. Et ark må gerne være tomt.",
        ),
        "sheet-twice": (
            "Arket er en kopi af arket »{other}«. Kun det er læst.",
            "Skriv det hele på arket »{other}«.",
        ),
        "sheet-strange": (
            "Arket hører ikke til skemaet, eller dets skjulte felter er væk. Det er ikke læst.",
            "Flyt svarene til skemaets egne ark.",
        ),
        "file-other": (
            "Filen er ikke et regneark i formatet .xlsx.",
            "Åbn den i dit regneark, og gem den som .xlsx.",
        ),
        "file-old": (
            "Filen er et gammelt regneark (.xls), eller den har en adgangskode.",
            "Åbn den, fjern koden, og gem den som .xlsx.",
        ),
        "file-ods": ("Filen er gemt som .ods.", "Åbn den, og gem den som .xlsx."),
        "file-large": ("Filen er over {limit} MB.", "Fjern billeder, og gem den igen."),
        "file-unpacked": (
            "Filen fylder over {limit} MB, når den bliver pakket ud, eller har alt for mange dele.",
            "Hent et nyt skema, og sæt svarene ind i det.",
        ),
        "file-areas": (
            "Filen slår alt for mange celler sammen.",
            "Hent et nyt skema, og sæt svarene ind i det.",
        ),
        "file-broken": (
            "Filen er gået i stykker.",
            "Åbn den i dit regneark, og gem den igen. Hjælper det ikke, så hent et nyt skema.",
        ),
        "form-other": (
            "Regnearket er ikke skemaet, eller dets skjulte felter er væk.",
            "Hent et nyt skema, og sæt svarene ind i det.",
        ),
        "form-version": (
            "Skemaet er af en anden udgave ({version}, ikke {ours}).",
            "Hent et nyt skema, og sæt svarene ind i det.",
        ),
    },
    "en": {
        "choice": ("“{value}” is not on the list.", "Choose an answer from the list in the cell."),
        "choice-near": ("“{value}” is not on the list.", "Did you mean “{meant}”?"),
        "formula": (
            "The cell holds a formula. It is not worked out, and the cell was not read.",
            "Write the answer itself.",
        ),
        "cell-error": ("The cell holds the error of a formula.", "Write the answer itself."),
        "character": (
            "The text has a character that not everyone can see ({code}). It was taken out.",
            "Read the text through: is anything missing?",
        ),
        "zeros-lost": (
            "The spreadsheet has taken the zeros in front away: {value}. The file says {meant}.",
            "See that the number is right, and write it in the cell as text.",
        ),
        "merged": (
            "The cells {area} are merged. Only what stands in {cell} was read.",
            "Split them again, and write each answer in a cell of its own.",
        ),
        "many-rows": (
            "The sheet has {rows} rows. Only the first {limit} were read.",
            "Delete the rows below, the empty ones, too.",
        ),
        "stray": (
            "“{value}” stands where no answer belongs. It was not read.",
            "Move it to a white cell, or delete it.",
        ),
        "row-twice": (
            "The question has two rows. “{value}” stands in the last and was not read.",
            "Write the answer in the first row and delete the last.",
        ),
        "row-missing": (
            "The row “{label}” is missing, or its hidden cell is empty. It was not read.",
            "Get a new form and put the answers into it.",
        ),
        "none-and-some": (
            "This says that the list is empty, but the sheet “{sheet}” has something in {n} rows.",
            "Change one of them.",
        ),
        "column-missing": (
            "A column is missing, or its hidden name is gone: {name}. It was not read.",
            "Get a new form and put the answers into it.",
        ),
        "head-missing": (
            "The row below the heads is missing. The sheet was not read.",
            "Get a new form and put the answers into it.",
        ),
        "sheet-missing": (
            "The sheet is missing.",
            "Get a new form and put the answers into it. A sheet may be empty.",
        ),
        "sheet-twice": (
            "The sheet is a copy of “{other}”. Only that was read.",
            "Write everything on the sheet “{other}”.",
        ),
        "sheet-strange": (
            "The sheet is not one of the form's, or its hidden cells are gone. It was not read.",
            "Move the answers to the form's own sheets.",
        ),
        "file-other": (
            "The file is no spreadsheet in the format .xlsx.",
            "Open it in your spreadsheet program and save it as .xlsx.",
        ),
        "file-old": (
            "The file is an old spreadsheet (.xls), or it has a password.",
            "Open it, take the password away, and save it as .xlsx.",
        ),
        "file-ods": ("The file is saved as .ods.", "Open it and save it as .xlsx."),
        "file-large": ("The file is over {limit} MB.", "Take pictures out and save it again."),
        "file-unpacked": (
            "The file is over {limit} MB when unpacked, or has far too many parts.",
            "Get a new form and put the answers into it.",
        ),
        "file-areas": (
            "The file merges far too many cells.",
            "Get a new form and put the answers into it.",
        ),
        "file-broken": (
            "The file is broken.",
            "Open it in your spreadsheet program and save it again. If that does not help, get a "
            "new form.",
        ),
        "form-other": (
            "The spreadsheet is not the form, or its hidden cells are gone.",
            "Get a new form and put the answers into it.",
        ),
        "form-version": (
            "The form is of another version ({version}, not {ours}).",
            "Get a new form and put the answers into it.",
        ),
    },
}
#: What the check says of a file, where a sheet has other words for it or mends it elsewhere.
_OF_FILE: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "da": {
        "question-open": (
            "»{label}« har intet svar.",
            "Svar, eller vælg i samme række en grund til, at det ikke kan besvares nu.",
        ),
    },
    "en": {
        "question-open": (
            "“{label}” has no answer.",
            "Answer, or choose a reason in the same row why it cannot be answered now.",
        ),
    },
}
_WHERE = {"da": ("ark »{}«", "række {}", "celle {}"), "en": ("sheet “{}”", "row {}", "cell {}")}


def said(mistake: Mistake | Refused, language: str) -> tuple[str, str]:
    """What is wrong and how to mend it."""
    code = mistake.why if isinstance(mistake, Refused) else mistake.code
    says, mend = _SAYS[language][code]
    values: Mapping[str, Any] = mistake.values
    return says.format(**values), mend.format(**values)


def said_of_file(problem: Problem, language: str) -> tuple[str, str] | None:
    """A problem of the draft and how to mend it in the sheet; None when the check's words fit."""
    if problem.code not in _OF_FILE[language]:
        return None
    says, mend = _OF_FILE[language][problem.code]
    label = problem.values["label"][language]
    return says.format(label=label), mend


def where(place: Place, language: str) -> str:
    """A place in a workbook in words: sheet, row, cell."""
    shown = (word.format(part) for word, part in zip(_WHERE[language], place, strict=True) if part)
    return ", ".join(shown)
