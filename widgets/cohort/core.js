/**
 * What is shown of a cohort, as pure functions of the view and of what was chosen.
 */

/** The states in the order in which they are offered: who may need a hand comes first. */
export const STATES = ["absent", "stuck", "going", "done", "resting"];

/** How many people are in each state. */
export function counts(people) {
  return Object.fromEntries(STATES.map((state) => [state, people.filter((one) => one.state === state).length]));
}

/** Those in a state, all of them without one; in the order of the list. */
export function shown(people, state) {
  return state ? people.filter((one) => one.state === state) : people;
}

/** The chosen people who are still in the cohort. */
export function chosenOf(people, chosen) {
  return people.filter((one) => chosen.has(one.id));
}

/** Names for a sentence: the first few, and how many more. */
export function named(people, most = 5) {
  const names = people.slice(0, most).map((one) => one.name).join(", ");
  return people.length > most ? names + " +" + (people.length - most) : names;
}

/** The cohort that is looked at: the one chosen, else the first. */
export function current(cohorts, id) {
  return cohorts.find((one) => one.id === id) || cohorts[0] || null;
}
