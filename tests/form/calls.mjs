// Answers calls of the form's scripts, one line of JSON for each: what tests/form/scripts.py asks.
// A call: {"module": "write.js", "name": "written", "arguments": […]}. An argument
// {"document": n} stands for the nth line that was kept with {"keep": …}.
import { createInterface } from "node:readline";

const FOLDER = new URL("../../theme/scripts/", import.meta.url);
const kept = [];

function argument(value) {
  return value !== null && typeof value === "object" && "document" in value ? kept[value.document] : value;
}

async function answer(call) {
  if ("keep" in call) return kept.push(call.keep) - 1;
  const module = await import(new URL(call.module, FOLDER));
  const named = module[call.name];
  return typeof named === "function" ? await named(...call.arguments.map(argument)) : named;
}

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = { value: await answer(JSON.parse(line)) };
  } catch (error) {
    said = { error: error.stack };
  }
  console.log(JSON.stringify(said));
}
