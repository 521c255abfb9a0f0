/**
 * A draft as the page of the tool will show it: the twin of theme/templates/tool.html.
 *
 * It has the answers and their words, not what the register adds: the drawing, the rights, the
 * history. The words come from preview.json (plugins/pages/preview.py), fetched when someone asks
 * to see the page.
 */
import { Answers } from "./answers.js";
import { answer, fields, isAsked } from "./asked.js";
import { element, link } from "./elements.js";
import { due, facts } from "./facts.js";
import { list } from "./kinds.js";
import { filled, number } from "./wording.js";

/**
 * The page of a draft.
 *
 * @param {object} form what the site tells the form
 * @param {object} schema the schema of a tool
 * @param {object} data the answers, as the file has them
 * @param {"da"|"en"} language the language of the page
 * @param {object} site the words and names of preview.json in that language
 * @param {Function} lexer marked's, for Markdown
 * @param {string} department the id of the department behind the tool
 * @returns {DocumentFragment}
 */
export function preview(form, schema, data, language, site, lexer, department) {
  const page = new Answers(schema, data, language, site, lexer);
  const fragment = document.createDocumentFragment();
  fragment.append(
    element("h4", { class: "name" }, page.text(data.name)),
    element("p", { class: "status" }, status(page), " · ", behind(page, department)),
    ...banners(page), short(page, form), ...sections(page, department), review(page, form),
    ...unanswered(page),
  );
  return fragment;
}

function behind(page, department) {
  const found = page.site.departments[department];
  return found ? link(found.address, found.name) : page.words.not_stated;
}

function status(page) {
  const { words, data } = page;
  const said = data.status ? page.term("status", data.status) : words.status_unknown;
  const at = (sentence, day) => filled(sentence, { status: said, date: page.date(day) });
  if (data.status === "retired" && data.until) return at(words.status_on, data.until);
  if (!data.since) return said;
  return at(data.status === "planned" ? words.status_from : words.status_since, data.since);
}

function notice(kind, ...children) {
  return element("div", { class: kind, role: "note" }, element("p", {}, ...children));
}

function banners({ words, data, site }) {
  const found = [];
  if (data.basis === "public_sources") {
    found.push(notice("notice draft", element("b", {}, words.draft), ` ${words.draft_says}`));
  }
  if (["paused", "retired"].includes(data.status)) {
    const next = list(data.replaced_by).map((id) => site.tools[id]).filter(Boolean);
    const links = next.flatMap(({ name, address }, at) => [at ? ", " : "", link(address, name)]);
    const replaced = links.length > 0 ? [` ${words.replaced_by} `, links] : "";
    found.push(notice("notice", element("b", {}, words.stopped), replaced));
  }
  return found;
}

function short(page, form) {
  const row = ([question, said]) => element("div", said ? {} : { class: "open" },
    element("dt", {}, question), element("dd", {}, said || page.words.not_stated));
  return element("section", { class: "short" },
    element("h5", {}, page.words.in_short),
    element("p", { class: "lead" }, page.text(page.data.summary)),
    element("dl", { class: "facts" }, facts(page, form).map(row)));
}

function sections(page, department) {
  const shown = page.schema.groups.filter(({ id }) => id !== "bookkeeping");
  return shown.flatMap(({ id, title }) => section(page, id, title[page.language], department));
}

function section(page, id, title, department) {
  const rows = page.rows(id).flatMap(([, label, said, isOpen]) =>
    [element("dt", {}, label), element("dd", isOpen ? { class: "open" } : {}, said)]);
  if (id === "behind") {
    rows.push(element("dt", {}, page.words.department), element("dd", {}, behind(page, department)));
  }
  if (rows.length === 0) return [];
  return [titled(title, element("dl", { class: "answers" }, rows))];
}

function review(page, form) {
  const { words, data } = page;
  const next = due(page, form);
  const on = (sentence, day) => filled(sentence, { date: page.date(day) });
  const said = data.reviewed_on ? on(words.reviewed_on, data.reviewed_on) : words.never_reviewed;
  const then = next ? ` ${on(words.next_time, next)}` : "";
  return titled(words.when_reviewed, element("p", {}, said + then));
}

function unanswered(page) {
  const { words, data, open } = page;
  const isOpen = (field) => open.has(field.name) && answer(data, field.path) === null;
  const asked = fields(page.schema).filter((field) => isAsked(field, data) && isOpen(field));
  if (asked.length === 0) return [];
  const reason = ({ name }) => page.term("unanswered_reasons", open.get(name).reason);
  const line = (field) => [element("b", {}, `${page.label(field)}:`), ` ${reason(field).toLowerCase()}.`];
  const n = number(asked.length, page.language);
  const lines = asked.map((field) => element("li", {}, line(field)));
  return [
    titled(words.unanswered,
      element("p", {}, filled(asked.length === 1 ? words.one_open : words.many_open, { n })),
      element("ul", { class: "unanswered" }, lines)),
  ];
}

function titled(title, ...children) {
  return element("section", {}, element("h5", {}, title), ...children);
}

/**
 * Makes the part of the page that shows the draft, in both languages.
 *
 * @param {ParentNode} root what holds the part
 * @param {object} form what the site tells the form
 * @param {object} schema the schema of a tool
 * @param {() => {data: object, department: string}} current the answers as they are now
 */
export function startPreview(root, form, schema, current) {
  const part = root.querySelector("[data-preview=part]");
  const shown = part.querySelector("[data-preview=shown]");
  const failed = part.querySelector("[data-preview=failed]");
  const buttons = [...part.querySelectorAll("button[data-language]")];
  const fetched = new Map();
  for (const button of buttons) button.addEventListener("click", () => show(button));
  part.hidden = false;

  async function show(button) {
    const language = button.dataset.language;
    const site = await words(button.dataset.words).catch(() => null);
    failed.hidden = site !== null;
    if (site === null) return;
    const { lexer } = await import("./libraries/marked.js");
    const { data, department } = current();
    for (const one of buttons) one.setAttribute("aria-pressed", one === button);
    shown.lang = language;
    shown.hidden = false;
    shown.replaceChildren(preview(form, schema, data, language, site, lexer, department));
    shown.focus();
  }

  async function words(url) {
    if (!fetched.has(url)) {
      const got = await fetch(url);
      if (!got.ok) throw new Error(got.status);
      fetched.set(url, JSON.parse(await got.text(), bare));
    }
    return fetched.get(url);
  }
}

/** Objects that hold what was sent and nothing else: a code may be called "constructor". */
function bare(_, value) {
  const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
  return isGroup ? Object.assign(Object.create(null), value) : value;
}
