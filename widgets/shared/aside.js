/**
 * What someone wrote here and can no longer send, because another window or device went on:
 * it is shown, to be copied, until they put it away. Nothing typed disappears by itself.
 */
import { h } from "./dom.js";
import { said } from "./words.js";

/** @param {{texts: string[], t: any, keep: any, discard: () => void, told?: string}} given `told`: why it was left */
export function aside({ texts, t, keep, discard, told = t("common.left") }) {
  return texts.length > 0 && keep("aside", texts, () =>
    h("section.l-aside",
      h("p", told),
      h("details", h("summary", t("common.left_show")), texts.map(said)),
      h("button.l-second", { onclick: discard }, t("common.left_discard"))));
}
