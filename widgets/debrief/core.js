/**
 * What a debrief shows, as pure functions of its view. Knows no elements.
 */

/** The sections that there is something to say about, in reading order. */
export function sections(view) {
  return {
    ending: Boolean(view.ending?.title || view.ending?.text),
    path: view.steps.length > 0,
    waiting: view.waiting.length > 0,
    indicators: moved(view.indicators),
    people: moved(view.people),
    questions: view.questions.length > 0,
    read: view.status === "done",
  };
}

function moved(series) {
  return series.some((one) => one.values.length > 1);
}

/** Whether colleagues are shown anywhere, and how many it takes where they are not (0: nowhere). */
export function company(steps) {
  const few = steps.find((step) => step.peers.fewest);
  return { some: steps.some((step) => step.peers.people), fewest: few ? few.peers.fewest : 0 };
}

/**
 * All settled predictions together: the chance that was given on average, how many came true,
 * and by how many points that is more often.
 */
export function whole(levels) {
  const sum = (of) => levels.reduce((all, one) => all + of(one), 0);
  const count = sum((one) => one.count);
  const said = sum((one) => one.said * one.count) / count;
  const came = sum((one) => one.true);
  return { count, came, said: Math.round(said), more: (100 * came) / count - said };
}
