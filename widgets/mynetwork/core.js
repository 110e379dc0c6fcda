/**
 * Where the dots of one's own network stand, and where a value lies on its line, as pure functions.
 * Knows no elements.
 */

export const WIDE = 340;
const STEP = 22;
const MOST = 12;

/**
 * Dots for those who turn to one, on the left, and for those whom one turns to, on the right, in an
 * arc around the middle. Beyond `MOST` on a side, `more` says how many are not drawn.
 */
export function dots({ sought, seeks }) {
  const [left, right] = [Math.min(sought, MOST), Math.min(seeks.length, MOST)];
  const height = Math.max(left, right, 4) * STEP + 40;
  const side = (count, sign) => Array.from({ length: count }, (_, i) => {
    const y = height / 2 + (i - (count - 1) / 2) * STEP;
    const bend = Math.abs(y - height / 2) / height;
    return { x: WIDE / 2 + sign * (132 - 70 * bend * bend), y };
  });
  return {
    height, middle: { x: WIDE / 2, y: height / 2 },
    left: side(left, -1), right: side(right, 1),
    more: { left: sought - left, right: seeks.length - right },
  };
}

/** The transform that puts the tip of an arrow on a tie, `gap` before the end, in its direction. */
export function placed(from, to, gap) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const [x, y] = [to.x - Math.cos(turn) * gap, to.y - Math.sin(turn) * gap];
  return `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${(turn * 180 / Math.PI).toFixed(1)})`;
}

/** Where a value and the middle half of the group lie on a line, in per cent of its length. */
export function along({ mine, low, high, most }) {
  const at = (value) => Math.round(1000 * Math.min(Math.max(value / most, 0), 1)) / 10;
  const from = Math.min(at(low), 98);
  return { mine: at(mine), from, width: Math.max(at(high) - from, 2) };
}
