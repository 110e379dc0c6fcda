/**
 * What one said beforehand against what happened, over all cases: a dot for each chance that was
 * given, as large as it was given often. A sentence says it first, a table says it exactly.
 */
import { h, inline } from "../shared/dom.js";
import { cells, svg } from "../shared/chart.js";
import { whole } from "./core.js";

const SIDE = 200;
const LEFT = 44;
const ROOM = 20;
const NEAR = 10;

/** @param {any} found @param {any} t @param {string} lang */
export function calibration({ count, fewest, levels, brier }, t, lang) {
  if (!levels) return h("p", t("debrief.few_settled", { n: count, least: fewest, more: fewest - count }));
  return [
    h("p", inline(sentence(levels, t))),
    h("figure.l-chart.l-sure",
      h("p.l-kicker", t("debrief.came_axis")), picture(levels, t), h("p.l-kicker.l-under", t("debrief.said_axis")),
      h("figcaption", t("debrief.diagonal"))),
    h("details", h("summary", t("debrief.exact")), exact(levels, t),
      h("p", inline(t("debrief.brier", { n: brier.toLocaleString(lang, { minimumFractionDigits: 2 }) })))),
  ];
}

/** How near one came with what one thought others would do. */
export function estimates({ count, points, score }, t, lang) {
  return h("p", inline(t("debrief.estimates", { n: count, points, score: score.toLocaleString(lang, { minimumFractionDigits: 2 }) })));
}

function sentence(levels, t) {
  const { count, came, said, more } = whole(levels);
  const lean = Math.abs(more) < NEAR ? t("debrief.came_near") : more > 0 ? t("debrief.came_more") : t("debrief.came_less");
  return t("debrief.settled", { n: count, said, came }) + " " + lean + " " + t("debrief.luck");
}

function picture(levels, t) {
  const x = (percent) => LEFT + (percent / 100) * SIDE;
  const y = (percent) => ROOM + (1 - percent / 100) * SIDE;
  const word = (text, at) => svg("text", at, text);
  return svg("svg", { viewBox: `0 0 ${LEFT + SIDE + ROOM} ${SIDE + 2 * ROOM + 16}`, role: "img", "aria-label": levels.map((one) => level(one, t)).join(" ") },
    ...[0, 50, 100].flatMap((at) => [
      svg("line", { x1: x(0), x2: x(100), y1: y(at), y2: y(at) }), svg("line", { x1: x(at), x2: x(at), y1: y(0), y2: y(100) }),
      word(at + "\u00a0%", { x: LEFT - 8, y: y(at) + 4, "text-anchor": "end" }), word(at + "\u00a0%", { x: x(at), y: SIDE + 2 * ROOM + 14, "text-anchor": "middle" })]),
    svg("line", { class: "l-even", x1: x(0), x2: x(100), y1: y(0), y2: y(100) }),
    ...levels.flatMap(({ said, count, true: came }) => [
      svg("circle", { cx: x(said), cy: y((100 * came) / count), r: Math.min(19, 7 + 2.5 * Math.sqrt(count)) }),
      word(String(count), { class: "l-on", x: x(said), y: y((100 * came) / count) + 4, "text-anchor": "middle" })]));
}

function level({ said, count, true: came }, t) {
  return t("debrief.level", { said, n: count, came });
}

function exact(levels, t) {
  return cells("", [t("debrief.level_said"), t("debrief.level_count"), t("debrief.level_came")],
    levels.map(({ said, count, true: came }) => [said + "\u00a0%", count, came]));
}
