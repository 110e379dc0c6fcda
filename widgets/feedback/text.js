/**
 * A text that somebody wrote with the comments on its passages: numbered marks in the text, the
 * comments beside it, and ways from one to the other. All words go in as text.
 */
import { h } from "../shared/dom.js";
import { said } from "../shared/words.js";

/** @param {{label: string, parts: any[], remarks: any[]}} one @param {string} name a prefix for ids */
export function commented({ label, parts, remarks }, name, t) {
  const at = (n, what) => name + what + n;
  const way = (n) => h("a.l-ref", { id: at(n, "mark"), href: "#" + at(n, "remark"), "aria-label": t("feedback.remark", { n }) }, String(n));
  const part = ({ text, marks, ends, masked }) => {
    const words = masked ? h("span.l-masked", text) : text;
    return [marks.length ? h("mark", words) : words, ends.map(way)];
  };
  return h("div.l-commented",
    h("div", h("p.l-label", label), h("p.l-said.l-own", parts.map(part)),
      parts.some(({ masked }) => masked) && h("p.l-quiet", t("feedback.masked"))),
    remarks.length > 0 && h("ol.l-remarks", remarks.map(({ n, text }) =>
      h("li", { id: at(n, "remark"), tabindex: -1, value: n },
        said(text), h("a.l-back", { href: "#" + at(n, "mark"), "aria-label": t("feedback.back") + " (" + n + ")" }, t("feedback.back"))))));
}
