/**
 * Before anybody else reads a card: what is missing, what may give somebody away, what the author
 * agrees to, and the button that sends it. And the ways back.
 */
import { h, prose } from "../shared/dom.js";
import { row, rows } from "../shared/fields.js";
import { spoken } from "./other.js";

/** @param {any} open @param {any} given */
export function ready(open, given) {
  const { t, id } = given;
  if (open.sent) return taken(open, given);
  const lacking = open.missing.length + open.missing_other.length > 0;
  return h("section.l-ready", h("h3", { id: id + "ready", tabindex: -1 }, t("cardform.ready.title")),
    lacking ? absent(open, given) : h("p", t("cardform.ready.whole")),
    open.found.length > 0 && traces(open, given),
    consent(open, given),
    open.writable && !lacking && open.consent.given && !open.unchanged && send(open, given));
}

function absent(open, { t, id, labelOf }) {
  const here = open.missing.map((name) => [anchor(name), labelOf(name)]);
  const there = open.missing_other.map((name) => [open.other + "-" + name, `${labelOf(name)} · ${spoken(t, open.other).in}`]);
  return h("div", h("p", t("cardform.ready.missing")),
    h("ul", [...here, ...there].map(([to, label]) => h("li", h("a", { href: "#" + id + to, onclick: jump }, label)))));

  function jump(event) {
    event.preventDefault();
    const target = document.getElementById(event.currentTarget.getAttribute("href").slice(1));
    if (target) target.closest("details").open = true;
    const control = target?.matches("input, textarea, select") ? target : target?.querySelector("input, select, textarea");
    control?.focus();
  }
}

function anchor(name) {
  return name === "context" ? "c-level" : name;
}

function traces(open, { t, id, drafts, labelOf }) {
  const kinds = { email: t("cardform.found.email"), rut: t("cardform.found.rut"), phone: t("cardform.found.phone"), name: t("cardform.found.name") };
  const name = open.card + "/checked";
  return h("div.l-note", h("p.l-subject", t("cardform.found.title")), h("p", t("cardform.found.help")),
    h("ul", open.found.map(({ lang, path, kind, text }) => h("li", h("strong", text), " · ", kinds[kind], " · ", labelOf(path.split(".")[0]), lang !== open.lang && " · " + spoken(t, lang).in))),
    row({ type: "checkbox", id: id + "checked", checked: drafts.get(name) === true, onchange: (event) => drafts.set(name, event.target.checked) }, t("cardform.found.checked")));
}

function consent(open, given) {
  const { t, id, act } = given;
  const told = open.consent.given;
  const title = h("h4", { id: id + "consent", tabindex: -1 }, t("cardform.consent.title"));
  if (!told) return h("div", title, questions(open, given));
  const chosen = ["naming", "reach", "licence"].map((name) => open.consent.choices[name].options.find((one) => one.id === told[name])?.label);
  return h("div", title, h("p", t("cardform.consent.given", { at: told.at })),
    h("ul", chosen.map((one) => h("li", one)), told.byline && h("li", told.byline)),
    h("details", h("summary", t("cardform.consent.change")), questions(open, given)),
    h("button.l-second", { id: id + "disagree", onclick: () => act({ do: "disagree", card: open.card }) }, t("cardform.consent.disagree")),
    h("p.l-quiet", t("cardform.consent.disagree_help")));
}

function questions(open, { t, id, drafts, act }) {
  const { intro, choices, partners, text, given, name } = open.consent;
  const place = open.card + "/consent";
  const start = given ?? { byline: "", partners_agreed: false };
  const now = { ...start, ...(drafts.has(place) ? drafts.get(place) : {}) };
  const set = (change) => {
    Object.assign(now, change);
    drafts.set(place, { naming: now.naming, reach: now.reach, licence: now.licence, byline: now.byline, partners_agreed: now.partners_agreed });
    tell();
  };
  const byline = h("input", { id: id + "byline", type: "text", maxlength: 120, autocomplete: "off", value: now.byline, oninput: (event) => set({ byline: event.target.value }) });
  const shown = h("div.l-field", h("label.l-ask", { for: id + "byline" }, t("cardform.consent.byline")), h("p.l-help", t("cardform.consent.byline_help")), byline);
  const ask = (which) => h("fieldset.l-field", h("legend", choices[which].label),
    rows({ name: id + which, options: choices[which].options, value: now[which] ?? null, pick: (value) => picked(which, value) }));
  const button = h("button.l-second", { id: id + "agree", onclick: agree }, t("cardform.consent.agree"));
  const lacks = h("p.l-error", { role: "status" });

  function picked(which, value) {
    if (which === "naming" && value === "named" && !now.byline) byline.value = now.byline = name;
    if (which === "naming" && value === "school" && now.byline === name) byline.value = now.byline = "";
    set({ [which]: value });
  }
  function tell() {
    shown.hidden = !now.naming || now.naming === "anonymous";
    lacks.textContent = "";
  }
  function agree() {
    const whole = now.naming && now.reach && now.licence && (now.naming === "anonymous" || now.byline.trim());
    if (!whole) lacks.textContent = t("cardform.consent.lacks");
    else act({ do: "agree", card: open.card, naming: now.naming, reach: now.reach, licence: now.licence, byline: now.naming === "anonymous" ? "" : now.byline, partners_agreed: now.partners_agreed === true, text });
  }
  tell();
  return h("div", prose(intro), ask("naming"), shown, ask("reach"), ask("licence"),
    h("div.l-field", row({ type: "checkbox", id: id + "partners-agreed", checked: now.partners_agreed === true, onchange: (event) => set({ partners_agreed: event.target.checked }) }, partners)),
    lacks, button);
}

function send(open, { t, id, drafts, act, flush }) {
  const place = open.card + "/note";
  const answering = open.returned.length > 0 || open.reviews.length > 0;
  const press = () => flush((now) => act({ do: "send", card: open.card, version: now.version, checked: drafts.get(open.card + "/checked") === true, note: drafts.get(place) ?? "" }));
  return h("div.l-act",
    answering && h("div.l-field", h("label.l-ask", { for: id + "note" }, t("cardform.send.note")), h("p.l-help", t("cardform.send.note_help")),
      h("textarea", { id: id + "note", rows: 3, maxlength: 3000, value: drafts.get(place) ?? "", oninput: (event) => drafts.set(place, event.target.value) })),
    h("button.l-first", { id: id + "send", onclick: press }, t("cardform.send.button")), h("p.l-quiet", t("cardform.send.help")));
}

function taken(open, { t, id, act }) {
  return h("section.l-ready", h("h3", { id: id + "ready", tabindex: -1 }, t("cardform.sent.title")), h("p", t("cardform.sent.help")),
    h("button.l-second", { id: id + "take-back", onclick: () => act({ do: "take_back", card: open.card }) }, t("cardform.sent.take_back")));
}

/** Taking a published card from the library, or putting a draft away. */
export function leaving(open, { t, id, drafts, act }) {
  if (!open.retirable && !open.discardable) return null;
  const place = open.card + "/retire";
  if (open.discardable) {
    return h("details", h("summary", t("cardform.discard.title")), h("p", t("cardform.discard.help")),
      h("button.l-second", { id: id + "discard", onclick: () => act({ do: "retire", card: open.card, reason: "author", comment: "" }) }, t("cardform.discard.button")));
  }
  const reasons = { outdated: t("cardform.retire.outdated"), error: t("cardform.retire.error"), harm: t("cardform.retire.harm"), author: t("cardform.retire.author"), other: t("cardform.retire.other") };
  const now = { reason: "", comment: "", ...(drafts.has(place) ? drafts.get(place) : {}) };
  const set = (change) => drafts.set(place, Object.assign(now, change));
  const press = () => now.reason && act({ do: "retire", card: open.card, reason: now.reason, comment: now.comment });
  return h("details", h("summary", t("cardform.retire.title")), h("p", t("cardform.retire.help")),
    h("fieldset.l-field", h("legend", t("cardform.retire.why")),
      rows({ name: id + "retire-", options: Object.entries(reasons).map(([key, label]) => ({ id: key, label })), value: now.reason, pick: (reason) => set({ reason }) })),
    h("div.l-field", h("label.l-ask", { for: id + "retire-comment" }, t("cardform.retire.comment")),
      h("textarea", { id: id + "retire-comment", rows: 3, maxlength: 3000, value: now.comment, oninput: (event) => set({ comment: event.target.value }) })),
    h("button.l-second", { id: id + "retire", onclick: press }, t("cardform.retire.button")));
}
