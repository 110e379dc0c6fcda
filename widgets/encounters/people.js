/**
 * Who comes to an encounter, as whoever leads reads it: lists to print, and each journey's account.
 */
import { h } from "../shared/dom.js";
import { amount } from "./core.js";

/** @param {any} one @param {string} cohort @param {{t: any, id: string, acts: any}} given */
export function people(one, cohort, { t, id, acts }) {
  const at = { cohort, encounter: one.id };

  /** One amount with its button; what is no number is told beside it, and nothing is sent. */
  function sum({ own, label, value, button, named, least, send }) {
    const wrong = h("p.l-error", { id: own + "-wrong", hidden: true }, t("encform.number"));
    const input = h("input", { id: own, class: "l-short", type: "text", inputmode: "numeric", autocomplete: "off", value, "aria-describedby": own + "-wrong" });
    const press = () => {
      const given = amount(input.value);
      wrong.hidden = given >= least;
      input.setAttribute("aria-invalid", String(given < least));
      if (given < least) input.focus();
      else send(given);
    };
    return h("div.l-sum", h("label", { for: own }, label), wrong, h("div.l-pair", input, h("button.l-second", { "aria-label": named, onclick: press }, button)));
  }

  function money({ id: person, name, grants, settles, estimate }) {
    const own = id + one.id + "-" + person;
    const given = { own, least: 1, value: estimate > 0 ? String(estimate) : "" };
    if (grants) return sum({ ...given, label: t("encform.amount", { name }), button: t("encform.grant"), named: t("encform.grant_of", { name }), send: (sent) => acts.send({ do: "grant", ...at, person, amount: sent }) });
    return settles && sum({ ...given, value: "", least: 0, label: t("encform.spent", { name }), button: t("encform.settle"), named: t("encform.settle_of", { name }), send: (spent) => acts.send({ do: "settle", ...at, person, spent }) });
  }

  function listed(each) {
    const head = h("p", { id: id + "p-" + one.id + "-" + each.id, tabindex: -1 }, each.who);
    const account = money(each);
    return h("li", head, each.account && h("p.l-quiet", each.account),
      account && h("details.l-money", h("summary", { "aria-label": each.grants ? t("encform.grant_of", { name: each.name }) : t("encform.settle_of", { name: each.name }) }, each.grants ? t("encform.grant") : t("encform.settle")), account));
  }

  /** Only this list goes to the printer, with the facts of its encounter. */
  function print(event) {
    const sheet = event.target.closest("article");
    sheet.classList.add("l-printed");
    addEventListener("afterprint", () => sheet.classList.remove("l-printed"), { once: true });
    window.print();
  }

  return one.lists.length > 0 && h("section", h("h5", t("encform.list")),
    one.lists.map(({ place, title, people: some }) => [h("h6", title), place === "seated" || place === "waiting" ? h("ol.l-listed", some.map(listed)) : h("ul.l-listed", some.map(listed))]),
    h("button.l-second", { onclick: print }, t("encform.print")));
}
