/**
 * One person's record as an instructor reads it. Knows how it looks, not how it is opened.
 */
import { h, inline } from "../shared/dom.js";
import { charts } from "../shared/chart.js";
import { path } from "../shared/steps.js";

/** @param {any} one @param {any} tools @param {() => void} close */
export function record(one, { t, id }, close) {
  const back = () => h("button.l-second", { onclick: close }, t("desk.close"));
  const nothing = !(one.profile.length || one.plays.length);
  const last = one.plays.length - 1;
  return h("article.l-record", back(),
    h("h2", { id: id + "record", tabindex: -1 }, one.name),
    nothing && h("p.l-quiet", t("desk.empty")),
    one.profile.length > 0 && [h("h3", t("desk.profile")), answered(one.profile)],
    one.modules.length > 0 && [h("h3", t("desk.modules")), h("ul", one.modules.map((module) => h("li", inline(t("desk.now", module)))))],
    one.plays.map((play, i) => played(play, t, i === last)),
    !nothing && back());
}

/** A case as somebody went through it; only the last one lies open, for a record can be long. */
function played({ title, steps, ending, indicators, reflection }, t, open) {
  const fold = (name, ...inside) => h("details", { open }, h("summary", name), inside);
  return h("section", h("h3", inline(title)),
    ending && h("p.l-note", t("desk.ending"), " ", h("strong", inline(ending))),
    steps.length > 0 && fold(t("desk.path_of", { n: steps.length }), path(steps, t, "h4")),
    indicators.some((each) => each.values.length > 1) && fold(t("debrief.indicators"), h("p.l-quiet", t("debrief.scale")), charts(indicators, t, "h4")),
    reflection.length > 0 && fold(t("desk.reflection"), answered(reflection)));
}

function answered(answers) {
  return h("dl", answers.map(({ label, value }) => [h("dt", inline(label)), h("dd.l-said", value)]));
}
