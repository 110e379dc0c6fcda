/**
 * What is read and what is answered, and where the points of the small picture stand, as pure
 * functions. Knows no elements.
 */

/** The name of a text's feedback on this page, also that of the answer being written to it. */
export function slot({ module, step, number }) {
  return ["answer", module, step, number].join(" ");
}

/** An act about a text's feedback. */
export function about(name, { module, step, number }, more = {}) {
  return { do: name, module, step, number, ...more };
}

/** What was opened, is new, and was not told yet as seen: `[item, ...]`. */
export function unseen(items, open, told) {
  return items.filter((one) => one.fresh && open.has(slot(one)) && !told.has(seal(one)));
}

/** A reading as it was signed: signed anew, it is new again. */
export function seal(one) {
  return slot(one) + " " + one.signed;
}

/** What was being written to feedback that is there no more: `[[name, text], ...]`. */
export function left(items, drafts) {
  const there = new Set(items.filter(({ answer }) => !answer).map(slot));
  return drafts.names().filter((name) => !there.has(name) && String(drafts.get(name)).trim()).map((name) => [name, drafts.get(name)]);
}

/** The levels whose looks belong to a level: one, or the two that a half lies between. */
export function near(level) {
  return level % 1 ? [Math.floor(level), Math.ceil(level)] : [level];
}

export const WIDE = 340;
const BETWEEN = 44;
const LEFT = 128;
const RIGHT = 16;
const NUMBERED = 8;

/**
 * The picture of a criterion: a line for each level, the highest on top, and a point for each text,
 * to the right of the levels' names. Many points are small and have no numbers.
 * @param {{levels: string[], points: {level: number}[]}} line
 */
export function plot({ levels, points }) {
  const y = (level) => 26 + (levels.length - level) * BETWEEN;
  const gap = (WIDE - LEFT - RIGHT) / Math.max(points.length - 1, 1);
  return {
    height: y(1) + 30,
    rows: levels.map((name, i) => ({ name, y: y(i + 1) })).reverse(),
    dots: points.map(({ level }, i) => ({ x: Math.round(LEFT + i * gap), y: y(level), n: i + 1 })),
    size: points.length > NUMBERED ? 4 : 11,
    numbered: points.length <= NUMBERED,
  };
}
