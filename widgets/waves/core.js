/**
 * What a facilitator sees of surveys, as pure functions of the view and of what was marked.
 */

/** The round that is open, none if none is. */
export function openWave(cohort) {
  const last = cohort.waves[cohort.waves.length - 1];
  return last && !last.closed ? last : null;
}

/** The names of those in a state, in the order of the list. */
export function inState(cohort, state) {
  return cohort.people.filter(([, one]) => one === state).map(([name]) => name);
}

/** How many percent of a group have answered. */
export function share({ done, of }) {
  return of ? Math.round((100 * done) / of) : 0;
}

/** What may be said of the names that were marked; the people they may mean come first. */
export function meanings(cohort, tokens) {
  const groups = cohort.names.filter(({ names }) => names.some(([token]) => tokens.includes(token)));
  const guessed = [...new Set(groups.flatMap((group) => group.guesses))];
  const rest = cohort.roster.map(([person]) => person).filter((person) => !guessed.includes(person));
  const people = [...guessed, ...rest].map((person) => ["person:" + person, cohort.roster.find(([one]) => one === person)[1]]);
  return { people, guessed: guessed.length, several: tokens.length > 1 };
}

/** The act that a chosen meaning is. */
export function resolve(cohort, tokens, meaning) {
  const [kind, person] = meaning.split(":");
  return { do: "resolve", cohort: cohort.id, tokens, meaning: kind, person: person ?? "" };
}
