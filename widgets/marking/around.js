/**
 * What stands beside an open text: who else is here, what changed since the last hand-in, points,
 * the author's path and reasons, what a colleague signed. Nothing here is done, only read.
 */
import { h, inline } from "../shared/dom.js";
import { path } from "../shared/steps.js";

/** What changed since it was handed in before. */
export function changed(open, { t }) {
  const tags = { kept: "span", removed: "del", added: "ins" };
  return open.changed?.length > 0 && h("details.l-mk-changed", h("summary", t("marking.changed", { n: open.number })),
    open.changed.map(({ label, parts }) => h("div", h("p.l-label", inline(label)),
      h("p.l-said", parts.map(([kind, text]) => h(tags[kind] || "span", kind !== "kept" && h("span.l-hidden", kind === "removed" ? t("marking.gone") : t("marking.came")), text))))));
}

/** The points of an assignment. */
export function scores(open, { t }) {
  return open.scores?.length > 0 && h("section", h("h3", t("marking.scores")),
    h("dl", open.scores.map(({ label, points, most }) => [h("dt", inline(label)), h("dd", points === null ? t("marking.no_points", { most }) : t("marking.points", { n: points, most }))])));
}

/** The cases of the same page, as the author went through them. */
export function story(open, { t }) {
  return open.path?.length > 0 && open.path.map((play) => h("details", h("summary", t("marking.path", { title: play.title })),
    play.ending && h("p.l-note", t("desk.ending"), " ", h("strong", inline(play.ending))), path(play.steps, t, "h4")));
}

/** Where the text stands: who signed what, and who has begun. */
export function standingOf(open, { t }) {
  const { published, drafts = [] } = open;
  const says = !published ? "" : published.number < open.number ? t("marking.signed_before", { by: published.by, at: published.at })
    : published.mine && !published.same ? t("marking.signed_changed", { at: published.at }) : t("marking.signed", { by: published.by, at: published.at });
  return (says || drafts.length > 0) && h("div.l-note", says && h("p", says), drafts.length > 0 && h("p", t("marking.drafts", { names: drafts.join(", ") })), theirs(published?.reading, open, t), reply(open, t));
}

/** What the author did with it: looked, and answered. */
function reply({ reply: said }, t) {
  return said && [h("p", said.seen ? t("marking.seen", { at: said.seen }) : t("marking.unseen")),
    said.text && [h("p.l-label", t("marking.reply", { at: said.at })), h("p.l-said", said.text)]];
}

function theirs(reading, open, t) {
  if (!reading) return null;
  const title = (name) => open.rubric.criteria.find(({ id }) => id === name)?.title || name;
  return h("details", h("summary", t("marking.theirs")),
    h("ul", Object.entries(reading.levels).map(([name, level]) => h("li", inline(title(name)), ": " + level))), reading.overall && h("p.l-said", reading.overall));
}
