/**
 * The casedesk widget: the cases that were sent in, and one that lies open, to be worded line by
 * line, published, taken back, or returned with a comment. The focus follows what is opened.
 */
import { h, inline, place } from "../shared/dom.js";
import { mount, standing } from "../shared/mount.js";
import { changes, commentName, turned, unsaved } from "./core.js";
import { effectFields, lineFields } from "./lines.js";

function make(tools) {
  const { t, id, keep, focus, redraw, acts, drafts } = tools;
  const states = { sent: t("casedesk.states.sent"), opened: t("casedesk.states.opened"), returned: t("casedesk.states.returned"),
    published: t("casedesk.states.published"), changed: t("casedesk.states.changed"), retired: t("casedesk.states.retired") };
  let before = null;
  let dirty = false;

  function row(draft) {
    const title = h("h3", { lang: draft.lang }, inline(draft.title));
    const open = () => acts.send({ do: "open", case: draft.case });
    return h("li.l-case", title,
      h("p.l-kicker", t("casedesk.by", { name: draft.name, cohort: draft.cohort })),
      h("p.l-kicker", t("casedesk.when", { at: draft.at })), h("p", states[draft.state]),
      h("button.l-second", { id: id + "open-" + draft.case, "aria-label": t("casedesk.open_of", { title: draft.title }), onclick: open }, t("casedesk.open")));
  }

  function list(view) {
    return h("div", h("h2", inline(view.title)), h("p.l-quiet", t("casedesk.intro")),
      view.drafts.length === 0 ? h("p", t("casedesk.none")) : h("ul.l-cases", view.drafts.map(row)));
  }

  function head(open) {
    const byline = open.byline === "name" ? t("casedesk.byline.name") : t("casedesk.byline.colleague");
    return h("header", h("button.l-second", { onclick: () => acts.send({ do: "close" }) }, t("casedesk.close")),
      h("h2", { id: id + "case", tabindex: -1, lang: open.lang }, inline(open.title)),
      h("p.l-kicker", t("casedesk.by", { name: open.name, cohort: open.cohort }), " · ", states[open.state]),
      h("p", byline), h("p", open.adapt ? t("casedesk.adapt") : t("casedesk.no_adapt")),
      open.advice.length > 0 && h("details", h("summary", t("casedesk.advice", { n: open.advice.length })),
        h("ul", open.advice.map((text) => h("li", text)))));
  }

  /** Whether there is anything to save decides what the buttons say; the fields stay as they are. */
  function touched() {
    if (dirty) return;
    dirty = true;
    redraw();
  }

  function words(open) {
    const given = { t, id, drafts, touched };
    return h("section", h("h3", t("casedesk.lines")), h("p.l-quiet", t("casedesk.lines_help")), lineFields(open, given),
      h("h3", t("casedesk.effects")), h("p.l-quiet", t("casedesk.effects_help")), effectFields(open, given));
  }

  function save(open) {
    acts.send({ do: "save", case: open.case, ...changes(open, drafts) });
  }

  function publish(open) {
    acts.send({ do: "publish", case: open.case, version: open.version });
  }

  function buttons(open) {
    const ready = open.missing === 0 && !dirty;
    const told = open.published ? t("casedesk.again", { cohort: open.cohort }) : t("casedesk.publish", { cohort: open.cohort });
    return h("section",
      h("p", open.missing > 0 ? t("casedesk.missing", { n: open.missing }) : t("casedesk.complete")),
      h(dirty ? "button.l-first" : "button.l-second", { id: id + "save", "aria-disabled": String(!dirty), onclick: () => dirty && save(open) }, t("casedesk.save")),
      dirty && h("p.l-quiet", t("casedesk.unsaved")),
      ready && !open.same && [h("button.l-first", { id: id + "publish", onclick: () => publish(open) }, told), h("p.l-quiet", t("casedesk.publish_help"))],
      open.published && [h("button.l-second", { id: id + "retire", onclick: () => acts.send({ do: "retire", case: open.case }) }, t("casedesk.retire")),
        h("p.l-quiet", t("casedesk.retire_help"))]);
  }

  function answer(open) {
    const own = id + "comment";
    const comment = () => drafts.get(commentName(open)) || "";
    const send = () => acts.send({ do: "return", case: open.case, comment: comment() });
    return h("section.l-answer", h("label.l-ask", { for: own }, t("casedesk.comment")), h("p.l-help", { id: own + "-help" }, t("casedesk.comment_help")),
      h("textarea", { id: own, rows: 4, maxlength: 2000, "aria-describedby": own + "-help", value: comment(), oninput: (event) => drafts.set(commentName(open), event.target.value) }),
      h("button.l-second", { onclick: send }, t("casedesk.return")));
  }

  /** What was saved is in the view and no draft any more. */
  function follow(view) {
    const body = acts.state === "saved" && acts.body;
    if (body) {
      acts.body = null;
      if (body.do === "save" || body.do === "return") drop(body);
    }
    const target = before === null ? "" : turned(before, view);
    before = view.open ? view.open.case : "";
    if (target) focus(target);
    dirty = Boolean(view.open) && unsaved(view.open, drafts);
  }

  function drop(body) {
    const wanted = (name) => name.startsWith(body.case + "/") && name.endsWith("/comment") === (body.do === "return");
    for (const name of drafts.names().filter(wanted)) drafts.drop(name);
  }

  return (view) => {
    follow(view);
    const { open } = view;
    const foot = keep("foot", 0, () => h("div.l-act"));
    place(foot, [standing(tools)]);
    if (!open) return [keep("list", [view.title, view.drafts], () => list(view)), foot];
    return [
      keep("head", [open.case, open.title, open.name, open.state, open.adapt, open.byline, open.advice], () => head(open)),
      keep("words", [open.case, open.adapt, open.lines, open.effects], () => words(open)),
      keep("buttons", [open.case, open.version, open.missing, open.published, open.same, dirty], () => buttons(open)),
      foot,
      keep("answer", [open.case, open.state], () => answer(open)),
    ];
  };
}

export default { render: (given) => mount(given, "casedesk", make) };
