/**
 * What is asked about each person who was chosen: how often, or about what. The words of a
 * frequency stand in full; nothing is chosen beforehand.
 */
import { h, inline } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { about, called, often } from "./core.js";

/** One person after the other. @param {any} view @param {any} relation @param {any} tools @param {any} held @param {string[]} missing */
export function detail(view, relation, { t, id }, held, missing) {
  const { ties, names } = held.get();
  return h("div", ties.map(([who, frequency, topics], i) => {
    const wrong = missing.includes(who), own = id + relation.id + "-" + i;
    return h(wrong ? "fieldset.l-field.l-wrong" : "fieldset.l-field", { "aria-describedby": wrong && own + "-error" },
      h("legend", called(view, names, who)),
      wrong && h("p.l-error", { id: own + "-error" }, relation.often ? t("roster.missing_often") : t("roster.missing_about")),
      relation.often ? points(view, own, frequency, (n) => change(held, (now) => often(now, who, n))) : marks(relation, own, topics, (topic) => change(held, (now) => about(now, who, topic))));
  }));
}

function change(held, turn) {
  const { ties, names } = held.get();
  held.set({ ties: turn(ties), names });
}

function points(view, own, frequency, pick) {
  return h("div.l-rows.l-close.l-pairs", view.scale.map(([point, words]) =>
    row({ type: "radio", name: own, id: own + "-" + point, checked: frequency === point, onchange: () => pick(point) }, inline(words))));
}

function marks(relation, own, topics, pick) {
  return h("div.l-rows.l-close.l-pairs", relation.topics.map(([topic, words]) =>
    row({ type: "checkbox", id: own + "-" + topic, checked: topics.includes(topic), onchange: () => pick(topic) }, inline(words))));
}
