/**
 * The table that says what the map says: the same people under the same filters, sorted and paged.
 */
import { h } from "../shared/dom.js";
import { ordered, paged } from "./core.js";

/** @param {any} shown @param {any} given the sort, the page, the words and what to call on a change */
export function list(shown, { sort, page, t, id, name, place, turn, find, chosen }) {
  const part = paged(ordered(shown, sort), page);

  function head(by, label) {
    const on = sort.by === by;
    const turned = on ? !sort.down : by !== "who";
    return h("th", { scope: "col", "aria-sort": on ? (sort.down ? "descending" : "ascending") : "none" },
      h("button.l-sort", { id: id + "by-" + by, onclick: () => turn({ sort: { by, down: turned }, page: 0 }) },
        label, h("span", { "aria-hidden": "true" }, on ? (sort.down ? " ▾" : " ▴") : "")));
  }

  function row(i) {
    const label = t("netmap.find", { who: name(i) });
    return h("tr", { class: i === chosen ? "l-chosen" : false },
      h("th", { scope: "row" }, h("button.l-link", { "aria-label": label, onclick: () => find(i) }, name(i)), h("span.l-kicker", place(i))),
      h("td", String(shown.got[i])),
      h("td", shown.silent.has(i) ? t("netmap.no_answer") : String(shown.sent[i])));
  }

  const range = { from: part.from + 1, to: part.from + part.items.length, of: shown.people.length };
  const step = (label, by, off) => h("button", { id: id + "page" + by, "aria-disabled": String(off), onclick: () => off || turn({ page: part.now + by }) }, label);
  return h("section", h("h3", t("netmap.table")),
    h("p.l-quiet", { role: "status" }, t("netmap.rows", range)),
    h("table.l-cells.l-list",
      h("thead", h("tr", head("who", t("netmap.who")), head("got", t("netmap.got")), head("sent", t("netmap.sent")))),
      h("tbody", part.items.map(row))),
    part.pages > 1 && h("p.l-pages", step(t("netmap.earlier"), -1, part.now === 0), step(t("netmap.later"), 1, part.now === part.pages - 1)));
}
