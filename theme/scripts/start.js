// Which tool it is about: its department and its id, and so the path of its file.

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 60;

/** Whether `text` can be a tool's id. */
export function isId(text) {
  return ID.test(text) && text.length <= LONGEST;
}

/** The controls of the first part. */
export function startControls(root) {
  const { "start.department": department, "start.id": id, "start.tool": tool, "start.file": file } = root.elements;
  return { department, id, tool, file, ways: [...root.elements["start.way"]] };
}

/** An id made of a tool's name: small letters a-z, digits and hyphens. */
export function idOf(name) {
  const letters = name.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa");
  const plain = letters.normalize("NFD").replace(/\p{M}/gu, "");
  return (plain.match(/[a-z0-9]+/g) ?? []).join("-").slice(0, LONGEST).replace(/-$/, "");
}

/** Which file the answers go into; *opened* is the id of the tool that stands open, or null. */
export function place(root, data, opened) {
  const { department, id } = startControls(root);
  const name = id.value.trim() || idOf(typeof data.name?.da === "string" ? data.name.da : "");
  return {
    id: name,
    department: department.value,
    path: `content/tools/${department.value || "…"}/${name || "…"}.yaml`,
    isNew: opened === null || opened !== name,
  };
}

/** Say which file the answers go into, as soon as that is known. */
export function sayPath(root, words, { id, department, path }) {
  const isKnown = id !== "" && department !== "";
  root.querySelector("#start\\.path").textContent = isKnown ? words.path.replace("{path}", path) : "";
}

/** What is wrong with where the answers go: `[{question, control}, sentence]`. */
export function startProblems(root, form, words, where) {
  const { department, id } = startControls(root);
  const found = [];
  const wrong = (control, said) => found.push([{ question: control.closest(".question"), control }, said]);
  if (department.value === "") wrong(department, words.department);
  if (!isId(where.id)) wrong(id, words.id);
  else if (where.isNew && Object.hasOwn(form.known.tools, where.id)) wrong(id, words.taken);
  return found;
}

/** Show what belongs to the way that is chosen. */
export function showWay(root) {
  const { ways } = startControls(root);
  const chosen = ways.find((way) => way.checked)?.value;
  for (const part of root.querySelectorAll("[data-way]")) part.hidden = part.dataset.way !== chosen;
}
