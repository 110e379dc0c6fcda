/** A closed sample: how far readers agree on each criterion, and the texts by what they found. */
import { h } from "../shared/dom.js";
import { found, sorted, unsettled } from "./core.js";

/** @param {any} criterion @param {any} tools */
export function criterion({ title, same, twice, measures }, { t }) {
  const cell = ({ name, value, low, high }) => h("tr", h("th", { scope: "row" }, name), h("td", value || "–"), h("td", low ? t("agreement.range", { low, high }) : "–"));
  return h("section.l-agr-crit", h("h4", title), h("p", t("agreement.same", { same, twice })),
    h("p.l-note", measures[0].words),
    h("details", h("summary", t("agreement.numbers", { title })),
      h("table.l-cells", h("caption.l-hidden", t("agreement.numbers", { title })),
        h("thead", h("tr", h("th", { scope: "col" }, t("agreement.column")), h("th", { scope: "col" }, t("agreement.value")), h("th", { scope: "col" }, t("agreement.interval")))),
        h("tbody", measures.map(cell))),
      measures.slice(1).map(({ words }) => h("p", words)), h("p.l-quiet", t("agreement.method"))));
}

/** @param {any} view @param {any} tools */
export function listed(view, { t, id, acts }) {
  const { group: cohort, sample } = view;
  const { differ, alike, half } = sorted(sample.rows);
  const left = unsettled(sample.rows);

  const inspect = (row) => acts.send({ do: "inspect", cohort, sample: sample.id, text: row.text });

  function line(row) {
    const given = found(row, sample.criteria, sample.readers).map((words) => h("span.l-agr-given", words));
    const state = row.signed ? t("agreement.is_signed") : row.final ? t("agreement.is_settled", { levels: row.final.join(", ") }) : "";
    const open = sample.text?.text === row.text;
    return h("li", h("button.l-agr-row", { id: id + "row-" + row.text, "aria-current": open && "true", onclick: () => inspect(row) },
      h("span.l-agr-name", t("agreement.text", { n: row.place })), h("span", given), state && h("span.l-agr-state", state)));
  }

  const list = (label, lines) => lines.length > 0 && h("div", h("h5", label), h("ul.l-agr-rows", lines.map(line)));
  const all = () => acts.send({ do: "agreed", cohort, sample: sample.id });
  return h("section", h("h4", { id: id + "rows", tabindex: -1 }, t("agreement.texts")),
    differ.length ? list(t("agreement.differ", { n: differ.length }), differ) : h("p", t("agreement.none_differ")),
    left > 0 && h("div", h("p.l-quiet", t("agreement.agreed_help")), h("button.l-second", { id: id + "agreed", onclick: all }, t("agreement.agreed", { n: left }))),
    alike.length > 0 && h("details", h("summary", t("agreement.alike", { n: alike.length })), h("ul.l-agr-rows", alike.map(line))),
    half.length > 0 && h("details", h("summary", t("agreement.half", { n: half.length })), h("ul.l-agr-rows", half.map(line))));
}
