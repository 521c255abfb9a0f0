// "Cannot be answered now" beside a question: a reason, and a note to the citizen.
import { holds } from "./asked.js";
import { answersIn } from "./entries.js";

/** What stands beside each question that may stay open: its box by the question's name. */
function boxes(root) {
  return [...root.querySelectorAll("[data-open]")];
}

/** The box beside the question `name`; null when it has none. */
export function boxOf(root, name) {
  return root.querySelector(`[data-open="${name}"]`);
}

/** The names of the questions that are marked as open. */
export function openQuestions(root) {
  return new Set(boxes(root).filter((box) => box.checked).map((box) => box.dataset.open));
}

/**
 * The lines under `unanswered`: those that were `opened` in their order, then the new ones.
 *
 * Only questions that `isOpen` says may be open have a line; what no question here is about stays.
 */
export function lines(root, opened, isOpen) {
  const ticked = boxes(root).filter((box) => box.checked && isOpen(box.dataset.open));
  const fresh = new Map(ticked.map((box) => [box.dataset.open, box]));
  const kept = (Array.isArray(opened) ? opened : []).flatMap((line) => {
    const box = boxOf(root, line?.question);
    if (box === null) return [line];
    const isTicked = fresh.delete(line.question);
    return isTicked ? [said(box, line)] : [];
  });
  return [...kept, ...[...fresh.values()].map((box) => said(box, { question: box.dataset.open }))];
}

/** Tick the questions that `data` lists as unanswered, and show their reasons. */
export function fillOpen(root, data) {
  for (const box of boxes(root)) tick(root, box, undefined);
  for (const line of Array.isArray(data.unanswered) ? data.unanswered : []) {
    const box = boxOf(root, line?.question);
    if (box !== null && !box.checked) tick(root, box, line);
  }
}

/** Do what `box` says of its question, unless that takes away an answer someone would keep. */
export function leaveOut({ root, words }, box) {
  const answers = answersIn(box.closest(".question").querySelector(".answer"));
  if (box.checked && answers.length > 0 && !confirm(words.leaveOut)) box.checked = false;
  toggle(root, box);
}

/** Show or hide why the question beside `box` has no answer, and the answer itself. */
function toggle(root, box) {
  const question = box.closest(".question");
  const why = question.querySelector(":scope .why") ?? (box.checked ? addWhy(root, box) : null);
  if (why) why.hidden = !box.checked;
  question.querySelector(".answer").hidden = box.checked;
}

/** Offer the reasons that fit the other answers, and the one that is given. */
export function offerReasons(root, data) {
  for (const reason of root.querySelectorAll("[data-reason][data-when]")) {
    const fits = holds(JSON.parse(reason.dataset.when), data);
    reason.closest("label").hidden = !fits && !reason.checked;
  }
}

function tick(root, box, line) {
  box.checked = line !== undefined;
  box.closest(".open").querySelector(".why")?.remove();
  toggle(root, box);
  if (line === undefined) return;
  const why = box.closest(".open").querySelector(".why");
  for (const reason of why.querySelectorAll("[data-reason]")) reason.checked = reason.value === line.reason;
  for (const note of why.querySelectorAll("[data-note]")) note.value = line.note?.[note.dataset.note] ?? "";
}

function addWhy(root, box) {
  const why = root.querySelector("#reasons").content.firstElementChild.cloneNode(true);
  const name = `unanswered.${box.dataset.open}`;
  for (const reason of why.querySelectorAll("[data-reason]")) reason.name = `${name}.reason`;
  for (const note of why.querySelectorAll("[data-note]")) {
    note.name = `${name}.note.${note.dataset.note}`;
  }
  box.closest(".open").append(why);
  return why;
}

/** The line of the question beside `box`, with what `opened` says beyond it. */
function said(box, opened) {
  const why = box.closest(".open").querySelector(".why");
  const reason = why.querySelector("[data-reason]:checked")?.value;
  const line = { ...opened, question: box.dataset.open };
  if (reason !== undefined) line.reason = reason;
  const note = noteOf(why, opened.note);
  if (note === undefined) delete line.note;
  else line.note = note;
  return line;
}

function noteOf(why, opened) {
  const note = { ...opened };
  for (const { dataset, value } of why.querySelectorAll("[data-note]")) {
    if (value === "") delete note[dataset.note];
    else note[dataset.note] = value;
  }
  return Object.keys(note).length > 0 ? note : undefined;
}
