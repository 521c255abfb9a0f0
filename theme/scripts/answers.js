// The answers of a draft, section by section: the twin of plugins/pages/tool_page.py.
import { answer, fields, isText } from "./asked.js";
import { SPECIAL, codes, linked, list } from "./kinds.js";
import { rendered } from "./markdown.js";
import { date, filled } from "./wording.js";

// Shown in their own way by the page, not as rows of a section.
const ELSEWHERE = ["name", "summary", "basis", "unanswered", "reviewed_on", "review_every"];
const OPENED = ["decision", "ai"];
// The text's own headings stand below those of the page, which stand below the form's.
const HEADING = 6;

/** Says the answers of a draft in one language, with the words of `site` (plugins/pages/preview.py). */
export class Answers {
  constructor(schema, data, language, site, lexer) {
    Object.assign(this, { schema, data, language, site, lexer, words: site.words });
    this.fields = fields(schema);
    this.open = new Map(list(data.unanswered).map((line) => [line?.question, line]));
  }

  /** The rows of a section as `[field, label, said, isOpen]`. */
  rows(group) {
    const own = this.fields.filter((field) => isRow(field) && this.#group(field) === group);
    return own.flatMap((field) => {
      const said = answer(this.data, field.path);
      if (said !== null) return [[field, this.label(field), this.#said(field, said), false]];
      const line = this.open.get(field.name);
      return line ? [[field, this.label(field), this.#unanswered(line), true]] : [];
    });
  }

  label(field) {
    return this.language === "da" ? field.schema.title : field.schema.title_en;
  }

  /** The half of a text in this language. */
  text(said) {
    return String(said?.[this.language] ?? "");
  }

  /** A code in words: its `label`, or as it stands `inside` a sentence, `short` or `explained`. */
  term(vocabulary, code, how = "label") {
    const term = this.site.vocabularies[vocabulary]?.[code];
    if (!term) return code ?? "";
    return how === "inside" ? inside(term.label) : (term[how] ?? term.label);
  }

  date(day) {
    return date(String(day), this.language);
  }

  #group(field) {
    return field.schema.group ?? this.schema.properties[field.path[0]].group;
  }

  #said(field, said) {
    const special = SPECIAL[field.name];
    if (special) return special(this, said);
    if (Array.isArray(said) && said.length === 0) return [this.words.none];
    const { vocabulary } = field.schema.items ?? field.schema;
    if (vocabulary) return codes(this, vocabulary, list(said));
    if (isText(field.schema)) return this.#text(field, this.text(said));
    if (Array.isArray(said)) return [said.join(", ")];
    return [field.name.endsWith("url") ? linked(said) : this.date(said)];
  }

  #text(field, text) {
    const parts = [field.schema, ...Object.values(field.schema.properties)];
    const isMarkdown = parts.some((part) => part.contentMediaType === "text/markdown");
    return isMarkdown ? rendered(this.lexer, text, HEADING, this.site.base) : [text];
  }

  #unanswered(line) {
    const reason = this.term("unanswered_reasons", line.reason).toLowerCase();
    const note = line.note ? ` ${this.text(line.note)}` : "";
    return [filled(this.words.not_stated_because, { reason }), note];
  }
}

function isRow({ path }) {
  const [top] = path;
  const isOpened = OPENED.includes(top);
  return (isOpened ? path.length === 2 : path.length === 1) && !ELSEWHERE.includes(top);
}

/** A label as it stands inside a sentence; names and abbreviations keep their letters. */
function inside(label) {
  return /^.\p{Lu}/u.test(label) ? label : label[0].toLowerCase() + label.slice(1);
}
