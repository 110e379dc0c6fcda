/**
 * A decision while it is being made: the choices, then in place the reason and the prediction.
 * What is missing is told when someone tries to lock, not held against them before. Knows how to
 * collect a decision and nothing of its consequences.
 */
import { h, inline } from "../shared/dom.js";
import { rows, steps } from "../shared/fields.js";
import { ANSWERS, answered, lock, measure, missing } from "./core.js";
import { price } from "./papers.js";

const PAUSE = 900;
/** Acts that leave a decision as it is. */
const BESIDE = ["flag", "unflag", "decline"];

/** @returns {{parts: any[], foot: any[]}} the parts of a decision, and what stands at its end */
export function decision(now, draft, tools, late, pilot) {
  const { limit, ...point } = now.decision;
  const made = tools.keep("decision", [now.id, point], () => build(now, draft, tools, late, pilot));
  const still = tools.acts.waiting() && !BESIDE.includes(tools.acts.under().do);
  for (const part of made.parts) part.toggleAttribute("inert", still);
  pilot?.asked(now);
  made.button.setAttribute("aria-disabled", String(tools.acts.busy()));
  return made;
}

function build(now, draft, tools, late, pilot) {
  const { t, id, acts, flag } = tools;
  const point = now.decision;
  const told = h("p.l-error", { role: "alert", id: id + "missing" });
  const more = h("div.l-more", { hidden: draft.choice === null });
  function touch() {
    tools.drafts.set(now.id, draft);
    if (told.textContent) tell(missing(point, draft));
  }

  const { options, shut } = choosable(point.choices, tools);
  const choices = h("fieldset.l-decision", { "aria-describedby": shut },
    h("legend", h("span.l-kicker", t("player.decision", { n: point.number })), inline(point.prompt)), flag(point),
    rows({ name: id + "choice", options, value: draft.choice, around: flag, pick: (picked) => {
      draft.choice = picked;
      more.hidden = false;
      touch();
    } }), pilot?.decline(now.id));
  const because = reason(point.reason, draft, tools, touch);
  more.append(because, ...(point.prediction ? [prediction(point.prediction, draft, tools, touch)] : []));
  const button = h("button.l-first", { id: id + "lock", onclick: press }, t("player.lock"));

  function tell(parts) {
    const texts = { choice: t("player.missing.choice"), reason: t("player.missing.reason"), confidence: t("player.missing.confidence"), share: t("player.missing.share") };
    const text = parts.map((part) => texts[part]).join(" ");
    if (told.textContent !== text) told.textContent = text;
    because.querySelector("textarea").setAttribute("aria-invalid", String(parts.includes("reason")));
  }

  function press() {
    if (acts.busy()) return;
    const parts = missing(point, draft);
    tell(parts);
    if (!parts.length) acts.send(lock(now, draft, late()));
    else if (parts[0] === "choice") choices.querySelector("input:enabled")?.focus();
    else document.getElementById(id + (parts[0] === "reason" ? "reason" : "sure0")).focus();
  }

  return { parts: [choices, more], foot: [told, h("p.l-quiet", t("player.lock_help")), button], button };
}

/**
 * Choices with what they cost. What cannot be chosen now stays to be read, and is named as the
 * description of the whole question, since a disabled control is passed over by the keyboard.
 */
function choosable(choices, { t, id }) {
  const options = choices.map((one, i) => ({ ...one, note: price(one, t), noted: id + "shut" + i }));
  return { options, shut: options.filter((one) => one.closed).map((one) => one.noted).join(" ") || null };
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

/** How sure one is of what a case will bring, or which share of others one expects. */
function prediction(asked, draft, { t, id, flag }, touch) {
  const field = answered(asked);
  const sure = field === "confidence";
  const points = ANSWERS[asked.asks].map((n) => ({ id: n, label: t("player.percent", { n }) }));
  const [low, high] = sure ? [t("player.surely_not"), t("player.surely")] : [t("player.nobody"), t("player.everybody")];
  return h("fieldset.l-field",
    h("legend", inline(asked.text)), flag(asked), h("p.l-help", sure ? t("player.prediction_help") : t("player.share_help")),
    steps({ name: id + "sure", points, low, high, value: draft[field], pick: (n) => {
      draft[field] = n;
      touch();
    } }));
}
