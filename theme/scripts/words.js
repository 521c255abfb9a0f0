// A file of YAML word by word: its comments, and what strict YAML leaves out.

/** How deep groups and lists may lie inside one another. */
export const MAX_DEPTH = 12;
const SCALAR = "\x1f";
const CONTROLS = new Set(["\x02", "\x18", SCALAR, "\ufeff"]);
const REFUSED = { "&": "yaml-alias", "*": "yaml-alias", "!": "yaml-tag", "%": "yaml-directive" };

/**
 * The comments `found` in a text, `{offset, line}`, what is `wrong`, `{offset, code, values}`, and
 * where quotes and brackets were `opened`, by the problem they are when nothing closes them.
 * `yaml` is the library.
 */
export function scanned(yaml, text) {
  const [found, wrong, brackets, quotes] = [[], [], [], []];
  for (const { offset, word } of words(yaml, text)) {
    if (word[0] === "#") found.push({ offset, line: word.trimEnd() });
    else if (word[0] === '"' || word[0] === "'") quotes.push(offset);
    else if (word[0] in REFUSED) wrong.push({ offset, code: refused(word) });
    else if (word === "]" || word === "}") brackets.pop();
    else if ((word === "[" || word === "{") && brackets.push(offset) > MAX_DEPTH) {
      wrong.push({ offset, code: "yaml-depth", values: { limit: MAX_DEPTH } });
    }
  }
  return { found, wrong, opened: { "yaml-quote": quotes, "yaml-brackets": brackets } };
}

/** Every word but the plain and block scalars, which can look like any other. */
function* words(yaml, text) {
  let offset = 0;
  let isScalar = false;
  for (const word of new yaml.Lexer().lex(text)) {
    if (CONTROLS.has(word)) {
      isScalar = word === SCALAR;
    } else {
      if (!isScalar) yield { offset, word };
      isScalar = false;
      offset += word.length;
    }
  }
}

/** A text may begin with a sign that YAML keeps for itself. */
function refused(word) {
  return /^[&*]([^\w-]|$)/.test(word) ? "yaml-start" : REFUSED[word[0]];
}
