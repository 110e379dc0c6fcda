/**
 * The form widget: questions one below the other, all faults told at once at the top and again
 * by field, and a short summary once it was sent. Knows nothing of what is asked.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { aside } from "../shared/aside.js";
import { mount, standing } from "../shared/mount.js";
import { answers, current, faults, told, unsent } from "./core.js";
import { question } from "./question.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  let wrong = [];
  let reopened = false;

  function submit(event, view) {
    event.preventDefault();
    if (acts.busy()) return;
    wrong = faults(view.fields, drafts);
    if (wrong.length) {
      focus("faults");
      redraw();
      return;
    }
    focus("send");
    acts.send({ do: "submit", form: view.form, values: answers(view.fields, drafts) });
  }

  function reopen() {
    reopened = true;
    focus("title");
    redraw();
  }

  /** Once an act was saved, what it carried is in the view and no draft any more. */
  function follow(view) {
    if (acts.state === "saved" && acts.body) {
      acts.body = null;
      drafts.clear();
      if (view.status === "done") {
        reopened = false;
        // What this opened may have the focus by now.
        if (!document.activeElement?.matches("h2, h3")) focus("done");
      }
    }
    if (acts.state === "refused" && acts.body) {
      acts.body = null;
      focus("faults");
    }
  }

  function discard() {
    drafts.clear();
    focus("done");
    redraw();
  }

  /** A form that was sent from elsewhere meanwhile. */
  function left(view) {
    return !acts.waiting() && aside({ texts: unsent(view.fields, drafts), t, keep, discard });
  }

  function summary(view) {
    const { n, ...shown } = view;
    return keep("done", shown, () =>
      h("section.l-done",
        h("h2", { id: id + "done", tabindex: -1 }, inline(view.title)), prose(view.done_text),
        h("details", h("summary", t("form.answers")),
          h("dl", view.fields.map((field) => [h("dt", inline(field.label)), h("dd.l-said", told(field, t))]))),
        view.again && h("button.l-second", { onclick: reopen }, t("form.reopen"))));
  }

  function problems(view) {
    const refused = acts.state === "refused" ? acts.reason || t("common.refused") : "";
    if (!wrong.length && !refused) return null;
    return keep("faults", [wrong, refused], () =>
      h("div.l-faults", { id: id + "faults", tabindex: -1, role: "group", "aria-labelledby": id + "told", "aria-describedby": refused ? id + "kept" : null },
        h("p.l-subject", { id: id + "told" }, refused || t("form.faults", { n: wrong.length })),
        refused ? h("p", { id: id + "kept" }, t("common.kept")) : h("ul", wrong.map((one) => h("li", h("a", { href: "#" + id + one.id, onclick: (event) => jump(event, one) }, inline(one.label)), " ", sentence(one, t))))));
  }

  function jump(event, one) {
    event.preventDefault();
    const target = document.getElementById(id + one.id);
    (target.matches("fieldset") ? target.querySelector("input") : target).focus();
  }

  /** Checks of one group stand together under its name. */
  function grouped(fields, asked) {
    return fields.map(({ group }, i) => {
      if (!group) return asked[i];
      const inside = asked.filter((_, at) => fields[at].group === group);
      if (inside[0] !== asked[i]) return null;
      const box = keep("g-" + group, 0, () => h("fieldset.l-field.l-group", h("legend", inline(group)), h("div")));
      place(box.lastChild, inside);
      return box;
    });
  }

  /** The inputs may not change while what they hold is under way. */
  function body(view) {
    const { title, intro, submit: label, fields } = view;
    const faulty = new Map(wrong.map((one) => [one.id, sentence(one, t)]));
    const form = keep("form", 0, () => h("form", { novalidate: true, onsubmit: (event) => submit(event, form.view) }));
    form.view = view;
    const asked = fields.map((field) =>
      keep("f-" + field.id, [field, faulty.get(field.id)], () =>
        question(field, current(field, drafts), { t, id, error: faulty.get(field.id), set: (value) => drafts.set(field.id, value) })));
    const set = keep("set", 0, () => h("div"));
    const button = keep("button", label, () => h("button.l-first", { type: "submit", id: id + "send" }, label));
    button.setAttribute("aria-disabled", String(acts.busy()));
    for (const input of asked) input.toggleAttribute("inert", acts.waiting());
    place(set, grouped(fields, asked));
    place(form, [set, h("div.l-act", button, standing(tools, "refused"))]);
    return [
      keep("head", [title, intro], () =>
        h("header", h("h2", { id: id + "title", tabindex: -1 }, inline(title)), prose(intro))),
      problems(view),
      form,
    ];
  }

  return (view) => {
    follow(view);
    return view.status === "done" && !reopened ? [left(view), summary(view)] : body(view);
  };
}

function sentence({ fault, most }, t) {
  const texts = {
    empty: t("form.fault.empty"),
    tick: t("form.fault.tick"),
    long: t("form.fault.long", { most }),
    number: t("form.fault.number"),
    most: t("form.fault.most", { most }),
  };
  return texts[fault];
}

export default { render: (given) => mount(given, "form", make) };
