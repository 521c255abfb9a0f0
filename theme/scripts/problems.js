// The sentences for what is wrong, with the words of schema/problems.yaml: the twin of
// plugins/register/problem.py. Personal data is never repeated.
import { masked } from "./personal.js";

const MAX_QUOTE = 60;
/** White space as Python has it, on which the register's own check stands. */
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const SPACES = new RegExp(`${SPACE.source}+`, "u");

/** What is wrong, in one sentence. */
export function says(form, problem, language) {
  return fill(form, problem, "says", language);
}

/** How to mend it. */
export function mend(form, problem, language) {
  return fill(form, problem, "mend", language);
}

/** A wrong value as it can be shown: on one line, not too long, personal data masked. */
export function quote(value) {
  const signs = [...masked(onOneLine(typeof value === "string" ? value : asJson(value)))];
  return signs.length <= MAX_QUOTE ? signs.join("") : `${signs.slice(0, MAX_QUOTE - 1).join("")}…`;
}

/** `text` without the white space around it. */
export function trimmed(text) {
  let [start, end] = [0, text.length];
  while (start < end && SPACE.test(text[start])) start += 1;
  while (end > start && SPACE.test(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/** The field as people read it, list places counted from 1: `data[2].kind`. */
export function fieldName(at) {
  const steps = at.map((step) => (typeof step === "number" ? `[${step + 1}]` : `.${quote(step)}`));
  return steps.join("").replace(/^\./, "");
}

function fill(form, problem, part, language) {
  const values = { field: fieldName(problem.at), ...problem.values };
  const sentence = form.problems[problem.code][part][language];
  return trimmed(
    sentence.replace(/\{\{|\}\}|\{(\w+)\}/g, (brace, name) => (name ? said(values[name], language) : brace[0])),
  );
}

function said(value, language) {
  if (Array.isArray(value)) return value.map((part) => said(part, language)).join(", ");
  if (typeof value === "object" && value !== null) return onOneLine(value[language]); // our own words
  return masked(onOneLine(String(value)));
}

/** `text` wherever its lines break. */
export function onOneLine(text) {
  return text.split(SPACES).filter(Boolean).join(" ");
}

/** As Python writes JSON: with a space after each comma and colon. */
function asJson(value) {
  if (Array.isArray(value)) return `[${value.map(asJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${asJson(part)}`);
  return `{${parts.join(", ")}}`;
}
