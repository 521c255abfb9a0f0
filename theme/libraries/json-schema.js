// Checks a draft by the register's own schema. It reads the schema and makes no code of it, which the page forbids.
export { Validator, format } from "@cfworker/json-schema";
