/**
 * One part of a card: its label, what it is for, its control, and a good example to open. Tells
 * what was put in; knows nothing of how it is saved.
 */
import { h, prose } from "../shared/dom.js";
import { row, rows } from "../shared/fields.js";
import { LINE } from "./core.js";

/** Twenty lines of two hundred characters, and some to cut down. */
const MOST = 4200;
const WIDE = "(min-width: 60rem)";

/** @param {any} part @param {any} value @param {{t: any, id: string, lang: string, options: any, set: (value: any) => void}} given */
export function partField(part, value, given) {
  const shapes = { text: written, lines: written, list: listed, rows: chosen, many: several, number: counted, risks: risked };
  const own = given.id + part.name;
  const about = part.help ? own + "-help" : null;
  const help = part.help && h("p.l-help", { id: about }, part.help);
  const node = shapes[part.shape]({ part, value, own, about, help, ...given });
  node.classList.add("l-field");
  if (part.example) node.append(sample(part, given));
  return node;
}

function sample({ example }, { t }) {
  return h("details.l-sample", { open: matchMedia(WIDE).matches }, h("summary", t("cardform.sample")), h("div.l-note", prose(example)));
}

function labelled({ part, own, help }, ...control) {
  return h("div", h("label.l-ask", { for: own }, part.label), help, control);
}

function written(all) {
  const { part, value, own, about, lang, set } = all;
  const put = ({ target }) => set(part.line ? target.value.replace(/\n/g, " ") : target.value);
  return labelled(all, h("textarea", { id: own, lang, value, "aria-describedby": about, maxlength: part.most ?? MOST, rows: part.rows ?? 6, oninput: put }));
}

function listed(all) {
  const { part, value, own, about, options, set, t } = all;
  return labelled(all, h("select", { id: own, "aria-describedby": about, onchange: (event) => set(event.target.value, true) },
    [{ id: "", label: t("cardform.untold") }, ...options[part.options]].map(({ id, label }) => h("option", { value: id, selected: id === value }, label))));
}

function chosen({ part, value, own, about, help, options, set }) {
  return h("fieldset", { id: own, "aria-describedby": about }, h("legend", part.label), help,
    rows({ name: own + "-", options: options[part.options], value, pick: (id) => set(id, true) }));
}

function several({ part, value, own, about, help, options, set }) {
  const picked = new Set(value.map(String));
  const turn = (id) => (event) => {
    picked[event.target.checked ? "add" : "delete"](id);
    const kept = options[part.options].map((one) => one.id).filter((one) => picked.has(one));
    set(part.number ? kept.map(Number) : kept, true);
  };
  return h("fieldset", { id: own, "aria-describedby": about }, h("legend", part.label), help,
    h("div.l-many", options[part.options].map(({ id, label }) =>
      row({ type: "checkbox", id: own + "-" + id, checked: picked.has(id), onchange: turn(id) }, label))));
}

function counted(all) {
  const { value, own, about, set } = all;
  return labelled(all, h("input.l-short", { id: own, type: "text", inputmode: "numeric", autocomplete: "off", maxlength: 3, value: String(value), "aria-describedby": about, oninput: (event) => set(event.target.value) }));
}

/** Pairs of what can go wrong and what to do about it; there is always one more to fill in. */
function risked({ part, value, own, about, help, lang, set, t }) {
  const list = value.length ? value.map((one) => ({ ...one })) : [{ risk: "", answer: "" }];
  const pairs = h("div");
  const told = () => set(list.map((one) => ({ ...one })));
  const line = (pair, i, name, label) => h("div", h("label.l-ask", { for: own + name + i }, label),
    h("textarea", { id: own + name + i, lang, rows: 2, maxlength: LINE, value: pair[name], oninput: (event) => { pair[name] = event.target.value; told(); } }));
  const add = (pair, i) => pairs.append(h("div.l-risk", line(pair, i, "risk", t("cardform.risks.risk", { n: i + 1 })), line(pair, i, "answer", t("cardform.risks.answer", { n: i + 1 }))));
  list.forEach(add);
  const more = () => {
    if (list.length >= 20) return;
    list.push({ risk: "", answer: "" });
    add(list.at(-1), list.length - 1);
    pairs.lastElementChild.querySelector("textarea").focus();
  };
  return h("fieldset", { id: own, "aria-describedby": about }, h("legend", part.label), help, pairs,
    h("button.l-second", { id: own + "-more", onclick: more }, t("cardform.risks.more")));
}
