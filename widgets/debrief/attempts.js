/**
 * Attempts at one case side by side, as a table; on a narrow screen each row becomes a list, and
 * every cell says whose it is. Nothing marks an attempt as better than another.
 */
import { h, inline } from "../shared/dom.js";

/** @param {any} view @param {any} t */
export function attempts({ rule, underway, columns, decisions, indicators }, t) {
  const names = columns.map((one) => t("debrief.attempt", { n: one.number }));
  const row = (head, cells) => h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, head),
    cells.map((inside, i) => h("td", { role: "cell" }, h("span.l-tag", { "aria-hidden": "true" }, names[i]), h("span", inside))));
  return [
    h("p.l-quiet", inline([t("debrief.attempts_help"), underway && t("debrief.attempts_underway"), rule].filter(Boolean).join(" "))),
    h("table.l-beside", { role: "table" },
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("td", { role: "cell" }),
        names.map((name) => h("th", { scope: "col", role: "columnheader" }, name)))),
      h("tbody", { role: "rowgroup" },
        row(t("debrief.ending_of"), columns.map((one) => [inline(one.ending), one.role && h("span.l-kicker", one.role), one.counts && h("span.l-kicker", t("debrief.counts"))])),
        decisions.map((one) => row([t("debrief.decision", { n: one.number }), one.same && h("span.l-kicker", t("debrief.same"))],
          one.cells.map((cell) => cell ? [h("span.l-kicker", inline(cell.title)), inline(cell.choice)] : t("debrief.none")))),
        indicators.map((one) => row(inline(one.label), one.cells.map((cell) => cell ? [cell.value, h("span.l-kicker", cell.word)] : t("debrief.none"))))))];
}
