/**
 * Moving a painted map: one finger or the mouse drags it, two fingers, the wheel and keys zoom, a touch
 * that did not move picks. Without the focus the wheel belongs to the page.
 */
import { zoomed } from "./core.js";

const STRIDE = 60;
const MOVED = 4;
const PANS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [1, 0], ArrowRight: [-1, 0] };
const ZOOMS = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, "0": 0 };

/** @param {HTMLElement} board @param {any} given `camera()`, and what to call with another */
export function hands(board, { camera, look, nearer, pick }) {
  const fingers = new Map();
  let strayed = 0;

  function spot(event) {
    const box = board.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  function shifted(x, y) {
    const now = camera();
    look({ ...now, x: now.x + x, y: now.y + y });
  }

  function down(event) {
    fingers.set(event.pointerId, spot(event));
    strayed = 0;
    board.setPointerCapture(event.pointerId);
  }

  function move(event) {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = spot(event);
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, one]) => one);
    fingers.set(event.pointerId, now);
    strayed += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (!other) return void shifted(now[0] - before[0], now[1] - before[1]);
    const span = (one) => Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1]));
    look(zoomed(camera(), span(now) / span(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2));
  }

  function up(event) {
    const alone = fingers.size === 1;
    const still = alone && strayed <= MOVED && event.type !== "pointercancel";
    if (fingers.delete(event.pointerId) && still) pick(...spot(event));
  }

  function wheel(event) {
    if (!event.ctrlKey && document.activeElement !== board) return;
    event.preventDefault();
    look(zoomed(camera(), Math.exp(-event.deltaY * 0.002), ...spot(event)));
  }

  function pressed(event) {
    const pan = PANS[event.key];
    if (pan) shifted(pan[0] * STRIDE, pan[1] * STRIDE);
    else if (event.key in ZOOMS) nearer(ZOOMS[event.key]);
    else return;
    event.preventDefault();
  }

  const heard = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, keydown: pressed };
  for (const [name, fn] of Object.entries(heard)) board.addEventListener(name, fn);
  board.addEventListener("wheel", wheel, { passive: false });
}
