/**
 * What stands beside a card's text: what colleagues said, what may give somebody away, and cards
 * that may tell the same.
 */
import { h, inline } from "../shared/dom.js";

/** @param {any} open @param {any} tools */
export function reviews(open, { t }) {
  return h("section", h("h3", t("curation.reviews")),
    open.reviews.length === 0 && h("p.l-quiet", t("curation.no_reviews")),
    open.reviews.map(({ who, at, marks, advice, comment }) => h("div.l-review", h("h4", who), h("p.l-kicker", at),
      h("p", h("strong", advice)), h("dl.l-marks", marks.map(([name, mark]) => h("div", h("dt", name), h("dd", mark)))),
      comment && h("p.l-said", comment))),
    open.returns.map(({ comment, at }) => h("div.l-review", h("h4", t("curation.returned")), h("p.l-kicker", at), h("p.l-said", comment))));
}

/** What may give somebody away; none found is no leave to stop reading. */
export function finds(open, { t }) {
  return h("section", h("h3", t("curation.finds")),
    open.finds.length === 0 ? h("p.l-quiet", t("curation.no_finds")) : [h("p.l-warn", t("curation.some_finds")),
      h("ul", open.finds.map(({ kind, where, passage, lang }) => h("li", h("strong", kind), " · ", where, ": ", h("span", { lang }, passage))))]);
}

/** Cards that may tell the same, and which one it was marked to repeat. */
export function alike(open, { t, id, acts }) {
  const mark = (of) => acts.send({ do: "mark", card: open.id, of });
  const may = !open.may.mark;
  return h("section", h("h3", t("curation.alike")),
    open.marked && h("div.l-note", h("p", t("curation.marked", { title: open.marked.title })),
      may && h("button.l-second", { id: id + "unmark", onclick: () => mark("") }, t("curation.unmark"))),
    open.alike.length === 0 && !open.marked && h("p.l-quiet", t("curation.no_alike")),
    open.alike.length > 0 && h("ul.l-plain", open.alike.map((one) => h("li",
      h("p", one.out ? h("a", { href: "/library/" + one.id, lang: one.lang }, inline(one.title)) : h("span", { lang: one.lang }, inline(one.title))),
      h("p.l-kicker", one.likeness),
      may && !one.marked && h("button.l-second", { id: id + "mark-" + one.id, "aria-label": t("curation.mark_of", { title: one.title }), onclick: () => mark(one.id) }, t("curation.mark"))))));
}
