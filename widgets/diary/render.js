/**
 * The diary widget: one form for a new entry, and all entries, the last day first. What is typed
 * is kept until it is saved. The focus follows what was done.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { said } from "../shared/words.js";
import { carried, noting, slot, value } from "./core.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  let open = "";

  function form(view, entry) {
    const own = id + (entry?.id ?? "new") + "-";
    const kept = (field) => ({ id: own + field, value: value(entry, field, view, drafts), oninput: (event) => drafts.set(slot(entry?.id, field), event.target.value) });
    const labelled = (field, label, control) => h("div.l-field", h("label.l-ask", { for: own + field }, label), control);
    const chosen = value(entry, "visit", view, drafts);
    const option = (one, label) => h("option", { value: one, selected: one === chosen }, label);
    const send = (event) => {
      event.preventDefault();
      if (!acts.busy()) acts.send(noting(entry, view, drafts));
    };
    return h("form", { novalidate: true, onsubmit: send },
      labelled("day", t("diaryform.day"), h("input", { type: "date", max: view.today, min: view.least, ...kept("day") })),
      view.visits.length > 0 && labelled("visit", t("diaryform.visit"), h("select", { id: own + "visit", onchange: (event) => drafts.set(slot(entry?.id, "visit"), event.target.value) },
        view.visits.map((one) => option(one.id, one.label)), option("", t("diaryform.other")))),
      labelled("text", t("diaryform.text"), h("textarea", { rows: 5, maxlength: view.most, ...kept("text") })),
      h("div.l-act", h("button.l-first", { type: "submit" }, entry ? t("diaryform.keep") : t("diaryform.save"))));
  }

  function edit(name) {
    open = open === name ? "" : name;
    focus(open ? open + "-text" : "e-" + name);
    redraw();
  }

  function entry(one, view) {
    const named = { date: one.date };
    const press = (text, label, onclick) => h("button.l-second", { "aria-label": label, onclick }, text);
    const share = one.shared ? [t("diaryform.unshare"), t("diaryform.unshare_of", named)] : [t("diaryform.share"), t("diaryform.share_of", named)];
    return h("li", { id: id + "e-" + one.id, tabindex: -1 },
      h("p.l-kicker", [one.date, one.about].filter(Boolean).join(" · ")),
      open === one.id ? form(view, one) : said(one.text),
      h("p.l-quiet", one.shared ? t("diaryform.shared") : t("diaryform.private")),
      h("div.l-do", press(t("diaryform.edit"), t("diaryform.edit_of", named), () => edit(one.id)),
        press(share[0], share[1], () => acts.send({ do: "share", entry: one.id, shared: !one.shared })),
        press(t("diaryform.remove"), t("diaryform.remove_of", named), () => acts.send({ do: "remove", entry: one.id }))));
  }

  function follow() {
    if (acts.state !== "saved" || !acts.body) return;
    const { do: did, entry: name } = acts.body;
    for (const field of carried(acts.body)) drafts.drop(field);
    if (did === "note") open = "";
    focus(did === "remove" || !name ? "entries" : "e-" + name);
    acts.body = null;
  }

  return (view) => {
    follow();
    const { title, intro, entries, visits, today } = view;
    const list = keep("list", 0, () => h("ul.l-entries"));
    place(list, entries.map((one) => keep("e-" + one.id, [one, open === one.id], () => entry(one, view))));
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("head", [title, intro], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(title)), h("p.l-quiet", intro))),
      keep("new", [visits, today, entries.length], () => form(view, null)), foot,
      keep("entries", 0, () => h("h3", { id: id + "entries", tabindex: -1 }, t("diaryform.entries"))),
      entries.length === 0 ? keep("none", 0, () => h("p.l-quiet", t("diaryform.empty"))) : list];
  };
}

export default { render: (given) => mount(given, "diary", make) };
