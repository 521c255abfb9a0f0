/**
 * The file of a tool, laid out as `inv format` does it: the twin of plugins/register/writing.py,
 * whose docstring has the rules. Both write the same bytes.
 *
 * *data* is what the file says, keys as people write them, every answer a string but the whole
 * numbers of the schema. Texts are written as they are: who takes them from a page normalises
 * them first (NFC), for the check refuses other files.
 *
 * *comments* are those of the published JSON and of `read`, each with its `#`:
 * `{"/data/0/kind": {before: [line, …], after: line}}`, by JSON Pointer (RFC 6901), and for the
 * file itself `{"": {before: [line, …], end: [line, …]}}`. One whose field is gone is written at
 * the end, so that none is lost.
 */
import { FORBIDDEN, PROSE, escaped, hexadecimal } from "./characters.js";

const WIDTH = 100;
const EDITORS = "# yaml-language-server:";
/** The first line of a tool's file: where an editor finds the schema. */
export const SCHEMA_LINE = `${EDITORS} $schema=../../../schema/tool.schema.json`;
const RETYPED = new RegExp(
  "^(?:|~|=|<<|\\.\\.\\.|y|yes|n|no|on|off|true|false|null|[-+]?\\.(?:inf|nan)" +
    "|[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:e[-+]?[0-9_]+)?" +
    "|[-+]?[0-9][0-9_]*(?::[0-9_]+)+(?:\\.[0-9_]*)?|[-+]?0[box][0-9a-f_]+" +
    "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ].*)$",
  "is",
);
const UNSAFE = /^[-?:,[\]{}#&*!|>'"%@` ]|: | #|[: ]$/;
const UNSAFE_IN_BRACKETS = /[,[\]{}?]/;
const ESCAPED = new RegExp(`[\\n"\\\\]|${FORBIDDEN.source}`, "gu");
const SHORT = { "\n": "\\n", '"': '\\"', "\\": "\\\\" };

/** The text of the file that holds *data* and *comments*, and reads as just that. */
export function written(schema, data, comments = {}) {
  const left = new Map(Object.entries(comments));
  return [...file(schema, data, left)].map((line) => `${line}\n`).join("");
}

function* file(schema, data, left) {
  const { before = [], end = [] } = taken(left, "");
  if (!before.some((line) => line.startsWith(EDITORS))) yield SCHEMA_LINE;
  yield* before;
  yield* Object.keys(data).length > 0 ? inside(data, schema, "", "", left) : ["{}"];
  yield* end;
  for (const own of left.values()) {
    yield* own.before ?? [];
    if (own.after) yield own.after;
  }
}

/** The lines of a group or list that is not empty. */
function* inside(value, schema, at, indent, left) {
  if (Array.isArray(value)) {
    for (const [number, part] of value.entries()) {
      yield* entry(part, schema.items ?? {}, `${at}/${number}`, indent, left);
    }
    return;
  }
  const properties = schema.properties ?? {};
  for (const name of inOrder(value, properties)) {
    const own = isKnown(name, properties) ? properties[name] : {};
    const head = `${indent}${key(name, properties)}:`;
    yield* lines(head, value[name], own, `${at}/${escaped(name)}`, indent, left, PROSE.has(name));
  }
}

function* entry(value, schema, at, indent, left) {
  const head = `${indent}-`;
  if (isGroup(value) && Object.keys(value).length > 0) moveUp(value, schema, at, left);
  if (!isGroup(value) || onOneLine(value, schema, at, head, left) !== null) {
    yield* lines(head, value, schema, at, indent, left, false);
    return;
  }
  const { before = [], after } = taken(left, at);
  for (const line of after ? [...before, after] : before) yield indent + line;
  const [first, ...rest] = inside(value, schema, at, `${indent}  `, left);
  yield `${head} ${first.slice(head.length + 1)}`;
  yield* rest;
}

/** What is about the first field of an entry stands above the sign they share. */
function moveUp(value, schema, at, left) {
  const isList = Array.isArray(value);
  const first = `${at}/${isList ? "0" : escaped(inOrder(value, schema.properties ?? {})[0])}`;
  const isNested = isList && isGroup(value[0]) && Object.keys(value[0]).length > 0;
  if (isNested) moveUp(value[0], schema.items ?? {}, first, left);
  const { before = [], after } = taken(left, first);
  const moved = isNested && after ? [...before, after] : before;
  if (after && !isNested) left.set(first, { after });
  if (moved.length > 0) {
    const own = left.get(at) ?? {};
    left.set(at, { ...own, before: [...(own.before ?? []), ...moved] });
  }
}

function* lines(head, value, schema, at, indent, left, isProse) {
  const { before = [], after } = taken(left, at);
  const comment = after ? `  ${after}` : "";
  for (const line of before) yield indent + line;
  const line = onOneLine(value, schema, at, head, left);
  if (line === null && typeof value === "string") {
    yield `${head} ${blockSign(value)}${comment}`;
    for (const one of value.replace(/\n$/, "").split("\n")) yield one ? `${indent}  ${one}` : "";
  } else if (line === null) {
    yield head + comment;
    yield* inside(value, schema, at, `${indent}  `, left);
  } else {
    const isUnclear = comment && isProse && line === value;
    yield (line ? `${head} ${isUnclear ? quoted(value) : line}` : head) + comment;
  }
}

/** What stands at a place in the comments; it is left no longer. */
function taken(left, at) {
  const own = left.get(at) ?? {};
  left.delete(at);
  return own;
}

/** A value as it stands after `head` on the same line; null when it cannot. */
function onOneLine(value, schema, at, head, left) {
  if (!isGroup(value)) return typeof value === "string" && isBlock(value) ? null : scalar(value);
  if ([...left.keys()].some((other) => other.startsWith(`${at}/`))) return null;
  const properties = schema.properties ?? {};
  const isEmpty = Object.keys(value).length === 0;
  if (!isEmpty && properties.da && !properties.da.may_be_equal) return null; // a line for each
  const line = inBrackets(value, properties);
  return line !== null && [...head, ...line].length + 1 <= WIDTH ? line : null;
}

function inBrackets(value, properties) {
  const parts = Object.values(value);
  if (parts.some((part) => part === null || isGroup(part) || String(part).includes("\n"))) return null;
  if (Array.isArray(value)) return `[${value.map((part) => scalar(part, true)).join(", ")}]`;
  const names = inOrder(value, properties);
  return `{${names.map((name) => `${key(name, properties)}: ${scalar(value[name], true)}`).join(", ")}}`;
}

function isGroup(value) {
  return typeof value === "object" && value !== null;
}

function isKnown(name, properties) {
  return Object.hasOwn(properties, name);
}

function inOrder(data, properties) {
  const known = Object.keys(properties).filter((name) => Object.hasOwn(data, name));
  return [...known, ...Object.keys(data).filter((name) => !isKnown(name, properties))];
}

function key(name, properties) {
  return isKnown(name, properties) ? name : scalar(name, true);
}

function scalar(value, inBrackets = false) {
  if (typeof value !== "string") return value === null ? "" : String(value);
  return isPlain(value, inBrackets) ? value : quoted(value);
}

function isPlain(text, inBrackets) {
  const isUnsafe = UNSAFE.test(text) || (inBrackets && UNSAFE_IN_BRACKETS.test(text));
  return !isUnsafe && !text.includes("\n") && !RETYPED.test(text) && !FORBIDDEN.test(text);
}

function quoted(text) {
  if (text.includes("\n") || FORBIDDEN.test(text)) return `"${text.replace(ESCAPED, escape)}"`;
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function escape(sign) {
  if (sign in SHORT) return SHORT[sign];
  if (/\p{Surrogate}/u.test(sign)) return "\\uFFFD"; // half a sign: no file can hold it
  return sign.length === 1 ? `\\u${hexadecimal(sign, 4)}` : `\\U${hexadecimal(sign, 8)}`;
}

/** Whether a text is one of several lines that a literal block holds as it is. */
function isBlock(text) {
  const canBe = text.includes("\n") && /[^\n]/.test(text);
  return canBe && !FORBIDDEN.test(text) && !/^ +$/m.test(text);
}

/** `|`, the indentation where the text hides it, and what becomes of breaks at its end. */
function blockSign(text) {
  const breaks = text.length - text.replace(/\n+$/, "").length;
  return `|${/^\n* /.test(text) ? "2" : ""}${["-", "", "+"][Math.min(breaks, 2)]}`;
}
