/**
 * The status line at the bottom edge: one sentence that is always true, with a button where there
 * is something to do. Knows its texts and the element; what is true is decided in `told.js`.
 */

/** What a widget says beside the button that was pressed: seen here, too, but not spoken twice. */
const ECHOES = ["saving", "offline_waiting", "failed"];

/** @param {HTMLElement | null} element @param {any} texts @param {string} lang */
export function statusLine(element, texts, lang) {
  const t = (id) => texts[id] || "";
  const sentences = { saved: t("session.saved"), saving: t("session.saving"), draft: t("session.draft"), draft_loose: t("session.draft_loose"), offline: t("session.offline"), offline_waiting: t("session.offline_waiting"), offline_loose: t("session.offline_loose"), restarting: t("session.restarting"), failed: t("session.failed"), elsewhere: t("session.elsewhere"), expiring: t("session.expiring"), ending: t("session.ending"), broken: t("session.broken"), reload: t("session.reload"), signed_out: t("session.signed_out"), paused: t("session.paused") };
  const buttons = { broken: t("session.reload_button"), reload: t("session.reload_button"), signed_out: t("session.enter_button"), paused: t("session.resume_button"), expiring: t("session.stay_button") };
  let shown = "";

  /** @param {string} name @param {{at?: string, minutes?: number, press: () => void}} given */
  return function show(name, { at = "", minutes = 0, press }) {
    const sentence = (sentences[name] || "").replace("{at}", clock(at, lang)).replace("{minutes}", String(minutes));
    if (!element || name + sentence === shown) return;
    shown = name + sentence;
    element.setAttribute("data-state", name);
    element.setAttribute("aria-live", ECHOES.includes(name) ? "off" : "polite");
    element.textContent = sentence;
    if (buttons[name]) element.append(" ", pressable(buttons[name], press));
  };
}

function pressable(label, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", press);
  return button;
}

/**
 * The time of day of an instant; what cannot be read as one is left as it is. Written by hand: a
 * browser takes tens of milliseconds to load its own formats, just when a page should come alive.
 */
function clock(at, lang) {
  const when = at ? new Date(at) : new Date();
  if (Number.isNaN(when.getTime())) return at;
  const minutes = ":" + String(when.getMinutes()).padStart(2, "0");
  if (lang === "es") return when.getHours() + minutes;
  return (when.getHours() % 12 || 12) + minutes + (when.getHours() < 12 ? "\u00a0AM" : "\u00a0PM");
}
