// The formats that the schema names: the twin of plugins/register/formats.py.
import { daysIn, firstDay } from "./calendar.js";

// CVR's check digit: weighted sum divisible by 11 (Erhvervsstyrelsen).
const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];
const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

/** The checks by the names of the formats; `countries` are the codes of ISO 3166 (alpha-2). */
export function checks(countries) {
  const known = new Set(countries);
  return {
    date: isDate,
    "partial-date": isPartialDate,
    cvr: isCvr,
    country: (value) => known.has(value),
  };
}

/** A day that exists in the calendar, written 2026-05-04. */
export function isDate(value) {
  const [year, month, day] = (DAY.exec(value) ?? [0, 0, 0, 0]).slice(1).map(Number);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** A year, a month or a day that exists: 2021, 2021-03, 2021-03-15. */
export function isPartialDate(value) {
  return [4, 7, 10].includes(value.length) && isDate(firstDay(value)) && !value.startsWith("0");
}

/** A Danish company number: eight digits, the weighted sum divisible by 11. */
export function isCvr(value) {
  if (!/^[0-9]{8}$/.test(value)) return false;
  const sum = CVR_WEIGHTS.reduce((total, weight, place) => total + weight * Number(value[place]), 0);
  return sum % 11 === 0;
}
