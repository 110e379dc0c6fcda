/**
 * What a diary's form holds and sends, as pure functions of what was typed. Knows no elements.
 */

const FIELDS = ["day", "visit", "text"];

/** The name under which a field of an entry is kept while it is written; "" is a new entry. */
export function slot(entry, field) {
  return [entry || "new", field].join("/");
}

/** What stands in a field: the draft, else what was saved, else what a new entry begins with. */
export function value(entry, field, view, drafts) {
  const begun = { day: view.today, visit: view.visits[0]?.id ?? "", text: "" };
  return drafts.get(slot(entry?.id, field)) ?? (entry ?? begun)[field];
}

/** The act that saves an entry. */
export function noting(entry, view, drafts) {
  const given = Object.fromEntries(FIELDS.map((field) => [field, value(entry, field, view, drafts)]));
  return { do: "note", entry: entry?.id ?? "", ...given };
}

/** The drafts that an act carried; taking an entry out drops what was typed into it. */
export function carried({ do: did, entry }) {
  return did === "share" ? [] : FIELDS.map((field) => slot(entry, field));
}
