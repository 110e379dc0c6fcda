/**
 * What an instructor's desk shows, as pure functions of its view. Knows no elements.
 */

/** How far someone is over all modules, in percent; a module under way counts by its steps. */
export function share({ modules, finished, now }) {
  const parts = now.reduce((sum, one) => sum + one.done / one.steps, finished);
  return modules ? Math.round((100 * parts) / modules) : 0;
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
