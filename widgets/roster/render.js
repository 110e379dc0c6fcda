/**
 * The roster widget: a network survey on a phone. First who will see what, then one relation at a
 * time: who, and for each of them how often or about what. Every step is saved by itself.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { agreed, alone, choices, forget, sees } from "./before.js";
import { choose } from "./choose.js";
import { answer, called, current, further, next, open, slot, step } from "./core.js";
import { detail } from "./detail.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  let at = null;
  let how = "who";
  let missing = [];
  let phase = "";
  let hint = false;
  let latest = null;

  /** Turn to a relation; to none when all are answered. */
  function turn(view, relation, to) {
    at = relation;
    missing = [];
    hint = false;
    const one = view.relations.find(({ id: name }) => name === relation);
    how = to || (one ? step(view, one, drafts) : "who");
    focus(one ? "question" : "thanks");
    redraw();
  }

  function follow(view) {
    latest = view;
    if (view.phase === "asking" && at === null) {
      at = next(view, "");
      const one = view.relations.find((other) => other.id === at);
      how = one ? step(view, one, drafts) : "who";
      if (phase === "before") focus("question");
    }
    if (view.phase !== "asking") at = null;
    phase = view.phase;
    if (acts.state !== "saved" || !acts.body) return;
    const body = acts.body;
    acts.body = null;
    if (body.do === "agree") forget({ purposes: [], ...view }, drafts);
    if (body.do === "answer") saved(view, body);
  }

  function saved(view, { relation }) {
    drafts.drop(slot(view, { id: relation }));
    if (view.phase !== "asking") return;
    const one = view.relations.find((other) => other.id === relation);
    if (one.state === "whole") at = next(view, relation);
    how = one.state === "whole" ? "who" : "how";
    focus(at ? "question" : "thanks");
  }

  function held(view, relation) {
    const set = (given) => {
      drafts.set(slot(view, relation), given);
      const nobody = document.getElementById(id + "nobody");
      if (nobody) nobody.hidden = given.ties.length > 0;
    };
    return { get: () => current(view, relation, drafts), set };
  }

  function send(relation) {
    if (acts.busy()) return;
    const view = latest;
    const given = current(view, relation, drafts);
    hint = given.ties.length === 0;
    if (hint) return redraw();
    missing = how === "how" ? open(relation, given.ties).map(([who]) => who) : [];
    if (missing.length) {
      redraw();
      document.querySelector("#" + id + "asked .l-wrong input")?.focus();
    } else acts.send(answer(view, relation, given));
  }

  function nav(view) {
    const states = { whole: t("roster.state.whole"), begun: t("roster.state.begun"), "": t("roster.state.open") };
    return h("ol.l-steps-nav", { "aria-label": t("roster.questions") }, view.relations.map((one, i) => h("li", h("button", {
      id: id + "to-" + one.id, "aria-current": one.id === at && "step", onclick: () => turn(latest, one.id) },
    h("span.l-number", { "aria-hidden": "true" }, one.state === "whole" ? "✓" : String(i + 1)), h("span", inline(one.title), h("span.l-hidden", ". " + states[one.state]))))));
  }

  function question(view, relation) {
    const ask = how === "how" && (relation.often || relation.about);
    return h("header", h("p.l-kicker", t("roster.number", { n: view.relations.indexOf(relation) + 1, of: view.relations.length })),
      h("h3", { id: id + "question", tabindex: -1 }, inline(ask || relation.question)),
      ask ? h("p.l-quiet", inline(relation.question)) : relation.help && h("p.l-quiet", inline(relation.help)));
  }

  function buttons(view, relation) {
    const more = how === "who" && further(relation);
    const nobody = () => acts.send(answer(latest, relation, { ties: [], names: [] }));
    const none = current(view, relation, drafts).ties.length === 0;
    return [h("button.l-first", { id: id + "send", onclick: () => send(relation) }, more ? t("roster.go") : t("roster.save")), how === "who"
      ? h("button.l-second", { id: id + "nobody", hidden: !none, onclick: nobody }, t("roster.nobody"))
      : h("button.l-second", { id: id + "back", onclick: () => turn(latest, relation.id, "who") }, t("roster.back"))];
  }

  function asking(view, relation) {
    const mine = held(view, relation);
    const parts = how === "who"
      ? keep("who", [relation.id, relation.ties, view.roster, view.written], () => choose(view, relation, tools, mine))
      : keep("how", [relation, missing, mine.get().ties.map(([who]) => who)], () => detail(view, relation, tools, mine, missing));
    parts.toggleAttribute("inert", acts.waiting());
    const box = keep("asked", 0, () => h("section", { id: id + "asked" }));
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [hint && keep("hint", 0, () => h("p.l-error", { role: "alert" }, t("roster.hint"))),
      keep("buttons", [relation.id, how, view.wave, mine.get().ties.length > 0], () => h("div.l-two", buttons(view, relation))), standing(tools)]);
    place(box, [keep("question", [relation.id, how], () => question(view, relation)), parts, foot]);
    return box;
  }

  function thanks(view) {
    return h("section", h("h3", { id: id + "thanks", tabindex: -1 }, t("roster.thanks")), prose(view.thanks),
      h("dl", view.relations.map((one) => [h("dt", inline(one.title)),
        h("dd", one.ties.length ? one.ties.map(([who]) => called(view, [], who)).join(" · ") : t("roster.none"))])));
  }

  /** What was read and decided before the first name, at hand to be changed. */
  function own(view) {
    return h("details.l-own", h("summary", t("roster.own")), sees(view, t), choices(view, tools),
      h("button.l-second", { onclick: () => acts.send(agreed(latest, drafts)) }, t("roster.own_save")));
  }

  function before(view) {
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [keep("start", view.wave, () => h("button.l-first", { onclick: () => acts.send(agreed(latest, drafts)) }, t("roster.start"))), standing(tools)]);
    return [keep("before", [view.intro, view.sees], () => h("div", prose(view.intro), sees(view, t))),
      keep("choices", [view.purposes, view.naming, view.refused], () => choices(view, tools)), foot];
  }

  function still(view) {
    const text = view.phase === "waiting" ? t("roster.waiting") : t("roster.closed", { at: view.closed });
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("told", text, () => h("div", prose(text))), keep("alone", view.refused, () => alone(view, tools)), foot];
  }

  return (view) => {
    follow(view);
    const head = keep("head", [view.title, view.group, view.wave], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(view.title)),
      view.wave && h("p.l-kicker", t("roster.round", { n: view.wave, group: view.group }))));
    if (view.phase === "before") return [head, before(view)];
    if (view.phase !== "asking") return [head, still(view)];
    const relation = view.relations.find((one) => one.id === at);
    return [head, keep("nav", [view.relations.map((one) => [one.id, one.state]), at], () => nav(view)),
      relation ? asking(view, relation) : [keep("thanks", [view.thanks, view.relations], () => thanks(view)), lone()],
      keep("own", [view.sees, view.purposes, view.refused], () => own(view))];
  };

  /** Where an act stands when no question is on the screen. */
  function lone() {
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return foot;
  }
}

export default { render: (given) => mount(given, "roster", make) };
