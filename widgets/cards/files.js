/**
 * The files of a card: what it has, and taking in one more. A file goes to the address that the view
 * names, since it is too large for an act; what it became arrives with the next view.
 */
import { h } from "../shared/dom.js";

/** @param {any} card @param {{t: any, id: string, drafts: any, kept: Map<string, string>, act: (body: any) => void}} given */
export function filed(card, given) {
  const { t, id } = given;
  const told = h("p.l-standing", { role: "status", id: id + "file-told" });
  // The list is drawn anew when the file is there; what is said to it goes on standing below.
  queueMicrotask(() => { told.textContent = given.kept.get(card.card) ?? ""; });
  // The browser's own control cannot be read on a phone with large text.
  const input = h("input", { type: "file", hidden: true, "aria-label": t("cardform.files.add"), accept: card.accept, onchange: () => take(input, card, given) });
  const add = h("button.l-second", { id: id + "file", "aria-describedby": id + "file-help", onclick: () => input.click() }, t("cardform.files.add"));
  return h("details.l-files", { open: card.files.length > 0 }, h("summary", t("cardform.files.title")),
    h("p.l-quiet", { id: id + "file-help" }, t("cardform.files.help")),
    card.files.length > 0 && h("ul.l-entries", card.files.map((file) => one(file, card, given))),
    card.writable && h("div", input, add), told);
}

async function take(input, card, { t, id, kept }) {
  const [file] = input.files;
  if (!file) return;
  const told = document.getElementById(id + "file-told");
  told.classList.remove("l-warn");
  told.textContent = t("cardform.files.sending");
  input.disabled = true;
  let reason = t("cardform.files.failed");
  kept.delete(card.card);
  try {
    const answer = await fetch(card.upload, { method: "POST", body: file, headers: { "X-Lidera-Name": encodeURIComponent(file.name) } });
    const said = await answer.json();
    reason = answer.ok ? "" : said.reason || reason;
    if (answer.ok) kept.set(card.card, said.told);
  } catch {}
  input.disabled = false;
  input.value = "";
  const now = document.getElementById(id + "file-told") ?? told;
  now.textContent = reason || (kept.get(card.card) ?? "");
  now.classList.toggle("l-warn", reason !== "");
}

function one(file, card, { t, id, drafts, act }) {
  const { name, size, memo, href } = file;
  const kb = t("cardform.files.size", { kb: Math.max(1, Math.round(size / 1024)) });
  return h("li.l-entry", h("a", { href, download: name }, name), h("p.l-kicker", [kb, memo && t("cardform.files.memo")].filter(Boolean).join(" · ")),
    memo && transcript(file, card, { t, id, drafts, act }),
    card.writable && h("button.l-second", { id: id + "detach-" + file.file, "aria-label": t("cardform.files.remove_of", { name }), onclick: () => act({ do: "detach", card: card.card, file: file.file }) }, t("cardform.files.remove")));
}

function transcript({ file, transcript: saved }, card, { t, id, drafts, act }) {
  const place = card.card + "/" + file;
  const own = id + "said-" + file;
  const now = () => (drafts.has(place) ? drafts.get(place) : saved);
  return h("div.l-field", h("label.l-ask", { for: own }, t("cardform.files.transcript")),
    h("textarea", { id: own, rows: 5, maxlength: 3000, lang: card.lang, value: now(), oninput: (event) => drafts.set(place, event.target.value) }),
    h("button.l-second", { id: own + "-save", onclick: () => act({ do: "transcribe", card: card.card, file, transcript: now() }) }, t("cardform.files.save")));
}
