/**
 * The encounters widget: what was announced, one's own answer, and, for whoever leads, who comes.
 * The focus follows what was done.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { said } from "../shared/words.js";
import { carried, next, slot } from "./core.js";
import { form } from "./form.js";
import { people } from "./people.js";

function make(tools) {
  const { t, id, keep, focus, acts, drafts } = tools;

  function answer(one, cohort, comes, label, kind) {
    const send = () => acts.send({ do: "answer", cohort, encounter: one.id, comes });
    return h("button." + kind, { "aria-label": t("encform.answer_of", { answer: label, topic: one.topic }), onclick: send }, label);
  }

  function mine(one, cohort) {
    const { comes, declines, waits, paid } = one;
    return h("div", h("p.l-how", one.mine), paid && h("p", paid), comes && h("p.l-quiet", t("encform.seen")),
      h("div.l-do", comes && answer(one, cohort, true, waits ? t("encform.wait") : t("encform.yes"), "l-first"),
        declines && answer(one, cohort, false, t("encform.no"), "l-second")));
  }

  function cancel(one, cohort) {
    const own = id + "off-" + one.id;
    const name = slot(cohort, one.id, "off");
    const reason = h("textarea", { id: own, rows: 2, value: drafts.get(name) ?? "", oninput: (event) => drafts.set(name, event.target.value) });
    const send = () => acts.send({ do: "cancel", cohort, encounter: one.id, reason: reason.value });
    return h("details", h("summary", t("encform.cancel")), h("label.l-ask", { for: own }, t("encform.reason")), reason,
      h("button.l-second", { onclick: send }, t("encform.cancel")));
  }

  function told(one) {
    return h("div", h("h4", { id: id + "e-" + one.id, tabindex: -1 }, inline(one.topic)), h("p.l-kicker", one.standing),
      one.reason && h("p", t("encform.why", { reason: one.reason })), h("ul.l-facts", one.facts.map((fact) => h("li", fact))), one.about && said(one.about),
      one.changes.length > 0 && [h("h5", t("encform.changes")), h("ul.l-facts", one.changes.map(({ at, reason }) => h("li", at + ": " + reason)))]);
  }

  /** The form stays as it is while answers arrive. */
  function encounter(one, room, most) {
    const box = keep("e-" + one.id, 0, () => h("article.l-encounter"));
    const given = { t, id, drafts, acts };
    const { topic, standing: stands, reason, facts, about, changes } = one;
    place(box, [keep("t-" + one.id, [topic, stands, reason, facts, about, changes], () => told(one)),
      room.leads ? [keep("p-" + one.id, one.lists, () => h("div", people(one, room.id, given))),
        one.fields && keep("f-" + one.id, one.fields, () => h("details", h("summary", t("encform.change")), form(room, one, most, given))),
        one.cancels && keep("x-" + one.id, 0, () => cancel(one, room.id))]
        : keep("m-" + one.id, one, () => mine(one, room.id))]);
    return box;
  }

  function group(room, most) {
    const box = keep("r-" + room.id, 0, () => h("section.l-cohort"));
    const { title, synthetic, leads, fund, encounters, guests } = room;
    place(box, [keep("c-" + room.id, [title, synthetic], () => h("h3", { id: id + "c-" + room.id, tabindex: -1 }, inline(title), synthetic && h("span.l-mark", t("desk.synthetic")))),
      leads && keep("s-" + room.id, fund, () => h("p.l-quiet", fund)),
      leads && keep("n-" + room.id, [guests, encounters.length], () => h("details", h("summary", t("encform.new")), form(room, null, most, { t, id, drafts, acts }))),
      encounters.length === 0 && keep("z-" + room.id, 0, () => h("p.l-quiet", t("encform.empty"))),
      encounters.map((one) => encounter(one, room, most))]);
    return box;
  }

  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    for (const name of carried(acts.body, drafts.names())) drafts.drop(name);
    if (acts.body.do === "cancel") drafts.drop(slot(acts.body.cohort, acts.body.encounter, "off"));
    focus(next(acts.body));
    acts.body = null;
  }

  return (view) => {
    follow();
    const { title, intro, rooms, most } = view;
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("head", [title, intro], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(title)), h("p.l-quiet", intro))),
      rooms.length === 0 && keep("none", 0, () => h("p.l-quiet", t("encform.none"))),
      rooms.map((room) => group(room, most)), foot];
  };
}

export default { render: (given) => mount(given, "encounters", make) };
