// What the form says of a text while one types it: below the control, after a pause, and so that
// a screen reader hears what is new and not every figure. See remarks.js for what it says.
import { remarks } from "./remarks.js";
import { namesAmong } from "./texts.js";

const PAUSE = 300;
/** As much of a text as is looked at, when its control names no limit. */
const LONGEST = 10_000;
const SVG = "http://www.w3.org/2000/svg";
/** The part of LIX's scale that is drawn. */
const SCALE = [15, 65];

/**
 * Say below each text in `root` what `form` can tell of it, from now on. Call what it returns
 * when the texts have been changed by other means than typing: that is seen and not announced.
 */
export function startAdvising(root, form) {
  const waiting = new WeakMap();
  root.addEventListener("input", ({ target }) => {
    outputOf(target)?.removeAttribute("aria-live");
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(advise, PAUSE, root, form, target));
  });
  root.addEventListener("focusout", ({ target }) => {
    clearTimeout(waiting.get(target));
    advise(root, form, target, true);
  });
  return () => {
    for (const control of root.querySelectorAll("input, textarea")) {
      outputOf(control)?.setAttribute("aria-live", "off");
      advise(root, form, control, true);
    }
  };
}

function advise(root, form, control, isLeaving = false) {
  const output = outputOf(control);
  if (output === null) return;
  const about = {
    language: control.matches(".name") ? null : control.lang || null,
    limit: Number(control.dataset.lix) || null,
    names: namesIn(root),
    isPhone: control.name.split(".").at(-1) === "phone",
  };
  const text = control.value.slice(0, 2 * Number(control.dataset.limit) || LONGEST);
  show(output, remarks(form, text, new Date().toISOString().slice(0, 10), about), isLeaving);
}

/** The place below a control, null for what is no text or has none. */
function outputOf(control) {
  const isText = control.matches("input, textarea");
  return isText ? (control.closest("div")?.querySelector(":scope > output.advice") ?? null) : null;
}

function namesIn(root) {
  const controls = [...root.querySelectorAll('[name*="name"], [name*="unit"]')];
  return namesAmong(controls.map(({ name, value }) => ({ at: name.split("."), text: value.trim() }))).filter(Boolean);
}

/** Everything to be seen at once; to be heard what is new, and the rest when the writer goes on. */
function show(output, said, isLeaving) {
  const lines = [...said.warnings, said.figure, ...said.tips].filter((line) => line !== null);
  if (lines.length === 0 && output.children.length === 0) return;
  const [seen, heard] = parts(output);
  const whole = lines.join(" ");
  if (seen.textContent !== lines.join("")) seen.replaceChildren(...elements(said));
  if (heard.textContent !== whole && (isLeaving || output.dataset.gist !== said.gist)) heard.textContent = whole;
  output.dataset.gist = said.gist;
}

/** What is seen and what is heard in an `output`. */
function parts(output) {
  if (output.children.length === 0) {
    output.append(element("span", "seen"), element("span", "aloud"));
    output.firstChild.setAttribute("aria-hidden", "true");
  }
  return output.children;
}

function elements({ warnings, figure, tips, lix, limit, isAbove }) {
  const found = warnings.map((line) => element("span", "warning", line));
  if (figure !== null) {
    found.push(element("span", isAbove ? "figure above" : "figure", figure));
    found.at(-1).prepend(meter(lix, limit));
  }
  return [...found, ...tips.map((line) => element("span", "tip", line))];
}

function element(name, classes, text = "") {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

/** A line as long as the text is hard, and a stroke across it at the limit: what the figure says, at a glance. */
function meter(lix, limit) {
  const svg = drawn("svg", { class: "meter", viewBox: "0 0 100 10" });
  svg.append(line("scale", 0, 5, 100, 5), line("reached", 0, 5, across(lix), 5));
  if (limit !== null) svg.append(line("limit", across(limit), 0, across(limit), 10));
  return svg;
}

function across(lix) {
  const [start, end] = SCALE;
  return Math.round((100 * (Math.min(Math.max(lix, start), end) - start)) / (end - start));
}

function line(name, x1, y1, x2, y2) {
  return drawn("line", { class: name, x1, y1, x2, y2 });
}

function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
