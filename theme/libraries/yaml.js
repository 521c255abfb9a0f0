// Reads a file that somebody opens in the form. Loaded only then.
export { Lexer, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
