/**
 * The marking widget: a queue of texts, and the one that lies open. What is written is saved by
 * itself (`keep.js`); the focus goes to the text that opened, and comes back to its row.
 */
import { h, inline, place } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { mount, standing } from "../shared/mount.js";
import { beside } from "./core.js";
import { makeKeep } from "./keep.js";
import { keysHelp, listenToKeys } from "./keys.js";
import { makeOpen } from "./open.js";
import { queue } from "./queue.js";

function make(tools) {
  const { t, id, keep, focus, redraw } = tools;
  let view = null, order = [], wanted = null, before = null;
  const filters = { step: "", who: "", state: "open", criterion: "" };
  const saves = makeKeep(tools, () => view.group);
  const foot = h("div.l-act");
  const now = () => view?.open?.text || "";
  const desk = {
    named: () => Boolean(view.named), only: () => filters.criterion,
    at: () => ({ at: order.indexOf(now()) + 1, of: order.length }),
    by(step) {
      const next = beside(order, wanted ?? now(), step);
      if (next) opens(next);
    },
    leave() {
      wanted = "";
      saves.send({ do: "close" });
    },
  };
  const opened = makeOpen(tools, saves, desk);

  function opens(text, within = order) {
    [wanted, order] = [text, within];
    saves.send({ do: "open", text });
  }

  const does = {
    open: opens,
    filter(name, value) {
      filters[name] = value;
      redraw();
    },
  };

  function key(pressed) {
    if (pressed === "?") return help();
    if (!view.open) return false;
    const move = { j: () => desk.by(1), k: () => desk.by(-1), q: desk.leave }[pressed];
    if (!move) return opened.key(pressed);
    move();
    return true;
  }

  function help() {
    const list = document.getElementById(id + "keys");
    list.open = !list.open;
    document.getElementById(id + "keys-name").focus();
    return true;
  }

  /** What was answered, and where the focus goes when another text lies open. */
  function follow() {
    const done = saves.follow();
    if (done?.did === "publish" && done.saved) opened.signed();
    if (done && !done.saved) wanted = null;
    const text = now();
    if (before !== null && before !== text) {
      wanted = wanted === text ? null : wanted;
      focus(text ? "title" : "row-" + before);
    }
    before = text;
  }

  function groups() {
    return view.groups.length > 1 && h("div", h("label.l-ask", { for: id + "group" }, t("marking.group")),
      h("select", { id: id + "group", onchange: ({ target }) => saves.send({ do: "look", cohort: target.value }) },
        view.groups.map((one) => h("option", { value: one.id, selected: one.id === view.group }, one.title))));
  }

  function names() {
    return h("div.l-mk-names", row({ type: "checkbox", id: id + "named", checked: view.named, onchange: ({ target }) => saves.send({ do: "names", shown: target.checked }) }, t("marking.names")),
      h("p.l-quiet", view.named ? t("marking.names_on") : t("marking.names_off")));
  }

  function here() {
    const line = keep("present", 0, () => h("p.l-mk-present", { role: "status" }));
    const found = view.open ? view.here.filter(([text]) => text === now()).map(([, who]) => who) : [];
    const said = found.length ? t("marking.here_too", { names: found.join(", ") }) : "";
    if (line.textContent !== said) line.textContent = said;
    return line;
  }

  function title() {
    const group = view.groups.find((one) => one.id === view.group);
    return h("h2", { id: id + "top", tabindex: -1 }, inline(view.title), group?.synthetic && h("span.l-mark", t("desk.synthetic")));
  }

  function body() {
    if (!view.group) return h("p.l-quiet", t("desk.no_cohort"));
    if (!view.open) {
      const { rows, samples, steps, rubrics, here: others } = view;
      return [keep("group", [view.groups, view.group], () => groups() || h("div")), keep("names", view.named, names),
        keep("queue", [rows, samples, steps, rubrics, others, filters], () => queue(view, tools, filters, does))];
    }
    opened.take(view.open, view.bank);
    return opened.draw(view.me);
  }

  listenToKeys(() => foot, key);
  addEventListener("pagehide", saves.flush);
  setTimeout(() => view?.group && saves.flush());
  return (shown) => {
    view = shown;
    follow();
    place(foot, [standing(tools)]);
    return [!view.open && keep("title", [view.title, view.group], title), here(), body(), foot,
      view.group && keep("keys", 0, () => keysHelp(tools))];
  };
}

export default { render: (given) => mount(given, "marking", make) };
