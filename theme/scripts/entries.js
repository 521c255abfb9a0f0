// Lists of groups: entries are added, moved and removed, and their names follow their places.

/** So many signs of what an entry is about are said. */
const GIST = 80;

/** The list of the question at `place`; null when there is none. */
export function listOf(root, place) {
  return root.querySelector(`.list[data-list="${place}"]`);
}

/** The entries of `list`, in order. */
export function entriesOf(list) {
  return [...list.querySelector(".entries").children];
}

/** Add an empty entry at the end of `list`; answers it. */
export function addEntry(list) {
  const entry = list.querySelector("template").content.firstElementChild.cloneNode(true);
  entry.append(movesOf(entry));
  list.querySelector(".entries").append(entry);
  setNone(list, false);
  number(entry, list.dataset.list, "[]", entriesOf(list).length - 1);
  return entry;
}

/** Fold the entries of `list`, so that each is one line that opens. */
export function fold(list) {
  for (const details of list.querySelectorAll("details")) details.open = false;
}

/** Open the entry that `element` is in, if it is in one. */
export function unfold(element) {
  const details = element.closest(".entry > details");
  if (details) details.open = true;
}

/** What `entry` is called where it is spoken of: its list and its number. */
export function titleOf(entry) {
  return entry.querySelector("summary b").textContent;
}

/** Say beside the number of each entry in `root` what it is about: its first two answers. */
export function sayGists(root, language) {
  for (const entry of root.querySelectorAll(".entry")) {
    const own = answersIn(entry).filter(({ lang }) => lang === "" || lang === language);
    const said = own.slice(0, 2).map(inWords).join(" · ");
    entry.querySelector(".gist").textContent = said.length > GIST ? `${said.slice(0, GIST)}…` : said;
  }
}

/** The controls in `entry` that something is answered with. */
export function answersIn(entry) {
  const isAnswered = ({ type, checked, value }) => (type === "radio" || type === "checkbox" ? checked : value !== "");
  return [...entry.querySelectorAll("[name]")].filter(isAnswered);
}

function inWords(control) {
  if (control.localName === "select") return control.selectedOptions[0].textContent;
  return control.checked ? control.labels[0].querySelector("span").firstChild.textContent.trim() : control.value;
}

/** The buttons that move `entry`, which are the same in all lists. */
function movesOf(entry) {
  const moves = document.getElementById("moves").content.cloneNode(true);
  for (const button of moves.querySelectorAll("button")) {
    button.setAttribute("aria-describedby", entry.querySelector("summary").id);
  }
  return moves;
}

/** Take `entry` out of `list`. */
export function removeEntry(list, entry) {
  entry.remove();
  renumber(list);
}

/** Move `entry` by `steps` places in `list`, as far as it can get; answers its place from 0. */
export function moveEntry(list, entry, steps) {
  const others = entriesOf(list).filter((one) => one !== entry);
  const from = entriesOf(list).indexOf(entry);
  const to = Math.min(Math.max(from + steps, 0), others.length);
  if (to === from) return from;
  if (to === others.length) others.at(-1).after(entry);
  else others[to].before(entry);
  renumber(list);
  return to;
}

/** Whether it is said that `list` has no entries. */
export function isNone(list) {
  return noneOf(list)?.checked ?? false;
}

/** Say, or take back, that `list` has no entries. */
export function setNone(list, isEmpty) {
  const none = noneOf(list);
  if (none) none.checked = isEmpty;
}

function noneOf(list) {
  return list.querySelector("[data-none]");
}

function renumber(list) {
  const name = list.dataset.list;
  // Two rows of radio buttons with one name, if only for a moment, would lose an answer.
  entriesOf(list).forEach((entry, place) => number(entry, name, entry.dataset.place, `~${place}`));
  entriesOf(list).forEach((entry, place) => number(entry, name, `~${place}`, place));
}

const NAMING = ["name", "id", "for", "aria-describedby", "aria-labelledby", "data-today"];

/** Give all that is named after the `old` place in the list its `fresh` place. */
function number(entry, name, old, fresh) {
  for (const element of entry.querySelectorAll(NAMING.map((one) => `[${one}]`).join())) {
    for (const one of NAMING.filter((attribute) => element.hasAttribute(attribute))) {
      const said = element.getAttribute(one).replaceAll(`${name}.${old}.`, `${name}.${fresh}.`);
      element.setAttribute(one, said);
    }
  }
  entry.dataset.place = fresh;
  if (typeof fresh === "number") entry.querySelector(".number").textContent = fresh + 1;
}
