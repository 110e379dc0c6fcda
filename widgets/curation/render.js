/**
 * The curation widget: the cards by where they stand, and one that lies open with all that helps to
 * decide on it. The focus follows what is opened; what was worded is kept until it is saved.
 */
import { cardFacts, cardFiles, cardParts } from "../shared/cardtext.js";
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { alike, finds, reviews } from "./beside.js";
import { asked, found, noteName, spent, turned } from "./core.js";
import { decide } from "./decide.js";
import { versions } from "./versions.js";
import { leftOver, wording } from "./words.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  let before = null, dirty = false, drawn = 0, sought = asked(location.hash), unfolded = false;

  function row(one) {
    return h("li", h("h4", { lang: one.lang }, inline(one.title)), h("p.l-kicker", [...one.told, one.at].join(" · ")),
      h("button.l-second", { id: id + "open-" + one.id, "aria-label": t("curation.open_of", { title: one.title }), onclick: () => acts.send({ do: "open", card: one.id }) }, t("curation.open")));
  }

  function list(view) {
    return h("div", h("h2", inline(view.title)), view.sections.length === 0 && h("p", t("curation.none")),
      view.sections.map(({ id: name, title, rows, more }) => h("section.l-desk-" + name, h("h3", title),
        h("ul.l-plain", rows.map(row)), more && h("p.l-quiet", t("curation.more")))));
  }

  function head(open) {
    const { card } = open;
    return h("header", h("button.l-second", { id: id + "close", onclick: () => acts.send({ do: "close" }) }, t("curation.close")),
      h("h2", { id: id + "card", tabindex: -1, lang: card.lang }, inline(card.title)), h("p.l-kicker", card.kind), h("p", open.stands),
      card.elsewhere && h("p.l-note", card.elsewhere), open.missing.length > 0 && h("p.l-warn", t("curation.missing", { parts: open.missing.join(", ") })));
  }

  function text(open) {
    return h("section", h("h3", t("curation.text")), cardParts(open.card), cardFiles(open.files, h("h4", t("curation.files"))), h("h4", t("curation.facts")), cardFacts(open.facts));
  }

  /** A first letter changes what may be done; the field that is typed into stays as it is. */
  function touched(open) {
    const now = found(open, drafts, "mine").length > 0;
    if (now !== dirty) redraw();
  }

  function settled() {
    drawn += 1;
    redraw();
  }

  function words(open) {
    const given = { ...tools, touched: () => touched(open), settled };
    if (open.may.word) return h("section", h("h3", t("curation.word")), h("p.l-quiet", open.may.word), leftOver(open, given));
    const turn = ({ target }) => { unfolded = target.open; };
    return h("section", h("h3", t("curation.word")), h("details", { open: unfolded || dirty, ontoggle: turn },
      h("summary", t("curation.word_open")), wording(open, given)));
  }

  /** What was saved is no draft any more; the address may ask for a card, once. */
  function follow(view) {
    const { open } = view;
    const body = acts.state === "saved" && acts.body;
    if (body) {
      acts.body = null;
      for (const what of [body.do, body.do + "-as"]) drafts.drop(noteName({ id: body.card }, what));
    }
    if (open) for (const name of spent(open, drafts)) drafts.drop(name);
    const target = before === null ? "" : turned(before, view);
    before = open ? open.id : "";
    if (target) focus(target);
    dirty = Boolean(open) && found(open, drafts, "mine").length > 0;
    const card = sought;
    sought = "";
    if (card) queueMicrotask(() => acts.send({ do: "open", card }));
  }

  return (view) => {
    follow(view);
    const { open } = view;
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    if (!open) return [keep("list", [view.title, view.sections], () => list(view)), foot];
    const torn = found(open, drafts, "both").length;
    const given = { ...tools, dirty: dirty || torn > 0 };
    const beside = keep("beside", 0, () => h("div.l-beside"));
    const aside = keep("aside", 0, () => h("div"));
    place(aside, [keep("reviews", [open.reviews, open.returns], () => reviews(open, tools)), keep("finds", open.finds, () => finds(open, tools)),
      keep("alike", [open.id, open.alike, open.marked, open.may.mark], () => alike(open, tools))]);
    place(beside, [keep("text", [open.card, open.facts, open.files], () => text(open)), aside]);
    return [
      keep("head", [open.id, open.card, open.stands, open.missing], () => head(open)), beside,
      keep("words", [open.id, open.pieces, open.version, open.may.word, dirty, torn, drawn], () => words(open)),
      keep("versions", [open.id, open.versions, open.compared], () => versions(open, tools)),
      keep("decide", [open.id, open.status, open.version, open.may, open.retired, given.dirty], () => decide(open, view, given)), foot,
    ];
  };
}

export default { render: (given) => mount(given, "curation", make) };
