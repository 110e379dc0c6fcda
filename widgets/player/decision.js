/**
 * A decision while it is being made: the choices, then in place the reason and the prediction.
 * What is missing is told when someone tries to lock, not held against them before. Knows how to
 * collect a decision and nothing of its consequences.
 */
import { h, inline } from "../shared/dom.js";
import { rows, steps } from "../shared/fields.js";
import { CONFIDENCES, lock, measure, missing } from "./core.js";

const PAUSE = 900;

/** @returns {{parts: any[], foot: any[]}} the parts of a decision, and what stands at its end */
export function decision(now, draft, tools) {
  const made = tools.keep("decision", [now.id, now.decision], () => build(now, draft, tools));
  for (const part of made.parts) part.toggleAttribute("inert", tools.acts.waiting());
  made.button.setAttribute("aria-disabled", String(tools.acts.busy()));
  return made;
}

function build(now, draft, tools) {
  const { t, id, acts } = tools;
  const point = now.decision;
  const told = h("p.l-error", { role: "alert", id: id + "missing" });
  const more = h("div.l-more", { hidden: draft.choice === null });
  function touch() {
    tools.drafts.set(now.id, draft);
    if (told.textContent) tell(missing(point, draft));
  }

  const choices = h("fieldset.l-decision",
    h("legend", h("span.l-kicker", t("player.decision", { n: point.number })), inline(point.prompt)),
    rows({ name: id + "choice", options: point.choices, value: draft.choice, pick: (picked) => {
      draft.choice = picked;
      more.hidden = false;
      touch();
    } }));
  const because = reason(point.reason, draft, tools, touch);
  more.append(because, ...(point.prediction ? [prediction(point.prediction, draft, tools, touch)] : []));
  const button = h("button.l-first", { id: id + "lock", onclick: press }, t("player.lock"));

  function tell(parts) {
    const texts = { choice: t("player.missing.choice"), reason: t("player.missing.reason"), confidence: t("player.missing.confidence") };
    const text = parts.map((part) => texts[part]).join(" ");
    if (told.textContent !== text) told.textContent = text;
    because.querySelector("textarea").setAttribute("aria-invalid", String(parts.includes("reason")));
  }

  function press() {
    if (acts.busy()) return;
    const parts = missing(point, draft);
    tell(parts);
    if (!parts.length) acts.send(lock(now, draft));
    else document.getElementById(id + { choice: "choice0", reason: "reason", confidence: "sure0" }[parts[0]]).focus();
  }

  return { parts: [choices, more], foot: [told, h("p.l-quiet", t("player.lock_help")), button], button };
}

/** The reason with its own question, and a count that is spoken only in pauses. */
function reason(asked, draft, { t, id }, touch) {
  const seen = h("p.l-count", { id: id + "count" });
  const spoken = h("p.l-hidden", { role: "status" });
  let timer = 0;
  const area = h("textarea", { id: id + "reason", rows: 4, value: draft.reason, "aria-describedby": id + "count", oninput: () => {
    draft.reason = area.value;
    count();
    clearTimeout(timer);
    timer = setTimeout(() => (spoken.textContent = seen.textContent), PAUSE);
    touch();
  } });
  function count() {
    const { state, n } = measure(draft.reason, asked);
    seen.textContent = state === "short" ? t("player.reason.short", { n }) : state === "long" ? t("player.reason.long", { n }) : asked.min ? t("player.reason.enough") : "";
  }
  count();
  return h("div.l-field", h("label.l-ask", { for: id + "reason" }, inline(asked.label), !asked.min && h("span.l-quiet", " " + t("common.optional"))), area, seen, spoken);
}

function prediction(text, draft, { t, id }, touch) {
  const points = CONFIDENCES.map((n) => ({ id: n, label: t("player.percent", { n }) }));
  return h("fieldset.l-field",
    h("legend", inline(text)), h("p.l-help", t("player.prediction_help")),
    steps({ name: id + "sure", points, low: t("player.surely_not"), high: t("player.surely"), value: draft.confidence, pick: (n) => {
      draft.confidence = n;
      touch();
    } }));
}
