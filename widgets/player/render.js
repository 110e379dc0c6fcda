/**
 * The player widget: a case scene by scene. The story has the stage; what follows a decision is
 * drawn first and gets the focus. Knows no case, and no scene that was not reached.
 */
import { h, inline, place } from "../shared/dom.js";
import { aside } from "../shared/aside.js";
import { mount, standing } from "../shared/mount.js";
import { blank, landing, stranded } from "./core.js";
import { briefing, consequence, levels, people, roles, scene, trail } from "./story.js";
import { documents, mail } from "./papers.js";
import { decision } from "./decision.js";
import { makeLimit } from "./limit.js";

function make(given) {
  const { t, id, keep, focus, redraw, acts, drafts } = given;
  const open = new Set();
  const tools = { ...given, fold, consult, flag };
  const limit = makeLimit(tools);
  const news = h("p.l-hidden", { role: "status" });
  let before = null;
  let role = null;
  let pilot = null;
  let asked = false;

  /** What only testers get is fetched for them alone; where that fails the case goes on as ever. */
  function fetched() {
    if (asked) return pilot || asked === "failed";
    asked = true;
    later("./pilot.js").then((make) => (pilot = make(tools)), () => (asked = "failed")).then(redraw);
    return false;
  }
  function flag(one, nodes) {
    return pilot && one.line ? pilot.line(one, nodes) : nodes;
  }

  /** Something folded, which stays as it was opened or closed when it is drawn anew. */
  function fold(name, summary, nodes, head = "summary") {
    const node = h("details", { open: open.has(name), ontoggle: () => (node.open ? open.add(name) : open.delete(name)) },
      h(head, { id: id + name }, summary), nodes);
    return node;
  }

  function consult(document) {
    if (acts.send({ do: "consult", document })) open.add("doc-" + document);
  }

  function follow(view) {
    const target = before === null ? "" : landing(before, view);
    before = view.scene?.id ?? "";
    if (target) {
      focus(target);
      const fresh = (view.inbox || []).filter((one) => one.fresh).length;
      news.textContent = [target === "consequence" && t("player.news"), fresh > 0 && t("player.mail", { n: fresh })].filter(Boolean).join(" ");
    }
    if (acts.state !== "saved" || !acts.body) return;
    const body = acts.body;
    acts.body = null;
    if (body.do === "consult") focus("doc-" + body.document);
    if (body.do === "decide") drafts.drop(body.scene);
    if (body.do === "untimed") focus("limit");
    pilot?.saved(body);
    if (body.do === "start" || body.do === "again") role = null;
  }

  function left(view) {
    const here = (name) => pilot?.here(name, view);
    const discard = () => {
      drafts.names().filter((name) => name !== view.scene?.id && !here(name)).forEach(drafts.drop);
      focus("scene");
      redraw();
    };
    return aside({ texts: stranded(drafts, view, acts.under(), here), t, keep, discard });
  }

  function button(name, label, body, kind = "button.l-first") {
    const node = keep("do-" + name, body, () => h(kind, { id: id + "do", onclick: () => acts.send(body) }, label));
    node.setAttribute("aria-disabled", String(acts.busy()));
    return node;
  }

  function act(...nodes) {
    const node = keep("act", 0, () => h("div.l-act"));
    place(node, [...nodes, standing(given)]);
    return node;
  }

  function beforeStart({ briefing: brief, rule }) {
    return [keep("briefing", [brief, rule], () => [briefing(brief, t), rule && h("p.l-quiet", inline(rule))]), ...begin("start", t("player.start"), { do: "start" }, brief.roles)];
  }

  /** The next attempt, after an ending: a way beside the main one, which goes on down the page. */
  function onceMore({ attempt, rule, roles: list }) {
    return [keep("again", rule, () => h("section", h("h4", t("player.again_head")), h("p.l-quiet", inline(rule + " " + t("player.again_help"))))),
      ...begin("again", t("player.again"), { do: "again", attempt }, list, "button")];
  }

  function begin(name, label, body, list, kind) {
    return list ? inRole(name, label, body, list, kind) : [act(button(name, label, body, kind))];
  }

  /** A case that can be lived in several roles begins once one is chosen. */
  function inRole(name, label, body, list, kind = "button.l-first") {
    const told = keep("missing", name, () => h("p.l-error", { role: "alert" }));
    const start = keep("start", body, () => h(kind, { id: id + "do", onclick: () => {
      if (role !== null) return void acts.send({ ...body, role });
      told.textContent = t("player.missing.role");
      document.getElementById(id + "role0").focus();
    } }, label));
    start.setAttribute("aria-disabled", String(acts.busy()));
    return [keep("roles", [body, list], () => roles(list, tools, role, (picked) => {
      role = picked;
      told.textContent = "";
    })), act(told, start)];
  }

  function decided(now) {
    const { parts, foot } = decision(now, drafts.get(now.id) || blank(), tools, limit.over, pilot);
    return [limit.draw(now), parts, act(...foot)];
  }

  /** An ended case can still be read, but nothing more can be opened. */
  function letters({ inbox = [], scene: now }) {
    const messages = now.ending ? inbox.filter((one) => one.body !== undefined) : inbox;
    return messages.length > 0 && keep("inbox", [now.id, messages], () => mail(messages, tools));
  }

  function onStage(view) {
    const now = view.scene;
    const { indicators, resources } = view;
    return [
      view.consequence && keep("consequence", [now.id, view.consequence], () => consequence(view.consequence, tools)),
      keep("scene", [now.id, now.when, now.title, now.blocks], () => scene(now, tools)),
      letters(view),
      now.documents.length > 0 && keep("documents", [now.id, now.documents, now.cost], () => documents(now, tools)),
      keep("levels", [indicators, resources], () => levels({ indicators, resources }, t)),
      view.people?.length > 0 && keep("people", view.people, () => people(view.people, tools)),
      now.ending && keep("over", 0, () => h("p.l-quiet.l-over", t("player.over"))),
      ...(now.decision ? decided(now) : view.again ? onceMore(view.again) : [act(now.advance && button("advance", t("player.advance"), { do: "advance", scene: now.id }))]),
    ];
  }

  return (view) => {
    if (view.pilot && !fetched()) return keep("wait", 0, () => h("p.l-quiet", { role: "status" }, t("common.loading")));
    follow(view);
    pilot?.see(view);
    return [
      keep("head", [view.title, view.role, view.attempt], () => [h("h2", inline(view.title)), view.attempt && h("p.l-kicker", t("player.attempt", { n: view.attempt.number, most: view.attempt.most })), view.role && h("p", h("span.l-label", t("player.role")), view.role)]),
      news, limit.spoken, pilot?.top(),
      left(view),
      ...(view.briefing ? beforeStart(view) : view.scene ? onStage(view) : []),
      view.trail?.length > 0 && keep("trail", view.trail, () => trail(view.trail, tools)),
      pilot?.end(view.scene),
    ];
  };
}

export default { render: (given) => mount(given, "player", make) };
