/**
 * What a person does, sent once and followed until it is answered. One act at a time: while one
 * is pending, a second press does nothing, except after a long silence, when the same act (with
 * the same id, so it cannot count twice) is sent again. An act that a host kept from before the
 * page was loaded (`pending`) is followed like any other. Knows no act's meaning.
 */

const SILENCE = 8000;

/** A fresh UUID (v4); `crypto.randomUUID` is missing on pages without https. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * @param {import("./model").Model} model
 * @param {(acts: any) => void} changed called when the state changed
 */
export function makeActs(model, changed) {
  let pending = null;
  let answered = null;
  let timer = 0;
  const acts = { state: "idle", reason: "", body: null, waiting: () => pending !== null, under, busy, send, settle, stop };

  /** The body of the act that is not answered yet. */
  function under() {
    return pending?.body;
  }

  /** Whether a press would do nothing now. */
  function busy() {
    return pending !== null && acts.state !== "silent";
  }

  function send(body) {
    if (busy()) return false;
    answered = null;
    pending = pending || { type: "act", id: uuid(), n: model.get("view").n, at: new Date().toISOString(), body };
    follow();
    model.send(pending);
    return true;
  }

  /** Without a connection the act waits, and that is said; with one, an answer is due. */
  function follow() {
    clearTimeout(timer);
    if (!pending || answered) return;
    const cut = model.get("online") === false;
    now(cut ? "waiting" : "saving", "");
    if (!cut) timer = setTimeout(() => now("silent", ""), SILENCE);
  }

  function resume() {
    pending = pending || model.get("pending") || null;
    follow();
  }

  function heard(message) {
    if (!pending || message?.type !== "ack" || message.id !== pending.id) return;
    if (message.status === "saved") answered = message;
    else finish("refused", message.reason || "");
    settle();
  }

  /** A saved act is over once the view that it brought is here. */
  function settle() {
    if (answered && model.get("view").n >= answered.n) finish("saved", "");
  }

  function finish(state, reason) {
    acts.body = pending.body;
    pending = answered = null;
    clearTimeout(timer);
    now(state, reason);
  }

  function now(state, reason) {
    acts.state = state;
    acts.reason = reason;
    changed(acts);
  }

  function stop() {
    clearTimeout(timer);
    model.off("msg:custom", heard);
    model.off("change:online", follow);
    model.off("change:pending", resume);
  }

  model.on("msg:custom", heard);
  model.on("change:online", follow);
  model.on("change:pending", resume);
  pending = model.get("pending") || null;
  if (pending) acts.state = "saving";
  return acts;
}
