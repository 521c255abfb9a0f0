// Kinds of signs as Python's regular expressions have them, for those of the form's scripts that
// must find just what the register's own check finds. They stand inside [ and ] under the flag u.
// (JavaScript's own \w and \b know English letters only, and its \s has other signs.)

/** White space: Python's `\s`. */
export const SPACE = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
/** Letters and digits of any script: Python's `[^\W_]`. */
export const ALPHANUMERIC = String.raw`\p{L}\p{N}`;
/** What a word is made of: Python's `\w`. */
export const WORD = String.raw`${ALPHANUMERIC}_`;
/** Letters, and numbers that are no decimal digits: Python's `[^\W\d_]`. */
export const LETTER = String.raw`\p{L}\p{Nl}\p{No}`;

/** The regular expression for a `source`, in which every sign counts as one. */
export function pattern(source, flags = "") {
  return new RegExp(source, `u${flags}`);
}
