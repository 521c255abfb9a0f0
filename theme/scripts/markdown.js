// A Markdown text as elements: the twin of plugins/register/markdown.py, with marked's lexer.
import { element, link } from "./elements.js";

const INLINE = { strong: "strong", em: "em", codespan: "code", br: "br" };
const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z][a-z0-9-]{0,61}[a-z0-9]`;
const PLACE = "#[a-z0-9_-]+";
/** Where a link may lead, as in plugins/register/links.py. */
const SITE = new RegExp(`^(?:${PLACE}|/(?:[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-][a-z0-9._-]*)?(?:${PLACE})?)$`);
const ABROAD = new RegExp(
  `^(?:https://${HOST}(?::[0-9]{1,5})?(?:[/?#][\\w\\u00c0-\\u024f.~!$&()*+,;=:@/?#%-]*)?` +
    `|mailto:[a-z0-9][a-z0-9._+-]{0,63}@${HOST}|tel:\\+?[0-9](?:-?[0-9]){2,14})$`,
  "i",
);

// What a text may hold before its Markdown takes long: see plugins/register/markdown_faults.py.
const LONGEST = 6_000;
const LONGEST_WORD = /\S{300}/;
const RUN = /([!*_`<>[])\1{19}/;
const NESTED = /^(?:(?: *(?:>|(?:[-+*]|\d+\.) )){6}|[> ]* {24})/m;
const MOST = { "[": 100, "<": 100, "\u0060": 400, "*": 750, _: 750 };

/**
 * The elements of a Markdown text. HTML, pictures and links to elsewhere are text, as they are on
 * the site; a text beyond the limits is shown as it is written.
 *
 * @param {(text: string, options: object) => object[]} lexer marked's
 * @param {string} text the Markdown
 * @param {number} heading the level of the text's highest heading
 * @param {string} base what stands before an address of the site itself
 */
export function rendered(lexer, text, heading, base = "") {
  const blocks = (tokens) => tokens.flatMap(block);
  const inline = (tokens) => tokens.map(one);
  if (!isWithinLimits(text)) return text.split(/\n\s*\n/).map((part) => element("p", {}, part));
  return blocks(lexer(text, { gfm: false }));

  function block(token) {
    if (token.type === "space" || token.type === "def") return [];
    if (token.type === "paragraph") return [element("p", {}, inline(token.tokens))];
    if (token.type === "text") return inline(token.tokens ?? [token]);
    if (token.type === "heading") return [element(level(token.depth), {}, inline(token.tokens))];
    if (token.type === "blockquote") return [element("blockquote", {}, blocks(token.tokens))];
    if (token.type === "hr") return [element("hr")];
    if (token.type === "list") return [element(token.ordered ? "ol" : "ul", {}, token.items.map(item))];
    return [element("p", {}, token.type === "code" ? element("code", {}, token.text) : token.raw)];
  }

  function item(token) {
    return element("li", {}, blocks(token.tokens));
  }

  function level(depth) {
    return `h${Math.min(Math.max(depth, 2) + heading - 2, 6)}`;
  }

  function one(token) {
    if (token.type === "link") return led(token);
    if (token.type in INLINE) {
      return element(INLINE[token.type], {}, token.tokens ? inline(token.tokens) : token.text);
    }
    return token.type === "escape" ? token.text : token.raw;
  }

  function led(token) {
    const words = inline(token.tokens);
    if (SITE.test(token.href)) return link(token.href.replace(/^\//, `${base}/`), words);
    return ABROAD.test(token.href) ? link(token.href, words) : element("span", {}, words);
  }
}

function isWithinLimits(text) {
  const isOften = ([sign, most]) => text.split(sign).length - 1 > most;
  const isHeavy = [LONGEST_WORD, RUN, NESTED].some((one) => one.test(text));
  return text.length <= LONGEST && !isHeavy && !Object.entries(MOST).some(isOften);
}
