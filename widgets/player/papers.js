/**
 * What can be opened and read: the papers of a scene and the messages of the inbox. The first
 * opening is an act that may cost something; what was read stays readable. Knows how they look.
 */
import { h, inline, prose } from "../shared/dom.js";
import { channels } from "../shared/words.js";

/** What something costs, and why it cannot be had now; "" where it is free. */
export function price({ cost, closed }, t) {
  return [cost && t("player.costs", { cost }), closed].filter(Boolean).join(". ");
}

/** The papers of the scene. @param {any} now @param {any} tools */
export function documents(now, tools) {
  const { t, id } = tools;
  const kinds = { chat: t("player.kind.chat"), email: t("player.kind.email"), minutes: t("player.kind.minutes"), register: t("player.kind.register"), letter: t("player.kind.letter"), report: t("player.kind.report"), rules: t("player.kind.rules"), note: t("player.kind.note") };
  const unread = now.documents.some((one) => one.body === undefined);
  return h("section.l-papers", { "aria-labelledby": id + "papers" },
    h("h4", { id: id + "papers" }, t("player.documents")),
    unread && now.cost && h("p.l-quiet", inline(now.cost)),
    now.documents.map((one) => paper(one, kinds[one.kind] || one.kind, tools)));
}

/** The messages: those that came with this scene first, the earlier ones folded. */
export function mail(messages, tools) {
  const { t, id, fold } = tools;
  const drawn = (list, ...marks) => list.map((one) => paper(one, [channels(t)[one.channel], one.who, ...marks].filter(Boolean).join(" · "), tools));
  const earlier = messages.filter((one) => !one.fresh);
  return h("section.l-papers", { "aria-labelledby": id + "inbox" },
    h("h4", { id: id + "inbox" }, t("player.inbox")),
    drawn(messages.filter((one) => one.fresh), t("player.fresh")),
    earlier.length > 0 && fold("earlier", t("player.earlier", { n: earlier.length }), drawn(earlier)));
}

function paper(one, kicker, { t, id, fold, consult, flag }) {
  const name = [h("span.l-kicker", kicker), h("span", inline(one.title))];
  if (one.body !== undefined) return fold("doc-" + one.id, name, flag(one, h("div.l-sheet", prose(one.body))), "summary.l-paper");
  const told = price(one, t);
  return h("button.l-paper", { id: id + "doc-" + one.id, "aria-expanded": "false", "aria-disabled": Boolean(one.closed) && "true", onclick: () => one.closed || consult(one.id) },
    name, told && h("span.l-price", told));
}
