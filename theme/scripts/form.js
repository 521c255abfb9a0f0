// The form: what one answers here becomes a file, and the file a page of the register.
import { explain, offerCountries } from "./choices.js";
import { Draft } from "./draft.js";
import { emptied, rearrange } from "./arranging.js";
import { sayGists } from "./entries.js";
import { count } from "./limits.js";
import { chooseWay, openAsked, openOwn, openTool, saveDraft } from "./opening.js";
import { sayProgress } from "./progress.js";
import { startSections } from "./sections.js";
import { sayPath, showWay, startControls } from "./start.js";
import { showAsked } from "./asking.js";
import { asDay, tidied, today } from "./typed.js";
import { leaveOut } from "./unanswered.js";

const root = document.getElementById("form");
const [form, schema] = await Promise.all([json(root.dataset.form), json(root.dataset.schema)]);
form.countries = form.countries.match(/../g);
const draft = new Draft(root, form, schema, update);
/** The parts that say what is wrong in them: those that have been left. */
const left = new Set();
const found = document.getElementById("found");
let judging = null;
let isFinishing = false;
let isPressing = false;

root.addEventListener("input", ({ target }) => typed(target));
root.addEventListener("change", ({ target }) => changed(target));
root.addEventListener("click", ({ target }) => pressed(target.closest("button")));
root.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pointerdown", () => (isPressing = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (isPressing = false), true);
addEventListener("beforeunload", (event) => draft.isSaved || event.preventDefault());
update();
startSections(root, draft.words, leave, enter);
showWay(root);
document.getElementById("waiting").hidden = true;
root.hidden = false;
offerCountries(document.getElementById("countries"), form.countries, form.language);
// Nobody waits for what is only said of an answer.
await Promise.all([judge(), advise(), openAsked(draft)]);

/** Say everywhere what is asked, how far it has come, and what is wrong where that is said. */
function update() {
  const data = draft.data;
  showAsked(root, schema, data);
  sayGists(root, form.language);
  sayPath(root, draft.words, draft.place(data));
  document.getElementById("about").textContent = data.name?.[form.language] ?? "";
  sayProgress(draft, data, judging?.showProblems(draft, data, left) ?? new Map());
  if (found.hasChildNodes()) judging.report(draft, data);
  // What was said and shown of other answers does not hold for these.
  for (const one of root.querySelectorAll("[data-send=problems], [data-preview=shown]")) one.hidden = true;
}

/** Update when nothing is being pressed: what is pressed must not move away from the pointer. */
function updateSoon() {
  if (!isPressing) return update();
  addEventListener("pointerup", () => setTimeout(update), { once: true });
}

function typed(control) {
  if (!(control.name || control.id).startsWith("start.")) draft.isSaved = false;
  if (control.dataset.limit) count(control, draft.words);
}

function changed(control) {
  if (control.matches("input:not([type]), textarea")) control.value = tidied(control.value);
  if ("day" in control.dataset) control.value = asDay(control.value);
  if (control.dataset.limit) count(control, draft.words);
  if (control.localName === "select") explain(control);
  if (control.dataset.open) leaveOut(draft, control);
  if (control.dataset.none) emptied(draft, control);
  if (control.name === "start.way") chooseWay(draft);
  if (control.id === "start.file" && control.files[0]) return openOwn(draft, control.files[0]);
  updateSoon();
}

function pressed(button) {
  if (button === null) return;
  const { do: does, today: day } = button.dataset;
  if (does) rearrange(draft, button, does);
  if (day) setToday(document.getElementById(day));
  if ("save" in button.dataset) saveDraft(draft);
  if (button.id === "open-tool") openTool(draft, startControls(root).tool.value);
  if (button.id === "check") checkAll();
}

function setToday(field) {
  field.value = today();
  draft.isSaved = false;
  update();
  field.focus();
}

function leave(part) {
  if (part.id === "finish") return;
  left.add(part.id);
  update();
}

async function enter(part) {
  draft.say("");
  if (part.id === "finish") await finish();
}

/** The last part needs scripts of its own. */
async function finish() {
  if (isFinishing) return;
  isFinishing = true;
  const [{ startPreview }, { startSending }] = await Promise.all([import("./preview.js"), import("./sending.js"), judge()]);
  startPreview(root, form, schema, () => ({ data: draft.data, department: draft.current().department }));
  startSending(root, form, judged, () => {
    draft.isSaved = true;
  });
}

function judged() {
  const { data } = draft;
  return { ...draft.current(), problems: judging.problems(draft, data).length, isPersonal: judging.isPersonal(draft, data) };
}

async function judge() {
  judging = await import("./judging.js");
  update();
}

async function checkAll() {
  for (const part of root.querySelectorAll(".part")) left.add(part.id);
  found.replaceChildren();
  await judge();
  judging.report(draft, draft.data);
  found.focus();
}

async function advise() {
  const { startAdvising } = await import("./advising.js");
  draft.advise = startAdvising(root, form);
  draft.advise();
}

async function json(address) {
  const answered = await fetch(address);
  if (!answered.ok) throw new Error(`${address}: ${answered.status}`);
  return answered.json();
}
