/**
 * The ways into a room: its code, for whoever comes; cohort and case, for whoever opens one.
 * Knows what is asked, not what stands behind it.
 */
import { h } from "../shared/dom.js";
import { brought } from "./core.js";

/** Where a code is typed. @param {any} tools @param {string} [at] the code of the room one is in */
export function door({ t, id, acts }, at = "") {
  const link = brought(location.hash);
  const told = h("p.l-error", { role: "alert", id: id + "wrong" });
  const box = h("input.l-short.l-typed", { id: id + "code", type: "text", value: link === at ? "" : link, maxlength: 12,
    autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": id + "code-help" });
  const press = (event) => {
    event.preventDefault();
    told.textContent = box.value.trim() ? "" : t("room.no_code");
    if (told.textContent) box.focus();
    else acts.send({ do: "join", code: box.value });
  };
  return h("form", { novalidate: true, onsubmit: press },
    h("label.l-ask", { for: id + "code" }, t("room.code")), box,
    h("p.l-help", { id: id + "code-help" }, t("room.code_help")), told,
    h("button.l-first", { id: id + "join", type: "submit" }, t("room.join")));
}

/** What a facilitator chooses to open a room. */
export function opening({ cohorts, cases }, { t, id, acts, keep }) {
  const list = (name, label, options) => h("div.l-field", h("label.l-ask", { for: id + name }, label),
    h("select", { id: id + name, onchange: name === "case" ? roles : null }, options.map((one, i) => h("option", { value: i }, one))));
  const cohort = list("cohort", t("room.cohort"), cohorts.map(({ title }) => title));
  const which = list("case", t("room.case"), cases.map(({ title, minutes }) => t("room.case_minutes", { title, n: minutes })));
  const role = h("div");
  const chosen = () => cases[Number(which.querySelector("select").value)];
  function roles() {
    const names = chosen().roles.map(({ name }) => name);
    role.replaceChildren(...(names.length ? [list("role", t("room.role"), names)] : []));
  }
  function press() {
    const { module, step, roles: all } = chosen();
    const at = role.querySelector("select")?.value;
    acts.send({ do: "open", cohort: cohorts[Number(cohort.querySelector("select").value)].id, module, step, role: at === undefined ? null : all[Number(at)].id });
  }
  if (!cohorts.length) return h("p.l-quiet", t("room.no_cohort"));
  roles();
  return h("div", cohort, which, role, h("button.l-first", { id: id + "open", onclick: press }, t("room.open")));
}

/** The code as it is shown to a group, and where it is typed; projected, as a drawing as well. */
export function sign({ code, at, drawn }, { t }) {
  return h("div.l-board", h("div", h("p", t("room.come", { at })), h("p.l-code", { translate: "no" }, code)),
    drawn && h("img.l-qr", { src: drawn, alt: t("room.drawn") }));
}

/** The way in as a link, for a chat; and the screen to project. */
export function way({ code, door: path }, wall, { t }) {
  return h("div", h("p.l-quiet", t("room.link"), " ", h("span.l-url", location.origin + path + "#" + code)),
    h("p", h("a.l-way", { href: wall, target: "_blank" }, t("room.wall"))));
}
