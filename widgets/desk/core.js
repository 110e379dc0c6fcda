/**
 * What an instructor's desk shows, as pure functions of its view. Knows no elements.
 */

/** Share of the steps that were done, in percent. */
export function share({ done, steps }) {
  return steps ? Math.round((100 * done) / steps) : 0;
}

/** Who lies open: a name for the focus to come back to, "" when no record is open. */
export function opened(view) {
  return view.record ? view.record.cohort + "." + view.record.person : "";
}

/** Where the focus goes when the open record changed from `before`: an id, or "" to stay. */
export function landing(before, view) {
  const now = opened(view);
  if (before === now) return "";
  return now ? "record" : "open-" + before;
}
