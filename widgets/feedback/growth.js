/**
 * Levels of one's texts side by side: a small picture for each criterion, in words first, with the
 * same as a table. The lines are called by the rubric's own words; there are no numbers.
 */
import { h } from "../shared/dom.js";
import { cells, svg } from "../shared/chart.js";
import { WIDE, plot } from "./core.js";

/** @param {any[]} lines */
export function growth(lines, t) {
  return h("section", h("h3", t("feedback.growth")), h("p.l-quiet", t("feedback.growth_help")),
    lines.map((line) => picture(line, t)));
}

function picture(line, t) {
  const { height, rows, dots, size, numbered } = plot(line);
  const where = line.points.map((point) => h("li", point.where));
  return h("figure.l-grown", h("p.l-kicker", line.rubric), h("h4", line.title), h("p", line.told),
    svg("svg", { viewBox: `0 0 ${WIDE} ${height}`, role: "img", "aria-label": line.title + ". " + line.told },
      ...rows.map(({ y }) => svg("line", { x1: 0, x2: WIDE, y1: y, y2: y })),
      ...rows.map(({ name, y }) => svg("text", { x: 0, y: y - 7 }, name)),
      svg("polyline", { points: dots.map(({ x, y }) => `${x},${y}`).join(" ") }),
      ...dots.map(({ x, y }) => svg("circle", { cx: x, cy: y, r: size })),
      ...(numbered ? dots : []).map(({ x, y, n }) => svg("text", { x, y: y + 4.5, "text-anchor": "middle", class: "l-n" }, String(n)))),
    h("figcaption", h("ol", where)),
    h("details", h("summary", t("feedback.table")),
      cells(line.title, [t("feedback.text"), t("feedback.level")], line.points.map(({ where, word }) => [where, word]))));
}
