/**
 * What the page of double reading shows, as pure functions of the view.
 */

/** The numbers that may be drawn of `free` texts: shares, but never fewer than `least`. */
export function numbers(free, least) {
  const found = [20, 30, 50, 100].map((percent) => Math.min(free, Math.max(least, Math.ceil((free * percent) / 100))));
  return [...new Set(found)].map((number) => ({ number, percent: Math.round((100 * number) / free) }));
}

/** The rows in the order in which they are worked on, by what readers found. */
export function sorted(rows) {
  const of = (state) => rows.filter((row) => row.state === state);
  return { differ: of("differ"), alike: of("alike"), half: of("half") };
}

/** How many texts on which all agree are not settled yet. */
export function unsettled(rows) {
  return rows.filter((row) => row.state === "alike" && !row.final).length;
}

/** By criterion, each reader's level: "Depth: Inés 2, Iván 3"; one criterion needs no title. */
export function found(row, criteria, readers) {
  const given = (at) => readers.map(([name], who) => name + " " + (row.levels[at][who] || "–")).join(", ");
  return criteria.map(({ title }, at) => (criteria.length > 1 ? title + ": " : "") + given(at));
}

/** A text cut where a mark begins or ends: each part with the readers who marked it. */
export function parts(text, marks) {
  const letters = Array.from(text);
  const cuts = [...new Set([0, letters.length, ...marks.flatMap(([start, end]) => [start, end])])];
  const ends = cuts.filter((cut) => cut <= letters.length).sort((a, b) => a - b);
  return ends.slice(1).map((end, i) => {
    const by = marks.filter(([from, to]) => from <= ends[i] && end <= to).map(([, , who]) => who);
    return { text: letters.slice(ends[i], end).join(""), by: [...new Set(by)].sort() };
  });
}
