"""The schema itself: what each kind of file may say, its words, vocabularies and conditions."""

from __future__ import annotations

import ast
import copy
import json
import re
import string
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jsonschema
import msgspec
import pytest

from plugins.register import Register, formats, loader, reading, shape
from plugins.register.reading import read_yaml
from plugins.register.report import wording
from plugins.register.schema import SCHEMA_FOLDER, Field, Kind, Vocabulary, default_schema

SCHEMA = default_schema()
KINDS = sorted(SCHEMA.kinds.values(), key=lambda kind: kind.name)
VOCABULARIES = list(SCHEMA.vocabularies.values())
PLUGINS = SCHEMA_FOLDER.parent / "plugins"
CONTENT = Path(__file__).parents[1] / "municipality" / "content"
EXAMPLES = {
    "accessibility": "accessibility.yaml",
    "department": "departments/*.yaml",
    "exceptions": "exceptions.yaml",
    "initiative": "initiatives/*.yaml",
    "law": "laws/*.yaml",
    "letter": "letters/*.yaml",
    "page": "pages/*/*.md",
    "site": "site.yaml",
    "situation": "situations/*.yaml",
    "strategy": "strategy.yaml",
    "synonyms": "synonyms.yaml",
    "technology": "technologies/*.yaml",
    "term": "glossary/*.yaml",
    "tool": "tools/*/*.yaml",
    "withheld": "withheld.yaml",
}

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
each_vocabulary = pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda found: found.name)


@cache
def examples(kind: Kind) -> list[Any]:
    """What the fictitious municipality's files of a kind say."""
    read = []
    for path in sorted(CONTENT.glob(EXAMPLES[kind.name])):
        text = path.read_text(encoding="utf-8")
        fields = text.split("---\n")[1] if path.suffix == ".md" else text
        data = read_yaml(path.name, fields).data
        kind.type_numbers(data)
        read.append(data)
    return read


def parts(schema: Any) -> Iterator[Any]:
    """Every schema inside a schema."""
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from parts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from parts(part)


def groups_of(data: Any, schema: Any, at: tuple = (), path: tuple = ()) -> Iterator[tuple]:
    """Every group of fields in *data*: its place, its path in the schema, its schema."""
    if "properties" in schema and isinstance(data, dict):
        yield at, path, schema
        for name, part in data.items():
            yield from groups_of(part, schema["properties"][name], (*at, name), (*path, name))
    elif "items" in schema:
        for number, part in enumerate(data):
            yield from groups_of(part, schema["items"], (*at, number), (*path, "[]"))


def required_fields() -> Iterator[Any]:
    """Every required name in the schema, with an example that has it."""
    for kind in KINDS:
        found = {}
        for data in examples(kind):
            for at, path, schema in groups_of(data, kind.schema):
                for name in schema.get("required", ()):
                    found.setdefault((*path, name), (kind, data, (*at, name)))
        for path, case in found.items():
            yield pytest.param(*case, id=f"{kind.name}-{'.'.join(path)}")


def all_required(schema: Any, path: tuple = ()) -> Iterator[tuple]:
    for name in schema.get("required", ()):
        yield (*path, name)
    for name, part in schema.get("properties", {}).items():
        yield from all_required(part, (*path, name))
    if "items" in schema:
        yield from all_required(schema["items"], (*path, "[]"))


REQUIRED = list(required_fields())


# Shape


@pytest.mark.parametrize(
    "path", sorted(SCHEMA_FOLDER.rglob("*.json")), ids=lambda path: path.name.split(".")[0]
)
def test_every_file_is_json_schema_2020_12(path):
    document = json.loads(path.read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(document)

    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@each_kind
def test_no_group_takes_fields_that_the_schema_does_not_name(kind):
    open_groups = [
        part
        for part in parts(kind.schema)
        if part.get("type") == "object" and part.get("additionalProperties") is not False
    ]

    assert open_groups == []


@each_kind
def test_the_municipality_shows_the_kind_in_use(kind):
    problems = [shape.problems(kind, "x.yaml", data) for data in examples(kind)]

    assert set(map(tuple, problems)) == {()}


@pytest.mark.parametrize(("kind", "data", "at"), REQUIRED)
def test_a_required_field_that_is_left_out_is_missed_once(kind, data, at):
    data = copy.deepcopy(data)
    group = data
    for step in at[:-1]:
        group = group[step]
    del group[at[-1]]

    problems = shape.problems(kind, "x.yaml", data)

    assert [(problem.code, problem.at) for problem in problems] == [("missing", at)]


def test_every_required_field_has_such_an_example():
    shown = {parameters.id for parameters in REQUIRED}

    assert shown == {
        f"{kind.name}-{'.'.join(path)}" for kind in KINDS for path in all_required(kind.schema)
    }


@each_kind
def test_an_empty_file_lacks_every_required_field(kind):
    problems = shape.problems(kind, "x.yaml", {})

    assert {(problem.code, problem.at) for problem in problems} == {
        ("missing", (name,)) for name in kind.schema["required"]
    }


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5", 5),
        ("0", 0),
        ("-1", -1),
        ("999999999999999", 999_999_999_999_999),
        ("9999999999999999", "9999999999999999"),
        ("05", "05"),
        ("+5", "+5"),
        ("1.0", "1.0"),
        ("1e3", "1e3"),
        ("5\n", "5\n"),
        ("٥", "٥"),
        ("", ""),
        (None, None),
        ([], []),
    ],
)
def test_whole_numbers_are_typed_where_the_schema_asks_for_them(typed, value):
    data = {"order": typed, "name": {"da": "5", "en": "5"}}

    SCHEMA.kinds["situation"].type_numbers(data)

    assert data == {"order": value, "name": {"da": "5", "en": "5"}}


def test_whole_numbers_are_typed_inside_lists_and_groups():
    data = {"data": [{"keep": {"months": "5"}}, {"keep": "5"}, "5"], "cost": {"year": "2026"}}

    SCHEMA.kinds["tool"].type_numbers(data)

    assert data == {"data": [{"keep": {"months": 5}}, {"keep": "5"}, "5"], "cost": {"year": 2026}}


def test_a_keyword_without_a_sentence_of_its_own_is_still_a_problem():
    kind = Kind("x", {"type": "object", "properties": {"a": {"const": "b"}}})

    (problem,) = shape.problems(kind, "x.yaml", {"a": "c"})

    assert (problem.code, problem.at) == ("shape", ("a",))


# Words


@each_kind
def test_every_field_has_a_label_and_a_hint_in_both_languages(kind):
    without = [
        field.name
        for field in kind.fields
        if not all((*field.label.values(), *field.hint.values()))
    ]

    assert without == []


@each_kind
def test_every_half_of_a_text_has_a_label_and_a_hint(kind):
    halves = [
        half
        for part in parts(kind.schema)
        for name, half in part.get("properties", {}).items()
        if name in ("da", "en")
    ]

    assert {(half["title"], half["title_en"]) for half in halves} <= {
        ("Dansk", "Danish"), ("Engelsk", "English"),
    }  # fmt: skip


@each_kind
def test_hints_are_translated(kind):
    same = [field.name for field in kind.fields if field.hint["da"] == field.hint["en"]]

    assert same == []


def test_only_words_shared_by_both_languages_are_the_same_label():
    same = {
        field.label["da"]
        for kind in KINDS
        for field in kind.fields
        if field.label["da"] == field.label["en"]
    }

    assert same == {
        "Status", "Menu", "Id", "KL's ring", "Ring", "Data", "Links", "Problem", "Version",
    }  # fmt: skip


@each_kind
def test_every_form_is_put_in_words(kind):
    formless = [
        part
        for part in parts(kind.schema)
        if part.keys() & {"pattern", "format", "minProperties"}
        and not (part.get("form") and part.get("form_en"))
    ]

    assert formless == []


def test_every_field_of_a_tool_stands_under_a_heading():
    tool = SCHEMA.kinds["tool"]
    headings = [group["id"] for group in tool.groups]

    used = list(dict.fromkeys(field.group for field in tool.fields if len(field.path) == 1))

    assert used == headings


def test_every_heading_is_a_question_in_both_languages():
    titles = [group["title"] for group in SCHEMA.kinds["tool"].groups]

    assert [title for title in titles if not title["da"].endswith("?")] == []
    assert [title for title in titles if not title["en"].endswith("?")] == []


# Patterns


def patterned() -> dict[str, Any]:
    """Every pattern of the schema and one schema that has it."""
    return {
        part["pattern"]: part
        for kind in KINDS
        for part in parts(kind.schema)
        if isinstance(part.get("pattern"), str)
    }


PATTERNS = {pattern: part for pattern, part in patterned().items() if pattern != r"\S"}
each_pattern = pytest.mark.parametrize("part", PATTERNS.values(), ids=PATTERNS)


def codes_for(part: Any, value: Any) -> set[str]:
    """What is said of *value* in a field of which *part* is the schema."""
    kind = Kind("x", {"type": "object", "properties": {"field": part}})
    return {problem.code for problem in shape.problems(kind, "x.yaml", {"field": value})}


@each_pattern
def test_every_example_of_a_pattern_is_accepted(part):
    refused = [example for example in part["examples"] if codes_for(part, example)]

    assert refused == []


@each_pattern
def test_patterns_are_anchored_and_read_alike_by_both_validators(part):
    pattern = part["pattern"]

    assert (pattern[0], pattern[-1]) == ("^", "$")
    assert "$" not in pattern[:-1]
    assert "\\d" not in pattern and "\\w" not in pattern


_REFUSED = {"form", "spaces", "empty"}
SPOILT = ("", " ", "{0}\n", "\n{0}", " {0}", "{0}\n{0}", "<{0}>")


@each_pattern
def test_what_a_pattern_does_not_mean_is_refused(part):
    spoilt = [spoil.format(example) for spoil in SPOILT for example in part["examples"]]

    assert [value for value in spoilt if not codes_for(part, value) & _REFUSED] == []


@each_pattern
def test_digits_of_other_scripts_are_refused(part):
    foreign = [
        example.translate({ord(str(digit)): ord(zero) + digit for digit in range(10)})
        for example in part["examples"]
        for zero in ("٠", "०", "０")
        if re.search("[0-9]", example)
    ]

    assert [value for value in foreign if "form" not in codes_for(part, value)] == []


# A pattern that backtracks would never come to an end on one of these.
HOSTILE = (
    "a" * 10_000 + "!", "a-" * 5_000, "a." * 5_000, "1" * 10_000, "1." * 5_000, "1 " * 5_000,
    "@" * 10_000, "a@" * 5_000, "https://" * 1_250, "https://" + " " * 10_000,
)  # fmt: skip


@each_pattern
def test_ten_thousand_hostile_characters_are_refused(part):
    accepted = [text[:10] for text in HOSTILE if not codes_for(part, text) & {"form", "too-long"}]

    assert accepted == []


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u00a0", "\u3000 "])
def test_a_text_of_spaces_is_no_text(blank):
    assert codes_for(patterned()[r"\S"], blank) == {"empty"}


@pytest.mark.parametrize(
    "address",
    ["http://a.example", "javascript:alert(1)", "HTTPS://a.example", "//a.example", "https://",
     "https://a.example/<b>", 'https://a.example/"', "https://a.example/`", "https://a.example/\\",
     "https://a.example/a b", "https://a.example/{b}", "mailto:a@b.example", "a.example"],
)  # fmt: skip
def test_an_address_is_plain_https(address):
    url = SCHEMA.kinds["site"].field("url").schema

    assert codes_for(url, address) == {"form"}


@pytest.mark.parametrize(
    ("field", "limit"),
    [("name", 80), ("summary", 280), ("benefit", 1_200), ("purpose", 6_000)],
)
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(field, limit):
    schema = SCHEMA.kinds["tool"].field(field).schema

    assert codes_for(schema, {"da": "å" * limit, "en": "b"}) == set()
    assert codes_for(schema, {"da": "å" * (limit + 1), "en": "b"}) == {"too-long"}


def test_the_reader_knows_every_field_of_prose():
    prose = {
        name
        for kind in KINDS
        for part in parts(kind.schema)
        for name, field in part.get("properties", {}).items()
        if isinstance(field, dict) and field.get("pattern") == r"\S"
    }

    assert prose == reading.PROSE


# Formats


@each_kind
def test_every_format_is_checked(kind):
    named = {part["format"] for part in parts(kind.schema) if isinstance(part.get("format"), str)}

    assert named <= set(formats.CHECKS)


# Vocabularies


@each_vocabulary
def test_a_vocabulary_explains_each_of_its_codes_and_no_others(vocabulary):
    assert vocabulary.codes == tuple(vocabulary.terms)


@pytest.mark.parametrize("part", ["label", "explained"])
def test_every_code_has_words_in_both_languages(part):
    wordless = [
        (vocabulary.name, code)
        for vocabulary in VOCABULARIES
        for code, term in vocabulary.terms.items()
        if set(term[part]) != {"da", "en"} or not all(term[part].values())
    ]

    assert wordless == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_two_codes_of_a_vocabulary_have_the_same_label(language):
    labels = Counter(
        (vocabulary.name, vocabulary.label(code, language))
        for vocabulary in VOCABULARIES
        for code in vocabulary.codes
    )

    assert [label for label, times in labels.items() if times > 1] == []


def test_explanations_are_translated():
    same = [
        (vocabulary.name, code)
        for vocabulary in VOCABULARIES
        for code in vocabulary.codes
        if vocabulary.explained(code, "da") == vocabulary.explained(code, "en")
    ]

    assert same == []


def test_terms_of_standards_have_a_secure_address():
    terms = [term for vocabulary in VOCABULARIES for term in vocabulary.terms.values()]
    addresses = [term["same_as"] for term in terms if "same_as" in term]

    assert [address for address in addresses if not address.startswith("https://")] == []


@each_vocabulary
def test_a_vocabulary_has_a_title_in_both_languages(vocabulary):
    document = json.loads((SCHEMA_FOLDER / "vocabularies" / f"{vocabulary.name}.json").read_bytes())
    words = [document[key] for key in ("title", "title_en", "description", "description_en")]

    assert all(words)
    assert document["description"] != document["description_en"]


def test_every_vocabulary_is_used():
    schemas = "".join(path.read_text("utf-8") for path in SCHEMA_FOLDER.glob("*.schema.json"))
    code = "".join(path.read_text("utf-8") for path in sorted(PLUGINS.rglob("*.py")))

    unused = [
        vocabulary.name
        for vocabulary in VOCABULARIES
        if f'"vocabularies/{vocabulary.name}.json"' not in schemas
        and f'"{vocabulary.name}"' not in code
    ]

    assert unused == []


def test_every_kind_of_data_belongs_to_a_group_of_data():
    kinds = SCHEMA.vocabularies["data_kinds"]
    used = {term["category"] for term in kinds.terms.values()}

    assert used == set(SCHEMA.vocabularies["data_categories"].codes)


def test_a_code_is_looked_up_by_vocabulary_and_language():
    assert SCHEMA.label("status", "in_use", "da") == "I brug"
    assert SCHEMA.label("status", "in_use", "en") == "In use"
    assert SCHEMA.vocabularies["status"].explained("retired", "en") == "It is no longer used."


def test_a_vocabulary_keeps_the_order_of_its_file():
    assert SCHEMA.vocabularies["ring"].codes == ("ready", "try_out", "keep_watch", "wait")


# Conditions


def conditions() -> list[Any]:
    """Every condition of the schema, one for each field it names."""
    return [
        pytest.param(kind, path, values, id=f"{kind.name}-{field.name}-{keyword}-{path}")
        for kind in KINDS
        for field in kind.fields
        for keyword, condition in conditions_of(field)
        for path, values in condition.items()
    ]


def conditions_of(field: Field) -> Iterator[tuple[str, Any]]:
    for keyword in ("when", "question", "required_when", "ahead_when"):
        yield keyword, field.schema.get(keyword) or {}
    for keyword in ("must_list", "not_while"):
        for value, condition in field.schema.get(keyword, {}).items():
            yield f"{keyword}-{value}", condition


@pytest.mark.parametrize(("kind", "path", "values"), conditions())
def test_a_condition_names_a_field_and_values_it_can_have(kind, path, values):
    field = kind.field(*path.split("."))

    assert values is True or set(values) <= set(field.schema["enum"])


def having(annotation: str) -> list[Any]:
    """Every field with an annotation, and its kind."""
    return [
        pytest.param(kind, field, id=f"{kind.name}-{field.name}")
        for kind in KINDS
        for field in kind.having(annotation)
    ]


@pytest.mark.parametrize(("kind", "field"), having("needed_with"))
def test_what_needs_an_answer_beside_others_names_them_and_their_values(kind, field):
    for name, values in field.schema["needed_with"].items():
        assert set(values) <= set(kind.field(*field.path[:-1], name).schema["enum"])


@pytest.mark.parametrize(("kind", "field"), having("not_while") + having("stands_for"))
def test_an_answer_that_may_not_always_be_given_is_a_choice(kind, field):
    limited = {**field.schema.get("not_while", {}), **field.schema.get("stands_for", {})}

    assert limited and set(limited) <= set(field.schema["enum"])


@pytest.mark.parametrize(("kind", "field"), having("stands_for"))
def test_an_answer_that_holds_for_some_months_counts_from_a_date(kind, field):
    for limit in field.schema["stands_for"].values():
        assert kind.field(*limit["after"].split(".")).schema["format"] == "date"
        assert limit["months"] > 0


@pytest.mark.parametrize(("kind", "field"), having("must_list"))
def test_what_must_be_listed_is_a_choice_of_the_key(kind, field):
    key = kind.field(*field.path, "[]", field.schema["key"])

    assert set(field.schema["must_list"]) <= set(key.schema["enum"])


@pytest.mark.parametrize(("kind", "field"), having("newest_first"))
def test_a_list_in_order_is_in_order_of_a_date(kind, field):
    day = kind.field(*field.path, "[]", field.schema["newest_first"])

    assert day.schema["format"] == "date"


@pytest.mark.parametrize(("kind", "field"), having("either"))
def test_the_ways_to_answer_are_all_the_fields_of_a_group(kind, field):
    parts = [part for way in field.schema["either"] for part in way]

    assert parts == list(field.schema["properties"])


@pytest.mark.parametrize(
    ("kind", "field"), having("happened") + having("ahead_when") + having("not_before")
)
def test_what_has_a_time_is_a_date(kind, field):
    earlier = field.schema.get("not_before", field.name).split(".")

    assert field.schema["format"] in ("date", "partial-date")
    assert kind.field(*earlier).schema["format"] in ("date", "partial-date")


@pytest.mark.parametrize(("kind", "field"), having("ids_of"))
def test_ids_are_those_of_a_part_of_the_register(kind, field):
    ids = field.schema.get("items", field.schema)

    assert field.schema["ids_of"] in {field.name for field in msgspec.structs.fields(Register)}
    assert "baadplads" in ids["examples"]


def test_questions_are_asked_in_tools_only():
    asking = [kind.name for kind in KINDS if kind.questions]

    assert asking == ["tool"]


def test_a_field_that_is_always_required_is_no_question():
    tool = SCHEMA.kinds["tool"]
    both = [name for name in tool.schema["required"] if tool.field(name).question is not None]

    assert both == []


def test_questions_are_known_by_the_names_people_write():
    questions = SCHEMA.kinds["tool"].questions

    assert questions["ai.training_data"].label == {
        "da": "Hvad den har lært af", "en": "What it learned from",
    }  # fmt: skip
    assert "name" not in questions
    assert "ai" not in questions


@pytest.mark.parametrize(
    ("path", "is_markdown"),
    [(("purpose",), True), (("summary",), False), (("since",), False)],
)
def test_markdown_is_only_where_the_schema_says_so(path, is_markdown):
    assert SCHEMA.kinds["tool"].field(*path).is_markdown is is_markdown


# Problems


def texts_in_the_code() -> set[str]:
    """Every piece of text in the code of the register."""
    return {
        node.value
        for path in (PLUGINS / "register").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


CATALOGUE = wording().catalogue
# The code puts these names together: "not-" and the type that the schema asks for.
TYPES = {"not-array", "not-integer", "not-object", "not-string"}


def test_every_problem_with_words_can_occur():
    assert set(CATALOGUE) - texts_in_the_code() == TYPES


def test_every_problem_that_can_occur_has_words():
    hyphenated = {text for text in texts_in_the_code() if re.fullmatch("[a-z]+(-[a-z]+)+", text)}

    words_of_git = {"cat-file", "fast-export", "ls-files", "merge-base", "rev-parse"}
    # Why there is no history: words of the build (plugins/output.py).
    missing = {"no-commit", "no-git"}
    assert hyphenated - set(CATALOGUE) - words_of_git - missing == {
        "follow-up", "klartekst-history", "not-stated", "partial-date",
    }  # fmt: skip


def test_every_type_in_the_schema_has_words_for_what_it_is_not():
    types = {part["type"] for kind in KINDS for part in parts(kind.schema) if _is_type(part)}

    assert {f"not-{name}" for name in types} == TYPES


def _is_type(part: Any) -> bool:
    return isinstance(part.get("type"), str)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_problem_says_what_is_wrong_and_how_to_mend_it_in_two_languages():
    shapes = {
        tuple((part, *sentence) for part, sentence in sentences.items())
        for sentences in CATALOGUE.values()
    }

    assert shapes == {(("says", "da", "en"), ("mend", "da", "en"))}


@pytest.mark.parametrize("part", ["says", "mend"])
def test_both_languages_name_the_same_values(part):
    differing = [
        code
        for code, sentences in CATALOGUE.items()
        if placeholders(sentences[part]["da"]) != placeholders(sentences[part]["en"])
        or sentences[part]["da"] == sentences[part]["en"]
    ]

    assert differing == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_sentences_end_as_sentences_do(language):
    says = {sentences["says"][language][-1] for sentences in CATALOGUE.values()}
    mend = {sentences["mend"][language][-1] for sentences in CATALOGUE.values()}

    assert says == {"."}
    assert mend == {".", "?", "}"}  # the last one is a hint from the schema


# The schema and the model


def answers_of(struct: Any) -> dict[str, Any]:
    hints = get_type_hints(struct)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(struct)}


def struct_in(hint: Any) -> Any:
    """The group of answers inside ``Group | None`` or ``tuple[Group, ...]``."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint
    return next(filter(None, map(struct_in, get_args(hint))), None)


def compare(schema: Any, struct: Any, path: str = "") -> Iterator[str]:
    """The fields that only the schema or only the model has."""
    answers = answers_of(struct)
    properties = schema["properties"]
    yield from (f"{path}{name}" for name in properties.keys() ^ answers.keys())
    for name in properties.keys() & answers.keys():
        part = properties[name].get("items", properties[name])
        if "properties" in part:
            yield from compare(part, struct_in(answers[name]), f"{path}{name}.")


@each_kind
def test_the_model_has_the_fields_of_the_schema(kind):
    beside = {"tool": {"department", "comments"}, "page": {"language", "body"}}

    differing = set(compare(kind.schema, loader._THINGS[kind.name]))

    assert differing == {"path", "id"} - kind.schema["properties"].keys() | (
        beside.get(kind.name, set())
    )


def test_a_field_knows_its_name_group_and_conditions():
    field = SCHEMA.kinds["tool"].field("ai", "risk", "annex_iii")

    assert isinstance(field, Field)
    assert field.name == "ai.risk.annex_iii"
    assert field.hint["en"] == "The point in Annex III that makes the tool high risk."
    assert field.when.parts == ((("ai", "risk", "class"), ["high"]),)
    assert (field.question, field.required_when.parts) == (None, ())
    assert isinstance(SCHEMA.vocabularies["annex_iii"], Vocabulary)
