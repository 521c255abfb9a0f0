// Dates, numbers, countries and times as the site's pages write them: the twin of
// plugins/pages/language.py and its words. What cannot be read stands as it was written.

const LOCALES = { da: "da", en: "en-GB" };

/** A sentence with its `%(name)s` filled in. */
export function filled(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}

/** A day, a month or a year in words: 4. maj 2026, maj 2026, 2026. */
export function date(text, language) {
  const [, month, day] = /^\d{4}-(\d\d)(-\d\d)?$/.exec(text) ?? [];
  const time = new Date(day ? text : `${text}-01`);
  if (month === undefined || Number.isNaN(time.valueOf()) || time.getUTCMonth() + 1 !== Number(month)) return text;
  const shown = { year: "numeric", month: "long", ...(day && { day: "numeric" }), timeZone: "UTC" };
  return new Intl.DateTimeFormat(LOCALES[language], shown).format(time);
}

/** 1.234 in Danish, 1,234 in English. */
export function number(value, language) {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

/** The name of a country (ISO 3166). */
export function country(code, language) {
  try {
    return new Intl.DisplayNames(LOCALES[language], { type: "region" }).of(code);
  } catch {
    return code;
  }
}

/** A number of months in words: 2 years, 18 months. */
export function duration(words, months, language) {
  const [n, one, many] = months % 12 ? [months, words.month, words.months] : [months / 12, words.year, words.years];
  return filled(n === 1 ? one : many, { n: number(n, language) });
}
