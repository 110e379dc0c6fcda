/**
 * What a survey shows and sends, as pure functions of its view and of what was chosen and not yet
 * sent. A tie is `[who, frequency or null, topics]`; whoever was written has a token for `who`.
 */

/** Text as it is compared: small letters, no accents, single spaces. */
export function folded(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Whether every word that was typed begins a word of the name. */
export function fits(name, typed) {
  const words = folded(name).split(" ");
  return folded(typed).split(" ").every((part) => words.some((word) => word.startsWith(part)));
}

/** The draft of a relation, by wave: what was chosen here before another round is not this one's. */
export function slot(view, relation) {
  return [view.cohort, view.wave, relation.id].join("/");
}

/** Everybody of the list, one after the other. */
export function everybody(view) {
  return view.roster.flatMap((group) => group.people);
}

/** What stands for a relation: what was chosen here, else what was sent; never who left the list. */
export function current(view, relation, drafts) {
  const draft = drafts.get(slot(view, relation));
  const given = draft || { ties: relation.ties, names: [] };
  const known = new Set([...everybody(view), ...view.written, ...given.names].map(([who]) => who));
  return { ties: given.ties.filter(([who]) => known.has(who)), names: given.names };
}

/** What somebody is called. */
export function called(view, names, who) {
  return [...everybody(view), ...view.written, ...names].find(([one]) => one === who)?.[1] ?? "";
}

/** The names written in this survey, old and new. */
export function written(view, names) {
  return [...view.written, ...names];
}

/** The list cut to what was typed: people of the group, and names written before. */
export function found(view, names, typed) {
  return [...written(view, names), ...everybody(view)].filter(([, name]) => fits(name, typed));
}

/** Whether somebody goes by exactly this name already. */
export function taken(view, names, typed) {
  return [...written(view, names), ...everybody(view)].some(([, name]) => folded(name) === folded(typed));
}

/** The ties with somebody added at the end, or taken out. */
export function toggled(ties, who) {
  return ties.some(([one]) => one === who) ? ties.filter(([one]) => one !== who) : [...ties, [who, null, []]];
}

/** The ties with a frequency given to somebody. */
export function often(ties, who, frequency) {
  return ties.map((tie) => (tie[0] === who ? [who, frequency, tie[2]] : tie));
}

/** The ties with a topic added to somebody, or taken away. */
export function about(ties, who, topic) {
  return ties.map(([one, frequency, topics]) => {
    if (one !== who) return [one, frequency, topics];
    return [one, frequency, topics.includes(topic) ? topics.filter((t) => t !== topic) : [...topics, topic]];
  });
}

/** Whether more is asked about those who were chosen. */
export function further(relation) {
  return Boolean(relation.often) || relation.topics.length > 0;
}

/** Those about whom something is still to be said. */
export function open(relation, ties) {
  return ties.filter(([, frequency, topics]) => (relation.often && frequency === null) || (relation.topics.length > 0 && topics.length === 0));
}

/** The relation to go on with after one: the next that is not answered, else none. */
export function next(view, after) {
  const i = view.relations.findIndex((one) => one.id === after);
  const round = [...view.relations.slice(i + 1), ...view.relations.slice(0, i + 1)];
  return round.find((one) => one.state !== "whole")?.id ?? "";
}

/** Where a relation is taken up: those who were chosen and saved are asked about next. */
export function step(view, relation, drafts) {
  const begun = relation.state === "begun" && !drafts.has(slot(view, relation));
  return begun && further(relation) && relation.ties.length > 0 ? "how" : "who";
}

/** The answer as it is sent; only names that were chosen go with it. */
export function answer(view, relation, given) {
  const chosen = new Set(given.ties.map(([who]) => who));
  return {
    do: "answer", cohort: view.cohort, wave: view.wave, form: view.form, relation: relation.id,
    ties: given.ties.map(([who, frequency, topics]) => ({ who, frequency, topics })),
    names: given.names.filter(([token]) => chosen.has(token)).map(([token, name]) => ({ token, name })),
    nobody: given.ties.length === 0,
  };
}

/** A fresh token for a name that is written. */
export function token() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}
