/**
 * When modules open and close, and the next round of the survey; all in the zone that is named.
 */
import { h, inline } from "../shared/dom.js";

/** @param {any} cohort @param {any} view @param {any} tools */
export function days(cohort, view, tools) {
  const { t, keep } = tools;
  return [keep("zone", view.zone, () => h("p.l-note", view.zone)),
    keep("round-" + cohort.id, cohort.round, () => round(cohort, tools)),
    keep("days-head", 0, () => h("div", h("h4", t("guide.days")), h("p.l-quiet", t("guide.days_help")))),
    view.modules.map(([name, title, due]) => keep("m-" + cohort.id + name, [title, due, cohort.calendar[name]], () => moduleDays(cohort, name, title, due, tools)))];
}

function moduleDays(cohort, name, title, due, { t, id, acts }) {
  const set = cohort.calendar[name], own = id + cohort.id + name;
  const fields = [["opens", t("guide.opens")], ...(due ? [["due", t("guide.due")]] : []), ["closes", t("guide.closes")]];
  const form = h("div.l-g-fields", fields.map(([field, label]) => dated(own + field, label, set[field])));
  const value = (field) => form.querySelector("#" + CSS.escape(own + field))?.value || "";
  const send = () => acts.send({ do: "schedule", cohort: cohort.id, module: name, opens: value("opens"), due: value("due"), closes: value("closes") });
  const told = set.told || (set.opens || set.due || set.closes ? "" : t("guide.always"));
  return h("section.l-g-module", h("h5", inline(title)), told && h("p", { class: "l-g-" + set.stands }, told),
    h("details", h("summary", { id: own + "edit", "aria-label": t("guide.edit") + ": " + title }, t("guide.edit")), form,
      h("button.l-second", { id: own + "save", "aria-label": t("guide.save_of", { title }), onclick: send }, t("guide.save"))));
}

function dated(id, label, value) {
  return h("div", h("label.l-label", { for: id }, label), h("input", { id, type: "datetime-local", value }));
}

function round(cohort, { t, id, acts }) {
  const { opens, closes, open, next, waits } = cohort.round, own = id + "round-" + cohort.id;
  const form = h("div.l-g-fields", !open && dated(own + "opens", t("guide.round_opens"), opens), dated(own + "closes", t("guide.round_closes"), closes));
  const value = (field) => form.querySelector("#" + CSS.escape(own + field))?.value || "";
  const send = () => acts.send({ do: "round", cohort: cohort.id, opens: open ? opens : value("opens"), closes: value("closes") });
  return h("section.l-g-module", h("h4", t("guide.round")),
    h("p", open ? t("guide.round_open", { n: open }) : t("guide.round_none"), waits && " " + t("guide.round_waits", { n: next })),
    h("p.l-quiet", t("guide.round_help")), form,
    h("button.l-second", { id: own + "save", "aria-label": t("guide.save_of", { title: t("guide.round") }), onclick: send }, t("guide.save")));
}
