/**
 * The agreement widget: texts that several people read without seeing each other's levels. While
 * a sample is open it tells how far each reader is; closed, how far they agree and where not.
 */
import { h, inline, place } from "../shared/dom.js";
import { bar } from "../shared/bar.js";
import { mount, standing } from "../shared/mount.js";
import { criterion, listed } from "./compared.js";
import { drawing } from "./drawing.js";
import { text } from "./text.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  let sure = false;
  let asked = "";
  let choice = { readers: new Set() };

  /** Where one goes on after an act was saved; a draft that was saved is one no longer. */
  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    const { do: did, sample, text: token } = acts.body;
    acts.body = null;
    sure = false;
    if (did === "draw") choice = { readers: new Set() };
    if (did === "settle") drafts.drop("settle:" + sample + ":" + token);
    if (did === "inspect") asked = token;
    else if (did !== "look") focus({ draw: "sample", close: "sample", agreed: "rows", settle: "text", sign: "text" }[did]);
  }

  /** A text that was asked for may come after the answer that it will. */
  function arrived(view) {
    if (!asked || view.sample?.text?.text !== asked) return;
    asked = "";
    focus("text");
  }

  function ask(now) {
    sure = now;
    focus(now ? "sure" : "sample");
    redraw();
  }

  function pick(name, label, options, value, body) {
    const select = h("select", { id: id + name, onchange: (event) => acts.send(body(event.target.value)) },
      options.map(([one, shown]) => h("option", { value: one, selected: one === value }, shown)));
    return h("p", h("label.l-ask", { for: id + name }, label), select);
  }

  function choices({ groups, group, samples, sample }) {
    const closed = (one) => one ? t("agreement.closed") : t("agreement.open");
    return h("div.l-agr-form", groups.length > 1 && pick("group", t("agreement.group"), groups, group, (cohort) => ({ do: "look", cohort, sample: "" })),
      samples.length > 1 && pick("which", t("agreement.which"), samples.map(([one, name, over]) => [one, name + " · " + closed(over)]), sample.id, (one) => ({ do: "look", cohort: group, sample: one })));
  }

  function closing({ group, sample }) {
    if (!sure) return h("button.l-second", { id: id + "close", onclick: () => ask(true) }, t("agreement.close"));
    const left = sample.readers.reduce((sum, [, done]) => sum + sample.of - done, 0);
    return h("div.l-note", h("p", { id: id + "sure", tabindex: -1 }, left ? t("agreement.sure_left", { left }) : t("agreement.sure")),
      h("div.l-agr-pair", h("button.l-first", { onclick: () => acts.send({ do: "close", cohort: group, sample: sample.id }) }, t("agreement.close_now")),
        h("button.l-second", { onclick: () => ask(false) }, t("agreement.keep_open"))));
  }

  function progress(view) {
    const { sample, samples } = view;
    const name = samples.find(([one]) => one === sample.id)[1];
    const reader = ([who, done]) => h("li", t("agreement.reader", { who, done, of: sample.of }), bar(sample.of ? (100 * done) / sample.of : 0));
    return h("section", h("h3", { id: id + "sample", tabindex: -1 }, inline(name)),
      h("p.l-quiet", t("agreement.about", sample)), h("ul.l-agr-readers", sample.readers.map(reader)),
      !sample.closed && [h("p", t("agreement.where")), closing(view)]);
  }

  function compared(view) {
    const { criteria, rows: found, text: shown, ...rest } = view.sample;
    if (!found) return view.sample.closed && keep("old", 0, () => h("p.l-note", t("agreement.old")));
    return [keep("criteria", criteria, () => h("div", criteria.map((one) => criterion(one, tools)))),
      keep("rows", [found, shown?.text, rest.id], () => listed(view, tools)),
      shown && keep("text", [shown, rest.id], () => text(view, tools))];
  }

  return (view) => {
    follow();
    arrived(view);
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    const { sources, rubrics, readers } = view;
    return [keep("head", view.title, () => h("h2", { id: id + "title", tabindex: -1 }, inline(view.title))),
      view.group === null && keep("none", 0, () => h("p.l-quiet", t("desk.no_cohort"))),
      view.group !== null && keep("choices", [view.groups, view.group, view.samples, view.sample?.id], () => choices(view)),
      view.sample && keep("progress", [view.sample.readers, view.sample.of, view.sample.id, view.sample.closed, sure], () => progress(view)),
      view.sample && compared(view),
      view.group !== null && keep("draw", [sources, rubrics, readers, view.group], () => h("details.l-agr-draw", { open: !view.sample }, h("summary", t("agreement.new")), drawing(view, tools, choice))),
      foot];
  };
}

export default { render: (given) => mount(given, "agreement", make) };
