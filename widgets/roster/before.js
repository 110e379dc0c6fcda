/**
 * What stands before the first name and stays at hand afterwards: who will see what, and what each
 * person decides about their own name. Everything starts as "no".
 */
import { h, inline, prose } from "../shared/dom.js";
import { row } from "../shared/fields.js";

/** Who sees what. */
export function sees({ sees: readers }, t) {
  return h("section", h("h3", t("roster.sees")),
    h("dl.l-sees", readers.map(({ who, text }) => [h("dt", inline(who)), h("dd", inline(text))])));
}

/**
 * The choices about one's own name; `name` keeps what was marked and not yet sent.
 * @param {any} view @param {any} tools
 */
export function choices({ purposes, naming, refused }, { t, id, drafts }) {
  const marked = (name, value) => (drafts.has("own/" + name) ? drafts.get("own/" + name) : value);
  const item = (name, label, help, value) => h("div.l-field",
    row({ type: "checkbox", id: id + name, checked: marked(name, value), "aria-describedby": id + name + "-help", onchange: (event) => drafts.set("own/" + name, event.target.checked) }, inline(label)),
    h("p.l-help", { id: id + name + "-help" }, inline(help)));
  return h("section", h("h3", t("roster.decide")), h("p.l-quiet", t("roster.decide_help")),
    purposes.map((one) => item(one.id, one.label, one.help, one.value)),
    item("naming", naming.label, naming.help, refused));
}

/** What was marked, as it is sent. */
export function agreed(view, drafts) {
  const marked = (name, value) => (drafts.has("own/" + name) ? drafts.get("own/" + name) : value);
  return {
    do: "agree", cohort: view.cohort, wave: view.wave, form: view.form,
    purposes: Object.fromEntries(view.purposes.map((one) => [one.id, marked(one.id, one.value)])),
    refuse: marked("naming", view.refused),
  };
}

/** What was sent is no draft any more. */
export function forget(view, drafts) {
  for (const name of ["naming", ...view.purposes.map((one) => one.id)]) drafts.drop("own/" + name);
}

/** Refusing to be named where nothing else is asked: before the first round, and after the last. */
export function alone({ refused }, { t, acts, id }) {
  return h("section.l-alone", h("h3", t("roster.naming")),
    prose(refused ? t("roster.unnamed") : t("roster.named")),
    h("button.l-second", { id: id + "naming", onclick: () => acts.send({ do: "naming", refuse: !refused }) }, refused ? t("roster.allow") : t("roster.refuse")));
}
