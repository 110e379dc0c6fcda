/**
 * The trying widget: the cards that somebody tries, and the one that lies open to be told of. A
 * link from the library opens its card. The focus follows what is opened, told and deleted.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { said } from "../shared/words.js";
import { carried, current, linked, telling, value } from "./core.js";
import { fields } from "./form.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  let wanted = linked(location.hash);
  let before = null;
  let chosen = null;
  let sure = "";
  let note = "";

  function tell(event, open, attempt) {
    event.preventDefault();
    note = value(open, attempt, "status", drafts) ? "" : t("trycard.pick");
    if (note) redraw();
    else acts.send(telling(open, attempt, drafts));
  }

  function choose(attempt) {
    [chosen, sure, note] = [attempt, "", ""];
    focus("form");
    redraw();
  }

  function ask(attempt) {
    sure = attempt;
    focus(attempt ? "sure" : "title");
    redraw();
  }

  function follow(view) {
    if (wanted && !acts.waiting()) {
      const card = wanted;
      wanted = "";
      if (view.open?.card !== card) queueMicrotask(() => acts.send({ do: "open", card }));
    }
    const body = acts.state === "saved" && acts.body;
    if (body) {
      acts.body = null;
      if (body.do === "tell") {
        for (const name of carried(body, drafts.names())) drafts.drop(name);
        [chosen, note] = [null, t("trycard.saved")];
        focus("note");
      } else if (body.do === "take_back") ask("");
    }
    const now = view.open?.card ?? "";
    if (before !== null && before !== now) {
      [chosen, sure, note] = [null, "", ""];
      focus(now ? "title" : "open-" + before);
    }
    before = now;
  }

  function entry(card) {
    const last = card.tries[card.tries.length - 1];
    return h("li.l-tried", h("h3", { lang: card.lang }, inline(card.title)), h("p", last.label), h("p.l-kicker", last.at),
      h("button.l-second", { id: id + "open-" + card.card, "aria-label": t("trycard.open_of", { title: card.title }), onclick: () => acts.send({ do: "open", card: card.card }) }, t("trycard.open")));
  }

  function list(view) {
    return h("div", h("h2", { id: id + "title", tabindex: -1 }, inline(view.title)), h("p.l-quiet", view.intro),
      view.cards.length === 0 ? h("p", t("trycard.none")) : h("ul.l-trying", view.cards.map(entry)),
      h("p", h("a.l-way", { href: "/library" }, t("trycard.library"))));
  }

  function head(open) {
    return h("header", h("button.l-second", { onclick: () => acts.send({ do: "close" }) }, t("trycard.close")),
      h("h2", { id: id + "title", tabindex: -1, lang: open.lang }, inline(open.title)),
      open.href && h("p", h("a.l-way", { href: open.href }, t("trycard.read"))),
      open.own && h("p.l-quiet", t("trycard.own")));
  }

  function told(one, open, attempt) {
    const { attempt: name, label, since, at, reasons, measure, told: words } = one;
    return h("li.l-tried", h("h3", label), h("p.l-kicker", t("trycard.since", { since, at })),
      reasons.length > 0 && h("p", reasons.join(" · ")), measure && said(measure), words && said(words),
      sure === name
        ? h("p", t("trycard.back_help"), " ", h("button.l-second", { id: id + "sure", onclick: () => acts.send({ do: "take_back", card: open.card, attempt: name }) }, t("trycard.back_sure")), " ",
            h("button.l-second", { onclick: () => ask("") }, t("trycard.back_no")))
        : h("p", attempt !== name && [h("button.l-second", { onclick: () => choose(name) }, t("trycard.open")), " "],
            h("button.l-second", { onclick: () => ask(name) }, t("trycard.back"))));
  }

  function form(open, attempt) {
    const status = value(open, attempt, "status", drafts);
    const shape = [open.card, attempt, status, value(open, attempt, "measured", drafts), open.school, open.tries];
    const node = keep("form", [open.card, attempt], () => h("form", { id: id + "form", tabindex: -1, novalidate: true, onsubmit: (event) => tell(event, node.open, attempt) }));
    node.open = open;
    const button = keep("button", [status], () => h("button.l-first", { type: "submit", id: id + "send" }, status === "wanted" ? t("trycard.save_wanted") : t("trycard.save")));
    button.setAttribute("aria-disabled", String(acts.busy()));
    place(node, [keep("fields", shape, () => fields(open, attempt, { t, id, drafts, redraw })), keep("act", 0, () => h("div.l-act"))]);
    place(node.lastChild, [button, standing(tools)]);
    return node;
  }

  return (view) => {
    follow(view);
    const { open } = view;
    if (!open) return [keep("list", [view.title, view.cards], () => list(view)), keep("foot", 0, () => h("div"))];
    const attempt = current(open, chosen);
    return [
      keep("head", [open.card, open.title, open.own], () => head(open)),
      note && keep("note", note, () => h("p.l-note", { id: id + "note", tabindex: -1, role: "status" }, note)),
      open.tries.length > 0 && keep("tries", [open.tries, sure, attempt], () => h("ul.l-trying", open.tries.map((one) => told(one, open, attempt)))),
      attempt !== null && form(open, attempt),
      attempt === null && open.more && !open.own && keep("again", 0, () => h("button.l-second", { onclick: () => choose("") }, t("trycard.again"))),
      attempt === null && standing(tools),
    ];
  };
}

export default { render: (given) => mount(given, "trying", make) };
