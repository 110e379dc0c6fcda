/**
 * One question of an assignment: what is asked, its help, its error, its controls and how its
 * answer is saved, all tied together for a screen reader.
 */
import { h, inline, prose } from "../shared/dom.js";
import { row, rows } from "../shared/fields.js";
import { ranking } from "./ranking.js";
import { grid } from "./grid.js";

/**
 * @param {any} question @param {any} raw what stands in its controls
 * @param {any} tools `set(raw)` takes what was put in, `sign` is the line that says how it is saved
 */
export function ask(question, raw, { t, id, lang, error, set, sign, say }) {
  const own = id + question.id;
  const about = [question.help && own + "-help", error && own + "-error", own + "-sign"].filter(Boolean).join(" ");
  const label = [inline(question.label), !question.required && h("span.l-quiet", " " + t("common.optional"))];
  const notes = [
    question.help && h("div.l-help", { id: own + "-help" }, prose(question.help)),
    error && h("p.l-error", { id: own + "-error" }, error),
  ];
  const shapes = { choice: question.pick > 1 ? several : one, ranking: ranked, table: tabled, number, text, reflection: text };
  const node = shapes[question.kind]({ question, raw, own, about, label, notes, set, t, lang, error, say });
  node.classList.add("l-field");
  if (error) node.classList.add("l-wrong");
  node.append(sign);
  return node;
}

function group({ own, about, label, notes }, ...inner) {
  return h("fieldset", { id: own, "aria-describedby": about }, h("legend", label), notes, inner);
}

/** Radios; an answer that is not required can be taken back. */
function one(given) {
  const { question, raw, own, set, t } = given;
  const wipe = h("button.l-link", { hidden: raw === null, onclick: erase }, t("form.erase"));
  const node = group(given, rows({ name: own + "-", options: question.options, value: raw, pick }), !question.required && wipe);
  function pick(picked) {
    wipe.hidden = false;
    set(picked);
  }
  function erase() {
    for (const input of node.querySelectorAll("input")) input.checked = false;
    wipe.hidden = true;
    node.querySelector("input").focus();
    set(null);
  }
  return node;
}

function several(given) {
  const { question, raw, own, set, t } = given;
  let chosen = raw;
  const tick = (option, on) => set((chosen = on ? [...chosen, option] : chosen.filter((other) => other !== option)));
  return group(given, question.pick < question.options.length && h("p.l-quiet", t("assignment.pick", { n: question.pick })), h("div.l-rows", question.options.map(({ id, label }, i) =>
    row({ type: "checkbox", id: own + "-" + i, checked: raw.includes(id), onchange: (event) => tick(id, event.target.checked) }, inline(label)))));
}

function ranked(given) {
  return group(given, ranking(given));
}

function tabled(given) {
  return group(given, grid(given));
}

function labelled({ own, label, notes }, ...inner) {
  return h("div", h("label.l-ask", { for: own }, label), notes, inner);
}

function number(given) {
  const { question, raw, own, about, set, error } = given;
  const input = h("input.l-short", { id: own, type: "text", inputmode: "decimal", autocomplete: "off", value: raw,
    "aria-describedby": (question.unit ? own + "-unit " : "") + about, "aria-invalid": error ? "true" : null, oninput: () => set(input.value) });
  return labelled(given, h("div.l-task-unit", input, question.unit && h("span", { id: own + "-unit" }, question.unit)));
}

function text(given) {
  const { question, raw, own, about, set, error } = given;
  const short = question.most <= 120;
  const input = h(short ? "input" : "textarea", { id: own, type: short ? "text" : null, value: raw, rows: short ? null : question.kind === "reflection" ? 9 : 4,
    "aria-describedby": about, "aria-invalid": error ? "true" : null, oninput: () => set(input.value) });
  return labelled(given, input);
}
