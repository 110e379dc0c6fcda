/**
 * What an encounter's form holds and sends, as pure functions of what was typed. Knows no
 * elements. A form is for a new encounter of a group, or for one that is changed.
 */

const PLAIN = ["begins", "ends", "deadline", "territory", "place", "topic", "about"];

/** The name under which a field is kept while it is written. */
export function slot(cohort, encounter, field) {
  return [cohort, encounter || "new", field].join("/");
}

/** A whole number as it was typed, also with separators for thousands; -1 when it is none. */
export function amount(text) {
  const plain = text.trim().replace(/(?<=\d)[., ](?=\d{3}\b)/g, "");
  return /^\d{1,10}$/.test(plain) ? Number(plain) : -1;
}

/** A list with one more or one less. */
export function ticked(list, one, on) {
  const rest = list.filter((each) => each !== one);
  return on ? [...rest, one] : rest;
}

/** The act that announces an encounter, or changes the one of this id. */
export function writing(cohort, encounter, read) {
  const given = Object.fromEntries(PLAIN.map((field) => [field, read(field)]));
  const all = { cohort, ...given, seats: Math.max(0, amount(read("seats"))), guests: read("guests") };
  return encounter ? { do: "change", encounter, reason: read("reason"), ...all }
    : { do: "announce", cohorts: read("cohorts"), zones: read("zones"), ...all };
}

/** The drafts that an act carried. */
export function carried({ do: did, cohort, encounter }, names) {
  const begun = slot(cohort, encounter, "");
  return did === "announce" || did === "change" ? names.filter((name) => name.startsWith(begun)) : [];
}

/** Where the focus goes once an act was saved. */
export function next({ cohort, encounter, person }) {
  if (person) return "p-" + encounter + "-" + person;
  return encounter ? "e-" + encounter : "c-" + cohort;
}
