// Personal data that must never stand in a public text: found, named and masked. The twin of
// plugins/register/personal.py, where the sources of the rules stand. Every quantifier that could
// be tried in more than one way is bounded, so that no text takes longer than its length.
import { ALPHANUMERIC, LETTER, SPACE, WORD, pattern } from "./signs.js";

const LAST_DAY = "9999-12-31";
/** Mailboxes that belong to people, whoever they are. */
const FREE_MAIL = new Set([
  "gmail.com", "googlemail.com", "hotmail.com", "hotmail.dk", "outlook.com", "outlook.dk",
  "live.com", "live.dk", "msn.com", "yahoo.com", "yahoo.dk", "icloud.com", "me.com", "mac.com",
  "proton.me", "protonmail.com", "mail.com", "gmx.com", "mail.dk", "jubii.dk", "ofir.dk",
  "aol.com", "pm.me", "tuta.com", "tutanota.com", "hotmail.co.uk", "webspeed.dk", "tdcadsl.dk",
  "get2net.dk", "stofanet.dk", "youmail.dk", "post.tele.dk", "privat.dk",
]);

// The two ends of a word: Python's \b before and after its letters.
const FROM = `(?<![${WORD}])`;
const TO = `(?![${WORD}])`;

const DASHES = "\\-‐‑‒–—−";
// What can stand between two digits of one number: space, and the signs of Markdown.
const GAP = `[${SPACE}*_\`\\\\]{0,30}`;
const CPR_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const CPR_WORDS = pattern(`${FROM}cpr|personnummer|personal identification|civil registration`, "gi");
const NEAR_WORD = 40;
const CPR = pattern(
  `(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})(${GAP}[${DASHES}./:]?${GAP})([0-9]{4})(?![0-9])`,
  "g",
);
// With the date divided, or its whole year.
const CPR_LONG = pattern(
  `(?<![0-9])([0-9]{2})([./ \\-]?)([0-9]{2})\\2((?:18|19|20)?[0-9]{2})${GAP}[${DASHES}]${GAP}([0-9]{4})(?![0-9])`,
  "g",
);

const MAIL = pattern(
  `(?<![${WORD}.+%\\-])(?<!://)([${WORD}.+%\\-]{1,64}?)` +
    `(?:@|%40|[${SPACE}]?[(\\[{](?:at|a|snabel[\\- ]?a)[)\\]}][${SPACE}]?|[${SPACE}]snabel-?a[${SPACE}])` +
    `((?:[${WORD}\\-]{1,63}(?:\\.|[${SPACE}]?[(\\[{](?:dot|punktum|prik)[)\\]}][${SPACE}]?)){1,8}[${LETTER}]{2,63})`,
  "gi",
);
// The mailbox of an employee: two words, or the code that stands for one: "AB1C".
const NAMES = `[${LETTER}]+(?:-[${LETTER}]+)*`;
const PERSON = pattern(`^${NAMES}(?:[._]${NAMES}){1,3}[._\\-]?[0-9]{0,4}$`);
const EMPLOYEE = /^(?=[a-z]*[0-9])[a-z][a-z0-9]{3}$/u;

const BEFORE_PHONE = `(?<![${WORD}.,/+\\-])`;
const AFTER_PHONE = `(?![${WORD}]|[.,\\-][0-9])`;
const PHONE = pattern(
  `${BEFORE_PHONE}(?:` +
    "(?:\\+|(?<![A-Z]{2}[0-9]{2} )00(?=(?:[^0-9]{0,2}[0-9]){9}))" +
    "[1-9][0-9]{0,2}\\)?(?:[ .\\-]?\\(0\\))?(?:[ .\\-]?[0-9]){6,12}" +
    "|[2-9][0-9]([ .\\-])[0-9]{2}\\1[0-9]{2}\\1[0-9]{2}" +
    "|(?!(?:19|20)[0-9]{2} (?:19|20)[0-9]{2})[2-9][0-9]{3} [0-9]{4}" +
    `)${AFTER_PHONE}`,
  "g",
);
// Any eight digits after a word that says so.
const PHONE_SAID = pattern(`${BEFORE_PHONE}[2-9](?:[ .\\-]?[0-9]){7}${AFTER_PHONE}`, "g");
const PHONE_WORDS = pattern(
  `${FROM}(?:tlf|telefon[${WORD}]*|tel|mobil[${WORD}]*|phone|ring|call|sms)${TO}` +
    `(?:(?!${FROM}(?:cvr|ean|sag))[^0-9])*$`,
  "i",
);
const NEAR_PHONE = 25;

const IBAN = pattern(`(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[${SPACE}\\-]?[A-Za-z0-9]){11,30}`, "g");
const IBAN_SIZES = [15, 34];
const ACCOUNT = /(?<![0-9.-])[0-9]{4}(?:[ -]?[0-9]){6,10}(?![0-9])/gu;
const REGISTRATION_WORDS = `${FROM}reg(?:istrerings)?[.\\-]? ?(?:nr|nummer|no)${TO}`;
const ACCOUNT_WORDS = pattern(`(?:${REGISTRATION_WORDS}|${FROM}konto[${WORD}]*|${FROM}account${TO})[^0-9]*$`, "i");
const GIRO = /\+[0-9]{2}<[0-9]{14,16}\+[0-9]{7,8}(?:<|(?![0-9]))/gu;
const REGISTRATION = pattern(
  `${REGISTRATION_WORDS}[^0-9]{0,5}[0-9]{4}${TO}[^0-9]{1,30}[0-9]{6,10}(?![0-9])`,
  "gi",
);

// Digits of other scripts, the wide @ and -, and what JavaScript would count as two signs.
const NO_KEY = /(?![0-9])\p{Nd}|[＠－]|[\u{10000}-\u{10FFFF}]/gu;
const DIGIT = /\p{Nd}/u;
const KEYS = { "＠": "@", "－": "-" };
const IS_ALPHANUMERIC = pattern(`[${ALPHANUMERIC}]`);
const SIGNS_OF_WORDS = pattern(`[${WORD}]`, "g");

/** `text`, sign by sign, as a keyboard writes it; each sign of any script takes one place. */
function plain(text) {
  return text.replace(NO_KEY, (sign) => {
    if (DIGIT.test(sign)) return digit(sign.codePointAt(0));
    return KEYS[sign] ?? (IS_ALPHANUMERIC.test(sign) ? "ƛ" : "�");
  });
}

/** Which digit a sign is: those of a script stand in a row, from 0 to 9. */
function digit(code) {
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/**
 * All personal data in `text`, in order, as `{code, start, end}`: the code of the problem, and
 * between which signs it stands (those of `[...text]`).
 *
 * `today` ends the dates of birth. `domains` are those of the shared mailboxes: an address
 * anywhere else counts as personal. Without them only the addresses that are a person's by their
 * look are found.
 */
export function find(text, today, domains = null) {
  const keyed = plain(text);
  const taken = new Uint8Array(keyed.length);
  const found = [];
  for (const finds of [mailboxes(keyed, domains), cprs(keyed, today), accounts(keyed), phones(keyed)]) {
    for (const one of finds) {
      if (taken.subarray(one.start, one.end).includes(1)) continue;
      taken.fill(1, one.start, one.end);
      found.push(one);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** `text` with a dot for every letter and digit of the personal data in it. */
export function masked(text, today = LAST_DAY) {
  const found = find(text, today);
  if (found.length === 0) return text;
  const signs = [...text];
  const parts = found.map(({ start, end }, number) => [
    signs.slice(found[number - 1]?.end ?? 0, start).join(""),
    mask(signs.slice(start, end).join("")),
  ]);
  return [...parts.flat(), signs.slice(found.at(-1).end).join("")].join("");
}

/** What was found as it can be shown: its form, none of its signs. */
export function mask(found) {
  const at = found.indexOf("@");
  const name = at < 0 ? found : found.slice(0, at);
  return name.replace(SIGNS_OF_WORDS, "•") + found.slice(name.length);
}

function* each(regex, text) {
  for (const match of text.matchAll(regex)) yield [match, match.index, match.index + match[0].length];
}

function* cprs(text, today) {
  for (const [match, start, end] of each(CPR, text)) {
    const [, day, month, year, between, serial] = match;
    const born = birthday(day, month, year, serial);
    if (born === null || born > today) continue;
    const isWrittenAsOne = between !== "" && !/[./:]/u.test(between);
    const isSure = isWrittenAsOne || born.endsWith("-01-01") || hasCheckDigit(day + month + year + serial);
    if (isSure || isSaidNear(CPR_WORDS, text, start, end)) yield { code: "cpr", start, end };
  }
  for (const [match, start, end] of each(CPR_LONG, text)) {
    const [, day, , month, year, serial] = match;
    const born = birthday(day, month, year.slice(-2), serial);
    if (born !== null && born <= today && [born.slice(0, 4), born.slice(2, 4)].includes(year)) {
      yield { code: "cpr", start, end };
    }
  }
}

function isSaidNear(words, text, start, end) {
  words.lastIndex = Math.max(start - NEAR_WORD, 0);
  return words.exec(text.slice(0, end + NEAR_WORD)) !== null;
}

/** The date of birth in a CPR number; null when no such day exists. */
function birthday(day, month, year, serial) {
  const full = century(Number(year), Number(serial[0])) + Number(year);
  const number = Number(day) > 60 ? Number(day) - 60 : Number(day);
  const born = new Date(Date.UTC(full, Number(month) - 1, number));
  const isDay = born.getUTCMonth() === Number(month) - 1 && born.getUTCDate() === number;
  return isDay ? born.toISOString().slice(0, 10) : null;
}

function century(year, seventh) {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

function hasCheckDigit(digits) {
  return CPR_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11 === 0;
}

function* mailboxes(text, domains) {
  for (const [match, start, end] of each(MAIL, text)) {
    const [name] = match[1].toLowerCase().split("+");
    const domain = match[2].toLowerCase();
    if (FREE_MAIL.has(domain)) yield { code: "mailbox-private", start, end };
    else if (PERSON.test(name) || EMPLOYEE.test(name)) yield { code: "mailbox-person", start, end };
    else if (domains !== null && !isWithin(domain, domains)) yield { code: "mailbox-domain", start, end };
  }
}

function isWithin(domain, domains) {
  return domains.some((known) => domain === known || domain.endsWith(`.${known}`));
}

function* phones(text) {
  for (const [, start, end] of each(PHONE, text)) yield { code: "phone", start, end };
  for (const [, start, end] of each(PHONE_SAID, text)) {
    if (PHONE_WORDS.test(text.slice(Math.max(start - NEAR_PHONE, 0), start))) yield { code: "phone", start, end };
  }
}

function* accounts(text) {
  for (const [, start, longest] of each(IBAN, text)) {
    const end = endOfIban(text, start, longest);
    if (end !== null) yield { code: "account", start, end };
  }
  for (const regex of [GIRO, REGISTRATION]) {
    for (const [, start, end] of each(regex, text)) yield { code: "account", start, end };
  }
  for (const [, start, end] of each(ACCOUNT, text)) {
    if (ACCOUNT_WORDS.test(text.slice(Math.max(start - NEAR_WORD, 0), start))) yield { code: "account", start, end };
  }
}

/** Where the account that begins at `start` ends: what follows may be a word. */
function endOfIban(text, start, longest) {
  let [size, country, account] = [0, 0, 0];
  for (let at = start; at < longest; at += 1) {
    if (!IS_ALPHANUMERIC.test(text[at])) continue;
    const digits = parseInt(text[at], 36);
    const shift = digits > 9 ? 100 : 10;
    size += 1;
    if (size <= 4) country = country * shift + digits;
    else account = (account * shift + digits) % 97;
    const isOver = !IS_ALPHANUMERIC.test(text[at + 1] ?? "");
    const [shortest, most] = IBAN_SIZES;
    if (isOver && size >= shortest && size <= most && (account * 1e6 + country) % 97 === 1) return at + 1;
  }
  return null;
}
