/** The versions of a card, and two of them side by side where they differ. */
import { h } from "../shared/dom.js";

/** @param {any} open @param {any} tools */
export function versions(open, { t, id, acts }) {
  const { compared } = open;
  const sides = { before: compared?.before, after: compared?.after };

  function choice(name, label) {
    const change = ({ target }) => {
      sides[name] = Number(target.value);
      acts.send({ do: "compare", card: open.id, ...sides });
    };
    return h("div", h("label.l-ask", { for: id + name }, label), h("select", { id: id + name, onchange: change },
      open.versions.map(({ number }) => h("option", { value: String(number), selected: number === sides[name] }, t("curation.version", { n: number })))));
  }

  function change({ label, lang, before, after }) {
    const side = (title, text) => h("div", h("p.l-kicker", title), text ? h("p.l-said", { lang }, text) : h("p.l-quiet", t("curation.nothing")));
    return h("div.l-change", h("h4", label), h("div.l-sides",
      side(t("curation.version", { n: sides.before }), before), side(t("curation.version", { n: sides.after }), after)));
  }

  return h("section", h("h3", t("curation.versions")),
    h("ul.l-plain", open.versions.map(({ number, told, out, note }) =>
      h("li", h("strong", t("curation.version", { n: number })), " · ", told, out && " · " + t("curation.out"), note && h("p.l-said", note)))),
    compared && [h("div.l-sides", choice("before", t("curation.before")), choice("after", t("curation.after"))),
      compared.changes.length ? compared.changes.map(change) : h("p.l-quiet", t("curation.no_changes"))]);
}
