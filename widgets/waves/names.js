/**
 * Names that were written from outside the list: those that look alike together. One marks the
 * names of one person and says who is meant; what was said can be taken back.
 */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { meanings, resolve } from "./core.js";

/** @param {any} cohort @param {any} tools */
export function names(cohort, { t, id, acts }) {
  const marked = new Set();
  const own = id + "who-" + cohort.id;
  const panel = h("div");

  function mark(token) {
    if (!marked.delete(token)) marked.add(token);
    ask();
  }

  function ask() {
    const tokens = [...marked];
    const { people, guessed, several } = meanings(cohort, tokens);
    const option = ([value, label]) => h("option", { value }, label);
    const outside = several ? [["same", t("waves.same")], ["apart", t("waves.apart")]] : [["apart", t("waves.outside")]];
    const select = h("select", { id: own },
      h("option", { value: "" }, t("waves.choose")),
      guessed > 0 && h("optgroup", { label: t("waves.likely") }, people.slice(0, guessed).map(option)),
      h("optgroup", { label: t("waves.not_listed") }, [...outside, ["dropped", t("waves.dropped")]].map(option)),
      h("optgroup", { label: t("waves.of_group") }, people.slice(guessed).map(option)));
    const send = () => select.value && tokens.length && acts.send(resolve(cohort, tokens, select.value));
    panel.replaceChildren(...(tokens.length === 0 ? [h("p.l-quiet", t("waves.mark"))] : [
      h("label.l-ask", { for: own }, t("waves.who", { n: tokens.length })), select,
      h("button.l-second", { id: own + "-save", onclick: send }, t("waves.save"))]));
  }

  function group({ names: written, guesses }) {
    const like = guesses.map((person) => cohort.roster.find(([one]) => one === person)[1]);
    const all = () => {
      for (const [token] of written) marked.add(token);
      for (const box of set.querySelectorAll("input")) box.checked = true;
      ask();
      document.getElementById(own)?.focus();
    };
    const hint = like.length ? t("waves.like", { names: like.join(", ") }) : written.length > 1 ? t("waves.alike") : "";
    const set = h("div.l-group", hint && h("p.l-kicker", hint),
      h("div.l-rows.l-close", written.map(([token, name]) => row({ type: "checkbox", value: token, checked: marked.has(token), onchange: () => mark(token) }, name))),
      written.length > 1 && h("button.l-second", { "aria-label": t("waves.mark_of", { names: written.map(([, name]) => name).join(", ") }), onclick: all }, t("waves.mark_all")));
    return set;
  }

  function settled({ id: name, names: written, meaning, person }) {
    const told = { person: t("waves.is_person", { person }), same: t("waves.is_same"), apart: t("waves.is_apart"), dropped: t("waves.is_dropped") };
    return h("li", h("span.l-said", written.join(" · ")), h("span.l-kicker", told[meaning]),
      h("button.l-second", { id: id + "undo-" + name, "aria-label": t("waves.undo_of", { names: written.join(", ") }), onclick: () => acts.send({ do: "undo", cohort: cohort.id, resolution: name }) }, t("waves.undo")));
  }

  ask();
  const n = cohort.names.reduce((sum, one) => sum + one.names.length, 0);
  return h("section.l-written", h("h4", { id: id + "names-" + cohort.id, tabindex: -1 }, t("waves.names", { n })), h("p.l-quiet", t("waves.names_help")),
    n === 0 ? h("p", t("waves.no_names")) : [h("fieldset", h("legend.l-hidden", t("waves.names", { n })), cohort.names.map(group)), panel],
    cohort.settled.length > 0 && h("details", { open: n === 0 }, h("summary", t("waves.settled", { n: cohort.settled.length })), h("ul.l-settled", cohort.settled.map(settled))));
}
