/**
 * Handing the cohort over: to whom, what it means, and a second press. A new colleague's card is
 * made by a form of the server, on a page of its own.
 */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";

/** @param {any} cohort @param {any} view @param {any} tools @param {any} state */
export function hand(cohort, view, tools, state) {
  const { t, id, keep, acts } = tools;
  if (!cohort.leads) return keep("hand-not", 0, () => h("p.l-note", t("guide.hand_not")));
  const name = state.taker === "new" ? state.newName : cohort.colleagues.find(([person]) => person === state.taker)?.[1] || "";
  const about = keep("hand-help", cohort.only, () => h("div", h("p", t("guide.hand_help")), cohort.only && h("p.l-note", t("guide.hand_only"))));
  if (state.sure === "hand" && name) return [about, keep("hand-sure", [name, state.taker], () => h("div.l-note",
    h("p", { id: id + "sure", tabindex: -1 }, t("guide.hand_sure", { cohort: cohort.title, name })), state.taker === "new" && h("p", t("guide.hand_card")),
    h("div.l-g-row", state.taker === "new" ? card(cohort, name, tools, state)
      : h("button.l-first", { id: id + "now", onclick: () => acts.send({ do: "hand_over", cohort: cohort.id, taker: state.taker }) }, t("guide.hand_now")),
    h("button.l-second", { id: id + "stay", onclick: () => state.ask("") }, t("guide.cancel")))))];
  const ask = () => (name ? state.ask("hand") : state.fresh(t("guide.hand_choose"), true));
  return [about,
    keep("hand-who-" + cohort.id, [cohort.colleagues, state.taker], () => h("fieldset", h("legend.l-ask", t("guide.hand_who")), h("div.l-rows",
      [...cohort.colleagues, ["new", t("guide.hand_new")]].map(([person, label]) =>
        row({ type: "radio", name: id + "taker", id: id + "taker-" + person, checked: state.taker === person, onchange: () => state.take(person) }, label))))),
    state.taker === "new" && keep("hand-name", 0, () => h("div", h("label.l-ask", { for: id + "new-name" }, t("guide.hand_name")),
      h("input", { id: id + "new-name", type: "text", maxlength: 80, autocomplete: "off", value: state.newName, oninput: ({ target }) => state.name(target.value.trim()) }))),
    keep("hand-said", state.said, () => h("p.l-error", { role: "status" }, state.said)),
    keep("hand-ask-" + cohort.id, [name, state.taker], () => h("button.l-second", { id: id + "ask-hand", onclick: ask }, t("guide.hand_ask")))];
}

function card(cohort, name, { t, id }, state) {
  return h("form", { method: "post", action: "/staff/cards/" + cohort.id, target: "_blank", onsubmit: () => setTimeout(() => state.ask(""), 0) },
    h("input", { type: "hidden", name: "taker", value: name }), h("button.l-first", { type: "submit", id: id + "now" }, t("guide.hand_now")));
}
