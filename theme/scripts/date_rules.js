// Rules about time: the twin of plugins/register/rules/dates.py.
import { answer, holds, restsOn } from "./asked.js";
import { firstDay, isBefore } from "./calendar.js";
import { given, problem } from "./given.js";

/** Only a planned tool comes into use in the future. */
export function sinceIsNotInTheFuture(subject) {
  return given(subject, "ahead_when").flatMap(([{ schema }, at, value]) => {
    const isAllowed = holds(schema.ahead_when, subject.data) || firstDay(value) <= subject.today;
    return isAllowed ? [] : [problem(at, "since-future", { value }, restsOn(schema.ahead_when))];
  });
}

/** A tool is not retired before it came into use. */
export function untilComesAfterSince(subject) {
  return given(subject, "not_before").flatMap(([{ schema }, at, until]) => {
    const earlier = schema.not_before.split(".");
    const since = answer(subject.data, earlier);
    const isRight = since === null || !isBefore(until, since);
    return isRight ? [] : [problem(at, "until-before-since", { since, until }, [earlier])];
  });
}

/** A review, an assessment or a retirement has a date that has come. */
export function nothingHasHappenedInTheFuture(subject) {
  const early = given(subject, "happened").filter(([, , value]) => firstDay(value) > subject.today);
  return early.map(([, at, value]) => problem(at, "date-future", { value }));
}

/** Assessments on the radar stand with the newest first, one a day. */
export function listsAreNewestFirst(subject) {
  return given(subject, "newest_first").flatMap(([{ schema }, at, entries]) => {
    const days = entries.map((entry) => answer(entry, [schema.newest_first]));
    return days.flatMap((value, number) => {
      const before = days[number - 1] ?? null;
      if (value === null || before === null || value < before) return [];
      const code = value === before ? "same-day" : "newest-first";
      return [problem([...at, number, schema.newest_first], code, { value, before })];
    });
  });
}
