// What is said below a text while one writes it, in the words of schema/advice.yaml.
import { find } from "./personal.js";
import { advice, figure, filled, partOfScale } from "./plain.js";

const MOST_TIPS = 3;

/**
 * The remarks on a `text`: `{warnings, figure, tips, lix, limit, isAbove, gist}`.
 *
 * `warnings` speak of personal data, never repeating it; `figure` places its LIX on the scale and
 * is null when the text is too short to measure; `tips` are a few ways to make it plainer. The
 * `gist` changes when there is something new to hear, and not with every figure.
 *
 * About the text: its `language`, null for one in none or a name; its highest LIX (`limit`, or
 * null); the `names` that do not count; `isPhone` for the field where a phone number belongs.
 */
export function remarks(form, text, today, { language = null, limit = null, names = [], isPhone = false } = {}) {
  const personal = codesIn(form, text, today).filter((code) => !(isPhone && code === "phone"));
  const { lix, advice: tips } = language === null ? NOTHING : advice(form, text, language, names, limit);
  const shown = various(withoutRepeats(tips)).slice(0, MOST_TIPS);
  const isAbove = lix !== null && limit !== null && lix > limit;
  const scale = lix === null ? null : partOfScale(lix);
  return {
    warnings: personal.map((code) => filled(form, code, {})),
    figure: scale && filled(form, sentence(isAbove, limit), values(form, lix, scale, limit)),
    tips: shown.map(({ says }) => says),
    lix,
    limit,
    isAbove,
    gist: [...personal, scale, isAbove, ...shown.map(({ code }) => code)].join(" "),
  };
}

const NOTHING = { lix: null, advice: [] };

function codesIn(form, text, today) {
  return [...new Set(find(text, today, form.mailbox_domains).map(({ code }) => code))];
}

function sentence(isAbove, limit) {
  if (limit === null) return "figure";
  return isAbove ? "above" : "within";
}

function values(form, lix, scale, limit) {
  return { lix: figure(lix)[form.language], scale: form.advice[scale], limit };
}

/** Of hard sentences the hardest alone, when it is not spoken of as long; and nothing twice. */
function withoutRepeats(tips) {
  const [hardest] = tips.filter(({ code }) => code === "hard");
  const long = tips.filter(({ code }) => code === "long").map(({ values }) => values.sentence);
  const isSaid = (tip) => tip.code !== "hard" || (tip.says === hardest.says && !long.includes(tip.values.sentence));
  return [...new Map(tips.filter(isSaid).map((tip) => [tip.says, tip])).values()];
}

/** The first tip of each kind before the next of any. */
function various(tips) {
  const first = tips.filter((tip, at) => tips.findIndex(({ code }) => code === tip.code) === at);
  return [...first, ...tips.filter((tip) => !first.includes(tip))];
}
