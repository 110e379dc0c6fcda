/**
 * The player widget: a case scene by scene. The story has the stage; what follows a decision is
 * drawn first and gets the focus. Knows no case, and no scene that was not reached.
 */
import { h, inline, place, prose } from "../shared/dom.js";
import { aside } from "../shared/aside.js";
import { mount, standing } from "../shared/mount.js";
import { blank, landing, stranded } from "./core.js";
import { briefing, consequence, documents, indicators, scene, trail } from "./story.js";
import { decision } from "./decision.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  const reading = new Set();
  const news = h("p.l-hidden", { role: "status" });
  let before = null;

  function consult(document) {
    if (acts.send({ do: "consult", document })) reading.add(document);
  }

  function follow(view) {
    const target = before === null ? "" : landing(before, view);
    before = view.scene?.id ?? "";
    if (target) {
      focus(target);
      news.textContent = target === "consequence" ? t("player.news") : "";
    }
    if (acts.state === "saved" && acts.body?.do === "consult") focus("doc-" + acts.body.document);
    if (acts.state === "saved" && acts.body?.do === "decide") drafts.drop(acts.body.scene);
    if (acts.state === "saved") acts.body = null;
  }

  function left(view) {
    const discard = () => {
      drafts.names().filter((name) => name !== view.scene?.id).forEach(drafts.drop);
      focus("scene");
      redraw();
    };
    return aside({ texts: stranded(drafts, view, acts.under()), t, keep, discard });
  }

  function button(name, label, body) {
    const node = keep("do-" + name, body, () => h("button.l-first", { id: id + "do", onclick: () => acts.send(body) }, label));
    node.setAttribute("aria-disabled", String(acts.busy()));
    return node;
  }

  function act(...nodes) {
    const node = keep("act", 0, () => h("div.l-act"));
    place(node, [...nodes, standing(tools)]);
    return node;
  }

  function beforeStart(view) {
    return [keep("briefing", view.briefing, () => briefing(view.briefing, t)),
      act(button("start", t("player.start"), { do: "start" }))];
  }

  function decided(now) {
    const { parts, foot } = decision(now, drafts.get(now.id) || blank(), tools);
    return [parts, act(...foot)];
  }

  function onStage(view) {
    const now = view.scene;
    return [
      view.consequence && keep("consequence", [now.id, view.consequence], () => consequence(view.consequence, tools)),
      keep("scene", [now.id, now.when, now.title, now.blocks], () => scene(now, tools)),
      now.documents.length > 0 && keep("documents", [now.id, now.documents, now.cost], () => documents(now, tools, reading, consult)),
      view.indicators.length > 0 && keep("indicators", view.indicators, () => indicators(view.indicators, t)),
      ...(now.decision ? decided(now) : [act(now.advance && button("advance", t("player.advance"), { do: "advance", scene: now.id }))]),
      now.ending && keep("over", 0, () => h("p.l-quiet", t("player.over"))),
    ];
  }

  return (view) => {
    follow(view);
    return [
      keep("head", view.title, () => h("h2", inline(view.title))),
      news,
      left(view),
      ...(view.briefing ? beforeStart(view) : view.scene ? onStage(view) : []),
      view.trail?.length > 0 && keep("trail", view.trail, () => trail(view.trail, t)),
    ];
  };
}

export default { render: (given) => mount(given, "player", make) };
