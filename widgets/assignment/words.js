/** What an assignment's form says: faults, how an answer is saved, what stands and under which rules. */
import { h, inline } from "../shared/dom.js";
import { numberTold } from "./numbers.js";
import { shown, standingOf, told } from "./core.js";

/** What is wrong with an answer, as a sentence. */
export function sentence({ fault, most, pick, least, top }, t, lang) {
  const from = numberTold(least ?? 0, lang), to = numberTold(top ?? 0, lang);
  const texts = {
    empty: t("form.fault.empty"), cells: t("assignment.wrong.cells"), long: t("form.fault.long", { most }),
    number: t("assignment.wrong.number"), range: t("assignment.wrong.range", { from, to }),
    many: t("assignment.wrong.many", { n: pick }), other: t("assignment.wrong.other"),
  };
  return texts[fault];
}

/** How the answer to a question is saved, truthfully; "" while it is open. */
export function signOf(question, { drafts, acts, lang, t }, saver, wrong) {
  const state = standingOf(question, drafts, lang);
  if (state === "open" || state === "other") return "";
  if (state === "saved") return t("assignment.sign.saved");
  if (state === "wrong") return t("assignment.sign.wrong", { why: sentence({ ...question, fault: wrong }, t, lang) });
  if (acts.under()?.question === question.id) return acts.state === "waiting" ? t("assignment.sign.waiting") : t("common.saving");
  return saver.refused.get(question.id)?.reason || t("assignment.sign.unsaved");
}

/** The answers in words, by question. `values` are those to tell, else what is saved. */
export function answers(questions, values, t, lang) {
  return h("dl", questions.map((question) => {
    const given = values ? { ...question, value: values[question.id] ?? null } : question;
    const lines = told(given, shown(given, lang), lang);
    return [h("dt", inline(question.label)), lines.length ? lines.map((line) => h("dd.l-said", line)) : h("dd.l-quiet", t("form.unanswered"))];
  }));
}

/** Every hand-in there ever was, but the one that counts. */
export function earlier(view, t) {
  return view.earlier.length > 0 && h("details", h("summary", t("assignment.earlier", { n: view.earlier.length })),
    h("ul", view.earlier.map((one) => h("li", handed(one, t), one.withdrawn && " · " + t("assignment.withdrawn")))));
}

/** One hand-in: its number, when, and whether late. */
export function handed({ number, at, late }, t) {
  return t("assignment.handed", { n: number, at }) + (late ? " · " + t("assignment.late") : "");
}
