// How far each part of the form has come, in words.
import { isAnswered, toAnswer } from "./asking.js";
import { parts, sayStates } from "./sections.js";

/** Say beside each part how much of it is answered, or how many things are `wrong` in it. */
export function sayProgress(draft, data, wrong) {
  const { root, schema, words } = draft;
  const questions = toAnswer(schema, data);
  const asking = parts(root).filter((part) => part.id !== "start" && part.id !== "finish");
  const [start] = parts(root);
  const before = wrong.get(start) ? state(words, 0, 0, wrong.get(start)) : { name: "none", words: "" };
  sayStates(root, [[start.id, before], ...asking.map((part) => {
    const own = questions.filter(({ name }) => part.querySelector(`.question[data-field="${name}"]`));
    const answered = own.filter((field) => isAnswered(field, data));
    return [part.id, state(words, answered.length, own.length, wrong.get(part) ?? 0)];
  })]);
}

function state(words, n, all, wrong) {
  if (wrong > 0) return { name: "wrong", words: wrong === 1 ? words.oneProblem : words.problems.replace("{n}", wrong) };
  if (all === 0) return { name: "free", words: words.free };
  if (n === all) return { name: "done", words: words.done };
  if (n === 0) return { name: "none", words: words.notBegun };
  return { name: "some", words: words.some.replace("{n}", n).replace("{all}", all) };
}
