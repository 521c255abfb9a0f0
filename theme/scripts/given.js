// What rules are made of: the answers that a draft gives, and the problems in them.
import { answer, holds, places, restsOn } from "./asked.js";

/** Something wrong at `at`; the judgement rests on the fields in `because`. */
export function problem(at, code, values = {}, because = []) {
  return { at, code, values, because };
}

/** The label and the hint of a field, for the sentences that quote them. */
export function words(schema) {
  return {
    label: { da: schema.title ?? "", en: schema.title_en ?? "" },
    hint: { da: schema.description ?? "", en: schema.description_en ?? "" },
  };
}

/** Every answer to a field that has `annotation`, as `[field, at, answer]`. */
export function given({ data, fields }, annotation) {
  const having = fields.filter(({ schema }) => annotation in schema);
  return having.flatMap((field) =>
    places(data, field.path).flatMap(([at, said]) => (said === null ? [] : [[field, at, said]])),
  );
}

/** The answers `value` that other answers rule out. */
export function ruledOut(subject, value, code) {
  const said = given(subject, "not_while").filter(([, , answered]) => answered === value);
  return said.flatMap(([{ schema }, at]) => {
    const condition = schema.not_while[value];
    return condition && holds(condition, subject.data) ? [problem(at, code, {}, restsOn(condition))] : [];
  });
}

/** The entries whose own answers call for the field `name`, which is not given. */
export function lacking({ data, fields }, name, code) {
  const called = fields.filter(({ path, schema }) => path.at(-1) === name && "needed_with" in schema);
  return called.flatMap(({ path, schema }) => {
    const entries = places(data, path.slice(0, -1)).filter(
      ([, entry]) => answer(entry, [name]) === null && holds(schema.needed_with, entry),
    );
    const beside = Object.keys(schema.needed_with);
    return entries.map(([at, entry]) => {
      const values = Object.fromEntries(beside.map((one) => [one, answer(entry, [one])]));
      return problem([...at, name], code, values);
    });
  });
}
