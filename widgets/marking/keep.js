/**
 * What is written goes to the server by itself: a few seconds after the last change, and at once
 * when a text is left. Acts wait here in order, one at a time; words wait in the browser's drafts
 * until the server has exactly them, so a lost connection or a reload loses none.
 */
import { saving } from "./core.js";

const QUIET = 3000;

/** @param {any} tools @param {() => string} group the cohort that is looked at */
export function makeKeep({ acts, drafts }, group) {
  let line = [], timer = 0;
  const stuck = new Set();

  function nameOf({ cohort, text, number }) {
    return [cohort, text, number].join("/");
  }

  /** What is written and not at the server yet, undefined if nothing is. */
  function written(open) {
    return drafts.get(nameOf({ cohort: group(), ...open }));
  }

  function write(open, work) {
    const body = saving(group(), open, work);
    stuck.delete(nameOf(body));
    drafts.set(nameOf(body), body);
    clearTimeout(timer);
    timer = setTimeout(flush, QUIET);
  }

  /** Send all that the server has not got. */
  function flush() {
    clearTimeout(timer);
    const waiting = drafts.names().filter((name) => !stuck.has(name)).map((name) => drafts.get(name));
    for (const body of waiting) if (!under(body)) line = [...line.filter((one) => one.do !== "save" || nameOf(one) !== nameOf(body)), body];
    pump();
  }

  /** Whether the very same is on its way. */
  function under(body) {
    return JSON.stringify(acts.under()) === JSON.stringify(body);
  }

  /** Do something after all that is written is saved; of several texts to open the last one counts. */
  function send(body) {
    line = line.filter((one) => one.do !== body.do || one.do === "save");
    flush();
    line.push({ cohort: group(), ...body });
    pump();
  }

  function pump() {
    if (line.length && !acts.waiting()) acts.send(line.shift());
  }

  /** Take in an answer; returns what was done, once. */
  function follow() {
    const { state, body } = acts;
    if (!["saved", "refused"].includes(state) || !body) return null;
    acts.body = null;
    if (body.do === "save") kept(body, state);
    if (state === "refused") line = line.filter((one) => one.do !== "publish");
    setTimeout(pump);
    return { did: body.do, saved: state === "saved", body };
  }

  function kept(body, state) {
    const name = nameOf(body);
    if (state === "refused") stuck.add(name);
    else if (JSON.stringify(drafts.get(name)) === JSON.stringify(body)) drafts.drop(name);
  }

  /** Words that cannot be sent, of any text; to be shown, copied and put away. */
  function left() {
    return [...stuck].map((name) => drafts.get(name)).filter(Boolean)
      .flatMap(({ remarks, overall }) => [overall, ...remarks.map(({ text }) => text)]).filter((text) => text.trim());
  }

  function discard() {
    for (const name of stuck) drafts.drop(name);
    stuck.clear();
  }

  return { written, write, flush, send, follow, left, discard, stop: () => clearTimeout(timer) };
}
