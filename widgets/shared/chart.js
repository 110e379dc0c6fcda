/**
 * Indicators over time: a small line for each, in words first, with the same numbers as a
 * table. A line has a fixed scale of 0 to 100, so that they can be compared.
 */
import { h } from "./dom.js";

const WIDTH = 240;
const HEIGHT = 64;
const EDGE = 6;

/** @param {{id: string, label: string, values: number[], words: string[]}[]} series */
export function charts(series, t, level) {
  return [
    h("div.l-charts", series.map((one) => chart(one, t, level))),
    h("details", h("summary", t("debrief.table")), h("div.l-charts", series.map((one) => table(one, t)))),
  ];
}

function chart({ label, values, words }, t, level) {
  const last = values.length - 1;
  const told = t("debrief.from_to", { from: values[0], to: values[last], first: words[0], last: words[last] });
  return h("figure.l-chart",
    h(level, {}, label), line(values, label + ". " + told), h("figcaption", told));
}

/** Points of a line in the drawing's own units. @param {number[]} values */
export function points(values) {
  const step = (WIDTH - 2 * EDGE) / Math.max(values.length - 1, 1);
  const y = (value) => EDGE + (1 - value / 100) * (HEIGHT - 2 * EDGE);
  return values.map((value, i) => [EDGE + i * step, y(value)].map((n) => Math.round(n * 10) / 10));
}

function line(values, name) {
  const dots = points(values);
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", tabindex: 0, "aria-label": name },
    ...[EDGE, HEIGHT / 2, HEIGHT - EDGE].map((y) => svg("line", { x1: EDGE, x2: WIDTH - EDGE, y1: y, y2: y })),
    svg("polyline", { points: dots.map((dot) => dot.join()).join(" ") }),
    ...dots.map(([cx, cy], i) => svg("circle", { cx, cy, r: i === dots.length - 1 ? 4.5 : 2.5 })));
}

/** An element of a drawing. */
export function svg(name, given, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(given)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

function table({ label, values, words }, t) {
  return cells(label, [t("debrief.moment"), t("debrief.value"), t("debrief.word")],
    values.map((value, i) => [i ? i : t("debrief.start"), value, words[i]]));
}

/** The numbers of a drawing as a table; each row begins with its head. */
export function cells(name, head, rows) {
  return h("table.l-cells", name && h("caption", name),
    h("thead", h("tr", head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", rows.map(([first, ...rest]) => h("tr", {},
      h("th", { scope: "row" }, String(first)), rest.map((one) => h("td", String(one)))))));
}
