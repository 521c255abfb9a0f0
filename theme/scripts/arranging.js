// The buttons of a list: an entry more, one less, or another order.
import { addEntry, answersIn, entriesOf, moveEntry, removeEntry, titleOf } from "./entries.js";

/** Do in the list of `button` what it says: add, up, down or remove. */
export function rearrange(draft, button, does) {
  const list = button.closest(".list");
  const entry = button.closest(".entry");
  const isGoing = does === "remove" && answersIn(entry).length > 0;
  if (isGoing && !confirm(draft.words.takeAway.replace("{entry}", () => titleOf(entry)))) return;
  const said = DO[does](draft.words, list, entry, button);
  draft.isSaved = false;
  draft.update();
  draft.say(said);
}

/** A list with entries is not empty: the box that says so stays as it was. */
export function emptied(draft, none) {
  draft.isSaved = false;
  if (!none.checked || entriesOf(none.closest(".list")).length === 0) return;
  none.checked = false;
  draft.say(draft.words.notEmpty);
}

const DO = {
  add(words, list) {
    const entry = addEntry(list);
    entry.querySelector("summary").focus();
    return words.added.replace("{n}", entry.querySelector(".number").textContent);
  },
  remove(words, list, entry) {
    removeEntry(list, entry);
    list.querySelector("[data-do=add]").focus();
    return words.removed;
  },
  up: (words, list, entry, button) => move(words, list, entry, button, -1),
  down: (words, list, entry, button) => move(words, list, entry, button, 1),
};

function move(words, list, entry, button, steps) {
  const place = moveEntry(list, entry, steps);
  // At either end of the list one of the two buttons goes away.
  [button, ...entry.querySelectorAll(".moves button")].find((one) => one.checkVisibility()).focus();
  return words.moved.replace("{n}", place + 1);
}
