/**
 * What a debrief shows, as a pure function of its view. Knows no elements.
 */

/** The sections that there is something to say about, in reading order. */
export function sections(view) {
  return {
    ending: Boolean(view.ending?.title || view.ending?.text),
    path: view.steps.length > 0,
    indicators: view.indicators.some((one) => one.values.length > 1),
    questions: view.questions.length > 0,
    read: view.status === "done",
  };
}
