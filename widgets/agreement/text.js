/** One text beside its readings, and the form in which its final levels are settled. */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { parts } from "./core.js";

/** @param {any} view @param {any} tools */
export function text(view, { t, id, acts, drafts }) {
  const { group: cohort, me, sample } = view;
  const { text: one, criteria, readers, levels } = sample;
  const named = (label) => levels.find(([, shown]) => shown === label)?.[2];
  const level = (label) => (label ? [label, named(label)].filter(Boolean).join(" · ") : t("agreement.no_level"));

  function answer({ label, text: words, marks }) {
    return h("div", h("p.l-label", label), h("p.l-said", parts(words, marks).map((part) => (part.by.length ? marked(part) : part.text))));
  }

  function marked({ text: words, by }) {
    return h("mark.l-agr-mark", words, h("sup", h("span.l-hidden", t("agreement.marked")), by.map((who) => who + 1).join(" ")));
  }

  function reading(found, at) {
    const name = h("h5", h("span.l-agr-no", at + 1), " ", readers[at][0]);
    if (!found) return h("div.l-agr-reading", name, h("p.l-quiet", t("agreement.unread")));
    return h("div.l-agr-reading", name,
      h("ul", criteria.map(({ title }, i) => h("li", title + ": ", h("strong", level(found.levels[i]))))),
      found.remarks.map((remark) => h("p.l-note.l-said", remark)), found.overall && h("p.l-note.l-said", found.overall));
  }

  function history() {
    const told = (found) => ({ ...found, levels: found.levels.join(", "), others: found.together.join(", ") });
    const line = (found) => (found.together.length ? t("agreement.was_together", told(found)) : t("agreement.was", told(found)));
    return one.settled.length > 0 && h("div", h("h5", t("agreement.history")), h("ol", one.settled.map((found) => h("li", line(found)))));
  }

  function form() {
    const name = "settle:" + sample.id + ":" + one.text;
    const kept = drafts.get(name) || { levels: { ...one.chosen }, overall: one.overall, together: [] };
    const keep = () => drafts.set(name, kept);
    const choose = ({ id: crit, title }) => h("p", h("label.l-ask", { for: id + "lv-" + crit }, title),
      h("select", { id: id + "lv-" + crit, value: "", onchange: (event) => { kept.levels[crit] = Number(event.target.value); keep(); } },
        h("option", { value: "" }, t("agreement.choose")), levels.map(([value, label]) => h("option", { value, selected: kept.levels[crit] === value }, level(label)))));
    const overall = h("textarea", { id: id + "overall", rows: 4, maxlength: 4000, value: kept.overall, oninput: (event) => { kept.overall = event.target.value; keep(); } });
    const join = (person) => () => { kept.together = kept.together.includes(person) ? kept.together.filter((who) => who !== person) : [...kept.together, person]; keep(); };
    const others = view.readers.filter(([person]) => person !== me);
    const send = () => acts.send({ do: "settle", cohort, sample: sample.id, text: one.text, levels: chosen(kept.levels), overall: kept.overall, together: kept.together });
    return h("div.l-agr-form", h("h5", t("agreement.settle")), criteria.map(choose),
      h("p", h("label.l-ask", { for: id + "overall" }, t("agreement.overall")), overall),
      others.length > 0 && h("fieldset", h("legend.l-ask", t("agreement.together")), h("div.l-rows", others.map(([person, who]) => row({ type: "checkbox", checked: kept.together.includes(person), onchange: join(person) }, who)))),
      h("button.l-first", { id: id + "settle", onclick: send }, t("agreement.save")));
  }

  const sign = () => acts.send({ do: "sign", cohort, sample: sample.id, text: one.text });
  return h("section.l-agr-text", h("h4", { id: id + "text", tabindex: -1 }, t("agreement.text", { n: one.place })),
    h("div.l-agr-beside", h("div", one.answers.map(answer)), h("div", one.readings.map(reading))),
    form(), history(),
    one.signed ? h("p.l-note", t("agreement.signed", one.signed)) :
      one.newer ? h("p.l-note", t("agreement.newer")) :
        one.settled.length > 0 && h("div", h("p.l-quiet", t("agreement.sign_help")), h("button.l-first", { id: id + "sign", onclick: sign }, t("agreement.sign"))));
}

function chosen(levels) {
  return Object.fromEntries(Object.entries(levels).filter(([, value]) => value));
}
