/**
 * The queue: which texts there are, by module, person or criterion, and how far each is read.
 * Knows how it looks, not what opening a text means.
 */
import { h, inline } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { chosen, entry, waits } from "./core.js";

/** @param {any} view @param {any} tools @param {any} filters what is chosen @param {any} does */
export function queue(view, { t, id }, filters, does) {
  const states = { new: t("marking.state_new"), begun: t("marking.state_begun"), again: t("marking.state_again"), published: t("marking.state_published"), answered: t("marking.state_answered"), read: t("marking.state_read") };
  const rows = chosen(view.rows, filters, view.rubrics);

  function select(name, label, options) {
    const own = id + "by-" + name;
    return options.length > 2 && h("div", h("label.l-ask", { for: own }, label),
      h("select", { id: own, onchange: ({ target }) => does.filter(name, target.value) },
        options.map(([value, text]) => h("option", { value, selected: String(value) === filters[name] }, text))));
  }

  function choices() {
    const steps = view.steps.map(([page, step], i) => [i, page + " · " + step]);
    const people = [...new Set(view.rows.map(([, who]) => who))].sort((a, b) => a.localeCompare(b)).map((who) => [who, who]);
    const criteria = view.rubrics.flatMap((one) => one.criteria.map(([name, title]) => [name, one.title + ": " + title]));
    return h("div.l-mk-choices",
      select("step", t("marking.by_module"), [["", t("marking.all")], ...steps]),
      select("who", t("marking.by_person"), [["", t("marking.all_people")], ...people]),
      select("criterion", t("marking.by_criterion"), [["", t("marking.all_criteria")], ...criteria]),
      row({ type: "checkbox", id: id + "by-state", checked: filters.state === "open", onchange: ({ target }) => does.filter("state", target.checked ? "open" : "") }, t("marking.only_open")));
  }

  /** One text; who has it open is told beside it. */
  function line(one, name, order) {
    const here = view.here.filter(([text]) => text === one.text).map(([, who]) => who);
    const [page, step] = view.steps[one.step];
    return h("li", h("button.l-mk-row", { id: id + "row-" + one.text, onclick: () => does.open(one.text, order) },
      h("span.l-mk-name", name), h("span.l-mk-of", page === step ? page : page + " · " + step),
      h("span.l-mk-state", { "data-state": one.state }, states[one.state]),
      here.length > 0 && h("span.l-mk-here", t("marking.here", { names: here.join(", ") }))));
  }

  function list(found, name, label) {
    const order = found.map(({ text }) => text);
    return h("ul.l-mk-rows", { "aria-label": label }, found.map((one) => line(one, name(one), order)));
  }

  function blind(sample) {
    const found = sample.rows.map(entry), left = found.filter(({ state }) => state !== "read").length;
    return h("section", h("h3", t("marking.blind")), h("p.l-quiet", t("marking.blind_about")), h("p", t("marking.left", { n: left, of: found.length })),
      list(found, ({ who }) => t("marking.text_n", { n: who }), t("marking.blind")));
  }

  const left = view.rows.map(entry).filter(waits).length;
  return h("div", view.samples.map(blind),
    h("section", h("h3", { id: id + "list", tabindex: -1 }, t("marking.texts")),
      view.rows.length === 0 ? h("p.l-quiet", t("marking.nothing")) : [
        h("p", { role: "status" }, t("marking.left", { n: left, of: view.rows.length })), choices(),
        rows.length === 0 ? h("p.l-quiet", t("marking.none_so")) : [h("p.l-quiet", t("marking.shown", { n: rows.length })), list(rows, ({ who }) => who || t("marking.nameless"), t("marking.texts"))]]));
}
