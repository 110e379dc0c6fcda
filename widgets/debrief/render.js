/**
 * The debrief widget: the ending, the path and its reasons, predictions against what happened,
 * indicators over time, and questions to think on. One button says that it was read.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { charts } from "../shared/chart.js";
import { path } from "../shared/steps.js";
import { sections } from "./core.js";

function make(tools) {
  const { t, id, keep, acts } = tools;

  function story(view) {
    const has = sections(view);
    return h("div", {},
      h("h2", inline(view.title)), prose(view.intro),
      has.ending && h("section.l-story.l-ending", h("p.l-kicker", t("debrief.ending")), h("h3", inline(view.ending.title)), prose(view.ending.text)),
      has.path && h("section", h("h3", t("debrief.path")), path(view.steps, t, "h4")),
      has.indicators && h("section", h("h3", t("debrief.indicators")), h("p.l-quiet", t("debrief.scale")), charts(view.indicators, t, "h4")),
      has.questions && h("section", h("h3", t("debrief.questions")), h("ul.l-questions", view.questions.map((one) => h("li", inline(one))))));
  }

  function foot(view) {
    const node = keep("foot", 0, () => h("div.l-act"));
    const button = keep("read", 0, () => h("button.l-first", { id: id + "read", onclick: () => acts.send({ do: "seen" }) }, t("debrief.mark")));
    button.setAttribute("aria-disabled", String(acts.busy()));
    const done = keep("done", 0, () => h("p.l-note", { id: id + "done", tabindex: -1 }, t("debrief.marked")));
    const held = document.activeElement === button;
    place(node, [sections(view).read ? done : button, standing(tools)]);
    if (held && !button.isConnected) done.focus();
    return node;
  }

  return (view) => {
    const { n, status, ...shown } = view;
    return [keep("story", shown, () => story(view)), foot(view)];
  };
}

export default { render: (given) => mount(given, "debrief", make) };
