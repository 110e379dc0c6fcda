/**
 * What is told of a try and how it is sent, as pure functions of the view and of what was typed.
 * Knows no elements.
 */

const FIELDS = ["status", "why", "measured", "measure", "told", "share", "looked"];

/** The card that a link leads to, "" if it leads to none. */
export function linked(hash) {
  return /^#card=([a-z0-9-]{1,60})$/.exec(hash)?.[1] ?? "";
}

/** The try that the form is about: the one chosen, or the one under way; "" is a new one, null none. */
export function current(open, chosen) {
  if (chosen !== null && (chosen === "" ? open.more : open.tries.some((one) => one.attempt === chosen))) return chosen;
  const last = open.tries[open.tries.length - 1];
  if (last && !open.ended.includes(last.status)) return last.attempt;
  return last || open.own || !open.more ? null : "";
}

/** The name under which a field of a try is kept while it is written. */
export function slot(open, attempt, field) {
  return [open.card, attempt, field].join("/");
}

/** What stands in a field: what was typed, else what was told, else nothing. */
export function value(open, attempt, field, drafts) {
  const name = slot(open, attempt, field);
  if (drafts.has(name)) return drafts.get(name);
  const told = open.tries.find((one) => one.attempt === attempt);
  const empty = { status: "", why: [], measured: false, measure: "", told: "", share: false, looked: false };
  return told?.[field] ?? empty[field];
}

/** Reasons with one more, or without it. */
export function turned(reasons, one, chosen) {
  return chosen ? [...reasons.filter((other) => other !== one), one] : reasons.filter((other) => other !== one);
}

/** The act that tells a try. */
export function telling(open, attempt, drafts) {
  const given = Object.fromEntries(FIELDS.map((field) => [field, value(open, attempt, field, drafts)]));
  if (!open.ended.includes(given.status)) Object.assign(given, { why: [], measured: false, measure: "" });
  if (!given.measured) given.measure = "";
  if (given.status === "wanted") given.told = "";
  return { do: "tell", card: open.card, attempt, ...given };
}

/** The drafts that an act carried. */
export function carried(body, names) {
  return names.filter((name) => name.startsWith(body.card + "/" + body.attempt + "/"));
}
