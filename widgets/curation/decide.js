/** The decisions on a card: publish, return with a comment, take from the library. */
import { h, inline } from "../shared/dom.js";
import { noteName } from "./core.js";

/** @param {any} open @param {any} view @param {any} tools */
export function decide(open, view, { t, id, acts, drafts, dirty }) {
  const { may } = open;

  function box(what, label, help) {
    const own = id + what + "-text";
    return [h("label.l-ask", { for: own }, label), h("p.l-help", { id: own + "-help" }, help),
      h("textarea", { id: own, rows: 4, maxlength: view.most, "aria-describedby": own + "-help", value: drafts.get(noteName(open, what)) || "",
        oninput: ({ target }) => drafts.set(noteName(open, what), target.value) })];
  }

  function publish() {
    const why = may.publish || (dirty ? t("curation.save_first") : "");
    const press = () => !why && acts.send({ do: "publish", card: open.id, version: open.version });
    return [h(why ? "button.l-second" : "button.l-first", { id: id + "publish", "aria-disabled": String(Boolean(why)), "aria-describedby": id + "publish-why", onclick: press },
      open.shown ? t("curation.publish_again") : t("curation.publish")),
    h("p.l-quiet", { id: id + "publish-why" }, why || t("curation.publish_help"))];
  }

  function back() {
    const send = () => acts.send({ do: "return", card: open.id, comment: drafts.get(noteName(open, "return")) || "" });
    return h("div.l-part", box("return", t("curation.return_ask"), t("curation.return_help")),
      h("button.l-second", { id: id + "return", onclick: send }, t("curation.return")));
  }

  function retire() {
    const told = { reason: view.reasons[0][0], successor: "", ...drafts.get(noteName(open, "retire-as")) };
    const set = (name) => ({ target }) => {
      told[name] = target.value;
      drafts.set(noteName(open, "retire-as"), told);
    };
    const send = () => acts.send({ do: "retire", card: open.id, ...told, comment: drafts.get(noteName(open, "retire")) || "" });
    const option = ([value, label]) => h("option", { value, selected: value === told.reason }, label);
    return h("details", h("summary", t("curation.retire_open")), h("label.l-ask", { for: id + "reason" }, t("curation.reason")),
      h("select", { id: id + "reason", onchange: set("reason") }, view.reasons.map(option)),
      h("label.l-ask", { for: id + "successor" }, t("curation.successor")),
      h("select", { id: id + "successor", onchange: set("successor") }, h("option", { value: "" }, t("curation.no_successor")),
        open.successors.map(([value, title, lang]) => h("option", { value, lang, selected: value === told.successor }, title))),
      box("retire", t("curation.retire_ask"), t("curation.retire_help")), h("button.l-second", { id: id + "retire", onclick: send }, t("curation.retire")));
  }

  const gone = open.retired;
  return h("section", h("h3", t("curation.decide")),
    gone && h("div.l-note", h("p", h("strong", gone.reason), " · ", gone.at), h("p.l-said", gone.comment),
      gone.successor && h("p", t("curation.instead"), " ", inline(gone.successor))),
    (open.status === "curating" || open.status === "review") && [publish(), !may.return && back()],
    !may.retire && retire());
}
