// Whether both languages say the same: the twin of plugins/register/rules/parity.py, and of what
// plugins/register/language.py says of numbers.
import { lettersOf, looksLike } from "./language.js";
import { fieldName, quote, trimmed } from "./problems.js";
import { SPACE, WORD, pattern } from "./signs.js";

const OTHER = { da: "en", en: "da" };
// Links in Markdown, and addresses that stand open in a text; a link may show its own address.
const LINK = pattern(`(?<!!)\\[[^\\[\\]]*\\]\\([^()${SPACE}]*|(?<![${WORD}])https?://[^${SPACE}]+`, "g");
const ADDRESS = pattern(`\\]\\([^()${SPACE}]*\\)|https?://[^${SPACE}]+`, "g");
const DIGITS = /[0-9]+/gu;
const NUMBER = /[0-9]+(?:[.,:][0-9]+)*/gu;
const ROUND = /(?<=[0-9])[.,:]00(?![0-9])/gu;
const ON_THE_CLOCK = pattern(`[0-9] ?[ap]\\.?m(?![${WORD}])`, "i");

/** The name of `field` in both languages. */
export const label = (field) => ({ da: field.title, en: field.title_en });
const hasLink = (pair) => /\]\(|:\/\//u.test(`${pair.da}\n${pair.en}`);
const bare = (text) => text.replace(ADDRESS, " ");

/** A text is not the same in Danish and English, unless it is a name. */
export function languagesDiffer({ pairs }) {
  return pairs
    .filter((pair) => pair.da === pair.en && trimmed(pair.da) !== "" && !pair.mayBeEqual)
    .map((pair) => ({ at: [...pair.at, "en"], code: "same-text", values: { label: label(pair.field) } }));
}

/** What stands under `da` is Danish, and under `en` English. */
export function textsStandUnderTheirLanguage({ form, pairs }) {
  return pairs
    .filter((pair) => !pair.mayBeEqual && pair.da !== pair.en)
    .flatMap((pair) =>
      Object.keys(OTHER)
        .filter((code) => looksLike(form, pair[code], OTHER[code], code))
        .map((code) => ({ at: [...pair.at, code], code: `not-in-${code}`, values: { label: label(pair.field) } })),
    );
}

/** A number that one language gives stands in the other, too, in digits or as a word. */
export function numbersStandInBothLanguages({ form, pairs, personal }) {
  const [da, en] = ["da", "en"].map((code) => pairs.map((pair) => pair[code]).join("\n").match(DIGITS));
  if (String(da) === String(en)) return [];
  const unsaid = new Set(personal.map((found) => found.at.slice(0, -1).join("\n"))); // never repeated, digits and all
  return pairs
    .filter((pair) => !unsaid.has(pair.at.join("\n")))
    .flatMap((pair) =>
      numbersMissing(form, ...(hasLink(pair) ? [bare(pair.da), bare(pair.en)] : [pair.da, pair.en])).map(
        ([code, numbers]) => ({
          at: [...pair.at, code],
          code: `number-not-in-${code}`,
          values: { label: label(pair.field), numbers },
        }),
      ),
    );
}

/**
 * The language that lacks numbers which the other gives in digits, and the numbers. Compared are
 * groups of digits, so that 1.000 and 1,000 are the same, 14 and 2 pm, 5 and "five".
 */
export function numbersMissing(form, da, en) {
  const texts = { da: da.replace(ROUND, ""), en: en.replace(ROUND, "") };
  const isOnTheClock = ON_THE_CLOCK.test(en);
  return Object.entries(OTHER).flatMap(([here, there]) => {
    const given = new Set(hours(groups(texts[here]), isOnTheClock));
    const said = lettersOf(texts[here]);
    const missing = new Set(
      groups(texts[there]).filter((one) => !given.has(one) && !inWords(form, one, here).some((word) => said.has(word))),
    );
    if (missing.size === 0) return [];
    const written = new Set(texts[there].match(NUMBER));
    return [[here, [...written].filter((number) => groups(number).some((group) => missing.has(group)))]];
  });
}

/** The groups of digits in a text, as they are without zeros before them. */
function groups(text) {
  return (text.match(DIGITS) ?? []).map((digits) => digits.replace(/^0+/u, "") || "0");
}

/** The groups, and with them the hours that those of one half of the day have in the other. */
function hours(given, isOnTheClock) {
  const found = isOnTheClock ? given.filter((one) => one.length < 3).map(Number) : [];
  return [...given, ...found.flatMap((hour) => [String(hour % 12), String((hour % 12) + 12)])];
}

function inWords(form, digits, language) {
  return (digits.length < 3 && form.words[language].numbers[Number(digits)]) || [];
}

/** Both languages have as many links. */
export function linksStandInBothLanguages({ pairs }) {
  return pairs.filter(hasLink).flatMap((pair) => {
    const [da, en] = [pair.da, pair.en].map((text) => (text.match(LINK) ?? []).length);
    if (da === en) return [];
    const values = { label: label(pair.field), da, en };
    return [{ at: [...pair.at, en < da ? "en" : "da"], code: "link-missing", values }];
  });
}

/** A line under `confirmed` names a text that stands in both languages. */
export function confirmedTextsExist({ data, pairs }) {
  const names = new Set(pairs.map((pair) => fieldName(pair.at)));
  const lines = (Array.isArray(data.confirmed) ? data.confirmed : []).filter(
    (line) => typeof line?.field === "string",
  );
  return lines.flatMap((line, number) => {
    if (names.has(line.field)) return [];
    return [{ at: ["confirmed", number, "field"], code: "confirmed-unknown", values: { name: quote(line.field) } }];
  });
}
