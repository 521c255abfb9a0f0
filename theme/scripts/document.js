// Strict YAML: what stands in a file, as typed, and where: the twin of `read_yaml` in
// plugins/register/reading.py, with a library of YAML 1.2 in the place of libyaml.
import { FORBIDDEN, PROSE, codePoint, escaped } from "./characters.js";
import { quote } from "./problems.js";
import { Unreadable, problem } from "./unreadable.js";
import { MAX_DEPTH, scanned } from "./words.js";

const MAX_NODES = 5_000;
const OPTIONS = { schema: "failsafe", uniqueKeys: false, prettyErrors: false, logLevel: "silent" };
// The library's code for a mistake and a word of its sentence, and the problem that it is.
const SYNTAX = [
  ["BAD_SCALAR_START", "", "yaml-start"],
  ["BAD_DQ_ESCAPE", "", "yaml-escape"],
  ["BLOCK_AS_IMPLICIT_KEY", "", "yaml-colon"],
  ["MISSING_CHAR", "quote", "yaml-quote"],
  ["UNEXPECTED_TOKEN", "not a yaml token", "yaml-start"],
  ["UNEXPECTED_TOKEN", "block scalar", "yaml-start"],
  ["UNEXPECTED_TOKEN", "block-seq-ind", "yaml-start"],
  ["UNEXPECTED_TOKEN", "in yaml stream", "yaml-after"],
  ["", "flow", "yaml-brackets"],
  ["UNEXPECTED_TOKEN", "", "yaml-after"],
  ["", "", "yaml-indent"],
];

/**
 * What `text` says: `data`, the `problems` that leave the rest readable, and the `places` and
 * comments `found` that `commentsOf` asks for. `yaml` is the library.
 *
 * Throws Unreadable where it is no YAML, or uses what strict YAML leaves out.
 */
export function documentOf(yaml, text, schema) {
  const { found, wrong, opened } = scanned(yaml, text);
  if (!wrong.some(({ code }) => code === "yaml-depth")) {
    const documents = parsed(yaml, text, wrong, opened);
    const reader = new Reader(yaml, text, wrong);
    const data = reader.whole(documents);
    if (wrong.length === 0) {
      return { data: typed(data, schema), problems: reader.problems, places: reader.places, found };
    }
  }
  const { offset, code, values } = wrong.reduce((one, other) => (other.offset < one.offset ? other : one));
  throw new Unreadable(problem(code, lineOf(text, offset), values));
}

function parsed(yaml, text, wrong, opened) {
  try {
    const documents = yaml.parseAllDocuments(text, OPTIONS);
    const errors = [...documents].flatMap((document) => document.errors);
    for (const error of errors) wrong.push(mistake(error, opened));
    return documents;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // too deep for the library
    wrong.push({ offset: 0, code: "yaml-depth", values: { limit: MAX_DEPTH } });
    return [];
  }
}

/** What the library complains of; a quote or bracket that is not closed is shown where it opens. */
function mistake({ code, message, pos }, opened) {
  const said = message.toLowerCase();
  const [, , ours] = SYNTAX.find(([known, word]) => code.includes(known) && said.includes(word));
  const before = opened[ours]?.filter((offset) => offset < pos[0]).at(-1);
  return { offset: before ?? pos[0], code: ours };
}

/** Walks through a document; what makes it unreadable is added to `wrong`. */
class Reader {
  constructor(yaml, text, wrong) {
    Object.assign(this, { yaml, text, wrong, nodes: 0, problems: [], places: [] });
  }

  whole(documents) {
    const root = documents[0]?.contents ?? null;
    if (documents.length > 1) this.refuse(documents[1].range[0], "yaml-documents");
    const data = this.value(root, [], 1);
    if (this.wrong.length > 0) return data;
    if (data === null) this.refuse(0, "empty-file");
    else if (!this.yaml.isMap(root)) this.refuse(root.range[0], "yaml-not-fields");
    return data;
  }

  refuse(offset, code, values = {}) {
    this.wrong.push({ offset, code, values });
  }

  value(node, at, depth) {
    if (node === null || this.yaml.isAlias(node)) return null; // the alias has been refused
    this.nodes += 1;
    if (this.nodes > MAX_NODES) {
      if (this.nodes === MAX_NODES + 1) this.refuse(node.range[0], "yaml-nodes", { limit: MAX_NODES });
      return null;
    }
    if (this.yaml.isScalar(node)) return this.scalar(node, at, at.at(-1));
    if (depth > MAX_DEPTH) {
      this.refuse(node.range[0], "yaml-depth", { limit: MAX_DEPTH });
      return null;
    }
    const data = this.yaml.isMap(node) ? this.mapping(node, at, depth) : this.list(node, at, depth);
    if (node.flow) this.places.push({ offset: node.range[1] - 1, at: pointer(at), ends: true });
    return data;
  }

  mapping(node, at, depth) {
    const data = new Map();
    const offsets = new Map();
    for (const pair of node.items) {
      if (!this.yaml.isScalar(pair.key)) {
        if (pair.key) this.refuse(pair.key.range[0], this.wrongKey(pair.key));
        continue;
      }
      const key = this.scalar(pair.key, at) ?? "";
      const [offset] = pair.key.range;
      this.places.push({ offset, at: pointer([...at, key]) });
      const value = this.value(pair.value, [...at, key], depth + 1);
      if (data.has(key)) {
        const values = { field: quote(key), first: lineOf(this.text, offsets.get(key)) };
        this.problems.push(problem("yaml-twice", lineOf(this.text, offset), values, [...at, key]));
      } else {
        data.set(key, value);
        offsets.set(key, offset);
      }
    }
    return Object.fromEntries(data);
  }

  wrongKey(key) {
    if (this.yaml.isAlias(key)) return "yaml-alias";
    const before = this.text.slice(0, key.range[0]).split("\n").at(-1);
    return /[{,]$/.test(before.trimEnd()) ? "yaml-start" : "yaml-key"; // "{{ name }}" is a text
  }

  list(node, at, depth) {
    return node.items.map((item, number) => {
      this.places.push({ offset: item.range[0], at: pointer([...at, number]) });
      return this.value(item, [...at, number], depth + 1);
    });
  }

  /** The text of a scalar; `name` is that of its field, and keys have none. */
  scalar(node, at, name) {
    if (node.type === "PLAIN") {
      return (PROSE.has(name) ? this.withoutHash(node, at) : node.value) || null;
    }
    return node.type === "QUOTE_DOUBLE" ? this.withoutEscapes(node, at) : node.value;
  }

  /** YAML takes " #" as the start of a comment: the rest of the sentence would be lost. */
  withoutHash({ value, range }, at) {
    const end = this.text.slice(0, range[1]).replace(/ +$/, "").length;
    const rest = this.text.slice(end).split("\n", 1)[0];
    if (!/^ +#/.test(rest)) return value;
    this.problems.push(problem("yaml-hash", lineOf(this.text, end), {}, at));
    return value || rest.trim();
  }

  /** What may not stand in the file may not be written "\u202E" either. */
  withoutEscapes({ value, range }, at) {
    const line = lineOf(this.text, range[0]);
    const found = FORBIDDEN.exec(value);
    if (found) this.problems.push(problem("escape", line, { code: codePoint(found[0]) }, at));
    else if (value !== value.normalize("NFC")) this.problems.push(problem("not-nfc", line, {}, at));
    return value.replace(new RegExp(FORBIDDEN.source, "gu"), "\ufffd");
  }
}

function pointer(at) {
  return at.map((step) => `/${escaped(String(step))}`).join("");
}

function lineOf(text, offset) {
  return text.slice(0, offset).split("\n").length;
}

/** Text becomes a whole number where the schema asks for one. */
function typed(data, schema = {}) {
  if (Array.isArray(data)) return data.map((part) => typed(part, schema.items));
  if (typeof data === "object" && data !== null) {
    const fields = Object.entries(data);
    return Object.fromEntries(fields.map(([name, part]) => [name, typed(part, own(schema, name))]));
  }
  const isNumber = schema.type === "integer" && /^-?(0|[1-9][0-9]{0,14})$/.test(data);
  return isNumber ? Number(data) : data;
}

function own(schema, name) {
  return Object.hasOwn(schema.properties ?? {}, name) ? schema.properties[name] : {};
}
