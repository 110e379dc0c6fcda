/** Tells that someone is there: they touch, type or scroll. Told at most once a minute. */
const PAUSE = 60000;

/** @param {() => void} here @returns {() => void} to be told at the next sign, however soon */
export function watchPresence(here) {
  let last = Date.now();
  function sign() {
    if (Math.abs(Date.now() - last) < PAUSE) return;
    last = Date.now();
    here();
  }
  for (const kind of ["pointerdown", "keydown", "scroll"]) addEventListener(kind, sign, { passive: true, capture: true });
  return () => (last = 0);
}
