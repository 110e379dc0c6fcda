/**
 * What a curator worded and has not saved, held against what is saved by now, as pure functions of
 * the view and of what was typed. A draft keeps the text that it was made from (`was`), so that
 * another curator's words are seen and never overwritten. Knows no elements.
 */

/** The name of a piece's draft. */
export function pieceName(open, lang, piece) {
  return [open.id, lang, piece.path].join("/");
}

/** The name of a comment's draft. */
export function noteName(open, what) {
  return open.id + "/" + what;
}

/** What stands in a piece: what was typed, else what is saved. */
export function pieceText(open, drafts, lang, piece) {
  const draft = drafts.get(pieceName(open, lang, piece));
  return draft ? draft.text : piece[lang];
}

/** How a piece stands: "same" as saved, worded ("mine"), or worded by somebody else too ("both"). */
export function stands(open, drafts, lang, piece) {
  const draft = drafts.get(pieceName(open, lang, piece));
  if (!draft || draft.text === piece[lang]) return "same";
  return draft.was === piece[lang] ? "mine" : "both";
}

/** Every piece of a card in each language that stands as `how`. */
export function found(open, drafts, how) {
  return open.pieces.flatMap((piece) =>
    open.langs.filter((lang) => stands(open, drafts, lang, piece) === how).map((lang) => ({ piece, lang })));
}

/** What was worded, as it is sent. */
export function worded(open, drafts) {
  const lines = found(open, drafts, "mine").map(({ piece, lang }) => ({ lang, path: piece.path, text: pieceText(open, drafts, lang, piece) }));
  return { do: "word", card: open.id, base: open.version, lines };
}

/** The names of drafts that say what is saved already. */
export function spent(open, drafts) {
  return open.pieces.flatMap((piece) => open.langs.map((lang) => [pieceName(open, lang, piece), piece[lang]]))
    .filter(([name, saved]) => drafts.has(name) && drafts.get(name).text === saved).map(([name]) => name);
}

/** Where the focus goes when the open card changed from `before`: an id, or "" to stay. */
export function turned(before, view) {
  const now = view.open ? view.open.id : "";
  if (before === now) return "";
  return now ? "card" : "open-" + before;
}

/** The card that an address asks for (`#card=<id>`), "" if none. */
export function asked(hash) {
  const named = /^#card=([\w-]{1,80})$/.exec(hash);
  return named ? named[1] : "";
}
