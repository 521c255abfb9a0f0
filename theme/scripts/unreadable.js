// What is said of a file that cannot be read.

/** The file cannot be read at all; `problems` says why. */
export class Unreadable extends Error {
  constructor(...problems) {
    super(problems[0].code);
    this.problems = problems;
  }
}

/** A problem as plugins/register/problem.py has it, with its line. */
export function problem(code, line, values = {}, at = []) {
  return { at, code, values, line };
}
