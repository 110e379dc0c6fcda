/**
 * The words that were handed in, sentence by sentence. A passage is chosen by pressing a sentence,
 * by marking words with mouse or finger, or with the arrow keys; what is chosen is only shown
 * here, what is done with it is decided elsewhere.
 */
import { h, inline } from "../shared/dom.js";
import { runs, spanning, touches } from "./core.js";

/**
 * @param {any} open @param {any} work @param {any} tools
 * @param {{pick: (span: any) => void, now: () => any}} choice
 */
export function answers(open, work, { t, id }, choice) {
  const kinds = { email: t("marking.hidden_email"), rut: t("marking.hidden_rut"), phone: t("marking.hidden_phone"), name: t("marking.hidden_name") };
  const numbered = work.remarks.map((one, n) => ({ ...one, number: n + 1 }));
  let anchor = null;

  function run(answer, one) {
    const marks = [one.evidence && "l-mk-ev", one.remark && "l-mk-rem", one.found && !one.hidden && "l-mk-found", one.hidden && "l-mk-hid"].filter(Boolean);
    const text = one.hidden ? "[" + (kinds[one.found] || t("marking.hidden")) + "]" : one.text;
    return [h(["span", ...marks].join("."), { "data-start": one.start, "data-end": one.end, "data-hid": one.hidden }, text),
      one.closes.map((n) => h("sup", h("span.l-hidden", t("marking.mark", { n })), h("span", { "aria-hidden": "true" }, n)))];
  }

  function sentence(answer, [start, end], i) {
    const own = (list) => list.filter((one) => one.field === answer.field && touches(one, start, end));
    const span = { field: answer.field, start, end };
    return h("span.l-mk-s", { role: "option", id: id + "s-" + answer.field + "-" + i, tabindex: i === 0 ? 0 : -1, "aria-selected": "false",
      "data-from": start, "data-to": end, onkeydown: (event) => key(event, span), onclick: (event) => press(event, span) },
      runs(answer, start, end, own(work.evidence), own(numbered)).map((one) => run(answer, one)));
  }

  function press(event, span) {
    if (!document.getSelection()?.isCollapsed) return;
    const now = choice.now();
    step(event.currentTarget);
    if (event.shiftKey && anchor?.field === span.field) return choice.pick(spanning(anchor, span));
    anchor = span;
    choice.pick(now && now.field === span.field && now.start === span.start && now.end === span.end ? null : span);
  }

  function key(event, span) {
    const at = event.currentTarget, list = [...at.parentElement.children], here = list.indexOf(at);
    const to = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: list.length - 1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") choice.pick(null);
    else if (event.key === " " || event.key === "Enter") press(event, span);
    else if (to === undefined) return;
    else go(list[Math.max(0, Math.min(list.length - 1, to))], event.shiftKey, span);
    event.preventDefault();
  }

  /** Move to another sentence; with Shift all from where one began is chosen. */
  function go(target, extend, from) {
    step(target);
    target.focus();
    if (!extend) return void (anchor = null);
    anchor = anchor?.field === from.field ? anchor : from;
    choice.pick(spanning(anchor, { field: from.field, start: +target.dataset.from, end: +target.dataset.to }));
  }

  function step(target) {
    for (const one of target.parentElement.children) one.tabIndex = one === target ? 0 : -1;
  }

  function answer(one) {
    const name = id + "a-" + one.field;
    return h("section.l-mk-answer", { "data-field": one.field }, h("h3", { id: name }, inline(one.label)),
      h("div.l-mk-text", { role: "listbox", "aria-multiselectable": "true", "aria-labelledby": name, "aria-describedby": id + "how", onpointerup: () => setTimeout(marked) },
        one.sentences.map((span, i) => sentence(one, span, i))));
  }

  /** Words that were marked with mouse or finger. */
  function marked() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const from = spot(range.startContainer, range.startOffset, false), to = spot(range.endContainer, range.endOffset, true);
    if (from && to && from.field === to.field && from.at < to.at) choice.pick({ field: from.field, start: from.at, end: to.at });
  }

  const all = h("div.l-mk-answers", h("p.l-quiet", { id: id + "how" }, t("marking.how")), open.answers.map(answer));
  /** Fingers move the ends of a selection after they were lifted: it is looked at once it rests. */
  let rest = 0;
  function later() {
    if (!all.isConnected) return document.removeEventListener("selectionchange", later);
    clearTimeout(rest);
    rest = setTimeout(marked, 400);
  }
  document.addEventListener("selectionchange", later);
  return all;
}

/** Where in an answer an end of a selection is. */
function spot(node, offset, last) {
  const holder = node.nodeType === 3 ? node.parentElement : node.childNodes[offset] || node;
  const run = holder.closest?.("[data-start]"), field = holder.closest?.("[data-field]")?.dataset.field;
  if (!field) return null;
  if (!run) return edge(holder, field, last);
  const { start, end, hid } = run.dataset;
  if (hid !== undefined) return { field, at: +(last ? end : start) };
  return { field, at: node.nodeType === 3 ? +start + Array.from(node.data.slice(0, offset)).length : +start };
}

function edge(holder, field, last) {
  const sentence = holder.closest("[data-from]");
  return sentence && { field, at: +(last ? sentence.dataset.to : sentence.dataset.from) };
}

/** Show which sentences are chosen, without building anything anew. */
export function showPicked(all, picked) {
  for (const one of all.querySelectorAll("[role=option]")) {
    const field = one.closest("[data-field]").dataset.field;
    const on = picked?.field === field && touches(picked, +one.dataset.from, +one.dataset.to);
    one.setAttribute("aria-selected", String(on));
  }
}
