/**
 * What this browser keeps for a person on one page beside drafts: acts without an answer, and
 * the views last seen. Every name begins with the person's tag, so that whoever comes next finds
 * only their own. Views stay in the browser only on a person's own device; elsewhere they go with
 * the tab.
 */
import { dropKept, keptNames, readKept, writeKept } from "../shared/store.js";

const ALL = "lidera:";
const WHO = "lidera:who";

/** The tag of the person who was here last: a guess until the server has said who is here. */
export function lastWho() {
  return readKept(WHO) || "";
}

/** Whoever comes after somebody else finds no view of theirs. @param {string} who */
export function rememberWho(who) {
  writeKept(WHO, who);
  const others = keptNames(ALL).filter((name) => name.includes(":view:") && !name.startsWith(ALL + who));
  others.forEach(dropKept);
}

/** Whether anything waits in this browser, on `path` or on any page. @param {string} [path] */
export function waits(who, path = "") {
  const beginning = ALL + who + ":";
  return keptNames(beginning).some((name) => /^(act|draft):/.test(name.slice(beginning.length)) && name.includes(":" + path));
}

/** Everything of everybody: at logout, for shared computers. */
export function forget() {
  keptNames(ALL).forEach(dropKept);
  try {
    sessionStorage.clear();
    caches.keys().then((names) => names.forEach((name) => caches.delete(name)));
  } catch {}
}

/** @param {string} who @param {string} path */
export function keptFor(who, path) {
  const name = (kind) => ALL + who + ":" + kind + ":" + path;
  const acts = name("act") + ":";
  const views = name("view");
  return {
    drafts: name("draft"),
    hasDrafts: () => keptNames(name("draft") + ":").length > 0,
    acts: () => keptNames(acts).map(readKept).filter(Boolean).sort((a, b) => a.order - b.order),
    keepAct: (act) => writeKept(acts + act.id, act),
    dropAct: (id) => dropKept(acts + id),
    views: () => readKept(views) || readTab(views) || {},
    keepViews: (seen, own) => (own ? writeKept(views, seen) : writeTab(views, seen)),
    dropViews: () => {
      dropKept(views);
      dropTab(views);
    },
  };
}

function readTab(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function dropTab(name) {
  try {
    sessionStorage.removeItem(name);
  } catch {}
}

function writeTab(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {}
}
