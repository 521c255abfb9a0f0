// What a file says, text by text, and what is wrong with it: the twin of
// plugins/register/texts.py and of the rules about texts (TEXT_RULES).
import { isText } from "./asked.js";
import { notFollowed } from "./followed.js";
import { figure, isHarder, measure } from "./language.js";
import {
  confirmedTextsExist,
  label,
  languagesDiffer,
  linksStandInBothLanguages,
  numbersStandInBothLanguages,
  textsStandUnderTheirLanguage,
} from "./parity.js";
import { find, mask } from "./personal.js";
import { quote } from "./problems.js";

/** Who has so much of a kind to mend in one file reads the rest when that is done. */
const MOST = 100;
const LANGUAGES = ["da", "en"];

/**
 * What is wrong with the texts of `data`, in the order and words of `inv check`; and with what
 * changed since `before`, the answers that the register has published.
 *
 * Left to the pull request: Markdown that would not be shown as written, personal data in
 * comments and in the file's name, and exceptions that the editors have made.
 */
export function textProblems(form, schema, data, today, before = null) {
  const texts = textsOf(form, schema, data, today);
  const found = RULES.flatMap((rule) => rule(texts));
  if (before === null) return found;
  return [...found, ...notFollowed(texts, { data: before, pairs: [...pairsIn(schema, before, [])] })];
}

/** The personal data in the texts of `data`, which nobody must see. */
export function personalProblems(form, schema, data, today) {
  const texts = textsOf(form, schema, data, today);
  return PERSONAL.flatMap((rule) => rule(texts));
}

const PERSONAL = [
  ({ personal }) => found(personal, "cpr"),
  ({ personal }) => found(personal, "account"),
  ({ personal }) => found(personal, "mailbox-person", "mailbox-private", "mailbox-domain"),
  ({ personal }) => found(personal, "phone"),
];
const RULES = [
  ...PERSONAL,
  textsAreEasyToRead,
  languagesDiffer,
  textsStandUnderTheirLanguage,
  numbersStandInBothLanguages,
  linksStandInBothLanguages,
  confirmedTextsExist,
];

function found(personal, ...codes) {
  return personal
    .filter((one) => codes.includes(one.code))
    .map(({ code, at, shown }) => ({ at, code, values: { found: shown } }));
}

/** A text that the citizen reads first stays under the LIX that the schema gives its field. */
function textsAreEasyToRead({ form, pairs, names }) {
  return pairs
    .filter((pair) => pair.field.lix !== undefined)
    .flatMap((pair) => LANGUAGES.flatMap((code) => tooHard(form, pair, code, names)));
}

function tooHard(form, { at, field, ...pair }, code, names) {
  const limit = field.lix;
  if (!isHarder(measure(form, pair[code], code), limit)) return [];
  const measured = measure(form, pair[code], code, names);
  if (!isHarder(measured, limit)) return []; // it was its names that made it hard
  const values = { label: label(field), lix: figure(measured.lix), limit, sentence: quote(measured.sentences[0]) };
  return [{ at: [...at, code], code: "lix", values }];
}

/** The texts in both languages, all texts, the names among them and the personal data in them. */
function textsOf(form, schema, data, today) {
  const pairs = [...pairsIn(schema, data, [])];
  const halves = pairs.flatMap((pair) => LANGUAGES.map((code) => ({ at: [...pair.at, code], text: pair[code] })));
  const said = [...halves, ...singlesIn(schema, data, [])];
  const personal = said.flatMap((one) => personalIn(form, one, today)).slice(0, MOST);
  return { form, data, pairs, names: namesAmong(said), personal };
}

/** What a file calls itself, units and companies, among all that is `said` in it. */
export function namesAmong(said) {
  const names = said.filter(({ at }) => at.includes("name") || at.includes("unit"));
  return [...new Set(names.map(({ text }) => text))];
}

function personalIn(form, { at, text }, today) {
  const signs = [...text];
  return find(text, today, form.mailbox_domains)
    .filter(({ code }) => !(code === "phone" && at.at(-1) === "phone"))
    .map(({ code, start, end }) => ({ code, at, shown: mask(signs.slice(start, end).join("")) }));
}

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Each answer in `data` that the schema knows: its place, its field and what is inside it. */
function* places(schema, data, above) {
  for (const [name, value] of Object.entries(data)) {
    if (!Object.hasOwn(schema.properties ?? {}, name)) continue;
    const field = schema.properties[name];
    const place = { at: [...above, name], field, inside: field.items ?? field, value };
    yield place;
    if (!Array.isArray(value)) continue;
    for (const [number, part] of value.entries()) yield { ...place, at: [...place.at, number], value: part };
  }
}

function* pairsIn(schema, data, above) {
  for (const { at, field, inside, value } of places(schema, data, above)) {
    if (!isGroup(value)) continue;
    if (!isText(inside)) yield* pairsIn(inside, value, at);
    else if (isPair(value)) {
      yield { at, field, da: value.da, en: value.en, mayBeEqual: Boolean(field.properties?.da?.may_be_equal) };
    }
  }
}

const isPair = (value) => LANGUAGES.every((code) => typeof value[code] === "string");

/** The texts in no language, and those whose other half is missing. */
function* singlesIn(schema, data, above) {
  for (const { at, inside, value } of places(schema, data, above)) {
    if (typeof value === "string") yield { at, text: value };
    else if (isGroup(value) && !isText(inside)) yield* singlesIn(inside, value, at);
    else if (isGroup(value) && !isPair(value)) {
      for (const code of LANGUAGES) {
        if (typeof value[code] === "string") yield { at: [...at, code], text: value[code] };
      }
    }
  }
}
