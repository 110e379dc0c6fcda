/**
 * Looking back beside others: what colleagues decided at a step and why, and what was foreseen
 * of them. Nobody is named, and no choice is the right one.
 */
import { h, inline } from "../shared/dom.js";
import { bar } from "../shared/bar.js";
import { said } from "../shared/words.js";

/** What stands at a step about others: nothing where too few decided. */
export function beside({ foresight, peers }, t) {
  return [foresight && foreseen(foresight, t), peers.people && colleagues(peers, t)];
}

function foreseen({ text, about, said: guess, actual }, t) {
  const panel = about === "panel";
  const unknown = panel ? t("debrief.panel_open") : t("debrief.peers_open");
  const known = panel ? t("debrief.of_panel", { n: actual }) : t("debrief.of_peers", { n: actual });
  return h("div.l-foresaw",
    h("p.l-label", t("debrief.foresaw")), h("p", inline(text)),
    h("p.l-fell", inline(t("debrief.guessed", { n: guess }) + " " + (actual === null ? unknown : known))));
}

function colleagues({ people, choices, reasons }, t) {
  return h("div.l-peers",
    h("p.l-label", t("debrief.peers", { n: people })),
    h("ul", choices.map(({ label, count, share, mine }) => h("li", {},
      h("p", mine && h("strong.l-mine", t("debrief.mine")), inline(label)),
      h("p.l-count", bar(share), inline(t("debrief.count", { n: count, of: people, share })))))),
    reasons.length > 0 && h("details", h("summary", t("debrief.reasons", { n: reasons.length })),
      reasons.map(({ choice, text }) => h("figure", h("blockquote", said(text)), h("figcaption.l-kicker", inline(choice))))));
}
