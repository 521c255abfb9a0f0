// Days, months and years as the register's files write them: the twin of
// plugins/register/calendar.py.

/** The first day of a year, month or day. */
export function firstDay(partial) {
  return partial + "0000-01-01".slice(partial.length);
}

/** Whether `one` surely lies before `other`, as far as both are precise. */
export function isBefore(one, other) {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** The same day `months` later; the last of the month when that month is shorter. */
export function monthsAfter(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const [later, place] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12];
  const last = Math.min(date, daysIn(later, place + 1));
  return later > 9999 ? "9999-12-31" : [pad(later, 4), pad(place + 1, 2), pad(last, 2)].join("-");
}

function pad(number, digits) {
  return String(number).padStart(digits, "0");
}

/** How many days the month has; `month` counts from 1. */
export function daysIn(year, month) {
  // The calendar repeats itself after 400 years, and Date takes 26 for 1926.
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
