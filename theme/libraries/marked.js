// Takes Markdown apart for the preview, which makes its own elements of the parts: no HTML is made of text.
export { Lexer, lexer } from "marked";
