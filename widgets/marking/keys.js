/**
 * Shortcuts of one key. They can be switched off, and never take a key from somebody who types,
 * chooses from a list or holds another key (WCAG 2.1.4).
 */
import { h } from "../shared/dom.js";
import { row } from "../shared/fields.js";
import { readKept, writeKept } from "../shared/store.js";

const KEPT = "lidera-marking-keys";
const TYPING = "input:not([type=radio]):not([type=checkbox]):not([type=button]), textarea, select, [contenteditable]";

/** Whether shortcuts are on in this browser. */
export function keysOn() {
  return readKept(KEPT) !== false;
}

/** Listen to keys for as long as the root is on the page. @param {(key: string) => boolean} does whether the key meant something */
export function listenToKeys(root, does) {
  const gone = new AbortController();
  document.addEventListener("keydown", (event) => {
    if (!root().isConnected) return gone.abort();
    const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
    if (held || !keysOn() || event.target.closest?.(TYPING)) return;
    if (does(event.key)) event.preventDefault();
  }, { signal: gone.signal });
}

/** The list of shortcuts with its switch. */
export function keysHelp({ t, id }) {
  const keys = [["j", t("marking.key_next")], ["k", t("marking.key_before")], ["q", t("marking.key_queue")], ["t", t("marking.key_text")],
    ["1 … 7", t("marking.key_level")], ["n", t("marking.key_criterion")], ["e", t("marking.key_evidence")], ["c", t("marking.key_remark")],
    ["o", t("marking.key_overall")], ["f", t("marking.key_sign")], ["?", t("marking.key_help")]];
  return h("details.l-mk-keys", { id: id + "keys" }, h("summary", { id: id + "keys-name" }, t("marking.keys")),
    h("p.l-quiet", t("marking.keys_about")),
    row({ type: "checkbox", id: id + "keys-on", checked: keysOn(), onchange: ({ target }) => writeKept(KEPT, target.checked) }, t("marking.keys_on")),
    h("dl", keys.map(([key, what]) => h("div", h("dt", h("kbd", key)), h("dd", what)))),
    h("p.l-quiet", t("marking.keys_text")));
}
