/**
 * The cohort widget: one cohort at a time, one part of it at a time. What is chosen, asked and
 * typed lives here; what is typed is kept as a draft besides.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { current } from "./core.js";
import { days } from "./days.js";
import { enrol } from "./enrol.js";
import { hand } from "./hand.js";
import { list } from "./list.js";
import { notices } from "./notices.js";

const PARTS = { people: list, enrol, days, notices, hand };

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  const state = { cohort: "", part: "people", filter: "", chosen: new Set(), sure: "", some: false, taker: "", newName: "", said: "", wrong: false, others: new Set(), joined: [] };
  const then = (change, wish) => (...given) => {
    change(...given);
    if (wish) focus(typeof wish === "function" ? wish(...given) : wish);
    redraw();
  };
  const clear = () => Object.assign(state, { sure: "", said: "", wrong: false });
  Object.assign(state, {
    show: then((filter) => { state.filter = filter; }, (filter) => "filter-" + filter),
    choose: then((people, on) => people.forEach((one) => (on ? state.chosen.add(one) : state.chosen.delete(one)))),
    ask: then((what) => { state.sure = what; }, (what) => (what ? "sure" : state.part === "people" ? "marked" : "title")),
    write: then(() => Object.assign(state, { part: "notices", some: true, sure: "" }), "notice"),
    only: then((some) => { state.some = some; }),
    fresh: then((said, wrong = false) => Object.assign(state, { said, wrong })),
    other: then((line) => { if (!state.others.delete(line)) state.others.add(line); }),
    take: then((taker) => Object.assign(state, { taker, said: "" })),
    name: then((name) => { state.newName = name; }),
  });

  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    const { do: did, cohort, people } = acts.body;
    acts.body = null;
    clear();
    if (did === "enrol") {
      drafts.drop("list-" + cohort);
      state.others.clear();
      Object.assign(state, { part: "people", filter: "", joined: people.map((one) => one.name), said: t("guide.enrolled", { n: people.length }) });
    }
    if (did === "post") drafts.drop("notice-" + cohort);
    if (did === "remove" || did === "revoke") people.forEach((one) => state.chosen.delete(one));
    const at = { enrol: "part", remove: "title", revoke: "title", post: "posted", retire: "posted", hand_over: "title" }[did];
    if (at) focus(at);
  }

  /** Those who were just enrolled are chosen, so that their cards are one press away. */
  function welcome(people) {
    for (const one of people) {
      if (!one.code && state.joined.includes(one.name)) state.chosen.add(one.id);
    }
    if (people.some((one) => state.joined.includes(one.name))) state.joined = [];
  }

  function pick(cohort) {
    clear();
    Object.assign(state, { cohort, taker: "", filter: "" });
    state.chosen.clear();
    state.others.clear();
    redraw();
  }

  function choice(view, now) {
    return view.cohorts.length > 1 && keep("choice", [view.cohorts.map((one) => [one.id, one.title]), now.id], () => h("div",
      h("label.l-ask", { for: id + "cohort" }, t("guide.cohort")),
      h("select", { id: id + "cohort", value: now.id, onchange: ({ target }) => pick(target.value) },
        view.cohorts.map((one) => h("option", { value: one.id, selected: one.id === now.id }, one.title)))));
  }

  function parts() {
    const names = { people: t("guide.part_people"), enrol: t("guide.part_enrol"), days: t("guide.part_days"), notices: t("guide.part_notices"), hand: t("guide.part_hand") };
    const go = (part) => { clear(); state.part = part; focus("part"); redraw(); };
    return keep("parts", state.part, () => h("nav.l-g-parts", { "aria-label": t("guide.parts") }, Object.keys(PARTS).map((part) =>
      h("button", { id: id + "to-" + part, "aria-current": part === state.part && "true", onclick: () => go(part) }, names[part]))));
  }

  function head(now) {
    const titles = { people: t("guide.people"), enrol: t("guide.enrol"), days: t("guide.part_days"), notices: t("guide.notices"), hand: t("guide.hand") };
    return keep("part-" + state.part, [now.title, now.synthetic], () => h("h3", { id: id + "part", tabindex: -1 }, titles[state.part], h("span.l-kicker", now.title, now.synthetic && " · " + t("desk.synthetic"))));
  }

  return (view) => {
    follow();
    const now = current(view.cohorts, state.cohort);
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    const title = keep("head", view.title, () => h("h2", { id: id + "title", tabindex: -1 }, inline(view.title)));
    if (!now) return [title, keep("none", 0, () => h("p.l-quiet", t("desk.no_cohort"))), foot];
    welcome(now.people);
    if (now.id !== state.cohort) Object.assign(state, { cohort: now.id, sure: "", taker: "" });
    return [title, choice(view, now), parts(), head(now), PARTS[state.part](now, view, tools, state), foot];
  };
}

export default { render: (given) => mount(given, "guide", make) };
