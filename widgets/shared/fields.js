/**
 * Controls to choose with: full-width rows, and a row of steps with words at both ends.
 * Nothing is ever chosen beforehand. Knows neither forms nor cases.
 */
import { h, inline } from "./dom.js";

/** Radio rows. @param {{name: string, options: {id: any, label: string}[], value: any, pick: (id: any) => void}} given */
export function rows({ name, options, value, pick }) {
  return h("div.l-rows", options.map((option, i) =>
    row({ type: "radio", name, id: name + i, checked: value === option.id, onchange: () => pick(option.id) },
      inline(option.label))));
}

/** One row that can be pressed anywhere. */
export function row(given, text) {
  return h("label.l-row", h("input", given), h("span", text));
}

/** Steps from low to high. @param {any} given */
export function steps({ name, points, low, high, value, pick }) {
  const end = (i) => (i === 0 ? low : i === points.length - 1 ? high : "");
  return [
    h("div.l-steps", points.map((point, i) =>
      h("label", {},
        h("input", { type: "radio", name, id: name + i, checked: value === point.id, onchange: () => pick(point.id) }),
        h("span", point.label, end(i) && h("span.l-hidden", " " + end(i)))))),
    h("p.l-ends", { "aria-hidden": "true" },
      h("span", points[0].label + ": " + low), h("span", points[points.length - 1].label + ": " + high)),
  ];
}
