/**
 * The parts of a case that are read: briefing, scene, consequence, people, levels and the
 * decisions so far. Knows how they look and nothing of what can be done.
 */
import { h, inline, prose } from "../shared/dom.js";
import { rows } from "../shared/fields.js";
import { inbox, said } from "../shared/words.js";
import { movement } from "./core.js";

/** @param {any} brief @param {any} t */
export function briefing({ summary, situation, role, minutes }, t) {
  return h("section", h("div.l-lead", prose(summary)), prose(situation),
    h("p", h("span.l-label", t("player.role")), inline(role)),
    h("p.l-quiet", t("player.minutes", { n: minutes })));
}

/** The roles in which a case can be lived, to choose from. */
export function roles(list, { t, id }, value, pick) {
  const options = list.map(({ id: role, name, brief }) => ({ id: role, label: name, note: brief }));
  return h("fieldset.l-decision", h("legend", t("player.choose_role")), rows({ name: id + "role", options, value, pick }));
}

/** Narration, someone speaking, a picture, a clip. */
function blocks(list, { t, flag }) {
  return list.map((block) => flag(block, shown(block, t)));
}
function shown(block, t) {
  if (block.kind === "image") return h("img", { src: block.src, alt: block.alt, loading: "lazy" });
  if (block.transcript !== undefined) return clip(block, t);
  if (block.kind !== "say") return prose(block.text);
  return h("figure.l-say",
    h("figcaption", h("strong", block.who), block.role && h("span.l-quiet", " · " + block.role)),
    h("blockquote", prose(block.text)));
}

/** Fetched when it is played; the transcript is always there, whether or not it can be. */
function clip({ kind, src, title, transcript }, t) {
  const mute = h("p.l-quiet", { role: "status" });
  const onerror = () => (mute.textContent = t("player.no_clip"));
  return h("figure.l-clip", h("figcaption", inline(title)),
    h(kind, { src, controls: true, preload: "none", playsinline: true, "aria-label": title, onerror }), mute,
    h("details", h("summary", t("player.transcript")), h("div.l-sheet", prose(transcript))));
}

/** @param {any} now @param {any} tools */
export function scene(now, tools) {
  const { id } = tools;
  return h("section.l-story", { "aria-labelledby": id + "scene" },
    now.when && h("p.l-kicker", now.when),
    h("h3", { id: id + "scene", tabindex: -1 }, inline(now.title)), blocks(now.blocks, tools));
}

/** What the last decision brought; its heading takes the focus. */
export function consequence(brought, tools) {
  const { t, id, flag } = tools;
  const moved = [...brought.changes.map((one) => change(one, t)), ...(brought.turns || []).map((one) => turn(one, t))];
  return h("section.l-brought.l-story", { "aria-labelledby": id + "consequence" },
    h("h3", { id: id + "consequence", tabindex: -1 }, t("player.consequence")),
    brought.choice && h("p.l-quiet", t("player.you_decided"), " ", inline(brought.choice)),
    blocks(brought.blocks, tools),
    brought.arrivals.length > 0 && [h("h4", t("player.arrived")), inbox(brought.arrivals, t, (one) => flag(one))],
    moved.length > 0 && [h("h4", t("player.changed")), h("ul.l-changes", moved)]);
}

function change(one, t) {
  const { up, by } = movement(one);
  const values = { n: one.after, word: one.word };
  return h("li", h("span.l-sign", by), h("span", h("strong", one.label), " ", up ? t("player.rises", values) : t("player.falls", values)));
}

function turn({ who, word, up }, t) {
  return h("li", h("span.l-sign", { "aria-hidden": "true" }, up ? "↗" : "↘"), h("span", h("strong", who), " ", up ? t("player.nearer", { word }) : t("player.farther", { word })));
}

/** How the school stands, in words; the number is for those who do not see the bar. */
export function levels({ indicators, resources = [] }, t) {
  return h("section.l-state",
    indicators.length > 0 && [h("h4", t("player.state")), h("ul", indicators.map((one) =>
      level(one.label, one.word, one.value, t("player.out_of", { n: one.value }))))],
    resources.length > 0 && [h("h4", t("player.resources")), h("ul.l-left", resources.map((one) => {
      const share = one.start > 0 ? Math.round((one.value / one.start) * 100) : 100;
      return level(one.label, one.text, Math.min(share, 100), t("player.left", { n: share }));
    }))]);
}

function level(label, word, width, number) {
  const fill = h("i");
  fill.style.width = width + "%";
  return h("li", h("span", label + ": ", h("strong", word)),
    h("span.l-hidden", " " + number), h("span.l-bar", { "aria-hidden": "true" }, fill));
}

/** Who is part of this: what they want, and how they stand to oneself. */
export function people(list, { t, fold }) {
  return h("section.l-fold", fold("people", t("player.people", { n: list.length }), h("ul.l-people", list.map((one) => h("li", {},
    h("p", h("strong", one.who), one.role && h("span.l-quiet", " · " + one.role)), h("p", inline(one.interest)),
    h("p.l-quiet", t("player.stands"), " ", h("strong", one.word)))))));
}

/** The decisions so far, oldest first. */
export function trail(list, { t, fold }) {
  return h("section.l-fold", fold("trail", t("player.trail", { n: list.length }),
    h("ol", list.map((one) => h("li", h("p.l-kicker", [one.when, one.title].filter(Boolean).join(" · ")),
      h("p", inline(one.choice)), one.reason && said(one.reason),
      one.confidence != null && h("p.l-quiet", t("player.said", { n: one.confidence })),
      one.share != null && h("p.l-quiet", t("player.guessed", { n: one.share })))))));
}
