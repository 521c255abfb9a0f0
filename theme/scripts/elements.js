// Elements made of what they hold: text stays text, and nothing is ever read as HTML.

/** An element; `null`, `undefined` and `""` among its children are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** A link that leaves the draft where it is: it opens in a tab of its own. */
export function link(address, ...children) {
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}
