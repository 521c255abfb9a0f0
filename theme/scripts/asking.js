// Which questions are asked: what one answers makes others appear, and takes others away.
import { answer, applies, fields, holds, isAsked, isQuestion, mustAnswer } from "./asked.js";
import { collect } from "./fields.js";
import { boxOf, lines, offerReasons, openQuestions } from "./unanswered.js";

/** The data of the file as the form says it: only what applies and is not marked as open. */
export function asked(root, schema, opened) {
  const all = fields(schema);
  const data = collect(root, schema, opened);
  const open = openQuestions(root);
  for (const field of all.filter(({ name }) => open.has(name))) leaveOut(data, field.path);
  for (const field of all.filter((one) => !applies(one, data))) leaveOut(data, field.path);
  const isOpen = (name) => all.some((field) => field.name === name && isAsked(field, data));
  return withLines(data, lines(root, opened.unanswered, isOpen), opened);
}

/** Show the questions that are asked now; each says whether it may be left out. */
export function showAsked(root, schema, data) {
  const byName = new Map(fields(schema).map((field) => [field.name, field]));
  for (const shown of root.querySelectorAll(".question[data-field]")) {
    const field = byName.get(shown.dataset.field);
    shown.hidden = !isShown(root, field, data);
    const free = shown.querySelector(".free");
    const isMust = mustAnswer(field, data);
    if (free !== null && free.closest(".question") === shown) free.hidden = isMust;
    showBox(boxOf(root, field.name), isMust);
  }
  offerReasons(root, data);
}

/** What is to be answered among the fields of `schema` now, as fields. */
export function toAnswer(schema, data) {
  return fields(schema).filter(
    (field) =>
      !field.path.includes("[]") &&
      (isRequired(schema, field) || isAsked(field, data) || mustAnswer(field, data)),
  );
}

/** Whether `field` has an answer in `data`, or a reason why not. */
export function isAnswered(field, data) {
  const listed = (data.unanswered ?? []).some((line) => line?.question === field.name && line.reason);
  return listed || answer(data, field.path) !== null;
}

function isRequired(schema, field) {
  return field.path.length === 1 && (schema.required ?? []).includes(field.path[0]);
}

/** Not where it has no meaning; and not where nothing asks for it, unless it is answered. */
function isShown(root, field, data) {
  if (!applies(field, data)) return false;
  if (!isQuestion(field) || holds(field.schema.question, data)) return true;
  return answer(data, field.path) !== null;
}

function showBox(box, isMust) {
  if (box !== null) box.closest(".open").hidden = isMust && !box.checked;
}

function leaveOut(data, path) {
  const [step, ...rest] = path;
  if (typeof data !== "object" || data === null) return;
  if (step === "[]") for (const part of data) leaveOut(part, rest);
  else if (rest.length === 0) delete data[step];
  else if (Object.hasOwn(data, step)) {
    leaveOut(data[step], rest);
    if (typeof data[step] === "object" && Object.keys(data[step] ?? {}).length === 0 && rest[0] !== "[]") delete data[step];
  }
}

function withLines(data, unanswered, opened) {
  const { unanswered: old, ...rest } = data;
  if (unanswered.length === 0) return rest;
  // Its place among the fields is the one it had.
  return "unanswered" in opened ? { ...data, unanswered } : { ...rest, unanswered };
}
