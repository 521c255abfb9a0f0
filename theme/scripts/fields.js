// Between the form and the data of a file: every control has its place in the data as its name.
import { choose, chosen } from "./choices.js";
import { addEntry, entriesOf, fold, isNone, listOf, setNone } from "./entries.js";

const WHOLE = /^-?(0|[1-9][0-9]{0,14})$/;

// What a control cannot show as it stands, such as a line break in a short text: kept as it was
// until someone changes what is shown.
const held = new WeakMap();
// What an entry of a list was opened with: entries move.
const openedEntries = new WeakMap();

/** What is answered in the form `root`, with all that `opened` says and no question asks about. */
export function collect(root, schema, opened = {}) {
  return group({ root, controls: named(root) }, schema, "", opened) ?? {};
}

/** Show `data` in the form `root`: every question has its answer then, or none. */
export function fill(root, schema, data) {
  fillGroup(root, schema, "", data);
}

/** Every control by its name; radio buttons and checkboxes share one. */
function named(root) {
  const controls = new Map();
  for (const control of root.querySelectorAll("[name]")) {
    if (!controls.has(control.name)) controls.set(control.name, []);
    controls.get(control.name).push(control);
  }
  return controls;
}

function group(form, schema, place, opened) {
  const said = {};
  for (const [name, part] of Object.entries(schema.properties)) {
    const value = answerAt(form, part, place + name, isGroup(opened) ? opened[name] : undefined);
    if (value !== undefined) said[name] = value;
  }
  const whole = isGroup(opened) ? inOrder(said, opened, schema.properties) : said;
  return Object.keys(whole).length > 0 ? whole : undefined;
}

/** The fields as they stood when opened, with those that nothing asks about; then the new ones. */
function inOrder(said, opened, asked) {
  // A file may name a field "constructor" or "__proto__": only what is its own counts.
  const has = (fields, name) => Object.hasOwn(fields, name);
  const kept = Object.entries(opened).filter(([name]) => has(said, name) || !has(asked, name));
  const whole = kept.map(([name, value]) => [name, has(said, name) ? said[name] : value]);
  return Object.fromEntries([...whole, ...Object.entries(said)]);
}

function answerAt(form, part, place, opened) {
  const value = read(form, part, place, opened);
  return value === undefined && isAmiss(part, opened) ? opened : value;
}

function read(form, part, place, opened) {
  if (part.properties) return group(form, part, `${place}.`, opened);
  if (part.items?.properties) return entries(form, part, place);
  const own = form.controls.get(place);
  if (own === undefined) return undefined;
  return own[0].type === "checkbox" ? several(own, opened) : single(own);
}

/** Whether what was opened has a shape that no control can show. */
function isAmiss(part, opened) {
  if (part.properties) return opened !== undefined && !isGroup(opened);
  if (part.items) return opened !== undefined && !Array.isArray(opened);
  return typeof opened === "object" && opened !== null;
}

function entries(form, part, place) {
  const list = listOf(form.root, place);
  if (list === null) return undefined;
  const found = entriesOf(list);
  if (found.length === 0) return isNone(list) ? [] : undefined;
  return found.map((entry, number) => {
    const opened = openedEntries.get(entry);
    return group(form, part.items, `${place}.${number}.`, opened) ?? (isGroup(opened) ? {} : (opened ?? {}));
  });
}

function several(boxes, opened) {
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
  const first = Array.isArray(opened) ? opened.filter((value) => ticked.includes(value)) : [];
  const all = [...new Set([...first, ...ticked])];
  return all.length > 0 ? all : undefined;
}

function single(own) {
  const [control] = own;
  const kept = held.get(control);
  if (kept !== undefined && kept.shown === control.value) return kept.value;
  return said(own);
}

function said(own) {
  const [control] = own;
  const value = chosen(own);
  if ("lines" in control.dataset) {
    const lines = value.split("\n").filter((line) => line.trim() !== "");
    return lines.length > 0 ? lines : undefined;
  }
  if ("whole" in control.dataset && WHOLE.test(value)) return Number(value);
  return value === "" ? undefined : value;
}

function fillGroup(root, schema, place, data) {
  for (const [name, part] of Object.entries(schema.properties)) {
    fillAnswer(root, part, place + name, isGroup(data) ? data[name] : undefined);
  }
}

function fillAnswer(root, part, place, value) {
  if (part.properties) return fillGroup(root, part, `${place}.`, value);
  if (part.items?.properties) return fillEntries(root, part, place, value);
  const own = [...root.querySelectorAll(`[name="${place}"]`)];
  if (own.length === 0) return;
  if (own[0].type === "checkbox") return choose(own, Array.isArray(value) ? value.map(String) : []);
  show(own, value);
}

function show(own, value) {
  const [control] = own;
  const text = Array.isArray(value) ? value.join("\n") : isGroup(value) ? "" : String(value ?? "");
  if (control.type === "radio" || control.localName === "select") choose(own, text === "" ? [] : [text]);
  else control.value = text;
  held.delete(control);
  if (text !== "" && JSON.stringify(said(own)) !== JSON.stringify(value)) {
    held.set(control, { shown: control.value, value });
  }
}

function fillEntries(root, part, place, value) {
  const list = listOf(root, place);
  if (list === null) return;
  entriesOf(list).forEach((entry) => entry.remove());
  setNone(list, Array.isArray(value) && value.length === 0);
  (Array.isArray(value) ? value : []).forEach((opened, number) => {
    openedEntries.set(addEntry(list), opened);
    fillGroup(root, part.items, `${place}.${number}.`, opened);
  });
  if (entriesOf(list).length > 1) fold(list);
}

function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
