// What is opened in the form, and saved from it: a tool of the register, or a file of one's own.
import { clear, sentence } from "./complaints.js";
import { element } from "./elements.js";
import { fill } from "./fields.js";
import { parts } from "./sections.js";
import { isId, showWay, startControls } from "./start.js";
import { fillOpen } from "./unanswered.js";

const LARGEST = 64 * 1024;

/** Something that cannot be opened: `says` tells why, `problems` what is wrong in it. */
class NotOpened extends Error {
  constructor(says, problems = []) {
    super(says);
    this.problems = problems;
  }
}

/** Open the tool that the address of the page asks for, if it asks for one. */
export async function openAsked(draft) {
  const wanted = new URLSearchParams(location.search);
  const id = wanted.get("tool");
  if (!id) return;
  if (!Object.hasOwn(draft.form.known.tools, id)) return say(draft, [draft.words.unknown.replace("{id}", () => id)], []);
  const isOpen = await openTool(draft, id);
  if (isOpen && wanted.has("review")) review(draft);
}

/** Open the published tool `id`; answers whether it is open. */
export async function openTool(draft, id) {
  if (id === "") return startControls(draft.root).tool.focus();
  return open(draft, () => published(draft, id));
}

/** Open a `file` of the reader's own. */
export async function openOwn(draft, file) {
  return open(draft, () => own(draft, file));
}

/** Give the reader the draft as a file, right or not. */
export function saveDraft(draft) {
  const { id, text } = draft.current();
  const name = `${id || draft.words.draft}.yaml`;
  save(name, text);
  draft.isSaved = true;
  draft.say(draft.words.saved.replace("{name}", name));
}

/** Give the reader `content` as a file with this `name`. */
export function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/yaml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function published({ root, words }, id) {
  const answered = await fetch(`${root.dataset.data}${encodeURIComponent(id)}.json`).catch(() => null);
  if (!answered?.ok) throw new NotOpened(words.unread);
  // What is not the register's answer, such as a page that asks to log in, is told and left.
  const told = await answered.json().catch(() => null);
  if (typeof told?.answers !== "object" || told.answers === null) throw new NotOpened(words.unread);
  return { id, data: told.answers, comments: told.comments ?? {}, before: told.answers, problems: [] };
}

async function own({ schema, words }, file) {
  if (file.size > LARGEST) throw new NotOpened(words.large.replace("{n}", Math.ceil(file.size / 1024)));
  const { read } = await import("./read.js");
  const { data, comments, problems } = await read(await file.arrayBuffer(), schema);
  if (data === null) throw new NotOpened("", problems);
  if (!isTool(schema, data)) throw new NotOpened(words.noTool);
  const id = file.name.replace(/( ?\(\d+\))?\.ya?ml$/i, "");
  return { id: isId(id) && id !== words.draft ? id : "", data, comments, problems };
}

/** Whether most of what a file says is what a tool's file says. */
function isTool(schema, data) {
  const names = Object.keys(data);
  return 2 * names.filter((name) => Object.hasOwn(schema.properties, name)).length > names.length;
}

/** Show what `read` gives, unless that would take away something that is not saved. */
async function open(draft, read) {
  if (!draft.isSaved && !confirm(draft.words.replace)) return false;
  try {
    show(draft, await read());
    return true;
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    say(draft, [error.message, draft.words.kept], error.problems);
    return false;
  }
}

function show(draft, { id, data, comments, before = null, problems }) {
  const { form, root, schema, words } = draft;
  const isKnown = Object.hasOwn(form.known.tools, id);
  draft.opened = { id: isKnown ? id : null, data, comments, before };
  fill(root, schema, data);
  fillOpen(root, data);
  showPlace(root, id, isKnown ? form.known.tools[id] : "", isKnown);
  parts(root).forEach(clear);
  draft.isSaved = true;
  draft.update();
  draft.advise();
  say(draft, [words.opened.replace("{name}", data.name?.[form.language] ?? (id || words.draft))], problems);
}

function showPlace(root, id, department, isKnown) {
  const controls = startControls(root);
  controls.id.value = id;
  controls.id.readOnly = isKnown;
  // A draft does not say its department: the one that has been chosen for it stays.
  if (isKnown || controls.department.disabled) controls.department.value = department;
  controls.department.disabled = isKnown;
  if (!isKnown) return;
  controls.tool.value = id;
  controls.ways.find((way) => way.value === "known").checked = true;
  showWay(root);
}

/** Show the way that is chosen: to a new tool it begins with an empty page where one stands open. */
export function chooseWay(draft) {
  const { ways } = startControls(draft.root);
  const isAnew = draft.opened.id !== null && ways.find((way) => way.value === "new").checked;
  if (!isAnew) return showWay(draft.root);
  if (draft.isSaved || confirm(draft.words.replace)) {
    draft.isSaved = true;
    location.assign(location.pathname);
  } else {
    ways.find((way) => way.value === "known").checked = true;
  }
}

/** Say below the ways to open something what came of it. */
function say({ root, form, words }, sentences, problems) {
  const box = root.querySelector("#opened");
  const lines = problems.map((problem) => {
    const line = problem.line ? `${words.line.replace("{n}", problem.line)} ` : "";
    return element("li", {}, line, sentence(form, problem, words));
  });
  box.className = "notice";
  box.replaceChildren(...sentences.filter(Boolean).map((one) => element("p", {}, one)));
  if (lines.length > 0) box.append(element("p", {}, words.lines), element("ul", {}, lines));
  box.focus();
}

/** Lead to where the day of the review is set, and say that everything is to be read first. */
function review({ root, words }) {
  const part = root.querySelector('[name="reviewed_on"]')?.closest(".part");
  if (!part) return;
  part.querySelector("h2").after(element("p", { class: "notice" }, words.review));
  location.hash = part.id;
}
