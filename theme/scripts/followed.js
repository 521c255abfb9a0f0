// Texts that changed in one language only: the twin of plugins/register/translations.py.
import { label } from "./parity.js";
import { fieldName, onOneLine } from "./problems.js";

const LANGUAGES = ["da", "en"];

/**
 * A problem for each text of `now` of which one language is as it was `before`, and the other not.
 *
 * Both are {data, pairs}. Texts are found again by what they say: a list may be sorted anew.
 */
export function notFollowed(now, before) {
  const [then, here] = [before, now].map(({ pairs }) => new Set(pairs.map(said)));
  const gone = before.pairs.filter((pair) => !here.has(said(pair)));
  const confirmed = newlyConfirmed(now.data, before.data);
  return now.pairs.flatMap((pair) => {
    const name = fieldName(pair.at);
    if (then.has(said(pair)) || confirmed.has(name)) return [];
    const others = gone.filter((other) => path(other) === path(pair));
    const kept = LANGUAGES.find((code) => others.some((other) => onOneLine(other[code]) === onOneLine(pair[code])));
    if (!kept) return [];
    return [{ at: [...pair.at, kept], code: `not-followed-in-${kept}`, values: { label: label(pair.field), name } }];
  });
}

function path({ at }) {
  return at.filter((step) => typeof step === "string").join(".");
}

function said(pair) {
  return JSON.stringify([path(pair), ...LANGUAGES.map((code) => onOneLine(pair[code]))]);
}

/** The texts that `confirmed` names since: a line that was there before means nothing. */
function newlyConfirmed(now, before) {
  const lines = (data) => (Array.isArray(data.confirmed) ? data.confirmed : []);
  const was = lines(before).map(({ field, on }) => `${field} ${on}`);
  const isNew = ({ field, on }) => {
    const place = was.indexOf(`${field} ${on}`);
    if (place >= 0) was.splice(place, 1); // a second one like it is new
    return place < 0;
  };
  return new Set(lines(now).filter((line) => line !== null && isNew(line)).map(({ field }) => field));
}
