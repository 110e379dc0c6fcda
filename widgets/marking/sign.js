/**
 * Publishing is a signature: a second press, which says whose name goes under it and shows what
 * the author will see.
 */
import { h, inline } from "../shared/dom.js";
import { quote } from "./core.js";

/** @param {any} open @param {any} work @param {string} me @param {any} tools @param {any} does */
export function signing(open, work, me, { t, id }, does) {
  const given = open.rubric.criteria.filter((one) => one.id in work.levels), missing = open.rubric.criteria.filter((one) => !(one.id in work.levels));
  const said = work.remarks.filter(({ text }) => text.trim());
  return h("section.l-mk-sign", h("h3", { id: id + "sign", tabindex: -1 }, t("marking.sign_title")),
    h("p", me ? t("marking.sign_who", { me }) : t("marking.sign_nobody")), h("p.l-label", t("marking.sign_sees")),
    h("ul", given.map((one) => h("li", inline(one.title), ": ", h("strong", level(work.levels[one.id], open.rubric, t)))),
      said.map((one) => h("li", "«" + quote(open.answers, one, t("marking.hidden")) + "»: ", h("span.l-said", one.text))),
      work.overall.trim() && h("li", t("marking.overall"), ": ", h("span.l-said", work.overall))),
    missing.length > 0 && h("p.l-note", t("marking.sign_missing", { names: missing.map(({ title }) => title).join(", ") })),
    h("p.l-quiet", t("marking.sign_not")),
    h("div.l-mk-tools", h("button.l-first", { id: id + "sign-yes", onclick: does.publish }, t("marking.sign_yes")), h("button.l-second", { id: id + "sign-no", onclick: does.unsign }, t("marking.sign_no"))));
}

/** A level in words. */
export function level(point, rubric, t) {
  const under = Math.floor(point);
  return point === under ? rubric.levels[under - 1] : t("marking.between", { low: rubric.levels[under - 1], high: rubric.levels[under] });
}
