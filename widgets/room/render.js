/**
 * The room widget: a case that a group plays together, as one who votes sees it, as the one who
 * leads it does, and as it is projected. Knows no case, and no scene that was not reached.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { aside } from "../shared/aside.js";
import { mount, standing } from "../shared/mount.js";
import { consequence, levels, people, scene, trail } from "../player/story.js";
import { documents, mail } from "../player/papers.js";
import { ballot, spaced, stage, target, unsent } from "./core.js";
import { door, opening, sign, way } from "./door.js";
import { ballotForm, locked, question } from "./ballot.js";
import { decided, results } from "./results.js";
import { closing, controls, counts } from "./host.js";

function make(given) {
  const { t, id, keep, focus, redraw, acts, drafts } = given;
  const open = new Set();
  // A room is no pilot: its lines are shown as they are, with nothing to flag them by.
  const flag = (_, node) => node;
  const tools = { ...given, fold, consult, flag };
  let before = null;
  let latest = null;

  function fold(name, summary, nodes, head = "summary") {
    const node = h("details", { open: open.has(name), ontoggle: () => (node.open ? open.add(name) : open.delete(name)) },
      h(head, { id: id + name }, summary), nodes);
    return node;
  }
  /** Only whoever leads opens papers, for everybody. */
  function consult(document) {
    if (acts.send({ do: "consult", room: latest.room.id, document })) open.add("doc-" + document);
  }

  function follow(view) {
    // What opened before somebody's eyes stands above the consent that opened it.
    const wish = before === null ? given.unlocked && "door" : target(before, view);
    latest = view;
    before = stage(view);
    if (wish) focus(wish);
    if (acts.state !== "saved" || !acts.body) return;
    const { body } = acts;
    if (body.do === "vote" && !view.vote?.mine) return;
    acts.body = null;
    if (body.do === "vote") {
      drafts.drop([body.room, body.scene, body.round].join("/"));
      if (!wish) focus("mine");
    }
    if (body.do === "settle") drafts.drop("pick");
    if (body.do === "consult") focus("doc-" + body.document);
  }

  function foot(...nodes) {
    const node = keep("act", 0, () => h("div.l-act"));
    place(node, [...nodes, standing(given)]);
    return node;
  }

  function left(view) {
    const discard = () => {
      drafts.names().filter((name) => name !== ballot(view)).forEach(drafts.drop);
      redraw();
    };
    const texts = view.seat === "guest" ? unsent(drafts, view, acts.under()) : [];
    return aside({ texts, t, keep, discard, told: t("room.left") });
  }

  /** The part of a case that everybody sees; papers once they were opened, by the host at any time. */
  function story(view) {
    const { scene: now, indicators, resources, seat } = view;
    const host = seat === "host";
    const papers = host && !view.vote && !now.ending ? now.documents : read(now.documents);
    const letters = host && !view.vote && !now.ending ? view.inbox || [] : read(view.inbox || []);
    return [
      view.consequence && keep("consequence", [now.id, view.consequence], () => consequence({ ...view.consequence, choice: "" }, tools)),
      keep("scene", [now.id, now.when, now.title, now.blocks], () => scene(now, tools)),
      seat !== "wall" && letters.length > 0 && keep("inbox", [now.id, letters], () => mail(letters, tools)),
      seat !== "wall" && papers.length > 0 && keep("documents", [now.id, papers, now.cost], () => documents({ ...now, documents: papers }, tools)),
      keep("levels", [indicators, resources], () => levels({ indicators, resources }, t)),
      seat !== "wall" && view.people?.length > 0 && keep("people", view.people, () => people(view.people, tools)),
    ];
  }

  /** The vote that is open: a form for those who vote, counts for the others. */
  function voting(view) {
    const { vote, seat, scene: now, room } = view;
    const asked = keep("question", [room.id, now.id, vote.round, vote.decision, seat], () => question(vote, tools, seat !== "guest"));
    if (seat !== "guest") return [asked, seat === "wall" && counts(vote, tools)];
    if (vote.mine) return [asked, keep("mine", vote.mine, () => locked(vote, tools)), foot()];
    const name = ballot(view);
    const made = keep("ballot", [name, vote.decision], () => {
      const draft = drafts.get(name) || { choice: null, reason: "", ...vote.before };
      const send = (picked) => acts.send({ do: "vote", room: room.id, scene: now.id, round: vote.round, ...picked });
      return ballotForm(vote, draft, tools, () => drafts.set(name, draft), send);
    });
    for (const part of made.parts) part.toggleAttribute("inert", acts.waiting());
    made.button.setAttribute("aria-disabled", String(acts.busy()));
    return [asked, made.parts, foot(...made.foot)];
  }

  function onStage(view) {
    const { room, vote, tallies, seat } = view;
    const asks = vote?.open && voting(view);
    const shown = tallies && keep("tally", tallies, () => results(tallies, tools));
    const waits = seat === "guest" && !asks && keep("waits", room.phase, () => h("p.l-quiet", view.scene.ending ? t("player.over") : tallies ? t("room.talk") : t("room.ahead")));
    const lead = seat === "host" && foot(keep("controls", [view.can, vote?.votes, vote?.missing], () => h("div", controls(view, tools))));
    // What is going on stands first on a phone and on the wall; the story is there to read again.
    return [
      view.settled && keep("settled", view.settled, () => decided(view.settled, tools)),
      ...(vote ? [asks, !vote.open && keep("asked", vote.decision.prompt, () => h("p.l-ask", inline(vote.decision.prompt))), shown, lead, waits, story(view)] : [story(view), lead, waits]),
      view.questions?.length > 0 && keep("questions", view.questions, () => h("section", h("h3", t("debrief.questions")), h("ul", view.questions.map((one) => h("li", inline(one)))))),
      view.trail?.length > 0 && seat !== "wall" && keep("trail", view.trail, () => trail(view.trail, tools)),
      seat === "host" && keep("close", room.id, () => closing(room, tools)),
    ];
  }

  function lobby(view) {
    const { room, briefing: brief, seat } = view;
    return [
      seat === "guest" && keep("here", 0, () => h("p.l-note", t("room.here"))),
      keep("brief", [room.title, brief], () => h("section", h("h3", { id: id + "lobby", tabindex: -1 }, inline(room.title)),
        h("div.l-lead", prose(brief.summary)), prose(brief.situation), h("p", h("span.l-label", t("player.role")), inline(brief.role)))),
      seat === "guest" && keep("promise", 0, () => h("p.l-quiet", t("room.promise"))),
      seat === "host" && foot(keep("controls", view.can, () => h("div", controls(view, tools)))),
      seat === "host" && keep("close", room.id, () => closing(room, tools)),
    ];
  }

  /** The way into another room, folded away from somebody who is in one or comes out of it. */
  function elsewhere(code) {
    return keep("other", code, () => h("section.l-fold", fold("another", t("room.other"), door(tools, code))));
  }

  function outside(view) {
    const { seat, offers, over } = view;
    return [
      over && keep("over", 0, () => h("p.l-note", { id: id + "over", tabindex: -1 }, t("room.over"))),
      seat === "guest" && (over ? elsewhere("") : keep("door", 0, () => h("div", h("p.l-quiet", t("room.promise")), door(tools)))),
      offers && keep("offers", offers, () => opening(offers, tools)),
      seat === "wall" && keep("none", 0, () => h("p.l-quiet", t("room.none"))),
      seat !== "wall" && foot(),
    ];
  }

  /** The projected page has no text but this widget's: its headings are there to be heard. */
  function walled({ title, room }) {
    return keep("head", [title, room?.title], () => [h("h1.l-wall.l-hidden", inline(title)), h("h2.l-hidden", { id: id + "door", tabindex: -1 }, inline(room ? room.title : title))]);
  }

  /** Which room this is, and how many are in it; the code stands large until the case begins. */
  function about({ room, seat, wall, notes, drawn }) {
    if (seat === "guest") return keep("about", room.title, () => h("p.l-quiet.l-inside", t("room.in", { title: room.title })));
    const code = { code: spaced(room.code), at: location.host + room.door, drawn };
    return [
      room.phase === "lobby" ? keep("sign", code, () => sign(code, tools)) : keep("line", code, () => h("p.l-note", t("room.code_is", code))),
      keep("about", [room.joined, room.present], () => h("p.l-quiet.l-inside", t("room.people", { n: room.joined, here: room.present }))),
      seat === "host" && notes.length > 0 && keep("notes", notes, () => fold("notes", t("room.notes", { n: notes.length }), notes.map((one) => prose(one)))),
      seat === "host" && keep("way", [room.code, wall], () => way(room, wall, tools)),
    ];
  }

  return (view) => {
    follow(view);
    return [
      view.seat === "wall" ? walled(view) : keep("head", view.title, () => h("h2", { id: id + "door", tabindex: -1 }, inline(view.title))),
      left(view),
      ...(view.room ? [about(view), view.scene ? onStage(view) : lobby(view)] : outside(view)),
      view.seat === "guest" && view.room && elsewhere(view.room.code),
    ];
  };
}

function read(papers) {
  return papers.filter((one) => one.body !== undefined);
}

export default { render: (given) => mount(given, "player.l-room", make) };
