/**
 * The matching widget: the fund, what is proposed with its reasons, and the rounds that were
 * confirmed with their accounts. The focus follows what was done.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { said } from "../shared/words.js";
import { amount, next } from "./core.js";

function make(tools) {
  const { t, id, keep, focus, acts } = tools;

  /** One amount with its button; what is no number is told beside it, and nothing is sent. */
  function sum({ own, label, button, named, send, least }) {
    const wrong = h("p.l-error", { id: own + "-wrong", hidden: true }, t("matching.number"));
    const input = h("input", { id: own, class: "l-short", type: "text", inputmode: "numeric", autocomplete: "off", "aria-describedby": own + "-wrong" });
    const press = () => {
      const value = amount(input.value);
      wrong.hidden = value >= least;
      input.setAttribute("aria-invalid", String(value < least));
      if (value < least) input.focus();
      else send(value);
    };
    return h("div.l-sum", h("label", { for: own }, label), wrong, h("div.l-pair", input, h("button.l-second", { "aria-label": named ?? null, onclick: press }, button)));
  }

  function fund(one) {
    const send = (value) => acts.send({ do: "pay", cohort: one.id, amount: value });
    return h("section", h("p.l-ask", { id: id + "fund-" + one.id, tabindex: -1 }, one.fund), h("p", one.standing),
      h("details", h("summary", t("matching.pay")), sum({ own: id + "pay-" + one.id, label: t("matching.amount"), button: t("matching.pay"), least: 1, send })),
      one.asked > 0 && h("button.l-first", { onclick: () => acts.send({ do: "match", cohort: one.id }) }, t("matching.match")));
  }

  function line({ who, why }) {
    return h("li", h("p.l-how", who), h("p", why));
  }

  function proposal(one) {
    const { lead, visits, left, seal } = one.proposal;
    return h("section", h("p", { id: id + "found-" + one.id, tabindex: -1 }, lead),
      visits.length > 0 && [h("h4", t("matching.visits")), h("ol.l-proposed", visits.map(line))],
      left.length > 0 && [h("h4", t("matching.left")), h("ul.l-proposed", left.map(line))],
      visits.length > 0 && h("div.l-note", h("p", t("matching.confirm_help")),
        h("button.l-first", { onclick: () => acts.send({ do: "confirm", cohort: one.id, seal }) }, t("matching.confirm"))));
  }

  function visit(one, cohort) {
    const send = (spent) => acts.send({ do: "settle", cohort, visit: one.id, spent });
    return h("li", h("p.l-how", { id: id + "v-" + one.id, tabindex: -1 }, one.who), h("p", one.account),
      !one.settled && h("details", h("summary", { "aria-label": t("matching.settle_of", { who: one.who }) }, t("matching.settle")),
        sum({ own: id + "s-" + one.id, label: t("matching.spent"), button: t("matching.settle"), named: t("matching.settle_of", { who: one.who }), least: 0, send })));
  }

  function rounds(one) {
    return h("section", { id: id + "rounds-" + one.id, tabindex: -1 }, one.rounds.map(({ title, visits }) =>
      h("div", h("h4", title), h("ul.l-proposed", visits.map((made) => visit(made, one.id))))));
  }

  function circles(one) {
    const own = id + "size-" + one.id;
    const size = h("select", { id: own }, one.sizes.map((n) => h("option", { value: n, selected: n === 6 }, String(n))));
    return h("section", h("h4", t("matching.circle_title")), h("p.l-quiet", t("matching.circle_help")),
      h("div.l-sum", h("label", { for: own }, t("matching.circle_size")), h("div.l-pair", size,
        h("button.l-second", { onclick: () => acts.send({ do: "circle", cohort: one.id, size: Number(size.value) }) }, t("matching.circle")))),
      one.circles && [h("p", { id: id + "circles-" + one.id, tabindex: -1 }, one.circles.lead), h("ol.l-proposed", one.circles.circles.map((names) => h("li", names)))]);
  }

  function diaries(one) {
    return h("section", h("h4", t("matching.diaries")), one.diaries.map(({ who, entries }) => h("details", h("summary", t("matching.diary_of", { who })),
      entries.map(({ day, text }) => [h("p.l-kicker", day), said(text)]))));
  }

  function cohort(one) {
    const box = keep("c-" + one.id, 0, () => h("section.l-cohort"));
    place(box, [keep("t-" + one.id, [one.title, one.synthetic], () => h("h3", inline(one.title), one.synthetic && h("span.l-mark", t("desk.synthetic")))),
      keep("f-" + one.id, [one.fund, one.standing, one.asked], () => fund(one)),
      one.proposal && keep("p-" + one.id, one.proposal, () => proposal(one)),
      one.rounds.length > 0 && keep("r-" + one.id, one.rounds, () => rounds(one)),
      one.diaries.length > 0 && keep("d-" + one.id, one.diaries, () => diaries(one)),
      one.sizes.length > 0 && keep("o-" + one.id, [one.sizes, one.circles], () => circles(one))]);
    return box;
  }

  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    focus(next(acts.body));
    acts.body = null;
  }

  return (view) => {
    follow();
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("head", [view.title, view.intro], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(view.title)), h("p.l-quiet", view.intro))),
      view.cohorts.length === 0 && keep("none", 0, () => h("p.l-quiet", t("matching.none"))),
      view.cohorts.map(cohort), foot];
  };
}

export default { render: (given) => mount(given, "matching", make) };
