// What can be measured in a text: the twin of plugins/register/language.py, where LIX and its
// sources are explained. The words come with the form (`form.words`, from schema/words.yaml).
import { trimmed } from "./problems.js";
import { ALPHANUMERIC, LETTER, SPACE, WORD, pattern } from "./signs.js";

/** The letters of the shortest long word. */
const LONG = 7;
/** With fewer words than this one hard word decides the figure. */
export const ENOUGH_WORDS = 30;

const WORDS = pattern(`[${ALPHANUMERIC}]+(?:[-'’.,:][${ALPHANUMERIC}]+)*`, "g");
const HAS_WORD = pattern(`[${ALPHANUMERIC}]`);
const LINK = /\[([^[\]]*)\]\([^()]*\)/gu;
const ITEM = pattern(`^(?:[-*+]|\\p{Nd}+[.)])[${SPACE}]+`);
const NO_PROSE = /^[#>]/u;
const BLANK_LINES = pattern(`\\n[${SPACE}]*\\n`);
const LINE_END = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/u;
const SPACES = pattern(`[${SPACE}]+`);
const LONGEST_WORD = 60;
// A sign that can end a sentence, what closes after it, and the beginning of what follows.
const END = pattern(
  `(?<![.!?:…])[.!?:…]+["”’»)\\]*_]*(?=[${SPACE}]+["“‘«(\\[*_]*([^${SPACE}]))`,
  "g",
);
const SMALL = /^\p{Lowercase}/u;
const DIGIT = /^\p{Nd}/u;
const LETTERS = pattern(`[${LETTER}]+`, "g");
const CAPITALS = pattern(`(?<![${WORD}-])[A-ZÆØÅ]{2,6}(?![${WORD}])`, "g");

const whole = (words) => pattern(`(?<![${WORD}])(?:${words})(?![${WORD}])`, "i");
const READER = { da: whole("du|dig|din|dit|dine|vi"), en: whole("you|your|yours|we") };
const ABOUT_THE_READER = { da: whole("borger(?:en|ne|ens|nes)"), en: whole("the citizens?|citizen's") };

/**
 * The measure of a `text` in `language` ("da" or "en"), `names` left out: `{lix, words,
 * sentences}`, the sentences that cost most first. Markdown is read as it is shown; headings and
 * quotations are left out, and so are the entries of a list that are not sentences.
 */
export function measure(form, text, language, names = []) {
  const said = [...sentences(form, without(text, names), language)].map((sentence) => {
    const words = sentence.match(WORDS);
    return { sentence, words: words.length, long: longWords(words) };
  });
  const costs = said.map((one) => ({ ...one, cost: one.words + (100 * one.long) / one.words }));
  const ordered = costs.sort((one, other) => other.cost - one.cost);
  const [words, long] = ["words", "long"].map((part) => said.reduce((sum, one) => sum + one[part], 0));
  return {
    lix: words === 0 ? 0 : words / said.length + (100 * long) / words,
    words,
    sentences: ordered.map((one) => one.sentence.split(SPACES).filter(Boolean).join(" ")),
  };
}

/** Whether a text of this measure is long enough to count and its LIX above `limit`. */
export function isHarder({ lix, words }, limit) {
  return words >= ENOUGH_WORDS && lix > limit;
}

/** A LIX as each language writes it. */
export function figure(lix) {
  // Exactly between two figures, Python takes the even one.
  const en = (lix % 1 === 0.25 ? lix - 0.05 : lix).toFixed(1);
  return { da: en.replace(".", ","), en };
}

/** How many words the sentences of a `text` have. */
export function wordsIn(form, text, language) {
  return [...sentences(form, text, language)].reduce((sum, one) => sum + one.match(WORDS).length, 0);
}

function without(text, names) {
  const found = names.filter((name) => text.includes(name) && HAS_WORD.test(name));
  return longestFirst(found).reduce(
    (rest, name) => rest.replace(pattern(`(?<![${WORD}])${literal(name)}(?![${WORD}])`, "g"), ""),
    text,
  );
}

function longestFirst(names) {
  return [...names].sort((one, other) => [...other].length - [...one].length || (one < other ? -1 : 1));
}

function literal(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

/** A sentence ends with its sign, or with its paragraph. */
function* sentences(form, text, language) {
  for (const paragraph of paragraphs(text)) yield* split(form.words[language], paragraph);
}

function* split(known, paragraph) {
  let start = 0;
  for (const end of paragraph.matchAll(END)) {
    const over = end.index + end[0].length;
    if (!isOver(known, lastPart(paragraph, start, over), end[1])) continue;
    if (HAS_WORD.test(paragraph.slice(start, over))) yield paragraph.slice(start, over);
    start = over;
  }
  if (HAS_WORD.test(paragraph.slice(start))) yield paragraph.slice(start);
}

/** The last signs before `over`, as many as the longest word has. */
function lastPart(paragraph, start, over) {
  return [...paragraph.slice(Math.max(start, over - 2 * LONGEST_WORD), over)].slice(-LONGEST_WORD).join("");
}

/** Whether a sentence is over after `said`, its last part, when the sign `following` comes next. */
function isOver(known, said, following) {
  if (SMALL.test(following)) return false;
  const last = said.match(WORDS)?.at(-1).toLowerCase() ?? "";
  if (known.never_last.includes(last)) return false;
  return !(DIGIT.test(following) && known.before_number.includes(last));
}

/** What is running text: paragraphs, and the entries of lists that are sentences. */
function* paragraphs(text) {
  if (!text.includes("\n") && !text.includes("](")) {
    yield* prose([text]);
    return;
  }
  for (const block of text.replace(LINK, "$1").split(BLANK_LINES)) yield* prose(pieces(block));
}

/** The lines of a block, those that belong together as one. */
function pieces(block) {
  const found = [[""]];
  for (const line of block.split(LINE_END).map(trimmed)) {
    const isNew = ITEM.test(line) || NO_PROSE.test(line) || found.at(-1)[0].startsWith("#");
    if (isNew) found.push([line]);
    else found.at(-1).push(line);
  }
  return found.map((lines) => lines.join(" "));
}

function* prose(parts) {
  for (const part of parts.map(trimmed)) {
    const [entry] = ITEM.exec(part) ?? [""];
    if (!NO_PROSE.test(part) && (entry === "" || ".!?".includes(part.at(-1)))) yield part.slice(entry.length);
  }
}

function longWords(words) {
  return words.filter((word) => word.length >= LONG && word.match(/\p{L}/gu)?.length >= LONG).length;
}

/** Whether a `text` is in `language`: two of its common words, and none of the other's. */
export function looksLike(form, text, language, other) {
  const said = lettersOf(text);
  const common = (code) => form.words[code].common.filter((word) => said.has(word)).length;
  return common(language) >= 2 && common(other) === 0;
}

/** The words of a text, without their numbers. */
export function lettersOf(text) {
  return new Set(text.toLowerCase().match(LETTERS));
}

/** The office words of a `text`, each with a plain one, as pairs in the order of the list. */
export function officeWords(form, text, language) {
  const folded = text.toLowerCase();
  return Object.entries(form.words[language].office).filter(
    ([said]) => folded.includes(said) && pattern(`(?<![${WORD}])${literal(said)}(?![${WORD}])`).test(folded),
  );
}

/** The abbreviations of a `text` that not everyone knows and nothing beside them explains. */
export function unexplained(form, text, language, names = []) {
  const rest = longestFirst(names).reduce((left, name) => left.replaceAll(name, ""), text);
  const { known } = form.words[language];
  return [...new Set(rest.match(CAPITALS))].filter(
    (said) => !known.includes(said) && !rest.includes(`${said} (`) && !rest.includes(`(${said})`),
  );
}

/** Whether a `text` speaks of *the citizen* and never to *you*. */
export function speaksPastTheReader(text, language) {
  return ABOUT_THE_READER[language].test(text) && !READER[language].test(text);
}
