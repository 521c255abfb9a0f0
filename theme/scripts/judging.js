// What is wrong with the answers: shown at each question of the parts that have been left, and as
// a list of links when one asks for it.
import { check } from "./check.js";
import { clear, complain, put, targetOf } from "./complaints.js";
import { element } from "./elements.js";
import { titleOf } from "./entries.js";
import { says } from "./problems.js";
import { goTo, partOf, parts } from "./sections.js";
import { startProblems } from "./start.js";
import { personalProblems, textProblems } from "./texts.js";
import { characterProblems, shortened, today } from "./typed.js";

/** Everything that can be found wrong in `data` here. */
export function problems({ form, schema, opened }, data) {
  const read = shortened(data);
  return [
    ...characterProblems(read),
    ...check(form, schema, data, today()),
    ...textProblems(form, schema, read, today(), opened.before),
  ];
}

/** Show what is wrong in the parts that have been `left`, by their ids; answers how many each has. */
export function showProblems(draft, data, left) {
  const { root } = draft;
  const wrong = new Map();
  parts(root).forEach(clear);
  if (left.has("start")) showStart(draft, data, wrong);
  for (const problem of left.size > 0 ? problems(draft, data) : []) {
    const target = targetOf(root, problem.at, data);
    const part = target.question && partOf(target.question);
    if (part === null || !left.has(part.id)) continue;
    complain(draft, problem, target);
    wrong.set(part, (wrong.get(part) ?? 0) + 1);
  }
  return wrong;
}

/** A short name is not asked for before the tool has a name that it can be made of. */
function showStart(draft, data, wrong) {
  const { root, form, words } = draft;
  const where = draft.place(data);
  const isTime = ([{ control }]) => control.localName === "select" || where.id !== "";
  const found = startProblems(root, form, words, where).filter(isTime);
  for (const [target, said] of found) put(words, target, `p.${target.control.id}`, said);
  if (found.length > 0) wrong.set(partOf(found[0][0].control), found.length);
}

/** Whether `data` holds personal data that the register has not published already. */
export function isPersonal(draft, data) {
  const { before } = draft.opened;
  const known = before === null ? [] : personalIn(draft, before);
  return personalIn(draft, data).some((found) => !known.includes(found));
}

function personalIn({ form, schema }, data) {
  return personalProblems(form, schema, shortened(data), today()).map(({ code, values }) => `${code} ${values.found}`);
}

/** Say in the last part all that is wrong, each with a link to where it is mended. */
export function report(draft, data) {
  const { root, form, words } = draft;
  const wrong = [
    ...startProblems(root, form, words, draft.place(data)),
    ...problems(draft, data).map((problem) => [targetOf(root, problem.at, data), says(form, problem, form.language)]),
  ];
  const box = root.querySelector("#found");
  box.className = wrong.length > 0 ? "notice" : "right";
  box.replaceChildren(element("p", {}, wrong.length > 0 ? words.wrong : words.right), ...byPart(root, wrong));
}

/** A list for each part, and one for what is in none: `[target, sentence]`. */
function byPart(root, wrong) {
  const lists = new Map([...parts(root), null].map((part) => [part, []]));
  for (const [target, said] of inOrder(wrong)) {
    lists.get(target.question && partOf(target.question)).push(element("li", {}, linked(root, target, said)));
  }
  return [...lists].filter(([, found]) => found.length > 0).map(([part, found]) =>
    element("div", {}, part && element("h4", {}, part.querySelector("h2").textContent), element("ul", {}, found)),
  );
}

function inOrder(wrong) {
  const isBefore = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...wrong].sort(([{ control: one }, ], [{ control: other }]) => {
    if (!one || !other || one === other) return 0;
    return isBefore(one, other) ? -1 : 1;
  });
}

function linked(root, { question, control }, said) {
  if (question === null || control === null) return said;
  const entry = question.closest(".entry");
  const own = question === entry ? [] : [question.querySelector("legend, .title").firstChild.textContent.trim()];
  const name = [...(entry ? [titleOf(entry)] : []), ...own].join(", ");
  const link = element("a", { href: `#${partOf(question).id}` }, element("b", {}, `${name}:`), ` ${said}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(root, control);
  });
  return link;
}
