/**
 * What this browser keeps by name, as JSON. Where it refuses (full, or forbidden by the person)
 * writing says so and reading finds nothing: nobody else has to catch anything.
 */

/** @param {string} name @returns {any} null if there is nothing */
export function readKept(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

/** @param {string} name @param {any} value @returns {boolean} whether it is kept */
export function writeKept(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
export function dropKept(name) {
  try {
    localStorage.removeItem(name);
  } catch {}
}

/** @param {string} beginning @returns {string[]} the names that begin so */
export function keptNames(beginning) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning));
  } catch {
    return [];
  }
}
