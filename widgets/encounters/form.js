/**
 * The form in which an encounter is announced or changed. What is typed is kept until it is sent.
 */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { slot, ticked, writing } from "./core.js";

/** @param {any} room @param {any} encounter null for a new one @param {any} most @param {{t: any, id: string, drafts: any, acts: any}} given */
export function form(room, encounter, most, { t, id, drafts, acts }) {
  const own = id + room.id + "-" + (encounter?.id ?? "new") + "-";
  const begun = encounter?.fields ?? { guests: [], zones: [], cohorts: [room.id] };
  const name = (field) => slot(room.id, encounter?.id, field);
  const read = (field) => drafts.get(name(field)) ?? begun[field] ?? "";
  const kept = (field) => ({ id: own + field, value: read(field), oninput: (event) => drafts.set(name(field), event.target.value) });
  const labelled = (field, label, control, help) => h("div.l-field", h("label.l-ask", { for: own + field }, label),
    help && h("p.l-help", { id: own + field + "-help" }, help), control);
  const line = (field, label) => labelled(field, label, h("textarea", { rows: 2, maxlength: most.line, ...kept(field) }));
  const day = (field, label) => labelled(field, label, h("input", { type: "date", ...kept(field) }));
  const seats = () => labelled("seats", t("encform.seats"), h("input", { class: "l-short", type: "text", inputmode: "numeric", autocomplete: "off", maxlength: 4, ...kept("seats") }));
  const long = (field, label, help) => labelled(field, label,
    h("textarea", { rows: 3, maxlength: most.text, "aria-describedby": help ? own + field + "-help" : null, ...kept(field) }), help);
  const tick = (field, one) => row({ type: "checkbox", id: own + field + one.id, checked: read(field).includes(one.id),
    onchange: (event) => drafts.set(name(field), ticked(read(field), one.id, event.target.checked)) },
  [one.label, one.help && h("span.l-price", " " + one.help)]);
  const ticks = (field, label, options, help) => h("fieldset.l-field.l-group", h("legend", label), help && h("p.l-help", help), options.map((one) => tick(field, one)));
  const region = () => labelled("territory", t("encform.territory"), h("select", kept("territory"),
    h("option", { value: "" }, t("encform.choose")), room.territories.map((one) => h("option", { value: one.id, selected: one.id === read("territory") }, one.label))));
  const invites = () => [h("p.l-help", t("encform.rule")), room.cohorts.length > 1 && ticks("cohorts", t("encform.cohorts"), room.cohorts), ticks("zones", t("encform.zones"), room.zones)];
  const guests = () => h("details", h("summary", t("encform.guests")), ticks("guests", t("encform.guests"), room.guests, t("encform.guests_help")));
  const send = (event) => {
    event.preventDefault();
    acts.send(writing(room.id, encounter?.id, read));
  };
  return h("form", { novalidate: true, onsubmit: send },
    line("topic", t("encform.topic")), long("about", t("encform.about"), t("encform.about_help")),
    day("begins", t("encform.begins")), day("ends", t("encform.ends")), day("deadline", t("encform.deadline")),
    line("place", t("encform.place")), region(), seats(), !encounter && invites(), guests(),
    encounter && long("reason", t("encform.reason")),
    h("div.l-act", h("button.l-first", { type: "submit" }, encounter ? t("encform.save") : t("encform.announce"))));
}
