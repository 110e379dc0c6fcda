/**
 * Looking back beside others: what colleagues and experts decided at a step and why, and what was
 * foreseen of them. Nobody is named, and no choice is the right one; a made-up panel says so.
 */
import { h, inline } from "../shared/dom.js";
import { bar } from "../shared/bar.js";
import { said } from "../shared/words.js";

/** What stands at a step about others: nothing where too few decided. */
export function beside({ foresight, peers, panel }, t) {
  return [foresight && foreseen(foresight, t), peers.people && colleagues(peers, t), panel?.choices && experts(panel, t)];
}

/** Once, before the road: what a panel is, and of whom it is made. */
export function introduced({ people, synthetic, fewest }, t) {
  const whom = synthetic ? t("debrief.panel_rules", { n: people }) : t("debrief.panel_people", { n: people });
  return h("p.l-quiet", inline(whom + " " + t("debrief.panel_few", { n: fewest })));
}

function foreseen({ text, about, said: guess, actual, synthetic }, t) {
  const panel = about === "panel";
  const unknown = panel ? t("debrief.panel_open") : t("debrief.peers_open");
  const answered = synthetic ? t("debrief.of_panel_made_up", { n: actual }) : t("debrief.of_panel", { n: actual });
  const known = panel ? answered : t("debrief.of_peers", { n: actual });
  return h("div.l-foresaw",
    h("p.l-label", t("debrief.foresaw")), h("p", inline(text)),
    h("p.l-fell", inline(t("debrief.guessed", { n: guess }) + " " + (actual === null ? unknown : known))));
}

function colleagues({ people, choices, reasons }, t) {
  return block(t("debrief.peers", { n: people }), shares(people, choices, t), whys(t("debrief.reasons", { n: reasons.length }), reasons));
}

function experts({ people, synthetic, choices, agreement }, t) {
  const head = synthetic ? t("debrief.panel_made_up", { n: people }) : t("debrief.panel", { n: people });
  const n = choices.reduce((sum, one) => sum + one.why.length, 0);
  return block(head, shares(people, choices, t),
    h("p.l-agree", inline("**" + agreement.word + ".** " + t("debrief.panel_pairs", { n: agreement.pairs, blind: agreement.blind }))),
    n > 0 && h("details", h("summary", synthetic ? t("debrief.panel_said", { n }) : t("debrief.panel_why", { n })),
      choices.map(({ label, why }) => why.length > 0 && h("figure", h("figcaption.l-kicker", inline(label)),
        h("ul", why.map((text) => h("li", synthetic ? inline(text) : h("blockquote", said(text)))))))));
}

function block(head, ...inside) {
  return h("div.l-peers", h("p.l-label", head), inside);
}

function shares(people, choices, t) {
  return h("ul", choices.map(({ label, count, share, mine }) => h("li", {},
    h("p", mine && h("strong.l-mine", t("debrief.mine")), inline(label)),
    h("p.l-count", bar(share), inline(t("debrief.count", { n: count, of: people, share }))))));
}

function whys(summary, reasons) {
  return reasons.length > 0 && h("details", h("summary", summary),
    reasons.map(({ choice, text }) => h("figure", h("blockquote", said(text)), h("figcaption.l-kicker", inline(choice)))));
}
