/**
 * A short table to fill in. On a narrow screen each row becomes a block and each cell says its
 * column; for a screen reader every cell is named by its row and its column at any width.
 */
import { h, inline } from "../shared/dom.js";

/** @param {any} given */
export function grid({ question, raw, own, set, t, error }) {
  const { rows, columns, cells, options = [], unit } = question;
  let held = raw;

  function put(row, column, text) {
    held = { ...held, [row]: { ...held[row], [column]: text } };
    set(held);
  }

  function cell(row, column) {
    const name = own + "-" + row.id + "-" + column.id, value = held[row.id]?.[column.id] ?? "";
    const given = { id: name, "aria-label": row.label + ", " + column.label + (unit ? " (" + unit + ")" : ""), "aria-invalid": error ? "true" : null };
    const change = (event) => put(row.id, column.id, event.target.value);
    if (cells !== "choice") return h("input", { ...given, type: "text", value, inputmode: cells === "number" ? "decimal" : null, autocomplete: "off", oninput: change });
    return h("select", { ...given, onchange: change }, [{ id: "", label: t("form.choose") }, ...options].map(({ id, label }) =>
      h("option", { value: id, selected: id === value }, label)));
  }

  const said = (column) => [inline(column.label), unit && cells === "number" && h("span.l-quiet", " (" + unit + ")")];
  return h("table.l-task-grid",
    h("thead", h("tr", h("td"), columns.map((column) => h("th", { scope: "col" }, said(column))))),
    h("tbody", rows.map((row) => h("tr", h("th", { scope: "row" }, inline(row.label)),
      columns.map((column) => h("td", h("span.l-task-col", { "aria-hidden": "true" }, said(column)), cell(row, column)))))));
}
