/**
 * One person's record as an instructor reads it. Knows how it looks, not how it is opened.
 */
import { h, inline } from "../shared/dom.js";
import { charts } from "../shared/chart.js";
import { path } from "../shared/steps.js";

/** @param {any} one @param {any} tools @param {() => void} close */
export function record(one, { t, id }, close) {
  const back = () => h("button.l-second", { onclick: close }, t("desk.close"));
  const nothing = !(one.profile.length || one.play.length || one.reflection.length);
  return h("article.l-record", back(),
    h("h2", { id: id + "record", tabindex: -1 }, one.name),
    nothing && h("p.l-quiet", t("desk.empty")),
    one.profile.length > 0 && [h("h3", t("desk.profile")), answered(one.profile)],
    one.play.length > 0 && [h("h3", t("desk.path")), path(one.play, t, "h4")],
    one.ending && h("p.l-note", t("desk.ending"), " ", h("strong", inline(one.ending))),
    one.indicators.some((each) => each.values.length > 1) && [h("h3", t("debrief.indicators")), h("p.l-quiet", t("debrief.scale")), charts(one.indicators, t, "h4")],
    one.reflection.length > 0 && [h("h3", t("desk.reflection")), answered(one.reflection)],
    !nothing && back());
}

function answered(answers) {
  return h("dl", answers.map(({ label, value }) => [h("dt", inline(label)), h("dd.l-said", value)]));
}
