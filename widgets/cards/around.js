/**
 * What stands around the words of a card: what colleagues and the curator said to it, its versions,
 * and where two of them differ.
 */
import { h, inline } from "../shared/dom.js";
import { said } from "../shared/words.js";
import { spoken } from "./other.js";

/** What was said to the card; who reviewed it is not told. */
export function answers(open, { t }) {
  if (!open.reviews.length && !open.returned.length) return null;
  const marks = { useful: t("cardform.mark.useful"), clear: t("cardform.mark.clear"), honest: t("cardform.mark.honest"), safe: t("cardform.mark.safe") };
  return h("section.l-answers", h("h3", t("cardform.answers.title")),
    open.returned.map((one) => h("div.l-note", h("p.l-kicker", t("cardform.answers.curator", { at: one.at })), said(one.comment))),
    open.reviews.map((one, i) => h("div.l-note", h("p.l-kicker", t("cardform.answers.colleague", { n: i + 1, at: one.at })),
      h("p", one.advice === "ready" ? t("cardform.answers.ready") : t("cardform.answers.changes")),
      h("p.l-quiet", Object.keys(marks).filter((name) => name in one.marks).map((name) => t("cardform.answers.mark", { name: marks[name], n: one.marks[name] })).join(" · ")),
      one.comment && said(one.comment))));
}

/** @param {any} open @param {{t: any, id: string, act: (body: any) => void, labelOf: (name: string) => string, wordsOf: (name: string) => any[]}} given */
export function versions(open, given) {
  const { t, id, act } = given;
  if (open.versions.length < 2) return null;
  const [, ...earlier] = open.versions;
  return h("details.l-versions", { open: Boolean(open.compared) }, h("summary", t("cardform.versions.title", { n: open.versions.length })),
    open.compared && differing(open, given),
    h("ul", earlier.map((one) => h("li", h("p", t("cardform.versions.one", { n: one.number, at: one.at }),
      one.published && " · " + t("cardform.versions.published"), !one.mine && " · " + t("cardform.versions.curator")),
      one.note && said(one.note),
      h("button.l-second", { id: id + "v" + one.number, "aria-label": t("cardform.versions.compare_of", { n: one.number }), onclick: () => act({ do: "open", card: open.card, against: one.number }) }, t("cardform.versions.compare"))))));
}

function differing(open, { t, id, labelOf, wordsOf }) {
  const { number, fields } = open.compared;
  const title = h("h4", { id: id + "compared", tabindex: -1 }, t("cardform.versions.between", { n: number }));
  if (!fields.length) return h("div", title, h("p", t("cardform.versions.equal")));
  return h("div", title, h("dl", fields.map(({ path, before, after }) => [
    h("dt", labelOf(path.split(".").at(-1)), path.startsWith(`texts.${open.other}.`) && " · " + spoken(t, open.other).in),
    h("dd", h("p.l-label", t("cardform.versions.before")), h("del", told(before, wordsOf(path.split(".").at(-1)), t)),
      h("p.l-label", t("cardform.versions.after")), h("ins", told(after, wordsOf(path.split(".").at(-1)), t)))])));
}

/** A value in words: text as it stands, known words by their labels. */
function told(value, words, t) {
  const labels = new Map(words.map(({ id, label }) => [String(id), label]));
  const one = (item) => (item && typeof item === "object" ? Object.values(item).map(one).join(": ") : labels.get(String(item)) ?? String(item ?? ""));
  const text = Array.isArray(value) ? value.map(one).join("\n") : one(value);
  return h("span.l-said", text || t("cardform.versions.nothing"));
}

/** The opening of an open card. */
export function head(open, title, { t, id, close }) {
  return h("header", h("button.l-second", { id: id + "close", onclick: close }, t("cardform.back")),
    h("h2", { id: id + "card", tabindex: -1, lang: title ? open.lang : null }, inline(title || t("cardform.untitled"))),
    h("p", open.stands), h("p.l-quiet", open.next), open.origin && h("p.l-kicker", open.origin),
    open.retired && h("div.l-note", said(open.retired)));
}
