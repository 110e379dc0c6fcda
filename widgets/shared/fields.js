/**
 * Controls to choose with: full-width rows, and a row of steps with words at both ends.
 * Nothing is ever chosen beforehand. Knows neither forms nor cases.
 */
import { h, inline } from "./dom.js";

/**
 * Radio rows. An option may have a note (what it costs, say); a `closed` one can be read only.
 * `around` may put something beside a row.
 * @param {{name: string, options: {id: any, label: string, note?: string, closed?: string, noted?: string}[], value: any, pick: (id: any) => void, around?: (option: any, row: any) => any}} given
 */
export function rows({ name, options, value, pick, around = (_, made) => made }) {
  return h("div.l-rows", options.map((option, i) => {
    const { id, label, note, closed, noted } = option;
    return around(option, row({ type: "radio", name, id: name + i, checked: value === id && !closed, disabled: Boolean(closed), onchange: () => pick(id) },
      [h("span", { id: noted }, inline(label), note && h("span.l-price", " " + note))]));
  }));
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
