/**
 * Who is in the cohort and how each stands, as a table that is a row of cards on a phone. People
 * are chosen here for whatever is done to some of them.
 */
import { h } from "../shared/dom.js";
import { STATES, chosenOf, counts, named, shown } from "./core.js";

export function wordsOf(t) {
  return {
    absent: [t("guide.is_absent"), t("guide.means_absent")], stuck: [t("guide.is_stuck"), t("guide.means_stuck")],
    going: [t("guide.is_going"), t("guide.means_going")], done: [t("guide.is_done"), t("guide.means_done")],
    resting: [t("guide.is_resting"), t("guide.means_resting")],
  };
}

/** @param {any} cohort @param {any} view @param {any} tools @param {any} state what is chosen, and ways to change it */
export function list(cohort, view, tools, state) {
  const { t, id, keep } = tools;
  const words = wordsOf(t);
  if (!cohort.people.length) return [keep("nobody", 0, () => h("p.l-quiet", t("guide.nobody"))), staff(cohort, view, tools)];
  const many = counts(cohort.people), rows = shown(cohort.people, state.filter);
  const filters = keep("filters-" + cohort.id, [many, state.filter], () => h("fieldset.l-g-filters", h("legend.l-label", t("guide.show")),
    ["", ...STATES].filter((one) => !one || many[one] || one === state.filter).map((one) =>
      h("label", h("input", { type: "radio", name: id + "filter", id: id + "filter-" + one, value: one, checked: state.filter === one, onchange: () => state.show(one) }),
        h("span", one ? words[one][0] : t("guide.all"), " ", h("b", String(one ? many[one] : cohort.people.length)))))));
  const said = state.said && keep("list-said", state.said, () => h("p.l-note", { role: "status" }, state.said));
  const told = keep("told-" + cohort.id, [state.filter, rows.length, cohort.people.length], () =>
    h("p.l-quiet", { role: "status" }, state.filter ? words[state.filter][0] + ": " + words[state.filter][1].replace("{days}", view.days) + ". " : "",
      t("guide.shown", { n: rows.length, of: cohort.people.length })));
  const table = keep("table-" + cohort.id, [rows, [...state.chosen]], () => h("table.l-g-people", { role: "table" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("td", { role: "cell" }), ...[t("guide.name"), t("guide.state"), t("guide.step"), t("guide.last")].map((head) => h("th", { scope: "col", role: "columnheader" }, head)))),
    h("tbody", { role: "rowgroup" }, rows.map((one) => person(one, words, tools, state)))));
  const all = keep("all-" + cohort.id, [rows.map((one) => one.id), state.chosen.size], () => h("div.l-g-row",
    h("button.l-second", { id: id + "mark-all", onclick: () => state.choose(rows.map((one) => one.id), true) }, t("guide.mark_shown")),
    rows.some((one) => !one.code) && h("button.l-second", { id: id + "mark-new", onclick: () => state.choose(cohort.people.filter((one) => !one.code).map((one) => one.id), true) }, t("guide.mark_new")),
    state.chosen.size > 0 && h("button.l-second", { id: id + "unmark", onclick: () => state.choose([...state.chosen], false) }, t("guide.unmark"))));
  return [said, keep("about", 0, () => h("p.l-quiet", t("guide.about"))), filters, told, all, table, deeds(cohort, tools, state), staff(cohort, view, tools)];
}

function person(one, words, { t, id }, state) {
  const cell = (label, text) => h("td", { role: "cell" }, h("span.l-g-label", { "aria-hidden": "true" }, label), h("span", text));
  return h("tr." + "l-g-is-" + one.state, { role: "row" },
    h("td.l-g-mark", { role: "cell" }, h("label.l-g-box", h("input", { type: "checkbox", id: id + "p-" + one.id, checked: state.chosen.has(one.id), "aria-label": t("guide.mark", { name: one.name }), onchange: ({ target }) => state.choose([one.id], target.checked) }))),
    h("th", { scope: "row", role: "rowheader" }, h("label", { for: id + "p-" + one.id }, one.name), !one.code && h("span.l-kicker", t("guide.no_code"))),
    cell(t("guide.state"), h("span.l-g-state", words[one.state][0])), cell(t("guide.step"), one.step || "–"), cell(t("guide.last"), one.last || (one.state === "absent" ? t("guide.never") : "–")));
}

/** What can be done to those who are chosen; what takes something away needs a second press. */
function deeds(cohort, tools, state) {
  const { t, id, keep, acts } = tools;
  const people = chosenOf(cohort.people, state.chosen), able = people.filter((one) => one.card);
  return keep("deeds-" + cohort.id, [people, state.sure], () => {
    const n = people.length;
    if (!n) return h("section.l-g-deeds", h("p.l-quiet", t("guide.marked_none")));
    const head = h("p.l-ask", { id: id + "marked", tabindex: -1 }, t("guide.marked", { n }));
    const first = (what, label) => h("button.l-second", { id: id + "do-" + what, onclick: () => state.ask(what) }, label);
    const body = (does) => ({ do: does, cohort: cohort.id, people: (does === "revoke" ? able : people).map((one) => one.id) });
    const stay = h("button.l-second", { id: id + "stay", onclick: () => state.ask("") }, t("guide.cancel"));
    const ask = (text, go) => h("section.l-g-deeds", head, h("div.l-note", h("p", { id: id + "sure", tabindex: -1 }, text), left(people, able, t), h("div.l-g-row", go, stay)));
    if (state.sure === "cards") return ask(t("guide.cards_sure", { n: able.length }), able.length > 0 && cards(cohort, able, tools, state));
    if (state.sure === "revoke") return ask(t("guide.revoke_sure", { n: able.length }), able.length > 0 && h("button.l-first", { id: id + "now", onclick: () => acts.send(body("revoke")) }, t("guide.revoke_now")));
    if (state.sure === "remove") return ask(t("guide.remove_sure", { n }), h("button.l-first", { id: id + "now", onclick: () => acts.send(body("remove")) }, t("guide.remove_now")));
    return h("section.l-g-deeds", head, h("p", named(people, 8)), h("div.l-g-row",
      h("button.l-second", { id: id + "do-write", onclick: () => state.write() }, t("guide.do_write")),
      first("cards", t("guide.do_cards")), first("revoke", t("guide.do_revoke")), first("remove", t("guide.do_remove"))));
  });
}

function left(people, able, t) {
  const others = people.filter((one) => !able.includes(one));
  return others.length > 0 && h("p", t("guide.not_for", { names: named(others) }));
}

/** A form of the server: the codes it makes go to a page of their own, and never through here. */
function cards(cohort, people, { t, id }, state) {
  return h("form", { method: "post", action: "/staff/cards/" + cohort.id, target: "_blank", onsubmit: () => setTimeout(() => state.ask(""), 0) },
    people.map((one) => h("input", { type: "hidden", name: "person", value: one.id })),
    h("button.l-first", { type: "submit", id: id + "now" }, t("guide.cards_now")));
}

function staff(cohort, view, { t, keep, id, acts }) {
  return cohort.staff.length > 0 && keep("staff-" + cohort.id, [cohort.staff, view.admin], () => {
    const roles = { instructor: t("guide.role_instructor"), evaluator: t("guide.role_evaluator"), curator: t("guide.role_curator"), admin: t("guide.role_admin") };
    return h("details", h("summary", t("guide.staff") + " (" + cohort.staff.length + ")"), h("ul.l-g-staff", cohort.staff.map(([person, name, role]) =>
      h("li", h("span", name + ": " + roles[role]), view.admin && role !== "admin" &&
        h("button.l-second", { id: id + "off-" + person, "aria-label": t("guide.staff_remove", { name }), onclick: () => acts.send({ do: "remove", cohort: cohort.id, people: [person] }) }, t("guide.do_remove"))))));
  });
}
