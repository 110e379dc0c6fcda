/**
 * The debrief widget: the ending, the map, the path and its reasons beside those of colleagues,
 * what was still on its way, indicators and people over time, predictions against what happened,
 * and questions to think on. One button says that it was read; nothing here is a mark.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { charts } from "../shared/chart.js";
import { path } from "../shared/steps.js";
import { inbox } from "../shared/words.js";
import { attempts } from "./attempts.js";
import { calibration, estimates } from "./calibration.js";
import { company, sections } from "./core.js";
import { road } from "./map.js";
import { beside, introduced } from "./peers.js";

function make(tools) {
  const { t, lang, id, keep, acts } = tools;

  const part = (title, ...inside) => h("section", h("h3", title), inside);

  /** Said once: what is to be seen of colleagues, and where nothing is. */
  function others(steps) {
    const { some, fewest } = company(steps);
    if (!some) return h("p.l-quiet", t("debrief.peers_later", { n: fewest }));
    return h("p.l-quiet", [t("debrief.peers_help"), fewest && t("debrief.peers_few", { n: fewest })].filter(Boolean).join(" "));
  }

  function story(view) {
    const has = sections(view);
    return h("div", {},
      h("h2", inline(view.title)), prose(view.intro),
      has.ending && h("section.l-story.l-ending", h("p.l-kicker", t("debrief.ending")), h("h3", inline(view.ending.title)), prose(view.ending.text)),
      view.attempts && part(t("debrief.attempts"), attempts(view.attempts, t)),
      has.path && [
        part(t("debrief.map"), h("p.l-quiet", t("debrief.map_help")), road(view.map, t)),
        part(t("debrief.path"), others(view.steps), view.panel && introduced(view.panel, t), path(view.steps, t, "h4", (step) => beside(step, t)))],
      has.waiting && part(t("debrief.waiting"), h("p.l-quiet", t("debrief.waiting_help")),
        inbox(view.waiting, t, (one) => h("p.l-kicker", inline(t("debrief.sent_by", { choice: one.choice }))))),
      has.indicators && part(t("debrief.indicators"), h("p.l-quiet", t("debrief.scale")), charts(view.indicators, t, "h4")),
      has.people && part(t("debrief.people"), h("p.l-quiet", t("debrief.scale")), charts(view.people, t, "h4")),
      part(t("debrief.calibration"), calibration(view.calibration, t, lang), view.estimates && estimates(view.estimates, t, lang)),
      has.questions && part(t("debrief.questions"), h("ul.l-questions", view.questions.map((one) => h("li", inline(one))))));
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
