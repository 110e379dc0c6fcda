/**
 * The levels of a reading in the rubric's words: what the level looks like, what in the text it
 * rests on, and all levels for whoever wants to see where this one stands.
 */
import { h, inline, prose } from "../shared/dom.js";
import { said } from "../shared/words.js";
import { near } from "./core.js";

/** @param {any[]} criteria @param {any} rubric none if its words are not kept any more */
export function levels(criteria, rubric, t) {
  if (!rubric) return h("p.l-quiet", t("feedback.gone_rubric"));
  return h("section", h("h4", t("feedback.levels")), h("p.l-kicker", inline(rubric.title)),
    criteria.map((one) => criterion(one, rubric, t)), h("div.l-quiet.l-source", prose(rubric.source)));
}

function criterion({ id, level, word, quotes }, rubric, t) {
  const { title, looks } = rubric.criteria[id];
  const own = near(level);
  const look = (n) => h("div.l-look", own.length > 1 && h("p.l-label", rubric.levels[n - 1]), prose(looks[n - 1]));
  return h("div.l-criterion", h("h5", inline(title)), h("p.l-level", inline(word)),
    h("p.l-label", own.length > 1 ? t("feedback.looks_between") : t("feedback.looks")), own.map(look),
    quotes.length > 0 && [h("p.l-label", t("feedback.evidence")), quotes.map((text) => h("blockquote", said(text)))],
    h("details", h("summary", t("feedback.all_levels")), h("dl", looks.map((text, i) => [
      h("dt", rubric.levels[i], own.includes(i + 1) && " " + t("feedback.here")), h("dd", prose(text))]))));
}
