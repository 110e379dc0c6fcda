/**
 * The status line at the bottom edge: one sentence that is always true. Knows its texts and the
 * element, and nothing of why.
 */

/** @param {HTMLElement | null} element @param {any} texts @param {string} lang */
export function statusLine(element, texts, lang) {
  const t = (id) => texts[id] || "";
  const sentences = { saving: t("session.saving"), offline: t("session.offline"), failed: t("session.failed"), reload: t("session.reload"), signed_out: t("session.signed_out") };
  let shown = "";

  /** @param {string} sentence @param {string} [button] reload: offers it */
  function show(sentence, button) {
    if (!element || sentence + button === shown) return;
    shown = sentence + button;
    element.textContent = sentence;
    if (button) element.append(" ", reloadButton(button));
  }
  function state(name) {
    element?.setAttribute("data-state", name);
    show(sentences[name] || "", name === "reload" || name === "signed_out" ? t("session.reload_button") : "");
  }
  function saved(at) {
    element?.setAttribute("data-state", "saved");
    show(t("session.saved").replace("{at}", clock(at, lang)), "");
  }
  return { state, saved };
}

function reloadButton(label) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => location.reload());
  return button;
}

/** The time of day of an instant; what cannot be read as one is left as it is. */
function clock(at, lang) {
  const when = at ? new Date(at) : new Date();
  if (Number.isNaN(when.getTime())) return at;
  return when.toLocaleTimeString(lang === "es" ? "es-CL" : "en-US", { hour: "numeric", minute: "2-digit" });
}
