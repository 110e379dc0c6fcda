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

/**
 * The parts of a card that were written, one after the other; of a card in two languages each part
 * stands in both, side by side where there is room.
 * @param {{langs: [string, string][], parts: {id: string, label: string, said: (string | string[])[]}[]}} card
 */
export function cardParts({ langs, parts }) {
  return h("div.l-cardtext", parts.map(({ id, label, said }) => [h("h4", label),
    langs.length === 1 ? told(id, langs[0][0], said[0]) : h("div.l-both", langs.map(([lang, name], i) => h("div", h("p.l-kicker", name), told(id, lang, said[i]))))]));
}

/** What one part says in a language; what is not written is a dash. */
function told(id, lang, said) {
  if (!said.length) return h("p.l-quiet", "—");
  if (typeof said === "string") return h("p.l-said", { lang }, said);
  return h(id === "steps" ? "ol" : "ul", { lang }, said.map((item) => h("li", item)));
}

/**
 * The files of a card as links to save them, with what each is and how large.
 * @param {{name: string, kind: string, size: string, href: string}[]} files @param {any} title their heading
 */
export function cardFiles(files, title) {
  return files.length > 0 && h("section.l-cardfiles", title, h("ul", files.map(({ name, kind, size, href }) =>
    h("li", h("a", { href, download: name }, name), " ", h("span.l-quiet", `${kind} · ${size}`)))));
}
