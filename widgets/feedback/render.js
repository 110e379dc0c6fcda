/**
 * The feedback widget: what came back, one text after the other, each opened by its reader. To open
 * it is told as seen; what is answered is answered once. The focus follows what is opened and sent.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { aside } from "../shared/aside.js";
import { mount, standing } from "../shared/mount.js";
import { said } from "../shared/words.js";
import { about, left, seal, slot, unseen } from "./core.js";
import { growth } from "./growth.js";
import { levels } from "./levels.js";
import { commented } from "./text.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  const open = new Set();
  const told = new Set();
  let latest = null;
  let current = "";

  function turn(one) {
    const name = slot(one);
    const shut = open.delete(name);
    if (!shut) open.add(name);
    current = name;
    redraw();
    tell();
  }

  /** Say what was looked at, one at a time; what cannot be sent now is sent with a later drawing. */
  function tell() {
    const [one] = unseen(latest?.items || [], open, told);
    if (!one || acts.waiting()) return;
    told.add(seal(one));
    acts.send(about("seen", one));
  }

  function send(event, one) {
    event.preventDefault();
    current = slot(one);
    acts.send(about("answer", one, { text: drafts.get(current) || "" }));
  }

  function follow(view) {
    latest = view;
    if (!acts.waiting()) queueMicrotask(tell);
    if (acts.state !== "saved" || acts.body?.do !== "answer") return;
    const name = slot(acts.body);
    acts.body = null;
    drafts.drop(name);
    focus("answered " + name);
  }

  function head(one, name) {
    const shown = open.has(name);
    const { where, title, handed, signed, fresh, newer } = one;
    return keep("head " + name, [where, title, handed, signed, fresh, newer, shown], () => h("header",
      h("h3", inline(where), fresh && h("span.l-fresh", t("feedback.fresh"))),
      h("p.l-kicker", [title, t("feedback.handed", { at: handed })].join(" · ")), h("p", signed),
      newer && h("p.l-note", t("feedback.newer")),
      h("button.l-second", { id: id + "turn " + name, "aria-expanded": String(shown), "aria-label": (shown ? t("feedback.fold") : t("feedback.read")) + ": " + where, onclick: () => turn(one) },
        shown ? t("feedback.fold") : t("feedback.read"))));
  }

  function points(rows) {
    return rows.length > 0 && h("section", h("h4", t("feedback.scored")), h("ol.l-points", rows.map(({ label, told: scored, note }) =>
      h("li", h("p", inline(label)), scored && h("p.l-kicker", scored), prose(note, "l-quiet")))));
  }

  function body(one, name, rubric) {
    const { overall, criteria, texts, points: rows } = one;
    const remarked = texts.some(({ remarks }) => remarks.length);
    return keep("body " + name, [overall, criteria, texts, rows, rubric], () => h("div",
      overall && h("section", h("h4", t("feedback.overall")), h("blockquote", said(overall))),
      h("section", h("h4", remarked ? t("feedback.passages") : t("feedback.your_text")), texts.map((text, i) => commented(text, id + name.replaceAll(" ", "-") + i, t))),
      criteria.length > 0 || !rubric ? levels(criteria, rubric, t) : "",
      points(rows)));
  }

  function answered({ answer }, name) {
    return keep("answered " + name, answer, () => h("section", h("h4", { id: id + "answered " + name, tabindex: -1 }, t("feedback.answer")),
      h("p.l-kicker", t("feedback.answered", { at: answer.at })), h("blockquote", said(answer.text))));
  }

  function answering(one, name) {
    const box = id + "box " + name;
    const form = keep("form " + name, [one.most], () => {
      const input = h("textarea", { id: box, rows: 5, maxlength: one.most, value: drafts.get(name) || "", "aria-describedby": box + "help", oninput: (event) => drafts.set(name, event.target.value) });
      return h("form", { onsubmit: (event) => send(event, one) }, h("label", { for: box }, t("feedback.answer")), h("p.l-help", { id: box + "help" }, t("feedback.answer_help")), input);
    });
    const button = keep("send " + name, 0, () => h("button.l-first", { type: "submit", id: id + "send " + name }, t("feedback.send")));
    button.setAttribute("aria-disabled", String(acts.busy()));
    form.append(button);
    return form;
  }

  function item(one, rubrics) {
    const name = slot(one);
    const node = keep("item " + name, 0, () => h("li.l-returned"));
    const rest = open.has(name) && [body(one, name, rubrics[one.rubric]), one.answer ? answered(one, name) : answering(one, name)];
    place(node, [head(one, name), rest, name === current && standing(tools)]);
    return node;
  }

  function waiting(list) {
    return list.length > 0 && keep("waiting", list, () => h("section", h("h3", t("feedback.waiting")),
      h("ul", list.map(({ where, title, handed }) => h("li", where, h("span.l-kicker", [title, t("feedback.handed", { at: handed })].join(" · ")))))));
  }

  function lost(view) {
    const found = acts.waiting() ? [] : left(view.items, drafts);
    const discard = () => { for (const [name] of found) drafts.drop(name); focus("title"); redraw(); };
    return aside({ texts: found.map(([, text]) => text), t, keep, discard, told: t("feedback.gone") });
  }

  return (view) => {
    follow(view);
    const list = keep("items", 0, () => h("ul.l-items"));
    place(list, view.items.map((one) => item(one, view.rubrics)));
    return [
      keep("top", [view.title, view.intro, view.why], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(view.title)), prose(view.intro), prose(view.why, "l-quiet"))),
      lost(view), view.items.length > 0 && list, waiting(view.waiting),
      view.growth.length > 0 && keep("growth", view.growth, () => growth(view.growth, t)),
    ];
  };
}

export default { render: (given) => mount(given, "feedback", make) };
