/**
 * The peercards widget: the cards that one took, each with its text and the four questions, then
 * those that wait, then what became of those that one reviewed. Answers are kept as they are given;
 * a card that one cannot judge is given back.
 */
import { cardFacts, cardFiles, cardParts } from "../shared/cardtext.js";
import { h, inline, place } from "../shared/dom.js";
import { row, rows, steps } from "../shared/fields.js";
import { mount, standing } from "../shared/mount.js";
import { answerName, back, open, review, turned } from "./core.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  let view = null, before = null, faulty = "", rounds = 0;

  const own = (one, name) => id + name + "-" + one.id;

  function set(one, name, value) {
    drafts.set(answerName(one, name), value);
    if (faulty !== one.id) return;
    if (!open(one, view, drafts).length) faulty = "";
    redraw();
  }

  function send(event, one) {
    event.preventDefault();
    const left = open(one, view, drafts);
    faulty = left.length ? one.id : "";
    if (!left.length) acts.send(review(one, view, drafts));
    else focus(left[0] === "comment" ? "comment-" + one.id : "ask-" + left[0] + "-" + one.id);
    redraw();
  }

  function wrong(one, name) {
    const is = faulty === one.id && open(one, view, drafts).includes(name);
    return { is, told: is && h("p.l-error", { id: own(one, "fault-" + name) }, name === "comment" ? t("peercards.fault_comment") : t("peercards.fault")) };
  }

  function ask(one, name, legend, help, choices) {
    const { is, told } = wrong(one, name);
    return h("fieldset.l-field" + (is ? ".l-wrong" : ""), { id: own(one, "ask-" + name), tabindex: -1, "aria-describedby": is && own(one, "fault-" + name) },
      h("legend", legend), help && h("p.l-help", help), told, choices);
  }

  function criterion(one, { id: name, label, help }) {
    const points = view.marks.map(([n]) => ({ id: n, label: String(n) }));
    const value = drafts.get(answerName(one, name));
    return ask(one, name, label, help, steps({ name: own(one, name), points, low: view.marks[0][1], high: view.marks[view.marks.length - 1][1],
      value, pick: (n) => set(one, name, n) }));
  }

  function advice(one) {
    const value = drafts.get(answerName(one, "advice"));
    const pick = (name) => () => set(one, "advice", name);
    return ask(one, "advice", t("peercards.advice"), "", h("div.l-rows", view.advice.map(([name, label], at) =>
      row({ type: "radio", name: own(one, "advice"), id: own(one, "advice") + at, checked: value === name, onchange: pick(name) }, label))));
  }

  function comment(one) {
    const { is, told } = wrong(one, "comment");
    const box = own(one, "comment");
    return h("div.l-field" + (is ? ".l-wrong" : ""), h("label.l-ask", { for: box }, t("peercards.comment")), h("p.l-help", { id: box + "-help" }, t("peercards.comment_help")), told,
      h("textarea", { id: box, rows: 5, maxlength: view.most, "aria-describedby": box + "-help", "aria-invalid": is && "true",
        value: drafts.get(answerName(one, "comment")) || "", oninput: ({ target }) => set(one, "comment", target.value) }));
  }

  function text(one) {
    return h("div", h("h3", { id: own(one, "card"), tabindex: -1, lang: one.card.lang }, inline(one.card.title)),
      h("p.l-kicker", one.card.kind), one.card.elsewhere && h("p.l-note", one.card.elsewhere),
      cardParts(one.card), cardFiles(one.files, h("h4", t("peercards.files"))), h("details", h("summary", t("peercards.facts")), cardFacts(one.card.facts)));
  }

  function form(one) {
    return h("form", { novalidate: true, onsubmit: (event) => send(event, one) },
      h("h4", t("peercards.yours")), view.criteria.map((each) => criterion(one, each)), advice(one), comment(one),
      h("button.l-first", { type: "submit" }, t("peercards.send")));
  }

  /** A way out that asks for no more than one of three reasons; nothing is said to the author. */
  function leave(one) {
    const lacks = h("p.l-error", { role: "status" });
    let why = "";
    const pick = (name) => { why = name; lacks.textContent = ""; };
    const press = () => { if (why) acts.send(back(one, why)); else lacks.textContent = t("peercards.back_fault"); };
    const options = view.unread.map(([name, label]) => ({ id: name, label }));
    return h("details", h("summary", t("peercards.back_open")),
      h("fieldset.l-field", h("legend", t("peercards.back_why")), h("p.l-help", t("peercards.back_help")), rows({ name: own(one, "back"), options, value: null, pick })),
      lacks, h("button.l-second", { id: own(one, "give-back"), onclick: press }, t("peercards.back")));
  }

  function taken(one) {
    const left = faulty === one.id && open(one, view, drafts);
    return [keep("text " + one.id, one, () => text(one)), keep("form " + one.id, [one.version, left, rounds], () => form(one)), keep("leave " + one.id, [one.version, rounds], () => leave(one))];
  }

  function waits(one) {
    return h("li.l-waits", h("h4", { lang: one.lang }, inline(one.title)), h("p.l-kicker", [one.kind, one.students, one.reviews].join(" · ")),
      h("button.l-second", { id: own(one, "take"), "aria-label": t("peercards.take_of", { title: one.title }), onclick: () => acts.send({ do: "take", card: one.id }) }, t("peercards.take")));
  }

  function queue() {
    return h("section", h("h3", { id: id + "top", tabindex: -1 }, t("peercards.queue")),
      view.queue.length ? h("ul.l-plain", view.queue.map(waits)) : h("p", t("peercards.none")));
  }

  function said() {
    return h("section", h("h3", t("peercards.said")), h("ul.l-plain", view.said.map((one) =>
      h("li.l-waits", h("h4", { lang: one.lang }, inline(one.title)), h("p.l-kicker", one.at), h("p", one.state)))));
  }

  /** What was sent is no draft any more; the focus goes to a card that was taken, or to the rest. */
  function follow() {
    const now = view.taken.map((one) => one.id);
    const target = before === null ? "" : turned(before, view);
    for (const gone of (before || []).filter((name) => !now.includes(name))) {
      rounds += 1;
      for (const name of drafts.names().filter((each) => each.startsWith(gone + "/"))) drafts.drop(name);
    }
    before = now;
    if (target) focus(target);
  }

  return (shown) => {
    view = shown;
    follow();
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    return [keep("title", view.title, () => h("h2", inline(view.title))), view.taken.map(taken), foot,
      keep("queue", view.queue, queue), view.said.length > 0 && keep("said", view.said, said)];
  };
}

export default { render: (given) => mount(given, "peercards", make) };
