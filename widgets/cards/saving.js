/**
 * Saving the open card by itself, a while after the last key. What was typed is kept in this browser
 * at once; where somebody saved another version meanwhile, both stand side by side until the
 * author chooses. One act is under way at a time.
 */
import { copied, faults, put, same, tidy, translated } from "./core.js";

const PAUSE = 4000;
const CHOSEN = 1200;
/** A saved act whose view does not come said what was there already. */
const UNSEEN = 3000;

/** @param {any} tools */
export function saver({ acts, drafts, redraw }) {
  let open = null;
  let work = null;
  let base = 0;
  let timer = 0;
  let awaiting = false;
  let then = null;
  const self = { epoch: 0, conflict: false, faults: [], take, set, translate, flush, mine, theirs, work: () => work, clean, stop: () => clearTimeout(timer) };

  function clean() {
    return !open || same(work, open.content);
  }

  function adopt(content, version) {
    work = copied(content);
    base = version;
    self.conflict = false;
    self.epoch += 1;
  }

  /** The card as the server has it now; null if none lies open. */
  function take(now) {
    const before = open;
    open = now;
    if (!now?.content) return;
    if (before?.card !== now.card) begin(now);
    else if (now.version !== base) follow(now);
    else if (clean() && drafts.has(now.card)) drafts.drop(now.card);
    self.faults = faults(work, now);
    if (then && clean() && !acts.busy()) {
      const done = then;
      then = null;
      setTimeout(done, 0);
    }
  }

  function begin(now) {
    const kept = drafts.has(now.card) && drafts.get(now.card);
    adopt(kept ? kept.content : now.content, kept ? kept.base : now.version);
    awaiting = false;
    then = null;
    if (clean()) settle(now);
    else if (kept.base !== now.version) self.conflict = true;
    else soon(CHOSEN);
  }

  function follow(now) {
    if (clean()) settle(now);
    else if (awaiting && now.version === base + 1) rebase(now.version);
    else if (!drafts.has(now.card)) adopt(now.content, now.version);
    else self.conflict = true;
    awaiting = false;
  }

  function settle(now) {
    drafts.drop(now.card);
    base = now.version;
    self.conflict = false;
  }

  function rebase(version) {
    base = version;
    keep();
    soon(PAUSE);
  }

  function keep() {
    drafts.set(open.card, { base, content: work });
  }

  /** What was put into a part. */
  function set(part, value, chosen, lang = open.lang) {
    put(work, part, lang, value);
    const wrong = faults(work, open);
    const turned = String(wrong) !== String(self.faults);
    self.faults = wrong;
    keep();
    soon(chosen ? CHOSEN : PAUSE);
    if (turned) redraw();
  }

  /** The card gets its second language, or loses it. */
  function translate(wanted) {
    translated(work, open.lang, open.other, wanted);
    self.faults = faults(work, open);
    keep();
    soon(CHOSEN);
    redraw();
  }

  function soon(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  function save() {
    clearTimeout(timer);
    if (!open?.writable || self.conflict || self.faults.length || clean()) return;
    if (awaiting || acts.busy()) {
      soon(CHOSEN);
      return;
    }
    awaiting = true;
    acts.send({ do: "write", card: open.card, base, content: tidy(work) });
  }

  /** How a write that was sent ended. */
  self.heard = (state) => {
    if (state === "refused") {
      awaiting = false;
      then = null;
    } else setTimeout(() => { awaiting = false; }, UNSEEN);
  };

  /** Do something once all that was typed is saved. */
  function flush(done) {
    if (clean()) {
      done();
      return;
    }
    then = done;
    save();
  }

  /** Of two versions the author's own goes on; the other one stays among the versions. */
  function mine() {
    base = open.version;
    self.conflict = false;
    keep();
    save();
    redraw();
  }

  function theirs() {
    drafts.drop(open.card);
    adopt(open.content, open.version);
    redraw();
  }

  return self;
}
