// How many characters are left, said when there are few.

/** An answer this short is not counted before it is too long: a date, a phone number. */
const BRIEF = 20;

/** Say below `control` how many characters are left of its limit, when it is near. */
export function count(control, words) {
  const limit = Number(control.dataset.limit);
  const left = limit - [...control.value].length;
  const isNear = left < 0 || (limit > BRIEF && left < Math.max(BRIEF, limit * 0.15) && left < limit);
  const said = control.closest("div").querySelector(":scope > .count") ?? (isNear ? add(control) : null);
  if (said === null) return;
  said.textContent = !isNear ? "" : (left < 0 ? words.over : words.left).replace("{n}", Math.abs(left));
  said.classList.toggle("over", left < 0);
}

function add(control) {
  const said = document.createElement("p");
  said.className = "count";
  said.setAttribute("aria-live", "polite");
  (control.closest("label") ?? control).after(said);
  return said;
}
