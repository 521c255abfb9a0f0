// Reads a file that somebody opens in the form. Loaded only then.
export { LineCounter, isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, visit } from "yaml";
