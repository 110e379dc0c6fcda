/**
 * The cards widget: one's own cards in a list, and the one that lies open: its parts to write, what
 * others said to it, and what stands before anybody else reads it. The focus follows what is opened.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { answers, head, versions } from "./around.js";
import { filed } from "./files.js";
import { fresh, lacking, linked, valueOf } from "./core.js";
import { leave, offered, pairs, spoken } from "./other.js";
import { list } from "./list.js";
import { partField } from "./part.js";
import { parts, sections } from "./parts.js";
import { leaving, ready } from "./ready.js";
import { saver } from "./saving.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  const saving = saver({ ...tools, acts: { busy: () => acts.busy(), send: (body) => acts.send(body) } });
  let wanted = linked(location.hash);
  let link = wanted;
  let known = null;
  let before = null;
  let latest = null;

  function open(card) {
    wanted = card;
    acts.send({ do: "open", card });
  }

  function close() {
    saving.flush(() => {
      wanted = "";
      acts.send({ do: "close" });
    });
  }

  function begin(kind, source = "") {
    known = latest.cards.map((card) => card.id);
    acts.send({ do: "capture", kind, source });
  }

  /** An act on the open card: what was typed is saved before. */
  function act(body) {
    saving.flush(() => acts.send(body));
  }

  const given = { t, id, drafts, kept: new Map(), act, close, open, begin, flush: (done) => saving.flush(() => done(latest.open)) };

  function heard() {
    const { body, state } = acts;
    if (!body || !["saved", "refused"].includes(state)) return;
    acts.body = null;
    if (body.do === "write") saving.heard(state);
    if (state === "refused") {
      if (body.do === "capture") known = null;
      if (body.do === "open") wanted = "";
      return;
    }
    const gone = { agree: "/consent", send: "/note", retire: "/retire" }[body.do];
    if (gone) drafts.drop(body.card + gone);
    if (body.do === "send") drafts.drop(body.card + "/checked");
    if (body.do === "transcribe") drafts.drop(body.card + "/" + body.file);
    if (["send", "take_back"].includes(body.do)) focus("ready");
    if (body.do === "agree" || body.do === "disagree") focus("consent");
  }

  /** What should lie open does; where the server forgot it, it is asked for again. */
  function follow(view) {
    latest = view;
    heard();
    const now = view.open?.card ?? "";
    if (link && now && now !== link) setTimeout(() => open(wanted), 0);
    const led = link && now && now !== link;
    link = "";
    if (view.cards && known) {
      const [card] = fresh(known, view.cards);
      if (card) {
        known = null;
        setTimeout(() => open(card), 0);
      }
    } else if (wanted && !now && view.cards?.some((card) => card.id === wanted) && !acts.busy()) setTimeout(() => wanted && !acts.busy() && open(wanted), 0);
    if (now && now !== before && !led) wanted = now;
    if (before !== null && before !== now) focus(now ? "card" : "open-" + before);
    if (before !== now) history.replaceState(null, "", now ? "#card=" + now : location.pathname + location.search);
    before = now;
    saving.take(view.open ?? null);
  }

  function whole(view) {
    const card = view.open;
    const content = saving.work();
    const { title } = card.content.texts[card.lang];
    const all = parts(t, content.kind);
    const partOf = (name) => all.find((part) => [name, "c-" + name].includes(part.name));
    const wordsOf = (name) => card.options[partOf(name)?.options] ?? [];
    const labelOf = (name) => partOf(name)?.label ?? { context: t("cardform.where.title"), cost: t("cardform.practice.band") }[name] ?? name;
    const more = { ...given, labelOf, wordsOf };
    return [
      keep("head", [card.card, title, card.stands, card.next, card.retired], () => head(card, title, more)),
      keep("answers", [card.card, card.reviews, card.returned], () => answers(card, more) ?? h("div", { hidden: true })),
      saving.conflict && keep("conflict", [card.card, card.version], conflict),
      ...(card.writable ? [...form(card, content), second(card, content)] : []),
      keep("foot", 0, () => h("div.l-act")),
      card.status !== "retired" && keep("ready", [card.card, card.version, card.status, card.sent, card.missing, card.missing_other, card.found, card.consent, card.unchanged, card.writable], () => ready(card, more)),
      card.status !== "retired" && keep("files", [card.card, card.files, card.writable], () => filed(card, more)),
      keep("versions", [card.card, card.versions, card.compared], () => versions(card, more) ?? h("div", { hidden: true })),
      keep("leaving", [card.card, card.retirable, card.discardable], () => leaving(card, more) ?? h("div", { hidden: true })),
    ];
  }

  function form(card, content) {
    return sections(t, content.kind).map((section, i) => {
      const shell = keep("section-" + i, [card.card], () => h("details.l-section", { open: i === 0 },
        h("summary", h("h3", section.title), h("span.l-kicker")), section.help && h("p.l-quiet", section.help), h("div")));
      const n = lacking(section.parts, card.missing);
      shell.querySelector(".l-kicker").textContent = n ? t("cardform.lacks", { n }) : "";
      place(shell.lastElementChild, section.parts.map((part) => field(part, card, content)));
      return shell;
    });
  }

  /** The card in its second language, or the way to give it one. */
  function second(card, content) {
    if (!content.texts[card.other]) return keep("other-none", [card.card], () => offered(card, { t, id, add: () => { focus(card.other + "-title"); saving.translate(true); } }));
    const shell = keep("other", [card.card], () => h("details.l-section.l-other", { open: true },
      h("summary", h("h3", spoken(t, card.other).title), h("span.l-kicker")), h("p.l-quiet", t("cardform.other.how")), h("div"),
      leave(card, { t, id, remove: () => { focus("other-add"); saving.translate(false); } })));
    const n = card.missing_other.length;
    shell.querySelector(".l-kicker").textContent = n ? t("cardform.lacks", { n }) : "";
    place(shell.querySelector(":scope > div"), pairs(card, content, parts(t, content.kind), { t, id, field: pair(card) }));
    return shell;
  }

  function pair(card) {
    const drawn = (part, value, make) => marked(keep("other-" + part.name, [card.card, saving.epoch, value], make), card.other + "-" + part.name);
    return Object.assign(drawn, { set: (part, value, chosen) => saving.set(part, value, chosen, card.other) });
  }

  function field(part, card, content) {
    return marked(keep("part-" + part.name, [card.card, saving.epoch], () => partField(part, valueOf(content, part, card.lang),
      { t, id, lang: card.lang, options: card.options, set: (value, chosen) => saving.set(part, value, chosen) })), part.name);
  }

  /** A field with a note below it where its words are too long. */
  function marked(node, name) {
    const wrong = saving.faults.includes(name);
    const note = node.querySelector(".l-error");
    if (wrong && !note) node.append(h("p.l-error", { role: "status" }, t("cardform.long")));
    if (!wrong && note) note.remove();
    return node;
  }

  function conflict() {
    return h("section.l-aside", { role: "group" }, h("p", t("cardform.conflict.told")),
      h("button.l-second", { id: id + "mine", onclick: () => saving.mine() }, t("cardform.conflict.mine")), " ",
      h("button.l-second", { id: id + "theirs", onclick: () => saving.theirs() }, t("cardform.conflict.theirs")));
  }

  return (view) => {
    follow(view);
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    if (!view.open?.content) {
      return [keep("title", view.title, () => h("h2", inline(view.title))),
        view.cards && keep("list", [view.cards, view.sources], () => list(view, given)), foot];
    }
    return whole(view);
  };
}

export default { render: (given) => mount(given, "cards", make) };
