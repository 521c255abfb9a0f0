// The comments of a file, each with the field or entry it belongs to: the twin of
// plugins/register/comments.py, whose docstring says which belongs where.

/**
 * The comments of `text`, in the form that write.js takes; the `schemaLine` it begins with is none.
 *
 * `places` are those where a field or entry begins, `[offset, pointer]`, and those where a
 * bracket ends, with the pointer of the group or list it ends; `found` are the comments,
 * `[offset, line]`.
 */
export function commentsOf(text, places, found, schemaLine) {
  const comments = {};
  let [last, waiting] = ["", []];
  for (const { offset, at, ends, line } of inOrder(places, found)) {
    if (line === undefined) {
      if (!ends && waiting.length > 0) {
        add(comments, last ? at : "", "before", waiting);
        waiting = [];
      }
      last = at;
    } else if (offset === 0 && line === schemaLine) {
      continue;
    } else if (!last || isAlone(text, offset)) {
      waiting.push(line);
    } else if (comments[last]?.after) {
      add(comments, last, "before", [line]);
    } else {
      comments[last] = { ...comments[last], after: line };
    }
  }
  if (waiting.length > 0) add(comments, "", "end", waiting);
  return comments;
}

function inOrder(places, found) {
  return [...places, ...found].sort((one, other) => one.offset - other.offset);
}

function add(comments, at, part, lines) {
  const own = comments[at] ?? {};
  comments[at] = { ...own, [part]: [...(own[part] ?? []), ...lines] };
}

/** A comment after the sign of an entry is about the entry, which begins below. */
function isAlone(text, offset) {
  return /^[ \-?]*$/.test(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset));
}
