// What a page in the browser is asked by tests/browser/barriers.py. Every question answers with
// the places that are wrong, as text; none when all is well.
({
  // Chrome shows it, and nothing hides it from the eye: such as what only screen readers get.
  isSeen(element) {
    for (let part = element; part; part = part.parentElement)
      if (getComputedStyle(part).clipPath.startsWith("inset(50%")) return false;
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && !element.closest(".skip");
  },

  place(element) {
    const name = element.closest("[id]")?.id;
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}>${name ? ` in #${name}` : ""}: ${text}`;
  },

  // Each line of each text that is seen, with the height of its letters rather than its line.
  lines() {
    const found = [], range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode());) {
      if (!text.data.trim() || !this.isSeen(text.parentElement)) continue;
      range.selectNodeContents(text);
      for (const { left, right, top, bottom, height, width } of range.getClientRects())
        if (width > 1) found.push({
          element: text.parentElement, left, right, top: top + height / 4, bottom: bottom - height / 4,
        });
    }
    return found;
  },

  // WCAG 1.4.10: nothing is wider than the window.
  scrollsSideways() {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide, not ${clientWidth}`] : [];
  },

  outside() {
    const width = document.documentElement.clientWidth + 1;
    return this.lines().filter(line => line.left < -1 || line.right > width)
      .map(line => `outside the window: ${this.place(line.element)}`);
  },

  clipped() {
    const around = element => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return overflowX !== "visible" || overflowY !== "visible";
    };
    return this.lines().filter(line => {
      for (let part = line.element; part !== document.body; part = part.parentElement) {
        if (!around(part) || part instanceof SVGElement && part.localName !== "svg") continue;
        const box = part.getBoundingClientRect();
        if (line.left < box.left - 1 || line.right > box.right + 1
          || line.top < box.top - 1 || line.bottom > box.bottom + 1) return true;
      }
      return false;
    }).map(line => `cut off: ${this.place(line.element)}`);
  },

  overlapping() {
    const lines = this.lines().sort((one, other) => one.top - other.top), found = [];
    lines.forEach((line, number) => {
      for (let next = number + 1; next < lines.length && lines[next].top < line.bottom - 1; next++)
        if (lines[next].left < line.right - 1 && lines[next].right > line.left + 1)
          found.push(`${this.place(line.element)} under ${this.place(lines[next].element)}`);
    });
    return found;
  },

  lost() {
    return [...this.scrollsSideways(), ...this.outside(), ...this.clipped(), ...this.overlapping()];
  },

  moving() {
    return [...document.querySelectorAll("*")].filter(element => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth";
    }).map(element => `moves: ${this.place(element)}`)
      .concat([...document.querySelectorAll("marquee, blink, animate, [autoplay]")].map(this.place));
  },

  // What the Tab key should reach, in the order in which it is read.
  stops() {
    const all = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable], iframe";
    return [...document.querySelectorAll(all)]
      .filter(element => element.tabIndex >= 0 && !element.disabled && element.checkVisibility())
      .filter(element => !this.isPassedOver(element));
  },

  // Of a row of radio buttons Tab stops at the one that is chosen; arrows lead to the others.
  isPassedOver({ type, name, form, checked }) {
    const row = type === "radio" ? [...form?.elements[name] ?? []] : [];
    return !checked && row.some(other => other.checked);
  },

  // How a stop in a picture is drawn: there a thicker line may show the focus.
  drawn(stop) {
    const shapes = stop.closest("svg") ? [...stop.querySelectorAll("*")] : [];
    return shapes.map(getComputedStyle).filter(style => parseFloat(style.strokeWidth) >= 2)
      .map(({ stroke, strokeWidth }) => stroke + strokeWidth).join();
  },

  // What is wrong with the stop that has the focus, as the eye sees it; drawn so *before* it had.
  unseen(stop, before) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(stop);
    const box = [...stop.getClientRects()].find(one => one.width > 0 && one.height > 0);
    const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
      && !/^rgba.*, 0\)$/.test(outlineColor);
    if (!isOutlined && this.drawn(stop) === before) return `no outline: ${this.place(stop)}`;
    if (!box) return `no size: ${this.place(stop)}`;
    const x = box.left + Math.min(box.width, innerWidth) / 2, y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const isOnTop = top && (stop.contains(top) || top.contains(stop));
    return isOnTop ? "" : `not in sight: ${this.place(stop)}`;
  },

  // Notes where the focus comes while a reader presses Tab.
  follow() {
    const stops = this.stops(), before = stops.map(stop => this.drawn(stop));
    const followed = { stops: stops.length, reached: [], unseen: [] };
    document.addEventListener("focusin", ({ target }) => {
      const number = stops.indexOf(target);
      followed.reached.push(number < 0 ? `not a stop: ${this.place(target)}` : number);
      followed.unseen.push(this.unseen(target, before[number] ?? ""));
    });
    window.followed = followed;
    return stops.length;
  },

  strayed() {
    const { stops, reached, unseen } = window.followed;
    const expected = Array.from({ length: stops }, (_, number) => number);
    const isInOrder = JSON.stringify(reached) === JSON.stringify(expected);
    return [...isInOrder ? [] : [`${stops} stops, reached as ${reached}`], ...unseen.filter(Boolean)];
  },

  // As above, without the keys: in colours of the reader's own.
  unseenStops() {
    return this.stops().map(stop => {
      const before = this.drawn(stop);
      stop.focus();
      return this.unseen(stop, before);
    }).filter(Boolean);
  },
})
