/**
 * The same card in its second language: every part that is a text once more, beside what stands in
 * the first. Knows nothing of how it is saved.
 */
import { h } from "../shared/dom.js";
import { said } from "../shared/words.js";
import { textParts, valueOf } from "./core.js";
import { partField } from "./part.js";

/** What the two languages are called, and what is said of writing in the second one. */
export function spoken(t, lang) {
  return lang === "en"
    ? { title: t("cardform.other.title_en"), add: t("cardform.other.add_en"), remove: t("cardform.other.remove_en"), in: t("cardform.other.in_en") }
    : { title: t("cardform.other.title_es"), add: t("cardform.other.add_es"), remove: t("cardform.other.remove_es"), in: t("cardform.other.in_es") };
}

/** Where a card has no second language yet: the way to give it one. */
export function offered(card, { t, id, add }) {
  const words = spoken(t, card.other);
  return h("section.l-other", h("h3", words.title), h("p.l-quiet", { id: id + "other-help" }, t("cardform.other.help")),
    h("button.l-second", { id: id + "other-add", "aria-describedby": id + "other-help", onclick: add }, words.add));
}

/** The parts of a card that are texts, each with what stands in the first language. */
export function pairs(card, content, parts, { t, id, field }) {
  return textParts(parts).map((part) => {
    const value = valueOf(content, part, card.lang);
    return field(part, value, () => h("div.l-pair", source(part, value, card, t),
      partField({ ...part, label: `${part.label} · ${spoken(t, card.other).in}`, help: "", example: "" }, valueOf(content, part, card.other),
        { t, id: id + card.other + "-", lang: card.other, options: card.options, set: (now, chosen) => field.set(part, now, chosen) })));
  });
}

function source(part, value, card, t) {
  const lines = Array.isArray(value) ? value.flatMap(({ risk, answer }) => [risk, answer]).filter(Boolean).join("\n") : value;
  return h("div", h("p.l-kicker", `${part.label} · ${spoken(t, card.lang).in}`),
    lines.trim() ? h("div", { lang: card.lang }, said(lines)) : h("p.l-quiet", t("cardform.other.nothing")));
}

/** Taking the second language away again, told before it is done. */
export function leave(card, { t, id, remove }) {
  const words = spoken(t, card.other);
  return h("details", h("summary", words.remove), h("p", t("cardform.other.remove_help")),
    h("button.l-second", { id: id + "other-remove", onclick: remove }, words.remove));
}
