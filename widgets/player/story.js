/**
 * The parts of a case that are read: briefing, scene, consequence, documents, indicators and the
 * decisions so far. Knows how they look and nothing of what can be done.
 */
import { h, inline, prose } from "../shared/dom.js";
import { inbox, said } from "../shared/words.js";
import { movement } from "./core.js";

/** @param {any} brief @param {any} t */
export function briefing({ summary, situation, role, minutes }, t) {
  return h("section", h("div.l-lead", prose(summary)), prose(situation),
    h("p", h("span.l-label", t("player.role")), inline(role)),
    h("p.l-quiet", t("player.minutes", { n: minutes })));
}

/** Narration, someone speaking, a picture. */
function blocks(list) {
  return list.map((block) => {
    if (block.kind === "image") return h("img", { src: block.src, alt: block.alt, loading: "lazy" });
    if (block.kind !== "say") return prose(block.text);
    return h("figure.l-say",
      h("figcaption", h("strong", block.who), block.role && h("span.l-quiet", " · " + block.role)),
      h("blockquote", prose(block.text)));
  });
}

/** @param {any} now @param {any} tools */
export function scene(now, { id }) {
  return h("section.l-story", { "aria-labelledby": id + "scene" },
    now.when && h("p.l-kicker", now.when),
    h("h3", { id: id + "scene", tabindex: -1 }, inline(now.title)), blocks(now.blocks));
}

/** What the last decision brought; its heading takes the focus. */
export function consequence(brought, { t, id }) {
  return h("section.l-brought.l-story", { "aria-labelledby": id + "consequence" },
    h("h3", { id: id + "consequence", tabindex: -1 }, t("player.consequence")),
    brought.choice && h("p.l-quiet", t("player.you_decided"), " ", inline(brought.choice)),
    blocks(brought.blocks),
    brought.arrivals.length > 0 && [h("h4", t("player.arrived")), inbox(brought.arrivals, t)],
    brought.changes.length > 0 && [h("h4", t("player.changed")), h("ul.l-changes", brought.changes.map((one) => change(one, t)))]);
}

function change(one, t) {
  const { up, by } = movement(one);
  const values = { n: one.after, word: one.word };
  return h("li", h("span.l-sign", by), h("span", h("strong", one.label), " ", up ? t("player.rises", values) : t("player.falls", values)));
}

/** Papers to consult: the first opening is an act, and what was read stays readable. */
export function documents(now, { t, id }, reading, consult) {
  const kinds = { chat: t("player.kind.chat"), email: t("player.kind.email"), minutes: t("player.kind.minutes"), register: t("player.kind.register"), letter: t("player.kind.letter"), report: t("player.kind.report"), rules: t("player.kind.rules"), note: t("player.kind.note") };
  const name = (one) => [h("span.l-kicker", kinds[one.kind] || one.kind), h("span", inline(one.title))];
  const unread = now.documents.some((one) => one.body === undefined);
  return h("section.l-papers", { "aria-labelledby": id + "papers" },
    h("h4", { id: id + "papers" }, t("player.documents")),
    unread && now.cost && h("p.l-quiet", inline(now.cost)),
    now.documents.map((one) => one.body === undefined
      ? h("button.l-paper", { id: id + "doc-" + one.id, "aria-expanded": "false", onclick: () => consult(one.id) }, name(one))
      : paper(one, name(one), id, reading)));
}

function paper(one, name, id, reading) {
  const node = h("details", { open: reading.has(one.id), ontoggle: () => (node.open ? reading.add(one.id) : reading.delete(one.id)) },
    h("summary.l-paper", { id: id + "doc-" + one.id }, name), h("div.l-sheet", prose(one.body)));
  return node;
}

/** How the school stands, in words; the number is for those who do not see the bar. */
export function indicators(list, t) {
  return h("section.l-state", h("h4", t("player.state")),
    h("ul", list.map((one) => {
      const fill = h("i");
      fill.style.width = one.value + "%";
      return h("li", h("span", one.label + ": ", h("strong", one.word)),
        h("span.l-hidden", " " + t("player.out_of", { n: one.value })), h("span.l-bar", { "aria-hidden": "true" }, fill));
    })));
}

/** The decisions so far, oldest first. */
export function trail(list, t) {
  return h("details.l-trail", h("summary", t("player.trail", { n: list.length })),
    h("ol", list.map((one) => h("li", h("p.l-kicker", [one.when, one.title].filter(Boolean).join(" · ")),
      h("p", inline(one.choice)), one.reason && said(one.reason),
      one.confidence !== null && h("p.l-quiet", t("player.said", { n: one.confidence }))))));
}
