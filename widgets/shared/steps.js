/**
 * A path through a case as an ordered list: what was decided and why, what arrived, what was
 * expected and what happened. Serves the debrief and an instructor's record alike.
 */
import { h, inline } from "./dom.js";
import { inbox, said } from "./words.js";

/**
 * @param {any[]} list @param {any} t @param {string} level name of the heading element
 * @param {(step: any) => any} [more] what else there is to show at a step
 */
export function path(list, t, level, more) {
  return h("ol.l-path", list.map((step) => h("li", {},
    h("p.l-kicker", [step.number, step.when].filter(Boolean).join(" · ")),
    h(level, {}, inline(step.title)),
    h("p", h("span.l-label", t("debrief.decided")), inline(step.choice)),
    step.reason && [h("p.l-label", t("debrief.because")), h("blockquote", said(step.reason))],
    step.prediction && prediction(step.prediction, t),
    more && more(step),
    inbox(step.arrivals, t),
    step.others?.length > 0 && others(step.others, t))));
}

/** What was foreseen, how surely, and how it fell. */
function prediction({ text, confidence, outcome }, t) {
  const happened = outcome === null ? t("debrief.open") : outcome ? t("debrief.happened") : t("debrief.not_happened");
  return h("div.l-foresaw",
    h("p.l-label", t("debrief.foresaw")), h("p", inline(text)),
    h("p.l-fell", t("debrief.said", { n: confidence }) + " " + happened));
}

function others(list, t) {
  return h("details", h("summary", t("debrief.others", { n: list.length })),
    h("ul", list.map((other) => h("li", inline(other.label)))));
}
