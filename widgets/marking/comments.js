/**
 * What is written to the author: comments on passages, and on the whole. Boxes are built once and
 * keep what is typed; the bank of comments puts its words at the end of the box used last.
 */
import { h } from "../shared/dom.js";
import { quote } from "./core.js";

/** @param {any} open @param {any} work @param {any} tools @param {any} does */
export function remarks(open, work, { t, id }, does) {
  function remark(one, n) {
    const own = id + "rem-" + n;
    return h("li.l-mk-remark", h("label.l-ask", { for: own }, t("marking.remark_n", { n: n + 1 })), h("p.l-mk-quote", "«" + quote(open.answers, one, t("marking.hidden")) + "»"),
      h("textarea", { id: own, rows: 3, maxlength: 1200, value: one.text, onfocus: () => does.at(n), oninput: ({ target }) => does.say(n, target.value) }),
      h("div.l-mk-tools", h("button.l-link", { id: own + "-bank", onclick: () => does.bank(n) }, t("marking.bank_it")),
        h("button.l-link", { id: own + "-un", "aria-label": t("marking.remove_remark", { n: n + 1 }), onclick: () => does.drop("remarks", one) }, t("marking.remove"))));
  }
  return h("section", h("h3", t("marking.remarks")),
    work.remarks.length === 0 ? h("p.l-quiet", t("marking.no_remarks")) : h("ol.l-mk-remarks", work.remarks.map(remark)));
}

/** @param {any} work @param {any} tools @param {any} does */
export function overall(work, { t, id }, does) {
  return h("section", h("h3", t("marking.overall")), h("label.l-ask", { for: id + "overall" }, t("marking.overall_label")),
    h("textarea", { id: id + "overall", rows: 5, maxlength: 4000, value: work.overall, onfocus: () => does.at(-1), oninput: ({ target }) => does.say(-1, target.value) }),
    h("button.l-link", { id: id + "overall-bank", onclick: () => does.bank(-1) }, t("marking.bank_it")));
}

/** @param {any[]} kept @param {any} tools @param {any} does */
export function bank(kept, { t, id }, does) {
  return h("details.l-mk-bank", h("summary", { id: id + "bank" }, t("marking.bank", { n: kept.length })), h("p.l-quiet", t("marking.bank_about")),
    h("ul.l-mk-quotes", kept.map(([name, , text]) => h("li", h("span.l-said", text), h("div.l-mk-tools",
      h("button.l-link", { id: id + "use-" + name, "aria-label": t("marking.bank_use_of", { text: text.slice(0, 60) }), onclick: () => does.use(text) }, t("marking.bank_use")),
      h("button.l-link", { id: id + "unb-" + name, "aria-label": t("marking.bank_out_of", { text: text.slice(0, 60) }), onclick: () => does.unbank(name) }, t("marking.bank_out")))))));
}
