// What someone types or pastes, made into what a file holds; and what no file may hold.
import { codePoint, FORBIDDEN } from "./characters.js";

/** `text` as a file has it: letters as a keyboard gives them (NFC), no space around it. */
export function tidied(text) {
  return text.replace(/\r\n?/g, "\n").normalize("NFC").replace(/[ \t]+$/gm, "").trim();
}

/** A day written the Danish way, 1.2.2026 or 01-02-2026, as a file has it; other text as it is. */
export function asDay(text) {
  const [, day, month, year] = /^(\d\d?)[-./](\d\d?)[-./](\d{4})$/.exec(text) ?? [];
  return year ? [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-") : text;
}

/** The day on the reader's own calendar, as a file has it. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// No text of a tool may be as long. What is longer is said to be, and not read word by word.
const LONGEST = 10_000;

/** `data` with no more of each text than anyone will read. */
export function shortened(data) {
  if (typeof data === "string") return data.slice(0, LONGEST);
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map(shortened);
  return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, shortened(part)]));
}

/** The characters in `data` that cannot be seen or do not belong in a text: the first of each. */
export function characterProblems(data, at = []) {
  if (typeof data === "string") return inText(data, at);
  if (typeof data !== "object" || data === null) return [];
  const steps = Array.isArray(data) ? data.map((part, number) => [number, part]) : Object.entries(data);
  return steps.flatMap(([step, part]) => characterProblems(part, [...at, step]));
}

function inText(text, at) {
  const line = text.split("\n").find((one) => FORBIDDEN.test(one));
  if (line === undefined) return [];
  const found = FORBIDDEN.exec(line);
  const column = [...line.slice(0, found.index)].length + 1;
  return [{ at, code: "character", values: { column, code: codePoint(found[0]) } }];
}
