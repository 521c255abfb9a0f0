// Rules about the law behind a tool: the twin of plugins/register/rules/law.py. They bind what a
// department itself states.
import { answer, holds, places } from "./asked.js";
import { given, lacking, problem, ruledOut } from "./given.js";

/** Data about people calls for a DPIA line, AI of high risk for a FRIA line. */
export function impactAssessmentsAreListed(subject) {
  return given(subject, "must_list").flatMap(([{ schema }, at, entries]) => {
    const listed = entries.map((entry) => answer(entry, [schema.key]));
    const because = listed.map((_, number) => [...at, number, schema.key]);
    const absent = Object.entries(schema.must_list).filter(
      ([kind, condition]) => !listed.includes(kind) && holds(condition, subject.data),
    );
    return absent.map(([kind, condition]) => {
      const values = { kind, because: Object.keys(condition)[0] };
      return problem(at, "assessment-missing", values, because);
    });
  });
}

/** An assessment that is done says when. */
export function doneAssessmentsHaveADate(subject) {
  return lacking(subject, "on", "assessment-undated");
}

/** AI that Art. 5 of the AI Act prohibits is neither in use nor tried out. */
export function prohibitedAIIsNotInUse(subject) {
  return ruledOut(subject, "prohibited", "ai-prohibited");
}

/** A legal obligation or public task is laid down in a national law, GDPR Art. 6(3). */
export function publicTasksHaveANationalLaw(subject) {
  const laws = statedLaws(subject);
  const { needs_national: needing, national } = subject.form.law;
  const law = laws.find((id) => needing.includes(id));
  const isAlone = law !== undefined && !laws.some((id) => national.includes(id));
  return isAlone ? [problem(["legal_basis"], "law-national", { law })] : [];
}

/** Sensitive data, CPR numbers and criminal offences rest on a law that permits them. */
export function protectedDataHasALawThatPermitsIt(subject) {
  const { categories, permit, protected: categoryOf } = subject.form.law;
  const laws = statedLaws(subject);
  if (laws.length === 0) return [];
  return places(subject.data, ["data", "[]", "kind"]).flatMap(([at, code]) => {
    const able = permit[categoryOf[code]];
    if (able === undefined || laws.some((id) => able.includes(id))) return [];
    const kind = subject.form.vocabularies.data_kinds[code];
    const values = { kind, category: categories[categoryOf[code]], laws: able };
    return [problem(at, able.length > 0 ? "law-permits" : "law-permits-none", values)];
  });
}

/** The laws that a department states; none when one of them is unknown, which is said first. */
function statedLaws({ form, data }) {
  const laws = answer(data, ["legal_basis"]) ?? [];
  const areKnown = laws.every((id) => id !== null && form.known.laws.includes(id));
  return data.basis === "department" && areKnown ? laws : [];
}
