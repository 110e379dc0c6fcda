/**
 * One question with its help, its error and its control, all tied together for a screen reader.
 */
import { h, inline, prose } from "../shared/dom.js";
import { row, rows, steps } from "../shared/fields.js";
import { control } from "./core.js";

/** @param {any} field @param {any} value @param {any} tools @returns {HTMLElement} */
export function question(field, value, { t, id, error, set }) {
  const own = id + field.id;
  const about = [field.help && own + "-help", error && own + "-error"].filter(Boolean).join(" ");
  const state = { id: own, "aria-describedby": about || null, "aria-invalid": error ? "true" : null };
  const label = [inline(field.label), !field.required && field.kind !== "check" && h("span.l-quiet", " " + t("common.optional"))];
  const notes = [
    field.help && h("div.l-help", { id: own + "-help" }, prose(field.help)),
    error && h("p.l-error", { id: own + "-error" }, error),
  ];
  const shapes = { check: ticked, rows: grouped, steps: grouped, list, text, number };
  const node = shapes[control(field)]({ field, value, state, label, notes, set, own, t });
  node.classList.add("l-field");
  if (error) node.classList.add("l-wrong");
  return node;
}

function ticked({ value, state, label, notes, set }) {
  const box = { ...state, type: "checkbox", checked: value === true, onchange: (event) => set(event.target.checked) };
  return h("div", notes[1], row(box, label), notes[0]);
}

/** Radios; an optional answer can be taken back. */
function grouped({ field, value, state, label, notes, set, own, t }) {
  const wipe = h("button.l-link", { hidden: value === null, onclick: erase }, t("form.erase"));
  const { "aria-invalid": invalid, ...about } = state;
  const node = h("fieldset", about, h("legend", label), notes);
  const pick = (picked) => {
    set(picked);
    wipe.hidden = false;
  };
  function erase() {
    set(null);
    for (const input of node.querySelectorAll("input")) input.checked = false;
    wipe.hidden = true;
    node.querySelector("input").focus();
  }
  const points = () => Array.from({ length: field.points }, (_, i) => ({ id: i + 1, label: String(i + 1) }));
  const given = { name: own + "-", value, pick };
  node.append(...(field.kind === "scale"
    ? steps({ ...given, points: points(), low: field.low, high: field.high })
    : [rows({ ...given, options: field.options })]));
  if (!field.required) node.append(wipe);
  if (invalid) for (const input of node.querySelectorAll("input")) input.setAttribute("aria-invalid", "true");
  return node;
}

function labelled(own, label, notes, input) {
  return h("div", h("label.l-ask", { for: own }, label), notes, input);
}

function list({ field, value, state, label, notes, set, own, t }) {
  const options = [{ id: "", label: t("form.choose") }, ...field.options];
  return labelled(own, label, notes, h("select", { ...state, onchange: (event) => set(event.target.value || null) },
    options.map((option) => h("option", { value: option.id, selected: option.id === (value ?? "") }, option.label))));
}

function text({ field, value, state, label, notes, set, own }) {
  const short = field.most && field.most <= 60;
  const given = { ...state, value: value ?? "", rows: short ? null : field.most <= 200 ? 2 : 5, type: short ? "text" : null, oninput: (event) => set(event.target.value) };
  return labelled(own, label, notes, h(short ? "input" : "textarea", given));
}

function number({ value, state, label, notes, set, own }) {
  return labelled(own, label, notes, h("input", { ...state, type: "text", inputmode: "numeric", autocomplete: "off",
    class: "l-short", value: value ?? "", oninput: (event) => set(event.target.value) }));
}
