/**
 * Notices: written to everybody or to those who were chosen, and those that are being shown.
 */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { chosenOf, named } from "./core.js";

/** @param {any} cohort @param {any} view @param {any} tools @param {any} state */
export function notices(cohort, view, tools, state) {
  const { t, id, keep, acts, drafts } = tools;
  const draft = "notice-" + cohort.id, most = view.most.text;
  const people = chosenOf(cohort.people, state.chosen);
  const box = keep("write-" + cohort.id, 0, () => {
    const left = h("p.l-quiet", { id: id + "left" });
    const count = (text) => { left.textContent = t("guide.left", { n: most - text.length }); };
    const typed = ({ target }) => {
      target.value ? drafts.set(draft, target.value) : drafts.drop(draft);
      count(target.value);
    };
    count(drafts.get(draft) || "");
    return h("div", h("label.l-ask", { for: id + "notice" }, t("guide.text")),
      h("textarea", { id: id + "notice", rows: 5, maxlength: most, "aria-describedby": id + "left", value: drafts.get(draft) || "", oninput: typed }), left);
  });
  const area = box.querySelector("textarea"), kept = drafts.get(draft) || "";
  if (area !== document.activeElement && area.value !== kept) area.value = kept;
  const some = people.length > 0 && state.some;
  const whom = keep("whom-" + cohort.id, [people.map((one) => one.id), some], () => h("fieldset", h("legend.l-ask", t("guide.to")), h("div.l-rows",
    row({ type: "radio", name: id + "to", id: id + "to-all", checked: !some, onchange: () => state.only(false) }, t("guide.to_all")),
    people.length > 0 && row({ type: "radio", name: id + "to", id: id + "to-some", checked: some, onchange: () => state.only(true) }, t("guide.to_marked", { n: people.length, names: named(people) })))));
  const send = () => acts.send({ do: "post", cohort: cohort.id, to: state.some ? chosenOf(cohort.people, state.chosen).map((one) => one.id) : [], text: area.value });
  return [keep("notices-help", 0, () => h("p.l-quiet", t("guide.notices_help"))), whom, box,
    keep("post-" + cohort.id, 0, () => h("button.l-first", { id: id + "post", onclick: send }, t("guide.post"))),
    keep("posted-" + cohort.id, cohort.notices, () => h("section", h("h4", { id: id + "posted", tabindex: -1 }, t("guide.posted")),
      cohort.notices.length === 0 ? h("p.l-quiet", t("guide.no_notices")) : h("ul.l-g-posted", cohort.notices.map((one) => posted(one, cohort, tools)))))];
}

function posted({ id: name, by, at, to, all, text }, cohort, { t, id, acts }) {
  return h("li", h("p.l-kicker", by ? t("guide.by", { by, at }) : t("guide.by_nobody", { at }), ". ", all ? t("guide.to_all") : t("guide.to_some", { names: to.join(", ") })),
    h("p.l-said", text), h("button.l-second", { id: id + "off-" + name, "aria-label": t("guide.retire_of", { at }), onclick: () => acts.send({ do: "retire", cohort: cohort.id, notice: name }) }, t("guide.retire")));
}
