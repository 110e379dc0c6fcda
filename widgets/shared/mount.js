/**
 * The frame of every widget: its root, its labels, its acts, redrawing when a view arrives, and
 * clean-up. Knows what loading and locked look like, and nothing of any widget's own views.
 */
import { h, place, prose, inline, keeper, prefix } from "./dom.js";
import { makeActs } from "./acts.js";
import { makeDrafts } from "./drafts.js";

/**
 * @param {{model: any, el: HTMLElement}} given @param {string} name class of the root
 * @param {(tools: any) => (view: any) => any} make called once; what it
 *   returns is called for each drawing and gives the nodes
 * @returns {() => void} cleans up
 */
export function mount({ model, el }, name, make) {
  const lang = model.get("lang");
  const root = h("div.lidera.l-w.l-" + name, { lang });
  const t = translator(model);
  const drafts = makeDrafts(model, drafted);
  const tools = { t, lang, id: prefix(), keep: keeper(), redraw, focus, drafts, acts: null, unlocked: false };
  tools.acts = makeActs(model, redraw);
  const draw = make(tools);
  let later = "";

  function redraw() {
    const view = model.get("view");
    const nodes = [still(view, tools) || draw(view)];
    tools.unlocked = view.status === "locked";
    const wish = later;
    later = "";
    place(root, nodes, wish);
  }
  /** Ask for the focus once the drawing under way is in place. */
  function focus(id) {
    later = tools.id + id;
  }
  function arrive() {
    tools.acts.settle();
    redraw();
  }
  /** A host that tells how things are saved hears of drafts, too. */
  function drafted(kept) {
    root.dispatchEvent(new CustomEvent("lidera-draft", { bubbles: true, detail: { kept } }));
  }

  el.append(root);
  model.on("change:view", arrive);
  redraw();
  return () => {
    model.off("change:view", arrive);
    tools.acts.stop();
    drafts.stop();
    root.remove();
  };
}

/** `t(id, values)`: a label with its `{values}` filled in; an unknown id shows as itself. */
export function translator(model) {
  return (id, values) =>
    String(model.get("labels")?.[id] ?? id).replace(/\{(\w+)\}/g, (whole, key) => values?.[key] ?? whole);
}

function still(view, { t, keep }) {
  const { status, title, lock } = view;
  if (status !== "loading" && status !== "locked") return null;
  return keep("still", { status, title, lock }, () =>
    h("section.l-still", title && h("h2", inline(title)),
      status === "locked" ? prose(lock, "l-quiet") : h("p.l-quiet", { role: "status" }, t("common.loading"))));
}

/**
 * Where an act stands, near the button that sent it: a sentence, announced when it changes.
 * @param {any} tools @param {string} [elsewhere] a state that the widget tells in a place of its own
 */
export function standing({ t, acts, keep, id }, elsewhere = "") {
  const line = keep("standing", 0, () => h("p.l-standing", { role: "status", id: id + "standing" }));
  const texts = { saving: t("common.saving"), waiting: t("common.waiting"), silent: t("common.silent"), refused: acts.reason || t("common.refused") };
  const text = texts[acts.state] || "";
  line.classList.toggle("l-warn", ["refused", "silent"].includes(acts.state));
  line.setAttribute("aria-live", acts.state === elsewhere ? "off" : "polite");
  if (line.textContent !== text) line.textContent = text;
  return line;
}
