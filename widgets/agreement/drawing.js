/** Drawing a sample: which texts, how many, with which rubric, read by whom. */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { numbers } from "./core.js";

/**
 * What was chosen stays in `choice` when the form is built anew: a colleague hands in meanwhile.
 * @param {any} view @param {any} tools @param {{of?: string, number?: string, rubric?: string, readers: Set<string>}} choice
 */
export function drawing(view, { t, id, acts }, choice) {
  const free = view.sources.filter((one) => one.free >= view.fewest);
  if (view.readers.length < 2) return h("p.l-quiet", t("agreement.alone"));
  if (free.length === 0) return h("p.l-quiet", t("agreement.nothing", { fewest: view.fewest }));
  const option = ([value, label]) => h("option", { value }, label);
  const ask = (name, label, ...control) => h("p", h("label.l-ask", { for: id + name }, label), ...control);
  const many = h("select", { id: id + "number", onchange: () => (choice.number = many.value) });
  const rubric = h("select", { id: id + "rubric", onchange: () => (choice.rubric = rubric.value) }, view.rubrics.map(option));
  const from = h("select", { id: id + "of", onchange: () => { choice.of = from.value; turn(); } }, free.map((one) => option([one.of, t("agreement.source", { title: one.title, free: one.free, texts: one.texts })])));

  /** Another step has other numbers, and mostly a rubric of its own. */
  function turn() {
    const source = free.find((one) => one.of === from.value);
    many.replaceChildren(...numbers(source.free, view.least).map(({ number, percent }) => option([number, t("agreement.part", { number, percent })])));
    if (source.rubric) rubric.value = source.rubric;
  }

  /** What was chosen before, as far as it is still there. */
  function again() {
    for (const [select, name] of [[many, "number"], [rubric, "rubric"]]) {
      if ([...select.options].some(({ value }) => value === choice[name])) select.value = choice[name];
    }
  }

  function send() {
    const [name, , hash] = view.rubrics.find(([one]) => one === rubric.value);
    acts.send({ do: "draw", cohort: view.group, of: from.value, rubric: name, hash, number: Number(many.value), readers: view.readers.map(([person]) => person).filter((person) => choice.readers.has(person)) });
  }

  if (free.some((one) => one.of === choice.of)) from.value = choice.of;
  turn();
  again();
  const mark = (person) => () => choice.readers.delete(person) || choice.readers.add(person);
  return h("div.l-agr-form", ask("of", t("agreement.of"), from), ask("number", t("agreement.number"), many), ask("rubric", t("agreement.rubric"), rubric),
    h("fieldset", h("legend.l-ask", t("agreement.who")), h("div.l-rows", view.readers.map(([person, name]) => row({ type: "checkbox", checked: choice.readers.has(person), onchange: mark(person) }, name)))),
    h("p.l-quiet", t("agreement.least", { least: view.least })),
    h("button.l-first", { id: id + "draw", onclick: send }, t("agreement.draw")));
}
