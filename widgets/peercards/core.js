/**
 * What somebody answered about a card and has not sent, as pure functions of the view and of what
 * was typed. Knows no elements.
 */

/** The name of an answer's draft: another version of a card is answered anew. */
export function answerName(one, name) {
  return [one.id, one.version, name].join("/");
}

/** The answers so far, as they are sent. */
export function review(one, view, drafts) {
  const told = (name) => drafts.get(answerName(one, name));
  const marked = view.criteria.filter(({ id }) => told(id));
  return {
    do: "review", card: one.id, version: one.version,
    marks: Object.fromEntries(marked.map(({ id }) => [id, told(id)])),
    advice: told("advice") || "", comment: told("comment") || "",
  };
}

/** A card given back for one of the reasons, as it is sent. */
export function back(one, why) {
  return { do: "give_back", card: one.id, version: one.version, why };
}

/** The labels of what must still be answered, with the id of each field. */
export function open(one, view, drafts) {
  const { marks, advice, comment } = review(one, view, drafts);
  const left = view.criteria.filter(({ id }) => !marks[id]).map(({ id }) => id);
  if (!advice) left.push("advice");
  if (advice === "changes" && !comment.trim()) left.push("comment");
  return left;
}

/** Where the focus goes when the cards that one took are no longer `before`: an id, or "". */
export function turned(before, view) {
  const now = view.taken.map((one) => one.id);
  const fresh = now.find((id) => !before.includes(id));
  if (fresh) return "card-" + fresh;
  return before.some((id) => !now.includes(id)) ? "top" : "";
}
