// The check of a draft: what `inv check` says of a tool's file, as far as a browser can tell.
import { fields, isQuestion } from "./asked.js";
import { RULES } from "./rules.js";
import { MOST, shapeProblems } from "./shape.js";

/**
 * What is wrong in `data`, the answers of a tool, in the order of the fields of `schema`.
 *
 * As in plugins/register/loader.py, a rule sees the data without what has been refused, and does
 * not speak of a place that has been, nor where a refused answer is the reason.
 */
export function check(form, schema, data, today) {
  const all = fields(schema);
  const draft = structuredClone(data);
  for (const { path } of all.filter((field) => field.schema.type === "integer")) typeNumbers(draft, path);
  const found = shapeProblems(form, schema, draft);
  const isLost = found.length >= MOST || found.some(({ code }) => code === "shape");
  return sorted(isLost ? found : [...found, ...broken(form, all, draft, today, found)], all);
}

/** What the rules say of `draft`, which loses what has been `found` wrong in it. */
function broken(form, all, draft, today, found) {
  const refused = new Set(found.flatMap(({ at, meant }) => [key(at), key(meant ?? [])]));
  const listsOfGroups = new Set(all.filter(({ schema }) => schema.items?.properties).map(({ path }) => key(path)));
  for (const at of refused) takeOut(draft, JSON.parse(at), listsOfGroups);
  const questions = new Map(all.filter(isQuestion).map((field) => [field.name, field]));
  const subject = { form, data: draft, today, fields: all, questions };
  return RULES.flatMap((rule) => {
    const said = rule(subject).filter(({ at, because }) => ![at, ...because].some((one) => isRefused(one, refused)));
    for (const { at } of said) refused.add(key(at));
    return said;
  });
}

function isRefused(at, refused) {
  return at.some((_, step) => refused.has(key(at.slice(0, step + 1))));
}

/** Take the place out; places in a list keep their number. */
function takeOut(data, at, listsOfGroups) {
  const [steps, last] = [at.slice(0, -1), at.at(-1)];
  const group = steps.reduce((value, step) => value?.[step], data);
  if (Array.isArray(group)) {
    const path = steps.map((step) => (typeof step === "number" ? "[]" : step));
    if (last < group.length) group[last] = listsOfGroups.has(key(path)) ? {} : null;
  } else if (typeof group === "object" && group !== null) {
    delete group[last];
  }
}

/** Turn text into whole numbers, in place, where the schema asks for whole numbers. */
function typeNumbers(value, [step, ...rest]) {
  if (step === "[]") {
    for (const part of Array.isArray(value) ? value : []) typeNumbers(part, rest);
  } else if (typeof value === "object" && value !== null && Object.hasOwn(value, step)) {
    if (rest.length > 0) typeNumbers(value[step], rest);
    else if (/^-?(0|[1-9][0-9]{0,14})$/.test(value[step])) value[step] = Number(value[step]);
  }
}

/** `problems` as their fields stand in the schema. */
function sorted(problems, all) {
  const order = new Map(all.map(({ name }, number) => [name, number]));
  const places = problems.map((problem) => [problem, place(problem.at, order)]);
  return places.sort(([, one], [, other]) => compared(one, other)).map(([problem]) => problem);
}

/** Where `at` stands: the number of each field on the way, and of each entry. */
function place(at, order) {
  const names = at.map((_, step) => at.slice(0, step + 1).map((one) => (typeof one === "number" ? "[]" : one)).join("."));
  return at.map((step, number) => (typeof step === "number" ? step : (order.get(names[number]) ?? Infinity)));
}

function compared(one, other) {
  const step = one.findIndex((number, at) => number !== other[at]);
  return step === -1 ? one.length - other.length : (one[step] < (other[step] ?? -1) ? -1 : 1);
}

function key(value) {
  return JSON.stringify(value);
}

/**
 * The codes of all that this check can say; those about texts are in texts.js, those about a file
 * that cannot be read in read.js.
 *
 * The pull request judges the rest, which rests on more than the answers: whether the id is free
 * and looks like no other (id-taken, id-alike, replaces-itself), whether Markdown is shown as it was
 * written (markdown-…), whether a text was changed in both languages (not-followed-…), and which
 * problems the editors allow (content/exceptions.yaml). Whether it is true, no machine can tell.
 */
export const CODES = [
  "missing", "empty", "unknown-field", "unknown-field-near", "comma", "language-alone", "spaces", "choice",
  "choice-near", "not-both-languages", "not-object", "not-array", "not-string", "not-integer", "form", "incomplete",
  "too-long", "too-few", "too-many", "too-small", "too-big", "repeated", "shape",
  "required-here", "does-not-apply", "question-open", "question-unknown", "question-unknown-near",
  "question-required", "question-answered", "question-inapplicable", "question-twice", "reason-basis",
  "note-missing", "clarification-expired", "since-future", "until-before-since", "date-future", "newest-first",
  "same-day", "keep-form", "cost-form", "assessment-missing", "assessment-undated", "ai-prohibited",
  "reference", "reference-near", "law-national", "law-permits", "law-permits-none",
];
