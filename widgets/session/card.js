/**
 * An access card's code, which the address of the login carries behind its "#": it is written into
 * the field and leaves the address, so that it stays in no history. It goes nowhere until the
 * person presses the button, and it is taken along when they choose another language.
 */
export function takeCode() {
  const field = document.querySelector("#code");
  const code = decodeURIComponentOr(location.hash.slice(1));
  if (!field || !/^[0-9A-Za-z][0-9A-Za-z -]{10,50}$/.test(code)) return;
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
  document.querySelector('form[action^="/language"]')?.addEventListener("submit", ({ target }) => {
    target.setAttribute("action", "/language#" + encodeURIComponent(field.value));
  });
  document.querySelector("main button")?.focus();
}

function decodeURIComponentOr(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** A button that prints is there only where a script can print. */
export function offerPrint() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
