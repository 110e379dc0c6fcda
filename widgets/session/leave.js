/**
 * Logging out of a browser that others may use: nothing of the person stays in it. If something
 * was written and not sent, the first press says so instead; the second one goes.
 */
import { forget, waits } from "./kept.js";

/**
 * @param {() => string} who the tag of the person who is here
 * @param {() => void} going called as they go
 */
export function watchLogout(who, going) {
  const form = document.querySelector('form[action="/logout"]');
  const warning = document.getElementById("lidera-unsent");
  form?.addEventListener("submit", (event) => {
    if (warning?.hidden && waits(who())) {
      event.preventDefault();
      warning.hidden = false;
      warning.focus();
      return;
    }
    going();
    forget();
  });
}
