/**
 * The form in which a try is told: how far it is, and once it ended, what made the difference and
 * how it was measured. Only what fits the answer before is asked.
 */
import { h } from "../shared/dom.js";
import { row, rows } from "../shared/fields.js";
import { slot, turned, value } from "./core.js";

/** @param {any} open @param {string} attempt @param {{t: any, id: string, drafts: any, redraw: () => void}} given */
export function fields(open, attempt, given) {
  const { t } = given;
  const read = (name) => value(open, attempt, name, given.drafts);
  const set = (name, now, again = false) => {
    given.drafts.set(slot(open, attempt, name), now);
    if (again) given.redraw();
  };
  const at = { ...given, open, read, set };
  const status = read("status");
  const ended = open.ended.includes(status);
  return h("div",
    h("fieldset.l-field", h("legend", t("trycard.status_ask")),
      rows({ name: given.id + "status-", options: open.statuses, value: status, pick: (picked) => set("status", picked, true) })),
    ended && [reasons(at), measured(at)],
    status && status !== "wanted" && words(at, "told", t("trycard.told_ask"), t("trycard.told_help"), 4),
    status && status !== "wanted" && ticked(at, "looked", t("trycard.looked")),
    status && school(at));
}

function reasons({ open, read, set, t, id }) {
  const group = (title, list) => h("div", h("p.l-label", title), h("div.l-rows", list.map((one) =>
    row({ type: "checkbox", id: id + "why-" + one.id, checked: read("why").includes(one.id), onchange: (event) => set("why", turned(read("why"), one.id, event.target.checked)) }, one.label))));
  return h("fieldset.l-field", { "aria-describedby": id + "why-help" }, h("legend", t("trycard.why_ask")),
    h("p.l-help", { id: id + "why-help" }, t("trycard.why_help")), group(t("trycard.helped"), open.helped), group(t("trycard.hindered"), open.hindered));
}

function measured(at) {
  const { read, t } = at;
  return [ticked(at, "measured", t("trycard.measured"), true),
    read("measured") && words(at, "measure", t("trycard.measure_ask"), t("trycard.measure_help"), 2)];
}

function ticked({ read, set, id }, name, label, again = false) {
  return h("div.l-field", row({ type: "checkbox", id: id + name, checked: read(name), onchange: (event) => set(name, event.target.checked, again) }, label));
}

function words({ open, read, set, id }, name, label, help, lines) {
  const own = id + name;
  return h("div.l-field", h("label.l-ask", { for: own }, label), h("p.l-help", { id: own + "-help" }, help),
    h("textarea", { id: own, rows: lines, maxlength: open.most[name], "aria-describedby": own + "-help", value: read(name), oninput: (event) => set(name, event.target.value) }));
}

/** By consent: the kind of school is shown only if whoever tells wants it. */
function school(at) {
  const { open, t } = at;
  if (open.school.length === 0) return h("p.l-quiet.l-field", t("trycard.share_none"));
  return [ticked(at, "share", t("trycard.share")), h("p.l-help", t("trycard.share_help", { school: open.school.join(", ") }))];
}
