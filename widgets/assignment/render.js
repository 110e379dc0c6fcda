/**
 * The assignment widget: questions under their headings, each saved by itself; handing in, again
 * if need be; taking back after a second press. Knows nothing of what is asked, nor of what is right.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { answer, asked, counted, current, fault, faults, seal, standingOf } from "./core.js";
import { ask } from "./question.js";
import { saver } from "./saving.js";
import { answers, earlier, handed, sentence, signOf } from "./words.js";

function make(tools) {
  const { t, id, lang, keep, focus, redraw, acts, drafts } = tools;
  const saving = saver(tools, () => latest, () => wanted);
  const inside = new Map();
  let latest = { status: "loading", sections: [], n: -1 };
  let wrong = [];
  let reopened = false;
  let wanted = false;
  let sure = false;
  let spoken = "";

  // --- acting ---

  function press(event) {
    event?.preventDefault();
    const view = latest;
    wrong = faults(view, drafts, lang);
    wanted = wrong.length === 0;
    if (wanted) handIn();
    else focus("faults");
    redraw();
  }

  /** An answer that is under way is waited for. */
  function handIn() {
    if (acts.waiting() && acts.state !== "silent") return;
    wanted = false;
    const held = asked(latest).filter((question) => drafts.has(question.id));
    const values = held.map((question) => [question.id, answer(question, drafts.get(question.id).raw, lang)]);
    acts.send({ do: "hand_in", assignment: latest.assignment, values: Object.fromEntries(values) });
  }

  function turn(to) {
    ({ reopened = reopened, sure = sure } = to);
    focus(to.focus);
    redraw();
  }

  function follow(view) {
    latest = view;
    saving.tidy(view);
    const body = ["saved", "refused"].includes(acts.state) && acts.body;
    if (!body) return;
    acts.body = null;
    if (body.do === "answer") saving.heard(body, acts.state, acts.reason);
    else if (acts.state === "refused") focus("standing");
    else if (body.do === "hand_in") handedIn();
    else if (body.do === "withdraw") turnedBack();
    if (wanted) setTimeout(handIn, 0);
  }

  function handedIn() {
    drafts.clear();
    wrong = [];
    reopened = sure = false;
    focus("done");
  }

  function turnedBack() {
    sure = false;
    focus("title");
  }

  function say(text) {
    spoken = text;
    keep("say", 0, () => h("p.l-hidden", { role: "status" })).textContent = text;
  }

  // --- drawing ---

  /** What stands in the controls is replaced only by what was saved elsewhere. */
  function round(question) {
    const raw = current(question, drafts, lang);
    const known = inside.get(question.id);
    const same = known && (drafts.has(question.id) ? known.raw === raw : seal(answer(question, known.raw, lang)) === seal(question.value));
    if (same) return known.count;
    inside.set(question.id, { raw, count: (known?.count ?? 0) + 1 });
    return inside.get(question.id).count;
  }

  function field(question, errors) {
    const { value, ...rest } = question;
    const error = errors.get(question.id) || "";
    const line = sign(question);
    const set = (raw) => {
      inside.set(question.id, { raw, count: inside.get(question.id).count });
      saving.put(latestOf(question.id), raw);
    };
    return keep("q-" + question.id, [rest, error, round(question)], () =>
      ask(question, current(question, drafts, lang), { t, id, lang, error, set, say, sign: line }));
  }

  function latestOf(name) {
    return asked(latest).find((question) => question.id === name);
  }

  function sign(question) {
    const box = keep("sign-" + question.id, 0, () => h("div.l-task-sign", { id: id + question.id + "-sign" }));
    const raw = current(question, drafts, lang), state = standingOf(question, drafts, lang);
    const text = signOf(question, tools, saving, fault(question, raw, lang));
    box.classList.toggle("l-warn", ["wrong", "other"].includes(state) || saving.refused.has(question.id));
    place(box, [keep("told-" + question.id, [text, state === "other" && question.value], () => (state === "other" ? differs(question) : h("p", text)))]);
    return box;
  }

  /** Another device saved another answer meanwhile: somebody must say which one stays. */
  function differs(question) {
    const mine = () => saving.keepMine(latestOf(question.id));
    const theirs = () => {
      drafts.drop(question.id);
      redraw();
    };
    return h("div", h("p", t("assignment.other")), answers([question], null, t, lang),
      h("div.l-task-pair", h("button.l-second", { onclick: theirs }, t("assignment.theirs")), h("button.l-second", { onclick: mine }, t("assignment.mine"))));
  }

  function section({ title, body, questions }, number, errors) {
    const box = keep("s-" + number, title, () => h("section.l-task-part", title && { "aria-labelledby": id + "s" + number }));
    place(box, [
      (title || body) && keep("sh-" + number, [title, body], () => h("header", title && h("h3", { id: id + "s" + number }, inline(title)), lines(body))),
      questions.map((question) => field(question, errors)),
    ]);
    return box;
  }

  /** Paragraphs whose line ends count: figures stand one below the other. */
  function lines(text) {
    return prose(text, "l-said");
  }

  function problems() {
    const refused = acts.state === "refused" && !wrong.length && tools.acts.reason;
    if (!wrong.length || refused) return null;
    return keep("faults", wrong.map((one) => [one.id, one.fault]), () =>
      h("div.l-faults", { id: id + "faults", tabindex: -1, role: "group", "aria-labelledby": id + "told" },
        h("p.l-subject", { id: id + "told" }, t("form.faults", { n: wrong.length })),
        h("ul", wrong.map((one) => h("li", h("a", { href: "#" + id + one.id, onclick: (event) => jump(event, one) }, inline(one.label)), " ", sentence(one, t, lang))))));
  }

  function jump(event, { id: name }) {
    event.preventDefault();
    const target = document.getElementById(id + name);
    (target.matches("fieldset") ? target.querySelector("input, select, button") : target).focus();
  }

  function progress(view) {
    const all = asked(view), unsaved = all.filter((one) => ["unsaved", "wrong", "other"].includes(standingOf(one, drafts, lang))).length;
    const n = counted(view, drafts, lang), some = all.some(({ value }) => value !== null);
    const kept = unsaved ? t("assignment.left", { n: unsaved }) : some ? t("assignment.safe") : "";
    const told = [t("assignment.count", { n, of: all.length }), kept].filter(Boolean).join(" ");
    return keep("count", told, () => h("p.l-task-count", told));
  }

  function foot(view) {
    const box = keep("foot", 0, () => h("div.l-act"));
    const under = acts.under()?.do, said = standing(tools);
    said.hidden = under === "answer" || (acts.state === "refused" && !acts.reason);
    place(box, [progress(view), keep("button", Boolean(view.standing), () =>
      h("button.l-first", { type: "submit", id: id + "send" }, view.standing ? t("assignment.hand_in_again") : t("assignment.hand_in"))), said, rules(view),
      reopened && keep("stop", 0, () => h("button.l-link", { onclick: () => turn({ reopened: false, focus: "done" }) }, t("assignment.back")))]);
    keep("button", Boolean(view.standing)).setAttribute("aria-disabled", String(under === "hand_in" || wanted));
    return box;
  }

  function rules(view) {
    return keep("rules", view.rules, () => h("details", h("summary", t("assignment.rules")), h("ul", view.rules.map((rule) => h("li", rule)))));
  }

  function body(view) {
    const errors = new Map(wrong.map((one) => [one.id, sentence(one, t, lang)]));
    const form = keep("form", 0, () => h("form", { novalidate: true, onsubmit: press, onfocusout: saving.soon }));
    const parts = keep("parts", 0, () => h("div"));
    place(parts, view.sections.map((one, number) => section(one, number, errors)));
    parts.toggleAttribute("inert", acts.under()?.do === "hand_in");
    place(form, [parts, foot(view)]);
    return [head(view), problems(), form, keep("say", 0, () => h("p.l-hidden", { role: "status" }, spoken))];
  }

  function head({ title, intro, deadline, rubric, earlier: before, standing: stands }) {
    const back = !stands && before.length > 0 && before[before.length - 1].withdrawn;
    return keep("head", [title, intro, deadline, rubric, back], () => h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(title)),
      deadline && h("p.l-note", deadline), back && h("p.l-note", t("assignment.taken_back", { at: before[before.length - 1].at })), prose(intro), rubric && h("p.l-quiet", inline(rubric))));
  }

  function summary(view) {
    const { n, sections, ...rest } = view;
    const told = [rest, sections, sure, acts.waiting()];
    const box = keep("done", 0, () => h("section.l-done"));
    place(box, [keep("sum", told, () => h("div.l-task-done",
      h("h2", { id: id + "done", tabindex: -1 }, inline(view.title)),
      h("p.l-note", handed(view.standing, t)), view.changed && h("p", t("assignment.changed")), prose(view.done_text),
      h("details", h("summary", t("assignment.what")), answers(asked(view), view.standing.values, t, lang)),
      earlier(view, t), view.shut ? h("p.l-quiet", t("assignment.shut")) : buttons(view))),
    rules(view), standing(tools)]);
    return box;
  }

  function buttons(view) {
    const again = h("button.l-second", { onclick: () => turn({ reopened: true, focus: "title" }) }, t("assignment.change"));
    if (view.settled) return [h("p.l-quiet", t("assignment.settled")), again];
    if (!sure) return h("div.l-task-pair", again, h("button.l-link", { id: id + "withdraw", onclick: () => turn({ sure: true, focus: "sure" }) }, t("assignment.withdraw")));
    const back = () => acts.send({ do: "withdraw", number: view.standing.number });
    return h("div.l-note", h("p", { id: id + "sure", tabindex: -1 }, t("assignment.sure")),
      h("div.l-task-pair", h("button.l-second", { onclick: back }, t("assignment.withdraw_now")), h("button.l-second", { onclick: () => turn({ sure: false, focus: "withdraw" }) }, t("assignment.leave_it"))));
  }

  /** The module is over and nothing was handed in: what was answered can be read. */
  function over(view) {
    return keep("over", [view.title, view.sections], () => h("section", h("h2", inline(view.title)), h("p.l-note", t("assignment.shut_open")),
      answers(asked(view), null, t, lang)));
  }

  return (view) => {
    follow(view);
    if (view.standing && !reopened) return summary(view);
    return view.shut ? over(view) : body(view);
  };
}

export default { render: (given) => mount(given, "assignment", make) };
