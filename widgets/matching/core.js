/**
 * What a form of rounds holds and sends, as pure functions. Knows no elements.
 */

/** A whole number as it was typed, also with separators for thousands; -1 when it is none. */
export function amount(text) {
  const plain = text.trim().replace(/(?<=\d)[., ](?=\d{3}\b)/g, "");
  return /^\d{1,10}$/.test(plain) ? Number(plain) : -1;
}

/** Where the focus goes once an act was saved. */
export function next({ do: did, cohort, visit }) {
  const places = { pay: "fund-" + cohort, match: "found-" + cohort, confirm: "rounds-" + cohort, circle: "circles-" + cohort, settle: "v-" + visit };
  return places[did];
}
