/**
 * The widget of those who are kept apart: what somebody asks for themselves, in private; or, for
 * whoever leads a group, its pairs with their reasons. The focus follows what was done.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { said } from "../shared/words.js";

function make(tools) {
  const { t, id, keep, focus, acts, drafts } = tools;

  function select(own, label, people) {
    const control = h("select", { id: own }, h("option", { value: "" }, t("apartform.choose")), people.map((one) => h("option", { value: one.id }, one.name)));
    return { control, field: h("div.l-field", h("label.l-ask", { for: own }, label), control) };
  }

  function wish({ people, apart, full }) {
    const who = select(id + "who", t("apartform.who"), people);
    const send = () => acts.send({ do: "wish", other: who.control.value, apart: true });
    return h("section", full ? h("p.l-quiet", t("apartform.full")) : [who.field, h("button.l-first", { onclick: send }, t("apartform.ask"))],
      h("h3", { id: id + "kept", tabindex: -1 }, t("apartform.asked")), apart.length === 0 && h("p.l-quiet", t("apartform.none")),
      h("ul.l-pairs", apart.map(({ id: other, name }) => h("li", h("p", name),
        h("button.l-second", { "aria-label": t("apartform.back_of", { name }), onclick: () => acts.send({ do: "wish", other, apart: false }) }, t("apartform.back"))))));
  }

  function pair(cohort, { one, other, who, reason, at }) {
    const release = () => acts.send({ do: "release", cohort, one, other });
    return h("li", h("p.l-how", who), reason && said(reason), h("p.l-quiet", t("apartform.noted", { at })),
      h("button.l-second", { "aria-label": t("apartform.back_of", { name: who }), onclick: release }, t("apartform.back")));
  }

  function cohort({ id: name, title, synthetic, people, pairs }, most) {
    const own = id + name + "-";
    const one = select(own + "one", t("apartform.one"), people);
    const other = select(own + "other", t("apartform.other"), people);
    const reason = h("textarea", { id: own + "reason", rows: 2, maxlength: most, value: drafts.get(name) ?? "", oninput: (event) => drafts.set(name, event.target.value) });
    const send = () => acts.send({ do: "part", cohort: name, one: one.control.value, other: other.control.value, reason: reason.value });
    return h("section.l-cohort", h("h3", inline(title), synthetic && h("span.l-mark", t("desk.synthetic"))),
      one.field, other.field, h("div.l-field", h("label.l-ask", { for: own + "reason" }, t("apartform.reason")), reason),
      h("button.l-first", { onclick: send }, t("apartform.part")),
      h("h4", { id: own + "kept", tabindex: -1 }, t("apartform.pairs")), pairs.length === 0 && h("p.l-quiet", t("apartform.empty")),
      h("ul.l-pairs", pairs.map((each) => pair(name, each))));
  }

  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    const { do: did, cohort: name } = acts.body;
    if (did === "part") drafts.drop(name);
    focus(name ? name + "-kept" : "kept");
    acts.body = null;
  }

  return (view) => {
    follow();
    const { title, intro, cohorts, most } = view;
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("head", [title, intro], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(title)), h("p.l-quiet", intro))),
      cohorts ? [cohorts.length === 0 && keep("none", 0, () => h("p.l-quiet", t("apartform.nobody"))), cohorts.map((one) => keep("c-" + one.id, one, () => cohort(one, most)))]
        : keep("mine", [view.people, view.apart, view.full], () => wish(view)), foot];
  };
}

export default { render: (given) => mount(given, "apart", make) };
