// Choices: radio buttons, checkboxes and lists that open.
import { country } from "./wording.js";

/** Choose `values` among the controls of one question; one that is not offered is added to them. */
export function choose(controls, values) {
  const [first] = controls;
  if (first.localName === "select") return chooseOption(first, values[0] ?? "");
  const all = controls.filter((control) => !isLeftOver(control, values));
  for (const value of values) {
    if (!all.some((control) => control.value === value)) all.push(addControl(all.at(-1), value));
  }
  all.forEach((control) => {
    control.checked = values.includes(control.value);
  });
}

/** The value of the control, or of the one that is chosen; "" when none is. */
export function chosen(controls) {
  if (controls[0].type !== "radio") return controls[0].value;
  return controls.find((control) => control.checked)?.value ?? "";
}

/** Say what the chosen option means, below the list. */
export function explain(select) {
  const below = select.parentElement.querySelector(".explained");
  if (below) below.textContent = select.selectedOptions[0]?.dataset.explained ?? "";
}

/** Offer the countries with these `codes` (ISO 3166) by their names in `language`. */
export function offerCountries(list, codes, language) {
  const named = codes.map((code) => [country(code, language), code]);
  named.sort(([one], [other]) => one.localeCompare(other, language));
  list.append(...named.map(([name, code]) => new Option(name, code)));
}

function chooseOption(select, value) {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
  select.value = value;
  explain(select);
}

/** Take away what was added for a file that is no longer open. */
function isLeftOver(control, values) {
  const label = control.closest("label");
  if (!("added" in label.dataset) || values.includes(control.value)) return false;
  label.remove();
  return true;
}

/** A choice like `control` for a value that is none of those offered. */
function addControl(control, value) {
  const label = control.closest("label").cloneNode(true);
  label.dataset.added = "";
  const added = label.querySelector("input");
  added.value = value;
  label.querySelector("span").textContent = value;
  control.closest("label").after(label);
  return added;
}
