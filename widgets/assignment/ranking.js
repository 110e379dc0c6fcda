/**
 * Putting things in order with two buttons each, so that a finger and a keyboard do it alike.
 * The order in which the author wrote them is no answer until somebody says so.
 */
import { h, inline } from "../shared/dom.js";
import { moved } from "./core.js";

/** @param {any} given */
export function ranking({ question, raw, own, set, t, say }) {
  let order = raw || question.options.map(({ id }) => id);
  const labels = new Map(question.options.map(({ id, label }) => [id, label]));
  const list = h("ol.l-task-order");
  const settle = h("button.l-second", { id: own + "-settle", onclick: () => take(order) }, t("assignment.settle"));
  const note = h("p.l-quiet", t("assignment.unsettled"));
  const items = new Map(order.map((id) => [id, item(id)]));

  function item(id) {
    const button = (by, sign, told) => h("button", { "aria-label": told, onclick: (event) => move(id, by, event.currentTarget) }, h("span", { "aria-hidden": "true" }, sign));
    const up = button(-1, "↑", t("assignment.up", { label: labels.get(id) }));
    const down = button(1, "↓", t("assignment.down", { label: labels.get(id) }));
    return { node: h("li", h("span.l-task-place", { "aria-hidden": "true" }), h("span", inline(labels.get(id))), h("span.l-task-moves", up, down)), up, down };
  }

  function move(id, by, pressed) {
    const next = moved(order, id, by);
    if (next === order) return;
    order = next;
    draw();
    pressed.focus();
    if (pressed.getAttribute("aria-disabled") === "true") (by < 0 ? items.get(id).down : items.get(id).up).focus();
    say(t("assignment.placed", { label: labels.get(id), n: order.indexOf(id) + 1, of: order.length }));
    take(order);
  }

  function take(settled) {
    const held = settle.matches(":focus");
    raw = settled;
    draw();
    if (held) list.querySelector("button").focus();
    set(settled);
  }

  function draw() {
    order.forEach((id, i) => {
      const { node, up, down } = items.get(id);
      if (list.children[i] !== node) list.insertBefore(node, list.children[i] || null);
      node.firstChild.textContent = String(i + 1);
      up.setAttribute("aria-disabled", String(i === 0));
      down.setAttribute("aria-disabled", String(i === order.length - 1));
    });
    note.hidden = settle.hidden = raw !== null;
  }

  draw();
  return [list, note, settle];
}
