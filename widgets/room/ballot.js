/**
 * A vote while it is being made, and once it is locked: the choices, then in place the reason.
 * Knows how to collect a vote and nothing of how others voted.
 */
import { h, inline } from "../shared/dom.js";
import { rows } from "../shared/fields.js";
import { said } from "../shared/words.js";
import { measure, missing } from "../player/core.js";
import { price } from "../player/papers.js";

/** What a round asks, for those who only look at it. */
export function question({ round, decision }, { t, id }, choices) {
  return h("section.l-vote", h("h3", { id: id + "vote", tabindex: -1 }, h("span.l-kicker", t("room.round", { n: round })), inline(decision.prompt)),
    choices && h("ul.l-options", decision.choices.map((one) => h("li", inline(one.label), note(one, t)))));
}

function note(one, t) {
  const told = price(one, t);
  return told && h("span.l-price", " " + told);
}

/** The form of a vote. @param {any} draft @param {(body: any) => void} send */
export function ballotForm({ decision }, draft, tools, touch, send) {
  const { t, id, acts } = tools;
  const told = h("p.l-error", { role: "alert", id: id + "missing" });
  const more = h("div.l-more", { hidden: draft.choice === null });
  const options = decision.choices.map((one, i) => ({ ...one, note: price(one, t), noted: id + "shut" + i }));
  const shut = options.filter((one) => one.closed).map((one) => one.noted).join(" ");
  const choices = h("fieldset.l-decision", { "aria-labelledby": id + "vote", "aria-describedby": shut || null },
    rows({ name: id + "choice", options, value: draft.choice, pick: (picked) => {
      draft.choice = picked;
      more.hidden = false;
      changed();
    } }));
  const area = h("textarea", { id: id + "reason", rows: 4, value: draft.reason, "aria-describedby": id + "count", oninput: () => {
    draft.reason = area.value;
    changed();
  } });
  const count = h("p.l-count", { id: id + "count" });
  more.append(h("div.l-field", h("label.l-ask", { for: id + "reason" }, inline(decision.reason.label), !decision.reason.min && h("span.l-quiet", " " + t("common.optional"))), area, count));
  const button = h("button.l-first", { id: id + "cast", onclick: press }, t("room.cast"));

  function measured() {
    const { state, n } = measure(draft.reason, decision.reason);
    count.textContent = state === "short" ? t("player.reason.short", { n }) : state === "long" ? t("player.reason.long", { n }) : "";
  }
  function changed() {
    touch();
    measured();
    if (told.textContent) tell(missing(decision, draft));
  }
  function tell(parts) {
    const texts = { choice: t("player.missing.choice"), reason: t("player.missing.reason") };
    const text = parts.map((part) => texts[part]).join(" ");
    if (told.textContent !== text) told.textContent = text;
    area.setAttribute("aria-invalid", String(parts.includes("reason")));
  }
  function press() {
    if (acts.busy()) return;
    const parts = missing(decision, draft);
    tell(parts);
    if (!parts.length) send({ choice: draft.choice, reason: draft.reason });
    else if (parts[0] === "choice") choices.querySelector("input:enabled")?.focus();
    else area.focus();
  }

  measured();
  return { parts: [choices, more], foot: [told, h("p.l-quiet", t("room.cast_help")), button], button };
}

/** One's own vote, locked. */
export function locked({ mine, decision }, { t, id }) {
  const choice = decision.choices.find((one) => one.id === mine.choice);
  return h("section.l-note", h("h4", { id: id + "mine", tabindex: -1 }, t("room.mine")),
    h("p", inline(choice ? choice.label : mine.choice)), mine.reason && said(mine.reason), h("p.l-quiet", t("room.wait")));
}
