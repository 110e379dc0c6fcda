/**
 * The list of one's own cards, and the ways to begin one: from a page in white, from a decision or
 * a reflection of one's own.
 */
import { h, inline } from "../shared/dom.js";
import { said } from "../shared/words.js";

/** @param {any} view @param {{t: any, id: string, open: (card: string) => void, begin: (kind: string, source?: string) => void}} given */
export function list(view, given) {
  const { t } = given;
  const [over, alive] = [[], []];
  for (const card of view.cards) (card.status === "retired" ? over : alive).push(card);
  return h("div", h("p.l-quiet", view.intro),
    alive.length === 0 ? h("p", t("cardform.none")) : h("ul.l-entries", alive.map((card) => entry(card, given))),
    start(given),
    view.sources.length > 0 && sources(view.sources, given),
    view.handover && h("p", h("a", { href: view.handover }, t("cardform.handover"))),
    over.length > 0 && h("details", h("summary", t("cardform.over", { n: over.length })), h("ul.l-entries", over.map((card) => entry(card, given)))));
}

function entry(card, { t, id, open }) {
  const title = card.title || t("cardform.untitled");
  return h("li.l-entry", h("h3", { lang: card.title ? card.lang : null }, inline(title)),
    h("p.l-kicker", [card.kind, card.at].filter(Boolean).join(" · ")),
    h("p", card.stands), h("p.l-quiet", card.next),
    h("button.l-second", { id: id + "open-" + card.id, "aria-label": t("cardform.open_of", { title }), onclick: () => open(card.id) }, t("cardform.open")));
}

function start({ t, id, begin }) {
  return h("section.l-start", h("h3", t("cardform.start.title")),
    h("button.l-first", { id: id + "practice", onclick: () => begin("practice") }, t("cardform.start.practice")),
    h("p.l-quiet", t("cardform.start.practice_help")),
    h("button.l-first", { id: id + "judgement", onclick: () => begin("judgement") }, t("cardform.start.judgement")),
    h("p.l-quiet", t("cardform.start.judgement_help")));
}

/** What one wrote elsewhere, of which only the author knows: taking it copies it into a draft. */
function sources(found, { t, begin }) {
  return h("details", h("summary", t("cardform.from.title", { n: found.length })), h("p.l-quiet", t("cardform.from.help")),
    h("ul.l-entries", found.map((one) => h("li.l-entry",
      h("p.l-kicker", [one.how === "decision" ? t("cardform.from.decision") : t("cardform.from.reflection"), one.title].join(" · ")),
      h("p.l-subject", inline(one.asked)), h("blockquote", said(one.text)),
      h("button.l-second", { "aria-label": t("cardform.from.judgement_of", { asked: one.asked }), onclick: () => begin("judgement", one.id) }, t("cardform.from.judgement")), " ",
      h("button.l-second", { "aria-label": t("cardform.from.practice_of", { asked: one.asked }), onclick: () => begin("practice", one.id) }, t("cardform.from.practice"))))));
}
