/**
 * The newties widget: the conditions, the ties that are suggested under them with their reasons,
 * and what they would change. The focus follows what was asked for.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { asked, fields, taken } from "./core.js";

function make(tools) {
  const { t, id, keep, focus, acts } = tools;
  let set = {};

  function field(one) {
    const own = id + one.id;
    const change = (event) => { set = { ...set, [one.id]: taken(one, event.target.value) }; };
    const value = set[one.id] ?? one.value;
    return h("div.l-asked", h("label", { for: own }, one.label), h("select", { id: own, onchange: change },
      one.options.map((option) => h("option", { value: String(option.value), selected: option.value === value }, option.label))));
  }

  function form(view) {
    return h("div", h("div.l-filters", fields(view, t("newties.group")).map(field)),
      h("button.l-first", { id: id + "propose", onclick: () => acts.send(asked(view, set)) }, t("newties.propose")));
  }

  function tie(one) {
    return h("li.l-tie", h("p.l-kicker", one.kind), h("p.l-how", one.how), h("p", one.why.join(" ")));
  }

  function change({ title, lead, rows, assumed }) {
    return h("section", h("h3", title), h("p.l-quiet", lead),
      h("ul.l-measured", rows.map((row) => h("li", h("p", row.measure), h("p.l-numbers", row.numbers), h("p.l-quiet", row.gain)))),
      h("p.l-quiet", assumed));
  }

  function found(view) {
    return h("div", h("p", { id: id + "found", tabindex: -1 }, view.lead),
      h("ol.l-ties", view.ties.map(tie)), view.change && change(view.change), view.method && h("p.l-quiet", view.method));
  }

  /** What was asked for has come: the form starts from it, and the focus goes there. */
  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    acts.body = null;
    set = {};
    focus("found");
  }

  return (view) => {
    follow();
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    const head = keep("head", [view.title, view.synthetic, view.intro], () => h("header", h("h2", inline(view.title)),
      view.synthetic && h("p.l-synthetic", view.synthetic), view.intro && h("p.l-quiet", inline(view.intro))));
    if (!view.group) return [head, keep("why", view.why, () => h("p.l-note", inline(view.why)))];
    return [head, keep("form", [view.group, view.groups, view.form], () => form(view)), foot,
      view.why && keep("why", view.why, () => h("p.l-note", { id: id + "found", tabindex: -1 }, inline(view.why))),
      view.ties && keep("found", [view.lead, view.ties, view.change], () => found(view))];
  };
}

export default { render: (given) => mount(given, "newties", make) };
