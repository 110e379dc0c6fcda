/**
 * The labs widget: what a group pilots together. Its people join, note the shared measure and go
 * to tell how it came out; whoever leads announces and closes. The focus follows what was done.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { said } from "../shared/words.js";
import { carried, next } from "./core.js";
import { form } from "./form.js";

function make(tools) {
  const { t, id, keep, focus, acts, drafts } = tools;

  const press = (name, body, kind = "l-second") => h("button." + kind, { onclick: () => acts.send(body) }, name);

  function note(at, { when, value }, title) {
    const own = id + when + "-" + at.lab;
    const label = when === "before" ? t("labform.before") : t("labform.after");
    const input = h("input", { id: own, class: "l-short", type: "text", inputmode: "decimal", autocomplete: "off", maxlength: 20, value });
    const send = () => acts.send({ do: "note", ...at, when, value: input.value });
    return h("div.l-sum", h("label", { for: own }, label), h("div.l-pair", input,
      h("button.l-second", { "aria-label": t("labform.note_of", { label, title }), onclick: send }, t("labform.note"))));
  }

  function mine(at, lab) {
    const { joined, joins, notes, tells, tell } = lab.mine;
    return h("div", joins && [h("p.l-quiet", t("labform.join_help")), press(t("labform.join"), { do: "join", ...at }, "l-first")],
      notes.map((one) => note(at, one, lab.title)),
      tells && h("p", h("a.l-way", { href: tell }, t("labform.tell"))),
      joined && press(t("labform.leave"), { do: "leave", ...at }));
  }

  function row({ who, measures, outcome, ended, why }) {
    return h("li", { class: ended ? "l-ended-" + ended : null }, h("p.l-how", who), h("p", measures), h("p", h("strong", outcome), why && " " + why));
  }

  function closing(at) {
    const own = id + "learned-" + at.lab;
    const text = h("textarea", { id: own, rows: 3 });
    return h("details", h("summary", t("labform.close")), h("label.l-ask", { for: own }, t("labform.learned_ask")), text,
      h("button.l-first", { onclick: () => acts.send({ do: "close", ...at, learned: text.value }) }, t("labform.close")));
  }

  function lab(one, cohort) {
    const at = { cohort, lab: one.id };
    return h("article.l-lab", h("h4", { id: id + "lab-" + one.id, tabindex: -1, lang: one.lang }, inline(one.title)),
      h("p.l-kicker", one.standing), one.question && said(one.question),
      one.href && h("p", h("a.l-way", { href: one.href }, t("labform.read"))),
      one.plan.length > 0 && [h("h5", t("labform.plan")), h("ol.l-plan", one.plan.map(({ who, what, until }) => h("li", h("strong", who), ": " + what + " ", h("span.l-quiet", until))))],
      h("h5", t("labform.shared")), h("p", one.measure + " (" + one.unit + ")"),
      h("h5", t("labform.schools")), one.rows.length === 0 ? h("p.l-quiet", t("labform.nobody")) : h("ul.l-beside", one.rows.map(row)),
      one.rows.length > 1 && h("p.l-help", t("labform.no_mean")),
      one.learned && [h("h5", t("labform.learned")), said(one.learned)],
      one.mine && mine(at, one), one.closes && closing(at));
  }

  function cohort(one, most) {
    const box = keep("c-" + one.id, 0, () => h("section.l-cohort"));
    place(box, [keep("t-" + one.id, [one.title, one.synthetic, one.leads], () => h("h3", { id: id + "labs-" + one.id, tabindex: -1 }, inline(one.title), one.synthetic && h("span.l-mark", t("desk.synthetic")))),
      one.leads && keep("n-" + one.id, [one.cards, one.labs.length], () => h("details", h("summary", t("labform.new")), form(one, most, { t, id, drafts, acts }))),
      one.labs.length === 0 && keep("e-" + one.id, 0, () => h("p.l-quiet", t("labform.empty"))),
      one.labs.map((each) => keep("l-" + each.id, each, () => lab(each, one.id)))]);
    return box;
  }

  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    for (const name of carried(acts.body, drafts.names())) drafts.drop(name);
    focus(next(acts.body));
    acts.body = null;
  }

  return (view) => {
    follow();
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("head", [view.title, view.intro], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(view.title)), h("p.l-quiet", view.intro))),
      view.cohorts.length === 0 && keep("none", 0, () => h("p.l-quiet", t("labform.none"))),
      view.cohorts.map((one) => cohort(one, view.most)), foot];
  };
}

export default { render: (given) => mount(given, "labs", make) };
