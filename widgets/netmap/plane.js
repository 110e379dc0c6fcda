/**
 * The map of a few hundred people: each an element with a name, one of them in the tab order, the
 * others reached by arrow keys. A touch chooses whoever stands nearest.
 */
import { h } from "../shared/dom.js";
import { svg } from "../shared/chart.js";
import { around, nearest, placed, toward } from "./core.js";

const TOUCH = 40;
const NAMED = 14;

/**
 * @param {any} view @param {any} shown @param {any} given `width`, `height`, the words of the map,
 *   and `choose(i)`, called when somebody gets the focus
 */
export function plane(view, shown, { width, height, title, help, told, short, choose, chosen }) {
  const wide = width > 620;
  const at = placed(view, width, height, { left: wide ? 170 : 0, head: wide ? 0 : 14 });
  const links = shown.ties.map(([a, b]) => svg("line", { x1: at.x[a], y1: at.y[a], x2: at.x[b], y2: at.y[b] }));
  const spots = new Map(shown.people.map((i) => [i, spot(i)]));
  const ring = svg("g", { class: "l-tags", "aria-hidden": "true" });
  const board = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "l-plane", role: "listbox", "aria-label": title, "aria-describedby": help },
    svg("g", { "aria-hidden": "true" }, ...at.bands.flatMap(strip), heads(), svg("g", { class: "l-links" }, ...links), ...outside()),
    ...spots.values(), ring);
  let now = spots.has(chosen) ? chosen : shown.people[0];

  /** Alternating bands with their names: north above south. */
  function strip({ label, top, bottom }, i) {
    const band = svg("rect", { x: 0, y: top, width, height: bottom - top, class: i % 2 ? "l-band" : "l-band l-odd" });
    if (!label) return [];
    const name = svg("text", { x: 6, y: wide ? (top + bottom) / 2 + 4 : top + 13, class: "l-place" }, label);
    return [band, name];
  }

  function heads() {
    const tip = svg("marker", { id: help + "-tip", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" },
      svg("path", { d: "M0 0 L8 4 L0 8 z" }));
    return svg("defs", {}, tip);
  }

  /** People of other territories at the other end of a tie: seen, and not part of the list. */
  function outside() {
    const here = new Set(shown.people);
    const ends = new Set(shown.ties.flat().filter((i) => !here.has(i)));
    return [...ends].map((i) => svg("circle", { cx: at.x[i], cy: at.y[i], r: 3, class: "l-beyond" }));
  }

  function spot(i) {
    const r = 4.5 + 1.5 * Math.sqrt(shown.got[i]);
    const mark = shape(view.people.kind[i], at.x[i], at.y[i], r);
    if (shown.silent.has(i)) mark.classList.add("l-silent");
    return svg("g", { role: "option", tabindex: -1, "aria-selected": "false", "aria-label": told(i), "data-i": i, class: "l-spot" }, mark);
  }

  /** Ends of a chosen person's ties stop at the rim of the other. */
  function short_of(a, b) {
    const far = Math.hypot(at.x[b] - at.x[a], at.y[b] - at.y[a]) || 1;
    const rim = 6 + 1.5 * Math.sqrt(shown.got[b]);
    return { x2: at.x[b] - (at.x[b] - at.x[a]) / far * rim, y2: at.y[b] - (at.y[b] - at.y[a]) / far * rim };
  }

  function light(i) {
    const { all } = around(shown, i);
    board.classList.add("l-lit");
    spots.get(now)?.setAttribute("aria-selected", "false");
    spots.forEach((node, one) => node.classList.toggle("l-near", one === i || all.has(one)));
    spots.get(i).setAttribute("aria-selected", "true");
    const mine = shown.ties.filter(([a, b]) => a === i || b === i);
    const tags = all.size <= NAMED ? [i, ...all] : [i];
    ring.replaceChildren(
      ...mine.map(([a, b]) => svg("line", { x1: at.x[a], y1: at.y[a], ...short_of(a, b), class: a === i ? "l-out" : "l-back", "marker-end": `url(#${help}-tip)` })),
      ...tags.map((one) => tag(one)));
    settle(i);
  }

  function tag(i) {
    const up = at.y[i] > 24;
    const r = 9 + 1.5 * Math.sqrt(shown.got[i]);
    const x = Math.min(Math.max(at.x[i], 20), width - 20);
    return svg("text", { x, y: up ? at.y[i] - r : at.y[i] + r + 9, "text-anchor": "middle" }, short(i));
  }

  /** One person is in the tab order: the one that was last looked at. */
  function settle(i) {
    spots.get(now)?.setAttribute("tabindex", "-1");
    now = i;
    spots.get(now)?.setAttribute("tabindex", "0");
  }

  function show(i) {
    if (!spots.has(i)) return;
    light(i);
    choose(i);
  }

  function go(i) {
    if (spots.has(i)) spots.get(i).focus({ preventScroll: false });
  }

  function pressed(event) {
    const ends = { Home: shown.people[0], End: shown.people.at(-1) };
    if (event.key === "Escape") return void clear();
    const next = ends[event.key] ?? toward(event.key, now, shown, at);
    if (!event.key.startsWith("Arrow") && ends[event.key] === undefined) return;
    event.preventDefault();
    go(next);
  }

  function touched(event) {
    const box = board.getBoundingClientRect();
    const zoom = width / box.width;
    const found = nearest(shown.people, at, (event.clientX - box.left) * zoom, (event.clientY - box.top) * zoom, TOUCH);
    if (found >= 0) go(found);
  }

  function clear() {
    board.classList.remove("l-lit");
    spots.get(now)?.setAttribute("aria-selected", "false");
    ring.replaceChildren();
    choose(-1);
  }

  board.addEventListener("focusin", (event) => {
    const node = event.target.closest("[data-i]");
    if (node) show(Number(node.dataset.i));
  });
  board.addEventListener("keydown", pressed);
  board.addEventListener("click", touched);
  spots.get(now)?.setAttribute("tabindex", "0");
  if (spots.has(chosen)) light(chosen);
  return { node: h("div.l-netboard", board), go };
}

/** A circle, a square, a triangle or a diamond: what a kind is called stands in the key. */
export function shape(kind, x, y, r) {
  if (kind === 0) return svg("circle", { cx: x, cy: y, r });
  const s = r * 0.92;
  if (kind === 1) return svg("rect", { x: x - s, y: y - s, width: 2 * s, height: 2 * s });
  const [w, d] = [r * 1.15, r * 1.2];
  if (kind === 2) return svg("path", { d: `M${x} ${y - d} L${x + w} ${y + d * 0.75} L${x - w} ${y + d * 0.75} z` });
  return svg("path", { d: `M${x} ${y - d} L${x + d} ${y} L${x} ${y + d} L${x - d} ${y} z` });
}
