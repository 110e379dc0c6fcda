/**
 * The lines of a case in both languages, and what its choices do. Knows how they look, not how
 * they are saved.
 */
import { h } from "../shared/dom.js";
import { effectName, languages, lineName, lineText, points, writable } from "./core.js";

const LINE = 34;

/** @param {any} open @param {any} tools */
export function lineFields(open, { t, id, drafts, touched }) {
  const spoken = { es: t("casedesk.es"), en: t("casedesk.en") };

  function field(line, lang) {
    const own = `${id}${lang}-${line.id}`;
    const heading = [line.label, h("span.l-quiet", " · " + spoken[lang])];
    if (!writable(open, lang)) return h("div", h("p.l-ask", heading), h("p.l-said", { lang }, line[lang]));
    const value = lineText(open, drafts, lang, line);
    const set = (event) => {
      drafts.set(lineName(open, lang, line), event.target.value);
      touched();
    };
    const rows = Math.min(12, Math.ceil(Math.max(value.length, line.original.length) / LINE));
    return h("div", h("label.l-ask", { for: own }, heading),
      h("textarea", { id: own, lang, value, maxlength: open.most, rows: Math.max(2, rows), oninput: set }),
      lang === open.lang && line[lang] !== line.original && h("p.l-quiet", t("casedesk.original", { text: line.original })));
  }

  const [first, second] = languages(open);
  return open.lines.map((line) => h("div.l-pair", field(line, first), field(line, second)));
}

/** What each choice does to trust. */
export function effectFields(open, { t, id, drafts, touched }) {
  const told = (n) => (n === 0 ? t("casedesk.effect_none") : (n > 0 ? "+" : "−") + Math.abs(n));
  return open.effects.map((effect) => {
    const own = `${id}effect-${effect.id}`;
    const set = (event) => {
      drafts.set(effectName(open, effect), Number(event.target.value));
      touched();
    };
    return h("div.l-field", h("label.l-ask", { for: own }, effect.label),
      h("select", { id: own, onchange: set }, open.points.map((n) =>
        h("option", { value: String(n), selected: n === points(open, drafts, effect) }, told(n)))));
  });
}
