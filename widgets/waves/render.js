/**
 * The waves widget: the surveys of a facilitator's cohorts. Rounds are opened, and closed after a
 * second press; who has answered is told, never who named whom.
 */
import { h, inline, place } from "../shared/dom.js";
import { bar } from "../shared/bar.js";
import { mount, standing } from "../shared/mount.js";
import { inState, openWave, share } from "./core.js";
import { names } from "./names.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts } = tools;
  let sure = "";

  function ask(cohort) {
    sure = cohort;
    focus(cohort ? "sure" : "title");
    redraw();
  }

  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    const { do: did, cohort } = acts.body;
    acts.body = null;
    sure = "";
    focus((did === "open" || did === "close" ? "round-" : "names-") + cohort);
  }

  function people(cohort) {
    const list = (label, found) => found.length > 0 && h("div", h("p.l-label", label + " (" + found.length + ")"), h("p", found.join(" · ")));
    return h("details", h("summary", t("waves.people")), list(t("waves.none"), inState(cohort, "none")),
      list(t("waves.begun"), inState(cohort, "begun")), list(t("waves.done"), inState(cohort, "done")));
  }

  function closing(cohort, wave) {
    if (sure !== cohort.id) return h("button.l-second", { id: id + "close-" + cohort.id, onclick: () => ask(cohort.id) }, t("waves.close", { n: wave.number }));
    return h("div.l-note", h("p", { id: id + "sure", tabindex: -1 }, t("waves.sure", { n: wave.number, left: cohort.of - cohort.done })),
      h("div.l-pair", h("button.l-first", { onclick: () => acts.send({ do: "close", cohort: cohort.id, wave: wave.number }) }, t("waves.close_now")),
        h("button.l-second", { onclick: () => ask("") }, t("waves.keep_open"))));
  }

  function opening(cohort, view) {
    const { instrument, form } = view;
    if (cohort.few) return h("p.l-quiet", t("waves.few", { fewest: instrument.fewest, of: cohort.of }));
    const n = cohort.waves.length + 1;
    return h("div", h("p", t("waves.about", { title: instrument.title, version: instrument.version, relations: instrument.relations.join(", ") })),
      h("button.l-first", { onclick: () => acts.send({ do: "open", cohort: cohort.id, form }) }, t("waves.open", { n })));
  }

  function round(cohort, view) {
    const wave = openWave(cohort), older = cohort.waves.filter((one) => one.closed);
    const last = older[older.length - 1];
    const head = wave ? t("waves.is_open", { n: wave.number, at: wave.opened }) : last ? t("waves.is_closed", { n: last.number, at: last.closed }) : t("waves.never");
    return h("section", h("p.l-ask", { id: id + "round-" + cohort.id, tabindex: -1 }, head),
      (wave || last) && h("div", h("p", t("waves.answered", { n: cohort.done, of: cohort.of })), bar(share(cohort)), people(cohort)),
      wave ? closing(cohort, wave) : opening(cohort, view),
      older.length > 0 && h("details", h("summary", t("waves.older", { n: older.length })),
        h("ul", older.map((one) => h("li", t("waves.was", { n: one.number, from: one.opened, to: one.closed, version: one.version }))))));
  }

  /** Its parts are kept one by one: what is marked among the names stays when a round changes. */
  function cohort(one, view) {
    const { names: written, settled, roster, ...rest } = one;
    const box = keep("c-" + one.id, 0, () => h("section.l-cohort"));
    place(box, [keep("t-" + one.id, [one.title, one.synthetic], () => h("h3", inline(one.title), one.synthetic && h("span.l-mark", t("desk.synthetic")))),
      keep("r-" + one.id, [rest, view.form, sure === one.id], () => round(rest, view)),
      one.waves.length > 0 && keep("n-" + one.id, [written, settled, roster], () => names(one, tools))]);
    return box;
  }

  return (view) => {
    follow();
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("head", view.title, () => h("h2", { id: id + "title", tabindex: -1 }, inline(view.title))),
      view.cohorts.length === 0 && keep("none", 0, () => h("p.l-quiet", t("desk.no_cohort"))),
      view.cohorts.map((one) => cohort(one, view)), foot];
  };
}

export default { render: (given) => mount(given, "waves", make) };
