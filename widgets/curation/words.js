/**
 * The pieces of a card in both languages, to be worded; where somebody else worded the same piece
 * meanwhile, both texts stand side by side until one is chosen.
 */
import { h } from "../shared/dom.js";
import { found, pieceName, pieceText, stands, worded } from "./core.js";

const LINE = 34;

/** @param {any} open @param {any} tools */
export function wording(open, { t, id, drafts, acts, touched, settled }) {
  const spoken = { es: t("curation.es"), en: t("curation.en") };

  function heading(piece, lang) {
    return [piece.label, h("span.l-quiet", " · " + spoken[lang])];
  }

  function set(piece, lang, text) {
    const name = pieceName(open, lang, piece);
    drafts.set(name, { text, was: drafts.has(name) ? drafts.get(name).was : piece[lang] });
    touched();
  }

  function field(piece, lang) {
    const own = `${id}${lang}-${piece.path}`;
    if (stands(open, drafts, lang, piece) === "both") return clash(piece, lang, own);
    const value = pieceText(open, drafts, lang, piece);
    const rows = Math.min(12, Math.max(piece.most > 200 ? 3 : 1, Math.ceil(value.length / LINE)));
    return h("div", h("label.l-ask", { for: own }, heading(piece, lang)),
      h("textarea", { id: own, lang, value, rows, maxlength: piece.most, oninput: ({ target }) => set(piece, lang, target.value) }));
  }

  function clash(piece, lang, own) {
    const name = pieceName(open, lang, piece);
    const mine = drafts.get(name).text;
    const keepMine = () => { drafts.set(name, { text: mine, was: piece[lang] }); settled(); };
    const takeTheirs = () => { drafts.drop(name); settled(); };
    return h("div.l-clash", { role: "group", "aria-labelledby": own + "-what" }, h("p.l-ask", { id: own + "-what" }, heading(piece, lang)),
      h("p.l-warn", t("curation.clash")),
      h("div.l-sides", h("div", h("p.l-kicker", t("curation.mine")), h("p.l-said", { lang }, mine || "—")),
        h("div", h("p.l-kicker", t("curation.theirs")), h("p.l-said", { lang }, piece[lang] || "—"))),
      h("button.l-second", { id: own + "-mine", onclick: keepMine }, t("curation.keep_mine")), " ",
      h("button.l-second", { id: own + "-theirs", onclick: takeTheirs }, t("curation.take_theirs")));
  }

  const dirty = found(open, drafts, "mine").length > 0;
  const torn = found(open, drafts, "both").length;
  const ready = dirty && !torn;
  const save = () => ready && acts.send(worded(open, drafts));
  return h("div", h("p.l-quiet", t("curation.word_help")),
    open.pieces.map((piece) => h("div.l-pair", open.langs.map((lang) => field(piece, lang)))),
    torn > 0 && h("p.l-warn", { role: "status" }, t("curation.torn", { n: torn })),
    h("button." + (ready ? "l-first" : "l-second"), { id: id + "save", "aria-disabled": String(!ready), onclick: save }, t("curation.save")),
    dirty && h("p.l-quiet", t("curation.unsaved")));
}

/** What was typed in a card that can no longer be worded: it stays to be read, and copied. */
export function leftOver(open, { t, id, drafts, settled }) {
  const left = [...found(open, drafts, "mine"), ...found(open, drafts, "both")];
  const drop = () => {
    for (const { piece, lang } of left) drafts.drop(pieceName(open, lang, piece));
    settled();
  };
  return left.length > 0 && h("div.l-note", h("p", t("curation.left")),
    left.map(({ piece, lang }) => [h("p.l-kicker", piece.label), h("p.l-said", { lang }, pieceText(open, drafts, lang, piece))]),
    h("button.l-second", { id: id + "drop", onclick: drop }, t("curation.left_drop")));
}
