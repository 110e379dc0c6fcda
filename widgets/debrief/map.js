/**
 * The road that was taken, as a list with a line, and the roads beside it. Where a branch leads
 * is told by titles; how it looks is the stylesheet's business.
 */
import { h, inline } from "../shared/dom.js";

/** @param {any} map @param {any} t */
export function road({ rows, ending, others }, t) {
  return h("ol.l-map",
    rows.map((row) => h("li", {},
      h("p.l-kicker", [row.number, row.when, row.title].filter(Boolean).join(" · ")),
      h("p.l-took", inline(row.choice)),
      row.branches.length > 0 && h("ul", { "aria-label": t("debrief.open_then") }, row.branches.map((one) => branch(one, t))))),
    h("li.l-goal", h("p.l-kicker", t("debrief.arrived")), h("p.l-took", inline(ending)),
      others > 0 && h("p.l-quiet", t("debrief.other_ends", { n: others }))));
}

/** The choices that lead to the same places, after where that is. */
function branch({ labels, to, same, ends }, t) {
  const places = [...to, same && t("debrief.same_scene"), ends && t("debrief.another_end")];
  return h("li", {},
    labels.map((label) => h("p", inline(label))),
    h("p.l-kicker", inline(t("debrief.leads", { to: places.filter(Boolean).join(" / ") }))));
}
