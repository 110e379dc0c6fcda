/**
 * The form in which whoever leads a group announces a lab. What is typed is kept until it is sent.
 */
import { h } from "../shared/dom.js";
import { line, opening, slot } from "./core.js";

/** @param {any} cohort @param {any} most @param {{t: any, id: string, drafts: any, acts: any}} given */
export function form(cohort, most, { t, id, drafts, acts }) {
  const own = id + "n-" + cohort.id + "-";
  const read = (field) => drafts.get(slot(cohort.id, field)) ?? "";
  const kept = (field) => ({ id: own + field, value: read(field), oninput: (event) => drafts.set(slot(cohort.id, field), event.target.value) });
  const labelled = (field, label, control, help) => h("div.l-field", h("label.l-ask", { for: own + field }, label),
    help && h("p.l-help", { id: own + field + "-help" }, help), control);
  const text = (field, label, help) => labelled(field, label,
    h("textarea", { rows: 2, maxlength: most.line, "aria-describedby": help ? own + field + "-help" : null, ...kept(field) }), help);
  const day = (field, label) => labelled(field, label, h("input", { type: "date", ...kept(field) }));
  const card = labelled("card", t("labform.card"), h("select", kept("card"),
    h("option", { value: "" }, t("labform.choose")), cohort.cards.map((one) => h("option", { value: one.id, selected: one.id === read("card") }, one.title))));
  const question = labelled("question", t("labform.question"),
    h("textarea", { rows: 2, maxlength: most.text, "aria-describedby": own + "question-help", ...kept("question") }), t("labform.question_help"));
  const task = (i) => h("fieldset.l-task", h("legend", t("labform.task", { n: i + 1 })),
    text(line(i, "who"), t("labform.who")), text(line(i, "what"), t("labform.what")), text(line(i, "until"), t("labform.until")));
  const plan = h("div", h("p.l-ask", t("labform.plan")), h("p.l-help", t("labform.plan_help")),
    Array.from({ length: most.tasks }, (_, i) => (i < 2 ? task(i) : null)),
    h("details", h("summary", t("labform.more")), Array.from({ length: most.tasks }, (_, i) => (i < 2 ? null : task(i)))));
  return h("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); acts.send(opening(cohort.id, most.tasks, read)); } },
    card, question, plan, text("measure", t("labform.measure"), t("labform.measure_help")), text("unit", t("labform.unit"), t("labform.unit_help")),
    day("begins", t("labform.begins")), day("ends", t("labform.ends")),
    h("div.l-act", h("button.l-first", { type: "submit" }, t("labform.open"))));
}
