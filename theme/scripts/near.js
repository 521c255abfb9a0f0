// Near misses: what an author probably meant. The twin of plugins/register/near.py, which asks
// Python's difflib; here is the same measure (Ratcliff and Obershelp, "Pattern Matching: The
// Gestalt Approach", 1988), so that both have the same guess.

const CLOSE = 0.7;
const LONGEST = 80;

/** The one of `known` that looks most like `said`; null when none is close. */
export function nearest(said, known) {
  const folded = [...fold(said)].slice(0, LONGEST);
  const names = new Map([...known].sort().map((name) => [fold(name), name]));
  const close = [...names.keys()]
    .map((name) => [likeness([...name], folded), name])
    .filter(([share]) => share >= CLOSE);
  const best = close.reduce((one, other) => (isMore(other, one) ? other : one), [0, ""]);
  return names.get(best[1]) ?? null;
}

function fold(name) {
  return name.toLowerCase().replaceAll("-", "_");
}

function isMore([share, name], [otherShare, otherName]) {
  return share === otherShare ? name > otherName : share > otherShare;
}

function likeness(one, other) {
  return (2 * shared(one, other)) / (one.length + other.length);
}

/** How many signs stand in both, in runs: in the longest run, and in what lies before and after it. */
function shared(one, other) {
  const [start, otherStart, size] = longestRun(one, other);
  if (size === 0) return 0;
  const before = shared(one.slice(0, start), other.slice(0, otherStart));
  return size + before + shared(one.slice(start + size), other.slice(otherStart + size));
}

/** The longest run in both, the first in `one` and then in `other`: where it starts in each, and its size. */
function longestRun(one, other) {
  let best = [0, 0, 0];
  let before = [];
  for (const [at, sign] of one.entries()) {
    const sizes = other.map((otherSign, otherAt) => (sign === otherSign ? (before[otherAt - 1] ?? 0) + 1 : 0));
    for (const [otherAt, size] of sizes.entries()) {
      if (size > best[2]) best = [at - size + 1, otherAt - size + 1, size];
    }
    before = sizes;
  }
  return best;
}
