/**
 * What an address carries behind its "#" never reaches the server: a form that leads back to the
 * page has to take it along. A room's code would be lost by choosing a language.
 */
export function carryOn() {
  const form = document.querySelector('form[action="/language"]');
  form?.addEventListener("submit", () => form.setAttribute("action", "/language" + location.hash));
}
