// What is wrong, where it is wrong: below the hint of a question, and in a list of links.
import { element } from "./elements.js";
import { unfold } from "./entries.js";
import { mend, says } from "./problems.js";
import { boxOf } from "./unanswered.js";

// What ARIA lets be called invalid: a row of choices is not.
const WRITTEN = "input:not([type]), textarea, select";

/** Take away what is said to be wrong in `part` of the form. */
export function clear(part) {
  part.querySelectorAll(".problem").forEach((said) => said.remove());
  for (const control of part.querySelectorAll('[aria-describedby*="p."]')) {
    control.removeAttribute("aria-invalid");
    describe(control, "");
  }
}

/** Where the place `at` of `data` is answered: its question, and the control to begin with. */
export function targetOf(root, at, data) {
  if (at[0] === "unanswered" && at.length > 1) return openTarget(root, data.unanswered?.[at[1]]);
  for (let length = at.length; length > 0; length -= 1) {
    const control = root.querySelector(`[name="${CSS.escape(at.slice(0, length).join("."))}"]`);
    if (control) return { question: control.closest(".question"), control };
    const question = questionAt(root, at.slice(0, length));
    if (question) return { question, control: firstOf(question) };
  }
  return { question: null, control: null };
}

function openTarget(root, line) {
  const box = line && boxOf(root, line.question);
  return box ? { question: box.closest(".question"), control: box } : { question: null, control: null };
}

function questionAt(root, at) {
  const name = at.map((step) => (typeof step === "number" ? "[]" : step)).join(".");
  if (at.at(-1) === undefined) return null;
  if (typeof at.at(-1) === "number") return entryAt(root, at);
  const all = [...root.querySelectorAll(`.question[data-field="${name}"]`)];
  return all[at.find((step) => typeof step === "number") ?? 0] ?? null;
}

function entryAt(root, at) {
  const list = root.querySelector(`.list[data-list="${at.slice(0, -1).join(".")}"]`);
  return list?.querySelector(".entries").children[at.at(-1)] ?? null;
}

function firstOf(question) {
  const box = question.querySelector("[data-open]");
  return box?.checked ? box : question.querySelector("input:not([data-open]), select, textarea, button");
}

/** Say at its `target` what the problem is. */
export function complain({ form, words }, problem, target) {
  const id = `p.${problem.at.join(".")}.${problem.code}`;
  put(words, target, id, sentence(form, problem, words));
}

/** Say `sentence` as a problem at its `target`, and open what it stands in. */
export function put(words, target, id, sentence) {
  const said = element("p", { class: "problem", id }, element("b", {}, words.problem), " ", sentence);
  placeFor(target).before(said);
  unfold(said);
  if (target.control?.matches(WRITTEN)) target.control.setAttribute("aria-invalid", "true");
  if (target.control) describe(target.control, id);
}

/** The sentence about a problem, and how to mend it. */
export function sentence(form, problem, words) {
  const how = mend(form, problem, form.language);
  const mending = how && element("span", { class: "mend" }, element("b", {}, words.mend), " ", how);
  return element("span", {}, says(form, problem, form.language), " ", mending);
}

function placeFor({ question, control }) {
  if (control?.dataset.open !== undefined) return control.closest(".open");
  return question.querySelector(".answer, .question") ?? question.firstElementChild;
}

/** Let the problem `id` be read with `control`, after what described it before. */
function describe(control, id) {
  const own = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && !one.startsWith("p."));
  const all = id === "" ? own : [...own, id];
  if (all.length > 0) control.setAttribute("aria-describedby", all.join(" "));
  else control.removeAttribute("aria-describedby");
}
