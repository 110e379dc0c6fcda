/**
 * What an instructor changed in an open case and has not saved, as pure functions of the view and
 * of what was typed. Knows no elements.
 */

/** The name of a line's draft. */
export function lineName(open, lang, line) {
  return [open.case, lang, line.id].join("/");
}

/** The name of a choice's draft. */
export function effectName(open, effect) {
  return [open.case, "effect", effect.id].join("/");
}

/** The name of the comment's draft. */
export function commentName(open) {
  return open.case + "/comment";
}

/** The languages of a case, the author's own first. */
export function languages(open) {
  return open.lang === "en" ? ["en", "es"] : ["es", "en"];
}

/** Whether a line may be worded in a language. */
export function writable(open, lang) {
  return open.adapt || lang !== open.lang;
}

/** What stands in a line: what was typed, else what is saved. */
export function lineText(open, drafts, lang, line) {
  const name = lineName(open, lang, line);
  return drafts.has(name) ? drafts.get(name) : line[lang];
}

/** What stands at a choice. */
export function points(open, drafts, effect) {
  const name = effectName(open, effect);
  return drafts.has(name) ? drafts.get(name) : effect.value;
}

/** All that differs from what is saved, as it is sent. */
export function changes(open, drafts) {
  const lines = open.lines.flatMap((line) =>
    languages(open)
      .filter((lang) => writable(open, lang) && lineText(open, drafts, lang, line) !== line[lang])
      .map((lang) => ({ lang, id: line.id, text: lineText(open, drafts, lang, line) })));
  const moved = open.effects.filter((effect) => points(open, drafts, effect) !== effect.value);
  return { lines, effects: Object.fromEntries(moved.map((effect) => [effect.id, points(open, drafts, effect)])) };
}

/** Whether anything is not saved. */
export function unsaved(open, drafts) {
  const { lines, effects } = changes(open, drafts);
  return lines.length > 0 || Object.keys(effects).length > 0;
}

/** Where the focus goes when the open case changed from `before`: an id, or "" to stay. */
export function turned(before, view) {
  const now = view.open ? view.open.case : "";
  if (before === now) return "";
  return now ? "case" : "open-" + before;
}
