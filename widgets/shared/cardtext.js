/**
 * A card's text to be read: title, what kind it is, its parts and its facts. What people wrote is
 * text and never markup. Knows no label and no act.
 */
import { h } from "./dom.js";

/**
 * The facts of a card as pairs of a name and words.
 * @param {[string, string][]} facts
 */
export function cardFacts(facts) {
  return h("dl.l-facts", facts.map(([name, words]) => [h("dt", name), h("dd", words)]));
}

/** The parts of a card that were written, one after the other. @param {any} card */
export function cardParts({ lang, parts }) {
  return h("div.l-cardtext", parts.map(({ id, label, items, text }) => [
    h("h4", label),
    items ? h(id === "steps" ? "ol" : "ul", { lang }, items.map((item) => h("li", item))) : h("p.l-said", { lang }, text),
  ]));
}
