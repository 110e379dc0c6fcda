/**
 * Choosing people: one field that searches the list and takes names that are not on it, the list by
 * territory, and those who were chosen. Nobody is chosen beforehand.
 */
import { h, place } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { called, everybody, found, taken, token, toggled, written } from "./core.js";

/** Up to this many people the whole list lies open. */
const SHORT = 12;
/** So many matches are shown; more words find fewer. */
const MATCHES = 20;

/**
 * @param {any} view @param {any} relation @param {any} tools
 * @param {{get: () => any, set: (given: any) => void}} held what was chosen, and where it is kept
 */
export function choose(view, relation, { t, id }, held) {
  const own = id + relation.id;
  let typed = "";
  const chips = h("ul.l-chips", { "aria-label": t("roster.chosen") });
  const status = h("p.l-quiet", { role: "status" });
  const list = h("div");

  function full() {
    return held.get().ties.length >= relation.most;
  }

  function pick(who) {
    const { ties, names } = held.get();
    const chosen = ties.some(([one]) => one === who);
    if (!chosen && full()) return tell(t("roster.full", { most: relation.most }));
    held.set({ ties: toggled(ties, who), names });
    refresh();
  }

  function write(name) {
    if (full()) return tell(t("roster.full", { most: relation.most }));
    const { ties, names } = held.get();
    const who = token();
    held.set({ ties: toggled(ties, who), names: [...names, [who, name]] });
    clear();
  }

  function clear() {
    typed = field.value = "";
    refresh();
    field.focus();
  }

  function tell(text) {
    status.textContent = text;
    for (const box of list.querySelectorAll("input")) box.checked = has(box.value);
  }

  const has = (who) => held.get().ties.some(([one]) => one === who);

  /** Enter takes the only match, writes a name that nobody has, or goes to the first of several. */
  function entered(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (!typed.trim()) return;
    const matches = relation.listed ? found(view, held.get().names, typed) : [];
    if (matches.length === 1) {
      if (!has(matches[0][0])) pick(matches[0][0]);
      clear();
    } else if (matches.length) list.querySelector("input")?.focus();
    else if (relation.free) write(typed.trim());
  }

  function person([who, name, note]) {
    return row({ type: "checkbox", value: who, checked: has(who), onchange: () => pick(who) }, [name, note && h("span.l-price", note)]);
  }

  function rows(people) {
    return h("div.l-rows.l-close", people.map(person));
  }

  function group({ label, people }) {
    const name = label || t("roster.nowhere");
    return h("details", h("summary", t("roster.group", { name, n: people.length })), rows(people));
  }

  function whole() {
    const old = written(view, held.get().names);
    const groups = view.roster.length === 1 || everybody(view).length <= SHORT
      ? view.roster.map(({ label, people }) => h("div", view.roster.length > 1 && h("p.l-label", label || t("roster.nowhere")), rows(people)))
      : view.roster.map(group);
    return [old.length > 0 && h("div", h("p.l-label", t("roster.yours")), rows(old)), relation.listed && groups];
  }

  function matching() {
    const { names } = held.get();
    const matches = found(view, names, typed);
    const extra = relation.free && typed.trim().length > 1 && !taken(view, names, typed);
    return [
      matches.length > 0 && rows(matches.slice(0, MATCHES)),
      matches.length > MATCHES && h("p.l-quiet", t("roster.more", { n: matches.length - MATCHES })),
      extra && h("button.l-second.l-add", { onclick: () => write(typed.trim()) }, t("roster.add", { name: typed.trim() })),
    ];
  }

  function refresh() {
    const { ties, names } = held.get();
    const nodes = typed.trim() ? matching() : keptOpen(whole());
    place(list, [h("div", nodes)]);
    place(chips, ties.map(([who]) => chip(who, called(view, names, who))));
    const n = typed.trim() ? found(view, names, typed).length : 0;
    status.textContent = [t("roster.count", { n: ties.length, most: relation.most }), typed.trim() && t("roster.matches", { n })].filter(Boolean).join(" ");
  }

  /** A territory that lies open stays open when somebody in it is chosen. */
  function keptOpen(nodes) {
    const open = new Set([...list.querySelectorAll("details[open] summary")].map((one) => one.textContent));
    const fresh = h("div", nodes);
    for (const one of fresh.querySelectorAll("details")) one.open = open.has(one.querySelector("summary").textContent);
    return [...fresh.childNodes];
  }

  function chip(who, name) {
    const off = () => {
      pick(who);
      (chips.querySelector("button") || field).focus();
    };
    return h("li", h("button.l-chip", { "aria-label": t("roster.remove", { name }), onclick: off }, h("span", name), h("span", { "aria-hidden": "true" }, "×")));
  }

  const label = relation.listed ? (relation.free ? t("roster.search_or_write") : t("roster.search")) : t("roster.write");
  const field = h("input", { type: "text", id: own + "-find", autocomplete: "off", autocapitalize: "words", spellcheck: "false", maxlength: 80, enterkeyhint: "search",
    onkeydown: entered, oninput: () => { typed = field.value; refresh(); } });
  refresh();
  return h("div.l-choose", h("label.l-ask", { for: own + "-find" }, label), field, status, chips, list);
}
