// The few facts of a draft that a passer-by wants: the twin of plugins/pages/facts.py.
import { answer } from "./asked.js";
import { monthsAfter } from "./calendar.js";
import { list } from "./kinds.js";
import { filled } from "./wording.js";

/** The few facts at the top, each with its question; an answer that is not given is "". */
export function facts(page, form) {
  const { words, data } = page;
  const [part, ring] = [answer(data, ["decision", "part"]), list(data.radar)[0]?.ring];
  return [
    [words.uses_ai, usesAi(page)],
    [words.decides, part && page.term("decision_part", part, "short")],
    [words.is_sensitive, sensitive(page)],
    [words.leaves_eu, leaves(page)],
    [words.on_radar, ring && page.term("ring", ring)],
    [words.reviewed, reviewed(page, form)],
  ];
}

function usesAi(page) {
  const { use, kinds } = page.data.ai ?? {};
  const names = list(kinds).map((kind) => page.term("ai_kinds", kind, "inside")).join(", ");
  return use && page.term("ai_use", use) + (use === "yes" && names ? `: ${names}` : "");
}

function sensitive(page) {
  const { words, data, site } = page;
  if (!Array.isArray(data.data)) return "";
  if (data.data.length === 0) return words.no_data;
  const used = new Set(data.data.map((use) => use.kind));
  const kinds = [...used].filter((kind) => site.sensitive.includes(kind));
  const names = kinds.map((kind) => page.term("data_kinds", kind, "inside")).join(", ");
  if (names) return `${words.yes}: ${names}`;
  return data.basis === "public_sources" ? "" : words.no;
}

function leaves({ words, data }) {
  if (!data.storage) return Array.isArray(data.data) && data.data.length === 0 ? words.no_data : "";
  return data.storage === "outside_eu" ? words.yes : words.no;
}

/** The day by which the tool must be reviewed again; null when it need not. */
export function due({ data }, form) {
  if (!/^\d{4}-\d\d-\d\d$/.test(data.reviewed_on) || data.status === "retired") return null;
  const months = Number(data.review_every ?? form.review_every);
  return Number.isNaN(months) ? null : monthsAfter(data.reviewed_on, months);
}

function reviewed(page, form) {
  const { words, data } = page;
  if (!data.reviewed_on) return words.not_reviewed;
  const next = due(page, form);
  const on = page.date(data.reviewed_on);
  return next ? filled(words.reviewed_next, { date: on, due: page.date(next) }) : on;
}
