// Rules about questions: answered, or listed as unanswered with a reason; never silently empty.
// The twin of plugins/register/rules/questions.py.
import { answer, applies, holds, isAsked, mustAnswer, places, restsOn } from "./asked.js";
import { monthsAfter } from "./calendar.js";
import { given, lacking, problem, ruledOut, words } from "./given.js";
import { nearest } from "./near.js";

/** What other answers make necessary is answered. */
export function requiredAnswersAreGiven({ data, fields, questions }) {
  const listed = listedQuestions(data, questions);
  const needed = fields.filter((field) => !listed.has(field.name) && mustAnswer(field, data));
  return needed.flatMap((field) => {
    const because = restsOn(field.schema.when, field.schema.required_when);
    const values = { name: field.path.at(-1), ...words(field.schema) };
    const open = places(data, field.path).filter(([, said]) => said === null);
    return open.map(([at]) => problem(at, "required-here", values, because));
  });
}

/** A question has an answer, or a line under `unanswered` that says why not. */
export function questionsAreAnsweredOrListed({ data, questions }) {
  const listed = listedQuestions(data, questions);
  if (listed.has(null)) return []; // a line that could be about any question
  const open = [...questions.values()].filter(
    (field) => isOpen(field, data) && !listed.has(field.name) && !mustAnswer(field, data),
  );
  return open.map((field) => {
    const because = [...restsOn(field.schema.when, field.schema.question), ["unanswered"]];
    return problem(field.path, "question-open", { name: field.name, ...words(field.schema) }, because);
  });
}

/** No answer is given to what the other answers rule out. */
export function answersApply({ data, fields }) {
  const without = fields.filter((field) => !applies(field, data));
  return given({ data, fields: without }, "when").map(([field, at]) => {
    const when = Object.entries(field.schema.when).map(inWords);
    return problem(at, "does-not-apply", { name: field.name, when }, restsOn(field.schema.when));
  });
}

function inWords([path, wanted]) {
  return `${path}: ${wanted === true ? "…" : wanted.join(" / ")}`;
}

/** A line under `unanswered` names a question. */
export function listedQuestionsExist({ data, questions }) {
  const strangers = lines(data).filter(([, line]) => (line.question ?? null) !== null && !questions.has(line.question));
  return strangers.map(([at, { question: name }]) => {
    const meant = nearest(name, questions.keys());
    const code = meant ? "question-unknown-near" : "question-unknown";
    return problem([...at, "question"], code, { name, meant, known: [...questions.keys()].sort() });
  });
}

/** A question listed as unanswered has no answer, applies, and may be left open. */
export function listedQuestionsAreOpen({ data, questions }) {
  const known = lines(data).filter(([, line]) => questions.has(line.question));
  return known.flatMap(([at, line]) => {
    const field = questions.get(line.question);
    const code = whyClosed(field, data);
    const { when, question, required_when: required } = field.schema;
    const because = [field.path, ...restsOn(when, question, required)];
    const values = { name: field.name, label: words(field.schema).label };
    return code ? [problem([...at, "question"], code, values, because)] : [];
  });
}

function whyClosed(field, data) {
  if (answer(data, field.path) !== null) return "question-answered";
  if (mustAnswer(field, data)) return "question-required";
  return isOpen(field, data) ? null : "question-inapplicable";
}

/** No question stands twice under `unanswered`. */
export function questionsAreListedOnce({ data }) {
  const names = lines(data).map(([, line]) => line.question ?? null);
  const again = lines(data).filter((_, number) => names[number] !== null && names.indexOf(names[number]) < number);
  return again.map(([at, line]) => problem([...at, "question"], "question-twice", { name: line.question }));
}

/** Only a text drafted from public sources can say that its sources do not tell. */
export function reasonsFitTheBasis(subject) {
  return ruledOut(subject, "not_stated_in_source", "reason-basis");
}

/** What is withheld, or does not fit, is explained to the citizen. */
export function notesExplainWhatIsWithheld(subject) {
  return lacking(subject, "note", "note-missing");
}

/** A question stands as *under clarification* for 12 months after the review at most. */
export function clarificationTakesAYearAtMost({ data, fields, today }) {
  const { stands_for: limits } = fields.find(({ schema }) => "stands_for" in schema).schema;
  return lines(data).flatMap(([at, { question: name, reason }]) => {
    const { after, months } = limits[reason] ?? {};
    const on = after ? answer(data, after.split(".")) : null;
    if (on === null || monthsAfter(on, months) >= today) return [];
    return [problem([...at, "reason"], "clarification-expired", { name, on, months }, [[...at, "question"]])];
  });
}

function isOpen(field, data) {
  return answer(data, field.path) === null && isAsked(field, data);
}

/** The questions under `unanswered`; a misspelt one counts as the one it was meant for. */
function listedQuestions(data, questions) {
  const names = lines(data).map(([, line]) => line.question ?? null);
  return new Set(
    names.map((name) => (name === null || questions.has(name) ? name : nearest(name, questions.keys()) ?? name)),
  );
}

/** The lines under `unanswered`, as `[at, line]`. */
function lines(data) {
  return places(data, ["unanswered", "[]"]);
}
