// How an answer of each kind is shown on the page of a tool: the twin of
// theme/templates/_answers.html, with the same elements in the same order.
import { element, link } from "./elements.js";
import { country, duration, filled, number } from "./wording.js";

/** `said` as a list; what is no list is the one thing in it. */
export function list(said) {
  return Array.isArray(said) ? said : said === undefined || said === null ? [] : [said];
}

function items(said, item) {
  return said.length === 0 ? [] : [element("ul", {}, said.map((one) => element("li", {}, item(one))))];
}

/** An address as a link; what is none yet is only text. */
export function linked(address, ...children) {
  return /^https:\/\//.test(address) ? link(address, ...(children.length ? children : [address])) : String(address);
}

/** Codes of a vocabulary, each with what it means. */
export function codes(page, vocabulary, said) {
  const one = (code) => explained(page, vocabulary, code);
  return said.length === 1 ? one(said[0]) : items(said, one);
}

function explained(page, vocabulary, code, named = page.term(vocabulary, code)) {
  return [element("b", {}, named, "."), ` ${page.term(vocabulary, code, "explained")}`];
}

/** Things by their ids, each as a link with its name; `more` says what stands behind it. */
function things(page, section, said, more) {
  return items(list(said), (id) => {
    const thing = page.site[section][id] ?? { name: String(id) };
    const named = thing.address ? link(thing.address, thing.name) : thing.name;
    if (!more || !thing.explained) return named;
    return [element("b", {}, named, "."), ` ${thing.explained}`, more(thing)];
  });
}

function party(page, vocabulary, { name, role, country: code, cvr }) {
  const land = code && country(code, page.language);
  const said = [page.term(vocabulary, role), land, cvr && `CVR ${cvr}`];
  const named = typeof name === "string" ? name : page.text(name);
  return [element("b", {}, named), ` (${said.filter(Boolean).join(", ")})`];
}

function parties(page, vocabulary, said) {
  return said.length ? items(said, (one) => party(page, vocabulary, one)) : [page.words.none];
}

function kept(page, keep) {
  if (!keep) return "";
  if (keep.text) return page.text(keep.text);
  const months = Number(keep.months);
  if (months === 0) return page.words.not_kept;
  const event = page.term("retention_events", keep.after, "inside");
  const time = Number.isFinite(months) ? duration(page.words, months, page.language) : keep.months;
  return filled(page.words.kept_for, { time, event });
}

function origin(page, use) {
  const [said, source] = [page.term("data_origins", use.from), page.text(use.source)];
  return said && source ? `${said} (${source})` : said || source;
}

function dataTable(page, said) {
  const { words } = page;
  if (said.length === 0) return [words.uses_no_data];
  const heads = [words.data, words.from, words.used_for, words.kept];
  return [
    element("table", { class: "cards" },
      element("caption", {}, words.data_caption),
      element("thead", {}, element("tr", {}, heads.map(columnHead))),
      element("tbody", {}, said.map((use) => dataRow(page, use, heads.slice(1))))),
  ];
}

function columnHead(head) {
  return element("th", { scope: "col" }, head);
}

function dataRow(page, use, heads) {
  const kind = page.site.data_kinds[use.kind] ?? { name: use.kind ?? page.words.not_stated };
  const mark = kind.mark && [" ", element("span", { class: "mark" }, kind.mark)];
  const cells = [origin(page, use), page.text(use.used_for), kept(page, use.keep)];
  return element("tr", {},
    element("th", { scope: "row" }, kind.address ? link(kind.address, kind.name) : kind.name, mark),
    cells.map((said, at) => dataCell(page, heads[at], said)));
}

function dataCell(page, head, said) {
  const attributes = { "data-label": head, ...(!said && { class: "open" }) };
  return element("td", attributes, said || page.words.not_stated);
}

function assessment(page, { kind, result, on, summary, url }) {
  const named = element("b", {}, `${page.term("assessment_kinds", kind)}:`);
  const found = [page.term("assessment_results", result).toLowerCase(), on && page.date(on)];
  return [
    named, ` ${found.filter(Boolean).join(", ")}.`, summary && ` ${page.text(summary)}`,
    url && [" ", linked(url, page.words.assessment)],
  ];
}

function risk(page, said) {
  const { class: name, annex_iii: point, reason, eu_database_url: url } = said;
  const area = page.term("annex_iii", point).toLowerCase();
  return [
    explained(page, "ai_risk", name), point && ` ${filled(page.words.annex_iii, { point, area })}`,
    reason && ` ${page.text(reason)}`, url && [" ", linked(url, page.words.eu_database)],
  ];
}

function contact(page, { unit, email, phone, url }) {
  const ways = [
    // What is no address yet must not give the mail more readers, or words of its own.
    email && link(`mailto:${encodeURIComponent(email).replace("%40", "@")}`, email),
    phone && link(`tel:${String(phone).replaceAll(" ", "")}`, phone),
    url && linked(url),
  ];
  const lines = ways.filter(Boolean).flatMap((way) => [element("br"), way]);
  return [element("p", {}, element("b", {}, page.text(unit)), lines)];
}

function cost(page, { text, dkk_per_year: amount, year }) {
  if (text) return [page.text(text)];
  return [filled(page.words.cost, { amount: number(amount ?? 0, page.language), year })];
}

function source(page, { title, url, reference, retrieved }) {
  const read = retrieved && [" ", element("small", {}, filled(page.words.read, { date: page.date(retrieved) }))];
  return [url ? linked(url, title) : title, reference && ` (${reference})`, read];
}

function radar(page, said) {
  const line = ({ ring, on, reason }) => element("li", {},
    element("span", { class: "mark" }, page.term("ring", ring)), " ",
    element("b", {}, `${on ? page.date(on) : ""}.`), ` ${page.text(reason)}`);
  return [element("ol", { class: "plain" }, said.map(line))];
}

function aiKind(page, code) {
  const [label, address] = [page.term("ai_kinds", code), page.site.ai_kinds[code]];
  return explained(page, "ai_kinds", code, address ? link(address, label) : label);
}

function ethics(page, { principle, answer }) {
  return [element("b", {}, `${page.term("principles", principle)}.`), ` ${page.text(answer)}`];
}

/** The answers that have a way of their own to be shown, by the name of their field. */
export const SPECIAL = {
  situations: (page, said) => things(page, "situations", said),
  initiatives: (page, said) => things(page, "initiatives", said),
  technologies: (page, said) => things(page, "technologies", said, ({ kl }) =>
    kl && [" ", element("span", { class: "mark" }, kl)]),
  legal_basis: (page, said) => things(page, "laws", said, ({ citation, text }) =>
    [" ", element("small", {}, text ? linked(text, citation) : citation)]),
  data: (page, said) => dataTable(page, list(said)),
  recipients: (page, said) => parties(page, "recipient_roles", list(said)),
  suppliers: (page, said) => parties(page, "supplier_roles", list(said)),
  radar: (page, said) => radar(page, list(said)),
  assessments: (page, said) => items(list(said), (one) => assessment(page, one)),
  ethics: (page, said) => items(list(said), (one) => ethics(page, one)),
  links: (page, said) => items(list(said), (one) => linked(one.url ?? "", page.text(one.label))),
  sources: (page, said) => items(list(said), (one) => source(page, one)),
  "ai.risk": risk,
  "ai.kinds": (page, said) => items(list(said), (code) => aiKind(page, code)),
  contact,
  cost,
};
