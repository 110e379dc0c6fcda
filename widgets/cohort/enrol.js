/**
 * Enrolling: a list that is written, pasted or read from a file, and what it would mean, line by
 * line, before anybody is enrolled.
 */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { FILE_MOST, decoded, readPeople } from "./people.js";

/** @param {any} cohort @param {any} view @param {any} tools @param {any} state */
export function enrol(cohort, view, tools, state) {
  const { t, id, keep, drafts } = tools;
  const draft = "list-" + cohort.id;
  const text = drafts.get(draft) || "";
  const names = [...cohort.people.map((one) => one.name), ...cohort.staff.map(([, name]) => name)];
  const rows = readPeople(text, { names, admin: view.admin, most: view.most.people });

  function written(now) {
    now ? drafts.set(draft, now) : drafts.drop(draft);
    state.fresh("");
  }

  async function chosen({ target }) {
    const file = target.files[0];
    if (!file) return;
    const read = file.size > FILE_MOST ? undefined : decoded(await file.arrayBuffer());
    target.value = "";
    if (read == null) return state.fresh(read === null ? t("guide.file_odd") : t("guide.file_big"), true);
    area.value = read.slice(0, 60000);
    written(area.value);
    state.fresh(t("guide.file_read", { name: file.name }));
  }

  const box = keep("enrol-" + cohort.id, 0, () => h("div",
    h("p.l-quiet", t("guide.enrol_help")),
    h("label.l-ask", { for: id + "list" }, t("guide.list")),
    h("textarea", { id: id + "list", rows: 6, spellcheck: "false", autocomplete: "off", maxlength: 60000, value: text, oninput: ({ target }) => written(target.value) }),
    h("label.l-g-file", h("span", t("guide.file")), h("input", { id: id + "file", type: "file", accept: ".csv,.txt,.tsv,text/csv,text/plain", onchange: chosen }))));
  const area = box.querySelector("textarea");
  if (area !== document.activeElement && area.value !== text) area.value = text;
  const said = keep("enrol-said", [state.said, state.wrong], () => h("p", { role: "status", class: state.wrong ? "l-error" : "l-quiet" }, state.said));
  return [box, said, keep("preview-" + cohort.id, [rows, [...state.others]], () => preview(cohort, rows, view, tools, state))];
}

/** What the list means: faults first, then people who seem to be there already, then the rest. */
function preview(cohort, rows, view, tools, state) {
  const { t, id, acts } = tools;
  if (!rows.length) return h("div");
  const faults = rows.filter((one) => one.fault), twins = rows.filter((one) => one.twin);
  const able = rows.filter((one) => !one.fault && (!one.twin || state.others.has(one.line)));
  const roles = { participant: t("guide.role_participant"), instructor: t("guide.role_instructor"), evaluator: t("guide.role_evaluator"), curator: t("guide.role_curator") };
  const why = ({ fault, said, role }) => ({
    empty: t("guide.fault_empty"), long: t("guide.fault_long"), characters: t("guide.fault_characters"), beginning: t("guide.fault_beginning"),
    digits: t("guide.fault_digits"), role: t("guide.fault_role", { role: said }), admin: t("guide.fault_admin", { role: roles[role] }),
    quote: t("guide.fault_quote"), most: t("guide.fault_most", { most: view.most.people }),
  })[fault];
  const send = () => acts.send({ do: "enrol", cohort: cohort.id, people: able.map(({ name, role, line }) => ({ name, role, again: state.others.has(line) })) });
  return h("section.l-g-preview",
    faults.length > 0 && h("div.l-wrong", h("h4", { id: id + "faults" }, t("guide.faults", { n: faults.length })), h("p", t("guide.faults_help")),
      h("ul", faults.slice(0, 50).map((one) => h("li", h("b", t("guide.line", { line: one.line })), one.name ? " «" + one.name + "»: " : ": ", why(one))))),
    twins.length > 0 && h("div", h("p", t("guide.twins_help")), h("div.l-rows", twins.map((one) =>
      row({ type: "checkbox", id: id + "twin-" + one.line, checked: state.others.has(one.line), onchange: () => state.other(one.line) },
        [t("guide.twin", { name: one.name }), h("span.l-price", t("guide.twin_again"))])))),
    h("h4", able.length ? t("guide.preview", { n: able.length }) : t("guide.preview_none")),
    h("ul.l-g-names", able.map((one) => h("li", one.name, one.role !== "participant" && " (" + roles[one.role] + ")"))),
    able.length > 0 && !faults.length && h("button.l-first", { id: id + "enrol", onclick: send }, t("guide.enrol_now", { n: able.length })));
}
