/**
 * What a facilitator can do with a room, one thing first: what usually comes next. Knows the
 * buttons; what is possible now the view says.
 */
import { h, inline } from "../shared/dom.js";
import { rows } from "../shared/fields.js";

/** The buttons of the moment. @returns {any[]} */
export function controls(view, tools) {
  const { t } = tools;
  const { can, room, scene, vote } = view;
  const body = (given) => ({ room: room.id, ...given });
  if (can.begin) return [button(tools, "begin", t("room.begin"), body({ do: "begin" }), true)];
  if (can.advance) return [button(tools, "advance", t("player.advance"), body({ do: "advance", scene: scene.id }), true)];
  if (can.reveal) return [counts(vote, tools), button(tools, "reveal", t("room.reveal"), body({ do: "reveal", scene: scene.id, round: can.reveal }), true)];
  const ask = can.ask && button(tools, "ask", can.ask > 1 ? t("room.again") : t("room.ask"), body({ do: "ask", scene: scene.id, round: can.ask }), true);
  return [ask, can.settle && settling(can.settle, !ask, tools, (given) => body({ do: "settle", scene: scene.id, round: can.settle.round, reason: "", ...given }))];
}

/** How many have voted, and how many of those who are there have not. */
export function counts({ votes, missing }, { t }) {
  return h("p.l-votes", { "data-votes": votes }, t("room.votes", { n: votes }), " ", missing > 0 ? t("room.missing", { n: missing }) : votes > 0 && t("room.all"));
}

function button({ id, acts }, name, label, body, first) {
  return h(first ? "button.l-first" : "button.l-second", { id: id + name, onclick: () => acts.busy() || acts.send(body) }, inline(label));
}

function settling({ majority, choices }, first, tools, body) {
  const { t, fold } = tools;
  const most = majority
    ? button(tools, "majority", t("room.majority", { choice: majority.label }), body({ by: "majority", choice: majority.id }), first)
    : h("p.l-note", t("room.tie"));
  return h("div.l-settle", most, fold("pick", t("room.pick"), pick(choices, tools, body)));
}

/** The facilitator's own pick, which they have to explain to the group. */
function pick(choices, { t, id, acts, drafts }, body) {
  const draft = drafts.get("pick") || { choice: null, reason: "" };
  const touch = () => drafts.set("pick", draft);
  const told = h("p.l-error", { role: "alert" });
  const area = h("textarea", { id: id + "why", rows: 3, value: draft.reason, oninput: () => {
    draft.reason = area.value;
    touch();
  } });
  const list = rows({ name: id + "pick", options: choices, value: draft.choice, pick: (chosen) => {
    draft.choice = chosen;
    touch();
  } });
  function press() {
    const whole = draft.choice !== null && draft.reason.trim();
    told.textContent = whole ? "" : t("room.pick_missing");
    if (whole && !acts.busy()) acts.send(body({ by: "facilitator", choice: draft.choice, reason: draft.reason }));
  }
  return h("div", h("fieldset", h("legend.l-ask", t("room.pick_choice")), list),
    h("div.l-field", h("label.l-ask", { for: id + "why" }, t("room.pick_why")), area), told,
    h("button.l-second", { id: id + "settle", onclick: press }, t("room.pick_do")));
}

/** Closing the room, folded away so that nobody does it by mistake. */
export function closing(room, tools) {
  const { t, fold } = tools;
  return h("section.l-fold", fold("close", t("room.close"), h("div", h("p.l-quiet", t("room.close_help")),
    button(tools, "shut", t("room.close_do"), { do: "close", room: room.id }, false))));
}
