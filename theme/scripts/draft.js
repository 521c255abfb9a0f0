// What is being written: the answers in the form, and what was opened in it.
import { asked } from "./asking.js";
import { place } from "./start.js";
import { written } from "./write.js";

/**
 * The tool that stands in the form `root`.
 *
 * `opened` is what it began with: a tool's id, or null; its data, and the comments of its file;
 * and what the register has published of it `before`, when that is what was opened.
 * `update` says everywhere on the page what the answers are now.
 */
export class Draft {
  constructor(root, form, schema, update) {
    Object.assign(this, { root, form, schema, update, words: root.querySelector("#words").dataset });
    this.opened = { id: null, data: {}, comments: {}, before: null };
    this.isSaved = true;
    this.advise = () => {};
  }

  /** The answers as the file has them. */
  get data() {
    return asked(this.root, this.schema, this.opened.data);
  }

  /** Where the answers go: {id, department, path, isNew}. */
  place(data) {
    return place(this.root, data, this.opened.id);
  }

  /** The draft as it can be sent: its place, and the text of its file. */
  current() {
    const data = this.data;
    return { ...this.place(data), text: written(this.schema, data, this.opened.comments) };
  }

  /** Say what has been done, also to those who do not see it. */
  say(text) {
    document.getElementById("says").textContent = text;
  }
}
