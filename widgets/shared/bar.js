/**
 * A share as a bar. The words that say it stand beside: the bar itself is not read out.
 */
import { h } from "./dom.js";

/** @param {number} percent */
export function bar(percent) {
  const fill = h("i");
  fill.style.width = percent + "%";
  return h("span.l-bar", { "aria-hidden": "true" }, fill);
}
