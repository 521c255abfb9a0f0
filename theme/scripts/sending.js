/**
 * The three ways from the form to the register: the forge's own page, a file, a mail.
 *
 * Nothing is sent from here: each way opens a page, a mail or a file in which the writer has the
 * last word. The words stand in theme/templates/_submit_send.html; the addresses of the forge and
 * the limits come with the form (`send`, see plugins/register/forge.py and links.py).
 *
 * A draft is {id, department, path, isNew, text, problems, isPersonal}: the file as it would be in
 * the register, how many problems the check has found in it, and whether personal data is among
 * them. Such a draft leaves the browser only as the writer's own file.
 */
import { save } from "./opening.js";

// What UTF-8, and so an address or a file, cannot hold: half of a pair of surrogates.
const HALF_A_SIGN = /\p{Surrogate}/gu;

/** The text of a draft as it can be sent. */
export function sendable(text) {
  return text.replace(HALF_A_SIGN, "\uFFFD");
}

/** The name of the file that a draft becomes. */
export function fileName(draft) {
  return draft.path.split("/").at(-1);
}

/** An address of the forge with the path of a file, and the text of a new one, filled in. */
export function filled(template, path, text) {
  const steps = path.split("/").map(encodeURIComponent).join("/");
  return template.replace("{path}", () => steps).replace("{text}", () => encodeURIComponent(text));
}

/**
 * Where the forge takes a draft: its address, and what the writer does there.
 *
 * "filled": the text is there already; "paste": it goes into an empty page; "replace": it goes
 * where the old text of the file stands. An address takes no more than `send.longest` signs.
 */
export function proposal(send, draft) {
  if (!draft.isNew) return { address: filled(send.edit, draft.path, ""), does: "replace" };
  const whole = filled(send.new, draft.path, sendable(draft.text));
  const takesText = send.new.includes("{text}") && whole.length <= send.longest;
  if (takesText) return { address: whole, does: "filled" };
  return { address: filled(send.new.replace(/&\w+=\{text\}/, ""), draft.path, ""), does: "paste" };
}

/**
 * A mail with a draft to the editors (RFC 6068): its address, and what the writer does in it.
 *
 * `words` has its subject, and the body that stands for a text too long for an address.
 */
export function mail(send, draft, words) {
  const begin = `mailto:${encodeURIComponent(send.editors ?? "").replace("%40", "@")}`;
  const said = (sentence) => encodeURIComponent(sentence.replace("{file}", () => fileName(draft)));
  const address = (body) => `${begin}?subject=${said(words.subject)}&body=${body}`;
  const whole = address(encodeURIComponent(sendable(draft.text).replaceAll(/\r?\n/g, "\r\n")));
  if (whole.length <= send.longest_mail) return { address: whole, does: "filled" };
  return { address: address(said(words.body)), does: "paste" };
}

/**
 * Makes the three ways work.
 *
 * @param {ParentNode} root what holds the part of the page that sends
 * @param {{send: object}} form what the site tells the form
 * @param {() => object} current the draft as it is now
 * @param {() => void} saved told when the reader has the file
 */
export function startSending(root, form, current, saved) {
  const part = root.querySelector("[data-send=ways]");
  const words = part.querySelector("[data-send=words]").content;
  const ways = {
    forge: (draft) => proposal(form.send, draft),
    mail: (draft) => mail(form.send, draft, mailWords(words, draft)),
  };
  for (const [way, send] of Object.entries({ forge: open, mail: open, file: keep })) {
    const control = part.querySelector(`[data-send=${way}]`);
    control?.addEventListener("click", (event) => {
      const draft = warned(part, current());
      const stop = !(draft.id && draft.department) ? "place" : draft.isPersonal && way !== "file" ? "personal" : "";
      if (stop === "") return send(event, way, draft);
      event.preventDefault();
      say(part, words, stop, draft);
    });
  }
  part.hidden = false;

  function keep(event, way, draft) {
    save(fileName(draft), sendable(draft.text));
    saved();
    say(part, words, way, draft);
  }

  // The click itself follows the link, which no browser takes for an unwanted window; only what
  // must be copied first waits. A mail opens in a tab of its own, too: the mail program may be a
  // page, and leaving this one would take the draft away.
  async function open(event, way, draft) {
    const link = event.currentTarget;
    const { address, does } = ways[way](draft);
    link.href = address;
    if (does === "filled") return say(part, words, `${way}-filled`, draft, address);
    event.preventDefault();
    if (await copied(sendable(draft.text))) {
      say(part, words, `${way}-${does}`, draft, address);
      window.open(address, "_blank", "noopener,noreferrer");
    } else {
      say(part, words, `${way}-${does}-by-hand`, draft, address);
      offer(part, sendable(draft.text));
    }
  }
}

function mailWords(words, draft) {
  const said = (name) => words.querySelector(`[data-word=${name}]`).textContent;
  return { subject: said(draft.isNew ? "subject-new" : "subject-edit"), body: said("body") };
}

/** Tells of the problems that a draft still has; it can be sent all the same. */
function warned(part, draft) {
  part.querySelector("[data-send=problems]").hidden = !draft.problems;
  return draft;
}

/** Says what has happened, and what to do next, where it is also read aloud. */
function say(part, words, name, draft, address = "") {
  const said = words.querySelector(`[data-word=${name}]`).cloneNode(true);
  for (const place of said.querySelectorAll("[data-file]")) place.textContent = fileName(draft);
  for (const link of said.querySelectorAll("[data-again]")) link.href = address;
  part.querySelector("[data-send=by-hand]").hidden = true;
  const box = part.querySelector("[data-send=said]");
  box.replaceChildren(said);
  box.scrollIntoView({ block: "nearest" });
}

/** Shows the text, marked, to one who must copy it by hand. */
function offer(part, text) {
  const box = part.querySelector("[data-send=by-hand]");
  const field = box.querySelector("textarea");
  box.hidden = false;
  field.value = text;
  field.focus();
  field.select();
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // refused by the reader or the browser, or the page is not served by https
  }
}
