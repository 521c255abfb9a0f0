// One part of the form at a time: the list of parts, and the way from one to the next.
import { unfold } from "./entries.js";

/** The parts of the form, in order. */
export function parts(root) {
  return [...root.querySelectorAll(".part")];
}

/** The part that is shown. */
export function shownPart(root) {
  return parts(root).find((part) => !part.hidden);
}

/** The part of the form that `element` is in. */
export function partOf(element) {
  return element.closest(".part");
}

/**
 * Make the list of parts and the buttons below each work.
 *
 * `left(part)` is told when a part is left, `entered(part)` when one is shown. The part stands in
 * the address, so that the browser's own buttons go back and forth between them.
 */
export function startSections(root, words, left, entered) {
  const go = () => {
    const wanted = parts(root).find((part) => part.id === location.hash.slice(1));
    const shown = shownPart(root);
    if (wanted === undefined || wanted === shown) return;
    left(shown);
    showPart(root, wanted, words);
    entered(wanted);
    headingOf(wanted).focus();
    scrollTo({ top: root.getBoundingClientRect().top + scrollY - 16 });
  };
  addEventListener("hashchange", go);
  root.addEventListener("click", ({ target }) => {
    const { go: way } = target.closest("[data-go]")?.dataset ?? {};
    if (way) location.hash = neighbour(root, way).id;
  });
  foldList(root);
  const first = parts(root).find((part) => part.id === location.hash.slice(1)) ?? parts(root)[0];
  showPart(root, first, words);
  entered(first);
}

/** Say beside each part in the list how far it has come. */
export function sayStates(root, states) {
  for (const [id, state] of states) {
    const said = root.querySelector(`.steps a[href="#${id}"] small`);
    if (said.textContent !== state.words) said.textContent = state.words;
    said.closest("a").dataset.state = state.name;
  }
}

/** Go to the part with `control`, and to the control. */
export function goTo(root, control) {
  const part = partOf(control);
  const focus = () => {
    unfold(control);
    control.focus();
  };
  if (part === shownPart(root)) return focus();
  addEventListener("hashchange", () => setTimeout(focus), { once: true });
  location.hash = part.id;
}

function neighbour(root, way) {
  const all = parts(root);
  return all[all.indexOf(shownPart(root)) + (way === "next" ? 1 : -1)];
}

function showPart(root, wanted, words) {
  const all = parts(root);
  for (const part of all) part.hidden = part !== wanted;
  for (const link of root.querySelectorAll(".steps a")) {
    if (link.hash === `#${wanted.id}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  const where = words.part.replace("{n}", all.indexOf(wanted) + 1).replace("{all}", all.length);
  root.querySelector(".steps .where").textContent = where;
}

function headingOf(part) {
  return part.querySelector("h2");
}

/** On a wide screen the list stands open beside the questions; on a phone it folds. */
function foldList(root) {
  const list = root.querySelector(".steps details");
  const wide = matchMedia("(min-width: 62rem)");
  const fold = () => {
    list.open = wide.matches;
    list.firstElementChild.tabIndex = wide.matches ? -1 : 0; // where it always is open
  };
  wide.addEventListener("change", fold);
  list.addEventListener("click", ({ target }) => {
    if (target.closest("a") && !wide.matches) list.open = false;
  });
  fold();
}
