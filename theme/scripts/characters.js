/**
 * What can be seen in no text: the same characters that the check refuses (FORBIDDEN in
 * plugins/register/reading.py). A test compares the two, character by character.
 */
export const FORBIDDEN =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}\ud800-\udfff]/u;

/** A character as Unicode names it: `U+200B`. */
export function codePoint(character) {
  return `U+${hexadecimal(character, 4)}`;
}

/** The number of a character in hexadecimal digits, at least so many. */
export function hexadecimal(character, digits) {
  return character.codePointAt(0).toString(16).toUpperCase().padStart(digits, "0");
}

/** The fields that hold prose, where a lost ` # …` is a lost piece of a sentence. */
export const PROSE = new Set(["da", "en", "name", "title", "description", "address", "reference", "because"]);

/** A step of a JSON Pointer (RFC 6901). */
export function escaped(step) {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
