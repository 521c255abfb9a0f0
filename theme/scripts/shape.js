// What is wrong with the shape of the answers, in our own sentences: the twin of
// plugins/register/shape.py. The library says which keyword of the schema refuses which place.
import { isText } from "./asked.js";
import { checks } from "./formats.js";
import { words } from "./given.js";
import { Validator, format } from "./libraries/json-schema.js";
import { nearest } from "./near.js";
import { quote, trimmed } from "./problems.js";

/** Who has so much to mend reads the rest when that is done. */
export const MOST = 100;
const LANGUAGES = ["da", "en"];

/** A problem for everything in `data` that `schema` refuses. */
export function shapeProblems(form, schema, data) {
  Object.assign(format, checks(form.countries));
  const { errors, valid } = new Validator(schema, "2020-12", false).validate(data);
  if (valid) return [];
  const found = once(errors).flatMap((error) => explained(form, schema, data, error));
  return withoutRepeats(found.slice(0, MOST));
}

/** One error for each keyword and place: the library gives one for every unknown field, and we speak of all. */
function once(errors) {
  return [...new Map(errors.map((error) => [`${error.keywordLocation} ${error.instanceLocation}`, error])).values()];
}

function explained(form, schema, data, error) {
  if (ABOUT_OTHERS.has(error.keyword)) return [];
  const [at, value] = follow(data, error.instanceLocation);
  const [, part] = follow(schema, error.keywordLocation.replace(/\/[^/]*$/, ""));
  return (EXPLAIN[error.keyword] ?? noSentence)(value, part, form, error.keyword).map(([more, code, values]) => {
    const problem = { at: [...at, ...more], code, values };
    return code === "unknown-field-near" ? { ...problem, meant: [...at, values.meant] } : problem;
  });
}

/** The steps of a JSON Pointer in `document`, numbers in lists, and what they lead to. */
function follow(document, pointer) {
  const steps = pointer.split("/").slice(1);
  const at = [];
  let value = document;
  for (const step of steps.map((one) => decodeURIComponent(one).replaceAll("~1", "/").replaceAll("~0", "~"))) {
    at.push(Array.isArray(value) ? Number(step) : step);
    value = value[step];
  }
  return [at, value];
}

/** `problems` without those that only repeat another one. */
function withoutRepeats(problems) {
  const places = (...codes) => problems.filter(({ code }) => codes.includes(code)).map(({ at }) => key(at));
  const repeats = {
    "too-long": new Set(places("form", "spaces")), // a date with a time of day is not a text to shorten
    form: new Set(places("spaces")), // what is left has the right form
    missing: new Set(problems.map(({ meant }) => key(meant ?? []))), // a misspelt name is not a missing field
    incomplete: new Set(problems.filter(({ code }) => code === "missing").map(({ at }) => key(at.slice(0, -1)))),
  };
  // A value can miss its pattern and its format at once, too.
  const all = new Map(problems.map((problem) => [key([problem.at, problem.code]), problem]));
  return [...all.values()].filter(({ at, code }) => !repeats[code]?.has(key(at)));
}

function key(value) {
  return JSON.stringify(value);
}

// One sentence per keyword, never the library's own.

function required(value, schema) {
  return schema.required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => [[name], "missing", { name, ...words(schema.properties[name]) }]);
}

function unknown(value, schema) {
  const known = Object.keys(schema.properties);
  const absent = known.filter((name) => !Object.hasOwn(value, name));
  const named = Object.keys(value).filter((name) => !known.includes(name));
  return named.slice(0, MOST).map((name) => {
    if (value[name] === null && isText(schema)) return [[name], "comma", { name: quote(name) }];
    if (LANGUAGES.includes(name)) return [[name], "language-alone", { name }];
    const meant = nearest(name, absent);
    const values = { name: quote(name), meant, known: [...known].sort() };
    return [[name], meant ? "unknown-field-near" : "unknown-field", values];
  });
}

function choice(value, schema, form) {
  if (isEmpty(value)) return [[[], "empty", words(schema)]];
  const choices = schema.enum;
  if (typeof value === "string" && choices.includes(trimmed(value))) return [[[], "spaces", { value: quote(value) }]];
  const shown = typeof value === "string" ? value : quote(value);
  const meant = nearest(shown, choices) ?? labelled(form, schema, shown);
  return [[[], meant ? "choice-near" : "choice", { value: quote(value), choices, meant }]];
}

/** The code of the vocabulary that readers see as `label`, in one of the languages. */
function labelled(form, schema, label) {
  const terms = Object.entries(form.vocabularies[schema.vocabulary] ?? {});
  const isSame = (words) => LANGUAGES.some((language) => words[language].toLowerCase() === label.toLowerCase());
  return terms.filter(([, words]) => isSame(words)).at(-1)?.[0] ?? null;
}

function isEmpty(value) {
  return value === null || (typeof value === "string" && trimmed(value) === "");
}

function type(value, schema) {
  if (isEmpty(value)) return [[[], "empty", words(schema)]];
  if (isText(schema)) return [[[], "not-both-languages", { value: quote(value) }]];
  const known = Object.keys(schema.properties ?? {});
  return [[[], `not-${schema.type}`, { value: quote(value), known, ...words(schema) }]];
}

function form(value, schema, _, keyword) {
  if (isEmpty(value)) return [[[], "empty", words(schema)]];
  const fits = keyword === "pattern" && new RegExp(schema.pattern, "u").test(trimmed(value));
  if (fits) return [[[], "spaces", { value: quote(value) }]];
  return [[[], "form", { value: quote(value), form: inWords(schema) }]];
}

function incomplete(value, schema) {
  return [[[], "incomplete", { form: inWords(schema) }]];
}

function limit(code) {
  return (value, schema, _, keyword) => {
    const size = typeof value === "string" ? [...value].length : (value.length ?? value);
    return [[[], code, { limit: schema[keyword], size }]];
  };
}

function noSentence() {
  return [[[], "shape", {}]];
}

// What the library adds to an error further inside, or to that of additionalProperties.
const ABOUT_OTHERS = new Set(["properties", "items", "false"]);
const EXPLAIN = {
  required,
  additionalProperties: unknown,
  enum: choice,
  type,
  pattern: form,
  format: form,
  minProperties: incomplete,
  maxLength: limit("too-long"),
  minItems: limit("too-few"),
  maxItems: limit("too-many"),
  minimum: limit("too-small"),
  maximum: limit("too-big"),
  uniqueItems: limit("repeated"),
};

function inWords(schema) {
  return { da: schema.form, en: schema.form_en };
}
