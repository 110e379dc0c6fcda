/**
 * How a group voted, round beside round, and what it then decided. Nobody is named; bars have
 * their numbers in words.
 */
import { h, inline } from "../shared/dom.js";
import { bar } from "../shared/bar.js";
import { said } from "../shared/words.js";
import { compared } from "./core.js";

/** @param {any[]} tallies @param {any} tools */
export function results(tallies, { t, id, fold }) {
  const last = tallies[tallies.length - 1];
  const told = compared(tallies);
  const reasons = told.reduce((sum, one) => sum + one.reasons.length, 0);
  return h("section.l-tally", { "aria-labelledby": id + "tally" },
    h("h3", { id: id + "tally", tabindex: -1 }, t("room.tally")),
    h("ul", told.map((one) => choice(one, tallies.length > 1, t))),
    last.few > 0 ? h("p.l-quiet", t("room.few", { n: last.few })) : reasons > 0 && fold("reasons", t("room.reasons", { n: reasons }), why(told)));
}

function choice({ label, mine, rounds }, several, t) {
  return h("li", h("p", mine && h("strong.l-mine", t("room.yours")), inline(label)),
    rounds.map(({ round, people, count, share }) => h("p.l-count",
      bar(share), several && h("span", t("room.round", { n: round }) + ": "), inline(t("room.count", { n: count, of: people, share })))));
}

function why(told) {
  return told.filter((one) => one.reasons.length).map((one) => h("section", h("h4", inline(one.label)),
    one.reasons.map((text) => h("blockquote", said(text)))));
}

/** What the group decided, and how. */
export function decided({ choice: label, by, reason, count, people }, { t }) {
  const how = by === "majority" ? t("room.by_majority", { n: count, of: people }) : t("room.by_host", { n: count, of: people });
  return h("section.l-settled", h("p", h("span.l-label", t("room.decided")), h("strong", inline(label))),
    h("p.l-quiet", how), reason && h("blockquote", said(reason)));
}
