/**
 * What a reviewer's desk shows, as pure functions of its view and of what is being written. Knows
 * no elements. Positions count characters as the server does: code points, not UTF-16 units.
 */

/** A row of the queue by name. */
export function entry([text, who, step, rubric, state, levels]) {
  return { text, who, step, rubric, state, levels };
}

/** The rows that the choices let through: `state` "open" are those that still wait. */
export function chosen(rows, { step, who, state, criterion }, rubrics) {
  return rows.map(entry).filter((one) =>
    (step === "" || one.step === +step) && (who === "" || one.who === who) &&
    (state !== "open" || waits(one)) && (criterion === "" || lacks(one, criterion, rubrics)));
}

/** Whether nothing was published about a text yet. */
export function waits({ state }) {
  return state !== "published" && state !== "answered";
}

/** Whether a text is read with this criterion, and has no level on it yet. */
function lacks(one, criterion, rubrics) {
  const place = rubrics[one.rubric].criteria.findIndex(([id]) => id === criterion);
  return place >= 0 && !one.levels.includes(place);
}

/** The text before or after one in an order; "" at its end. */
export function beside(order, text, by) {
  return order[order.indexOf(text) + by] || "";
}

/** What is written about the open text when nothing is: on its rubric. */
export function blank(rubric) {
  return { rubric: rubric.id, hash: rubric.hash, levels: {}, evidence: [], remarks: [], overall: "" };
}

/** A reading as it can be gone on with. */
export function taken(reading, rubric) {
  if (!reading) return blank(rubric);
  const { levels, evidence, remarks, overall } = reading;
  return reading.rubric === rubric.id ? { ...blank(rubric), levels, evidence, remarks, overall } : { ...blank(rubric), remarks, overall };
}

/** The level that a digit means; the same digit again is half a level more, where that can be. */
export function pressed(now, digit, { levels, halves }) {
  if (digit < 1 || digit > levels.length) return now;
  return halves && now === digit && digit < levels.length ? digit + 0.5 : digit;
}

/** The levels that can be given, lowest first. */
export function points({ levels, halves }) {
  return levels.flatMap((_, i) => (halves && i < levels.length - 1 ? [i + 1, i + 1.5] : [i + 1]));
}

/** A passage that covers two others. */
export function spanning(a, b) {
  return { field: a.field, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function same(a, b) {
  return Boolean(a && b) && a.field === b.field && a.start === b.start && a.end === b.end;
}

export function touches(span, start, end) {
  return Boolean(span) && span.start < end && start < span.end;
}

/** A passage as it is quoted, without what is hidden of it. */
export function quote(answers, span, hidden) {
  const answer = answers.find(({ field }) => field === span.field);
  const text = answer ? runs(answer, span.start, span.end, [], []).map((run) => (run.hidden ? "[" + hidden + "]" : run.text)).join("") : "";
  const short = text.trim().replace(/\s+/g, " ");
  return short.length > 140 ? short.slice(0, 137) + "…" : short;
}

/**
 * A stretch of an answer as runs that look alike: what is hidden or tells who somebody is, what
 * supports a level, what has a comment. A run tells which evidence and comments end with it.
 */
export function runs(answer, start, end, evidence, remarks) {
  const all = [...answer.hidden, ...answer.found, ...evidence.map(ends), ...remarks.map(ends)];
  const cuts = new Set([start, end, ...all.flatMap(([from, to]) => [from, to])].filter((at) => at >= start && at <= end));
  const edges = [...cuts].sort((a, b) => a - b);
  const chars = Array.from(answer.text);
  return edges.slice(1).map((to, i) => {
    const from = edges[i];
    const over = ([a, b]) => a < to && from < b;
    const kind = answer.found.find(over)?.[2] || "";
    return {
      start: from, end: to, text: chars.slice(from, to).join(""), hidden: answer.hidden.some(over), found: kind,
      evidence: evidence.some((one) => over(ends(one))), remark: remarks.some((one) => over(ends(one))),
      closes: remarks.flatMap((one, n) => (one.end === to ? [one.number ?? n + 1] : [])),
    };
  });
}

function ends({ start, end }) {
  return [start, end];
}

/** The act that saves what is written. */
export function saving(group, { text, number }, work) {
  return { do: "save", cohort: group, text, number, ...work };
}

/** Whether there is anything that its author could be shown. */
export function tells({ levels, remarks, overall }) {
  return Object.keys(levels).length > 0 || overall.trim() !== "" || remarks.some(({ text }) => text.trim() !== "");
}

/** Where the next passage to hide is added to those that are hidden already. */
export function masking(answers, spans) {
  const now = answers.flatMap(({ field, masks }) => masks.map(([start, end]) => ({ field, start, end })));
  return [...now, ...spans.map(({ field, start, end }) => ({ field, start, end }))];
}

/** The passages that tell who somebody is and are not masked yet. */
export function unmasked(answers) {
  return answers.flatMap(({ field, found, masks }) => found
    .filter(([start, end]) => !masks.some(([a, b]) => a <= start && end <= b))
    .map(([start, end]) => ({ field, start, end })));
}
