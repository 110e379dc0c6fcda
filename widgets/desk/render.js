/**
 * The desk widget: cohorts with how far each person is, and one person's record. Opening and
 * closing a record are acts; the focus follows, and comes back to the row.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { bar } from "../shared/bar.js";
import { landing, opened, share } from "./core.js";
import { record } from "./record.js";

function make(tools) {
  const { t, id, keep, focus, acts } = tools;
  let before = null;

  function cohort(one) {
    const head = [t("desk.name"), t("desk.progress"), t("desk.last"), t("desk.state"), t("desk.record")];
    return h("section", h("h3", { id: id + one.id }, inline(one.title), one.synthetic && h("span.l-mark", t("desk.synthetic"))),
      one.people.length === 0 ? h("p.l-quiet", t("desk.nobody")) : h("table.l-people", { role: "table", "aria-labelledby": id + one.id },
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head.map((text) => h("th", { scope: "col", role: "columnheader" }, text)))),
        h("tbody", { role: "rowgroup" }, one.people.map((person) => line(one, person)))));
  }

  function line(one, person) {
    const states = { invited: t("desk.states.invited"), underway: t("desk.states.underway"), finished: t("desk.states.finished") };
    const cell = (name, ...inside) => h("td", { role: "cell" }, h("span.l-cell", { "aria-hidden": "true" }, name), h("span", inside));
    return h("tr", { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, person.name),
      cell(t("desk.progress"), t("desk.finished_of", { n: person.finished, of: person.modules }), bar(share(person)), person.now.map((one) => h("span.l-kicker", inline(t("desk.now", one))))),
      cell(t("desk.last"), person.last || t("desk.never")),
      cell(t("desk.state"), states[person.state] || person.state),
      h("td", { role: "cell" }, h("button.l-second", { id: `${id}open-${one.id}.${person.id}`,
        "aria-label": t("desk.open_of", { name: person.name }), onclick: () => acts.send({ do: "open", person: person.id, cohort: one.id }) }, t("desk.open"))));
  }

  function cohorts(view) {
    return h("div", h("h2", inline(view.title)), view.cohorts.length === 0 && h("p.l-quiet", t("desk.no_cohort")), view.cohorts.map(cohort));
  }

  function follow(view) {
    const target = before === null ? "" : landing(before, view);
    before = opened(view);
    if (target) focus(target);
  }

  return (view) => {
    follow(view);
    const main = view.record
      ? keep("record", view.record, () => record(view.record, tools, () => acts.send({ do: "close" })))
      : keep("cohorts", [view.title, view.cohorts], () => cohorts(view));
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [main, foot];
  };
}

export default { render: (given) => mount(given, "desk", make) };
