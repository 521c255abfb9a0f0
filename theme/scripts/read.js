// Reads a file that somebody opens in the form, as strictly as plugins/register/reading.py.

import { FORBIDDEN, codePoint } from "./characters.js";
import { commentsOf } from "./comments.js";
import { documentOf } from "./document.js";
import { Unreadable, problem } from "./unreadable.js";
import { SCHEMA_LINE } from "./write.js";

const MAX_BYTES = 64 * 1024;
const MAX_CHARACTERS = 20;

/**
 * What stands in a file: `{data, comments, problems}`, the problems as the check has them.
 *
 * `content` is the file's bytes, or its text. Every answer in `data` is a string but the whole
 * numbers of the schema; where the file cannot be read, `data` is null and a problem says why.
 * Three things are mended without a word, because only programs write them: the mark that some
 * put at the start of a file (BOM), line breaks of Windows, and letters of two parts (no NFC).
 */
export async function read(content, schema) {
  try {
    const text = decoded(content);
    refuseUnwanted(text);
    const yaml = await import("./libraries/yaml.js");
    const { data, problems, places, found } = documentOf(yaml, text, schema);
    return { data, comments: commentsOf(text, places, found, SCHEMA_LINE), problems };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { data: null, comments: {}, problems: error.problems };
  }
}

function decoded(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  if (bytes.length > MAX_BYTES) throw new Unreadable(problem("too-large", 1, { limit: MAX_BYTES }));
  if (bytes.subarray(0, 2).includes(0)) throw new Unreadable(problem("not-utf8", 1));
  return utf8(bytes).replaceAll("\r\n", "\n").normalize("NFC");
}

function utf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const [before] = new TextDecoder().decode(bytes).split("\ufffd");
    throw new Unreadable(problem("not-utf8", before.split("\n").length));
  }
}

function refuseUnwanted(text) {
  const problems = [];
  for (const [number, line] of text.split("\n").entries()) {
    const found = FORBIDDEN.exec(line);
    if (found === null) continue;
    const column = [...line.slice(0, found.index)].length + 1;
    problems.push(problem("character", number + 1, { code: codePoint(found[0]), column }));
  }
  if (problems.length > 0) throw new Unreadable(...problems.slice(0, MAX_CHARACTERS));
}
