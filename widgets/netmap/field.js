/**
 * The map of thousands of people, painted. What was painted is kept as a picture larger than the
 * window: moving shows that picture, and a new one is painted slice by slice behind it.
 */
import { h } from "../shared/dom.js";
import { around, held, nearest, placed, zoomed } from "./core.js";
import { hands } from "./hands.js";

const MARGIN = 0.5;
const SLICE_MS = 8;
const REACH = 24;
const INK = 1.1;

/** @param {any} view @param {any} shown @param {any} given as for the map of a few hundred */
export function field(view, shown, { width, height, title, help, choose, chosen, words }) {
  const at = placed(view, width, height);
  const sharp = Math.min(2, window.devicePixelRatio || 1);
  const board = sheet(width * sharp, height * sharp);
  Object.assign(board.style, { width: width + "px", height: height + "px" });
  for (const [name, value] of Object.entries({ tabindex: 0, role: "img", "aria-label": title, "aria-describedby": help })) board.setAttribute(name, value);
  board.className = "l-field-map";
  const screen = board.getContext("2d");
  let camera = { scale: 1, x: 0, y: 0 };
  let kept = null;
  let work = null;
  let asked = false;
  let who = chosen;

  function sheet(w, ht) {
    return Object.assign(document.createElement("canvas"), { width: Math.round(w), height: Math.round(ht) });
  }

  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  }

  function frame() {
    asked = false;
    if (!board.isConnected) return void (kept ? null : setTimeout(ask, 50));
    if (!same(work?.camera ?? kept?.camera, camera)) work = begin();
    if (work) paint();
    draw();
    if (work) ask();
  }

  function same(a, b) {
    return a && a.scale === b.scale && Math.abs(a.x - b.x) < width * MARGIN * 0.8 && Math.abs(a.y - b.y) < height * MARGIN * 0.8;
  }

  /** A picture to be painted: the window with a margin around it, at the scale of now. */
  function begin() {
    const picture = kept?.spare || sheet(board.width * (1 + 2 * MARGIN), board.height * (1 + 2 * MARGIN));
    const pen = picture.getContext("2d", { willReadFrequently: true });
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, picture.width, picture.height);
    pen.setTransform(sharp, 0, 0, sharp, width * MARGIN * sharp, height * MARGIN * sharp);
    const style = getComputedStyle(board);
    const ink = (name) => style.getPropertyValue(name).trim();
    return { picture, pen, camera, next: 0, ink };
  }

  function paint() {
    const { pen, camera: c } = work;
    const end = performance.now() + SLICE_MS;
    const x = (i) => at.x[i] * c.scale + c.x;
    const y = (i) => at.y[i] * c.scale + c.y;
    const [left, right, top, low] = [-width * MARGIN, width * (1 + MARGIN), -height * MARGIN, height * (1 + MARGIN)];
    const off = (a, b) => Math.max(a[0], b[0]) < left || Math.min(a[0], b[0]) > right || Math.max(a[1], b[1]) < top || Math.min(a[1], b[1]) > low;
    pen.strokeStyle = work.ink("--grey");
    pen.globalAlpha = faint(c.scale);
    pen.lineWidth = 0.6;
    while (work.next < shown.ties.length && performance.now() < end) {
      pen.beginPath();
      for (const [a, b] of shown.ties.slice(work.next, work.next + 150)) {
        const [p, q] = [[x(a), y(a)], [x(b), y(b)]];
        if (off(p, q)) continue;
        pen.moveTo(p[0], p[1]);
        pen.lineTo(q[0], q[1]);
      }
      pen.stroke();
      // A browser only notes what is drawn; to look at a pixel makes it paint, within this slice.
      pen.getImageData(0, 0, 1, 1);
      work.next += 150;
    }
    if (work.next >= shown.ties.length) finish(x, y);
  }

  /** So faint that what lies upon one another stays grey, whatever the window and the zoom. */
  function faint(scale) {
    return Math.min(0.5, Math.max(0.012, INK * scale * height / Math.max(1, shown.ties.length)));
  }

  function finish(x, y) {
    const { pen, ink } = work;
    pen.globalAlpha = 1;
    pen.fillStyle = ink("--accent");
    const size = Math.min(7, 1.3 + work.camera.scale * 0.45);
    for (const i of shown.people) {
      const wide = size * (1 + Math.sqrt(shown.got[i]) / 5);
      if (shown.silent.has(i)) pen.strokeRect(x(i) - wide / 2, y(i) - wide / 2, wide, wide);
      else pen.fillRect(x(i) - wide / 2, y(i) - wide / 2, wide, wide);
    }
    kept = { picture: work.picture, camera: work.camera, spare: kept?.picture };
    work = null;
    board.dataset.painted = "yes";
  }

  function draw() {
    screen.setTransform(1, 0, 0, 1, 0, 0);
    screen.clearRect(0, 0, board.width, board.height);
    if (kept) {
      const real = camera.scale / kept.camera.scale;
      const x = camera.x - kept.camera.x * real - width * MARGIN * real;
      const y = camera.y - kept.camera.y * real - height * MARGIN * real;
      const span = (1 + 2 * MARGIN) * real * sharp;
      screen.drawImage(kept.picture, x * sharp, y * sharp, width * span, height * span);
    }
    screen.setTransform(sharp, 0, 0, sharp, 0, 0);
    if (who >= 0) mark();
    label();
  }

  /** The names of the bands stay at the left edge, each at its height. */
  function label() {
    const style = getComputedStyle(board);
    Object.assign(screen, { font: "12px system-ui, sans-serif", lineWidth: 4, lineJoin: "round" });
    screen.strokeStyle = style.getPropertyValue("--paper").trim();
    screen.fillStyle = style.getPropertyValue("--ink").trim();
    for (const { label: text, top, bottom } of at.bands) {
      const y = (top + bottom) / 2 * camera.scale + camera.y + 4;
      screen.strokeText(text, 8, y);
      screen.fillText(text, 8, y);
    }
  }

  /** The chosen person with their ties, over the picture. */
  function mark() {
    const style = getComputedStyle(board);
    const spot = (i) => [at.x[i] * camera.scale + camera.x, at.y[i] * camera.scale + camera.y];
    const { out, back } = around(shown, who);
    screen.strokeStyle = screen.fillStyle = style.getPropertyValue("--ink").trim();
    for (const [others, dash] of [[out, []], [back, [5, 4]]]) {
      screen.setLineDash(dash);
      screen.lineWidth = 1.8;
      screen.beginPath();
      for (const i of others) {
        screen.moveTo(...spot(who));
        screen.lineTo(...spot(i));
      }
      screen.stroke();
    }
    screen.setLineDash([]);
    for (const i of new Set([who, ...out, ...back])) {
      screen.beginPath();
      screen.arc(...spot(i), i === who ? 7 : 4, 0, 7);
      if (i === who) screen.stroke();
      else screen.fill();
    }
  }

  function look(next) {
    camera = held(next, width, height);
    board.dataset.view = [camera.scale, camera.x, camera.y].map((one) => one.toFixed(2)).join();
    board.style.touchAction = camera.scale > 1 ? "none" : "pan-y";
    ask();
  }

  function nearer(factor) {
    look(zoomed(camera, factor, width / 2, height / 2));
  }

  function pick(x, y) {
    const found = nearest(shown.people, at, (x - camera.x) / camera.scale, (y - camera.y) / camera.scale, REACH / camera.scale);
    if (found >= 0) go(found);
  }

  function go(i) {
    who = i;
    choose(i);
    ask();
  }

  hands(board, { look, nearer, pick, camera: () => camera });
  look(camera);
  const button = (text, label, factor) => h("button", { "aria-label": label, onclick: () => nearer(factor) }, text);
  return {
    node: h("div.l-netboard", board, h("div.l-zoom", button("+", words.nearer, 1.6), button("−", words.farther, 1 / 1.6), button("⤢", words.whole, 0))),
    go,
    repaint: () => { kept = work = null; ask(); },
  };
}
