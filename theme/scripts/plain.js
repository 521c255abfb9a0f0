// What would make a text plainer, in the words of schema/advice.yaml: the twin of what
// plugins/plain.py says of one text.
import { ENOUGH_WORDS, isHarder, measure, officeWords, speaksPastTheReader, unexplained, wordsIn } from "./language.js";
import { quote, trimmed } from "./problems.js";

export { figure, measure } from "./language.js";

/** A sentence of more words is worth dividing. */
const LONG_SENTENCE = 25;
/** The top of *medium* on LIX's scale: newspapers. */
const MEDIUM = 44;
const SHOWN = 2;
// How a text speaks to its reader, and past them.
const READER = { da: { you: "du", citizen: "borgeren" }, en: { you: "you", citizen: "the citizen" } };
/** The highest LIX of each part of the scale; see plugins/register/language.py. */
const SCALE = [
  [24, "very-easy"],
  [34, "easy"],
  [MEDIUM, "medium"],
  [54, "demanding"],
  [Infinity, "very-hard"],
];

/**
 * A `text` in `language` as its author sees it, `names` left out: `{lix, words, limit, advice}`.
 *
 * `lix` is null when the text is too short to measure, `limit` the highest it may have, or null.
 * Each piece of advice is `{code, values, says}`, said in the form's own language. A text without a space
 * is no prose and has none.
 */
export function advice(form, text, language, names = [], limit = null) {
  if (!trimmed(text).includes(" ")) return { lix: null, words: 0, limit, advice: [] };
  const measured = measure(form, text, language, names);
  return {
    lix: measured.words >= ENOUGH_WORDS ? measured.lix : null,
    words: measured.words,
    limit,
    advice: [...pieces(form, text, language, measured, names)].map(([code, values]) => ({
      code,
      values,
      says: filled(form, code, values),
    })),
  };
}

function* pieces(form, text, language, measured, names) {
  const isHard = isHarder(measured, MEDIUM);
  for (const sentence of isHard ? measured.sentences.slice(0, SHOWN) : []) yield ["hard", { sentence: quote(sentence) }];
  for (const sentence of measured.sentences) {
    const words = wordsIn(form, sentence, language);
    if (words > LONG_SENTENCE) yield ["long", { words, sentence: quote(sentence) }];
  }
  for (const [said, plain] of officeWords(form, text, language)) yield ["office", { said, plain }];
  for (const said of unexplained(form, text, language, names)) yield ["unexplained", { said }];
  if (speaksPastTheReader(text, language)) yield ["reader", READER[language]];
}

/** Which part of LIX's scale a `lix` belongs to. */
export function partOfScale(lix) {
  return SCALE.find(([highest]) => lix <= highest)[1];
}

/** A sentence of schema/advice.yaml with its values. */
export function filled(form, code, values) {
  return form.advice[code].replace(/\{(\w+)\}/gu, (_, name) => values[name]);
}
