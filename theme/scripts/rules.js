// Rules about what a JSON Schema cannot state, in the order of plugins/register/rules: each has the
// name and the codes of its twin there. What a field must fulfil stands as annotations in the
// schema, which plugins/register/schema.py explains.
//
// A rule takes a subject: the `form`, the `data`, `today`, the `fields` of the schema and the
// `questions` among them, by name. It answers with a problem for each place that breaks it.
import { answer } from "./asked.js";
import * as dates from "./date_rules.js";
import { given, problem } from "./given.js";
import * as law from "./law_rules.js";
import { nearest } from "./near.js";
import * as questions from "./question_rules.js";

/** How long data is kept is given as months after an event, or in words. */
function retentionIsMonthsOrWords(subject) {
  return notOneWay(subject, "keep", "keep-form");
}

/** What a tool costs is given in kroner for a year, or in words. */
function costIsAFigureOrWords(subject) {
  return notOneWay(subject, "cost", "cost-form");
}

function notOneWay(subject, name, code) {
  const groups = given(subject, "either").filter(([field]) => field.path.at(-1) === name);
  return groups.flatMap(([{ schema }, at, group]) => {
    const parts = schema.either.flat();
    const said = parts.filter((part) => answer(group, [part]) !== null);
    const isOneWay = schema.either.some((way) => way.join() === said.join());
    return isOneWay ? [] : [problem(at, code, {}, parts.map((part) => [...at, part]))];
  });
}

/** Every id that the file names is the id of a file that exists. */
function referencesLeadSomewhere(subject) {
  return given(subject, "ids_of").flatMap(([{ schema }, at, ids]) => {
    const { [schema.ids_of]: things } = subject.form.known;
    const known = Array.isArray(things) ? things : Object.keys(things);
    const lost = [...ids.entries()].filter(([, id]) => id !== null && !known.includes(id));
    return lost.map(([number, id]) => {
      const meant = nearest(id, known);
      const values = { id, folder: `content/${schema.ids_of}`, meant };
      return problem([...at, number], meant ? "reference-near" : "reference", values);
    });
  });
}

/** The rules in their order: of what an earlier one refuses, a later one does not speak. */
export const RULES = [
  questions.requiredAnswersAreGiven,
  questions.questionsAreAnsweredOrListed,
  questions.answersApply,
  questions.listedQuestionsExist,
  questions.listedQuestionsAreOpen,
  questions.questionsAreListedOnce,
  questions.reasonsFitTheBasis,
  questions.notesExplainWhatIsWithheld,
  questions.clarificationTakesAYearAtMost,
  dates.sinceIsNotInTheFuture,
  dates.untilComesAfterSince,
  dates.nothingHasHappenedInTheFuture,
  dates.listsAreNewestFirst,
  law.impactAssessmentsAreListed,
  law.doneAssessmentsHaveADate,
  law.prohibitedAIIsNotInUse,
  retentionIsMonthsOrWords,
  costIsAFigureOrWords,
  referencesLeadSomewhere,
  law.publicTasksHaveANationalLaw,
  law.protectedDataHasALawThatPermitsIt,
];
