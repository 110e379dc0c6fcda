/**
 * The rubric: a level on each criterion, what each level looks like, and the passages that show
 * it. Nothing is ever chosen beforehand.
 */
import { h, inline, prose } from "../shared/dom.js";
import { rows } from "../shared/fields.js";
import { points, quote } from "./core.js";

/** @param {any} open @param {any} work @param {any} tools @param {any} does */
export function levels(open, work, { t, id }, only, does) {
  const { rubric } = open;

  function label(point) {
    const under = Math.floor(point);
    return point === under ? point + " · " + rubric.levels[under - 1] : t("marking.between", { low: under, high: under + 1 });
  }

  function criterion(one) {
    const own = work.evidence.filter(({ criterion: name }) => name === one.id);
    const options = points(rubric).map((point) => ({ id: point, label: label(point), note: Number.isInteger(point) ? first(one.levels[point - 1]) : "" }));
    return h("div.l-mk-crit", { id: id + "crit-" + one.id, tabindex: -1 },
      h("fieldset", { "aria-describedby": one.help ? id + "help-" + one.id : undefined }, h("legend.l-ask", inline(one.title)),
        one.help && h("p.l-help", { id: id + "help-" + one.id }, inline(one.help)),
        rows({ name: id + "lv-" + one.id + "-", options, value: work.levels[one.id], pick: (point) => does.level(one.id, point) })),
      one.id in work.levels && h("button.l-link", { id: id + "un-" + one.id, onclick: () => does.level(one.id, null) }, t("marking.no_level")),
      h("details", h("summary", t("marking.examples")), one.levels.map((text, i) => h("div", h("h4", i + 1 + " · " + rubric.levels[i]), prose(text)))),
      h("p.l-label", t("marking.evidence", { n: own.length })),
      own.length === 0 ? h("p.l-quiet", t("marking.no_evidence")) : h("ul.l-mk-quotes", own.map((span, n) => h("li", h("span", "«" + quote(open.answers, span, t("marking.hidden")) + "»"),
        h("button.l-link", { id: id + "ev-" + one.id + "-" + n, "aria-label": t("marking.remove_evidence", { n: n + 1, of: one.title }), onclick: () => does.drop("evidence", span) }, t("marking.remove"))))));
  }

  return h("section", h("h3", { id: id + "levels", tabindex: -1 }, inline(rubric.title)),
    h("details", h("summary", t("marking.about_rubric")), prose(rubric.intro), prose(rubric.source, "l-quiet")),
    rubric.criteria.filter((one) => !only || one.id === only).map(criterion));
}

/** What stands before the first blank line. */
function first(text) {
  return text.split(/\n\s*\n/)[0].replace(/\s+/g, " ");
}
