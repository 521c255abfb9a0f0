// Which fields a file has, what has been answered, and what other answers ask for or rule out.
// The twin of plugins/register/conditions.py, with the same words.

/** Whether `schema` is that of a text in both languages. */
export function isText(schema) {
  const halves = schema.properties ?? {};
  return Object.keys(halves).sort().join() === "da,en" && Object.values(halves).every((half) => "pattern" in half);
}

/** Every field of `schema` as `{path, name, schema}`; `[]` in a path stands for every entry of a list. */
export function fields(schema, above = []) {
  return Object.entries(schema.properties ?? {}).flatMap(([step, part]) => {
    const path = [...above, step];
    const [inside, at] = part.items ? [part.items, [...path, "[]"]] : [part, path];
    const own = { path, name: path.join("."), schema: part };
    return isText(inside) ? [own] : [own, ...fields(inside, at)];
  });
}

/** The answer in `data` at the steps of a field without `[]`; null when it is not given. */
export function answer(data, path) {
  return path.reduce((value, step) => (isGroup(value) ? value[step] : null) ?? null, data);
}

function isGroup(value) {
  return typeof value === "object" && value !== null;
}

/** Every place that a field with this `path` has in `data`, as `[at, answer]`; the answer may be null. */
export function places(data, path) {
  return path.includes("[]") ? within(data, path, []) : [[path, answer(data, path)]];
}

function within(value, path, at) {
  if (path.length === 0) return [[at, value]];
  const [step, ...rest] = path;
  if (step === "[]") {
    return (Array.isArray(value) ? value : []).flatMap((part, number) => within(part, rest, [...at, number]));
  }
  if (value !== null) return within(answer(value, [step]), rest, [...at, step]);
  return path.includes("[]") ? [] : [[[...at, ...path], null]];
}

/** Whether every answer that `condition` names is one of those it asks for. */
export function holds(condition, data) {
  return Object.entries(condition).every(([path, wanted]) => {
    const said = answer(data, path.split("."));
    return wanted === true ? isGiven(said) : wanted.includes(said);
  });
}

function isGiven(said) {
  return Array.isArray(said) ? said.length > 0 : said !== null && said !== "";
}

/** Whether the other answers leave `field` a meaning. */
export function applies(field, data) {
  return holds(field.schema.when ?? {}, data);
}

/** Whether `field` may stand under `unanswered` in place of an answer. */
export function isQuestion(field) {
  return "question" in field.schema;
}

/** Whether the question `field` is asked of `data`. */
export function isAsked(field, data) {
  return isQuestion(field) && applies(field, data) && holds(field.schema.question, data);
}

/** Whether `data` must answer `field`: it applies, and nothing excuses it. */
export function mustAnswer(field, data) {
  const { required_when: required } = field.schema;
  if (required === undefined || !applies(field, data) || !holds(required, data)) return false;
  return !isQuestion(field) || holds(field.schema.question, data);
}

/** The fields that the conditions look at. */
export function restsOn(...conditions) {
  return conditions.flatMap((condition) => Object.keys(condition ?? {}).map((path) => path.split(".")));
}
