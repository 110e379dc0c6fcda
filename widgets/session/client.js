/**
 * The client of a session page: keeps one connection, takes acts to the server and views to the
 * widgets, and tells the truth about what is saved. Knows no widget's views and no activity.
 */
import { Outbox } from "./outbox.js";
import { makePlaces } from "./places.js";
import { statusLine } from "./line.js";
import { standingOf } from "./told.js";
import { openLink } from "./link.js";
import { keptFor, lastWho, rememberWho } from "./kept.js";
import { keepFrame } from "./offline.js";
import { carryOn } from "./carried.js";
import { watchLogout } from "./leave.js";
import { watchPresence } from "./watch.js";

const PATIENCE = 15000;
/** The close code for a message that is larger than the server reads. */
const TOO_BIG = 1009;

const page = JSON.parse(document.getElementById("lidera-page").textContent);
const line = statusLine(document.getElementById("lidera-status"), page.texts, page.lang);
const places = makePlaces(page, { post, equip });
/** What is not known yet is not so. */
const known = { expiring: { seconds: 0, kind: "" } };
let who = lastWho();
let kept = keptFor(who, page.path);
let outbox = new Outbox(who ? kept.acts() : [], kept);
let seen = seenLast() || { page: page.page, head: 0, views: {} };
// As early as can be, since it takes longest; what it brings waits for the widgets.
const link = openLink(greeting, { opened: expectAnswer, heard: (message) => mounted.then(() => heard[message.type]?.(message)), closed, failed });
let own = false;
let head = -1;
let waiting = 0;

function tell(changes) {
  Object.assign(known, changes, { waiting: outbox.size });
  const minutes = Math.max(1, Math.round(known.expiring.seconds / 60));
  line(standingOf(known), { at: known.savedAt, minutes, press });
}

/** What the line's button does: stay, or load the page anew. */
function press() {
  if (known.closing) location.reload();
  else here();
}

function here() {
  if (known.live) link.send({ type: "here" });
}

const soon = watchPresence(here);
watchLogout(() => who, () => link.end());
carryOn();

function post(key, { id, n, at, body }) {
  outbox.add({ type: "act", key, id, n, at, body });
  flush();
  tell({ refused: false, elsewhere: false, draft: outbox.safe ? "" : "loose" });
}

function flush() {
  if (head < 0 || !known.live || known.closing) return;
  const act = outbox.next();
  if (!act) return;
  link.send(act);
  expectAnswer();
}

/** A connection that swallows what is sent looks open for minutes: it is given up earlier. */
function expectAnswer() {
  clearTimeout(waiting);
  waiting = setTimeout(link.drop, PATIENCE);
}

function online(live) {
  places.each((model) => model.set("online", live));
  if (live) known.restarting = 0;
  tell({ live });
}

/** The address of the connection holds the greeting: the answer comes a round trip earlier. */
function greeting() {
  const have = Object.fromEntries(Object.entries(seen.views).map(([key, { tag }]) => [key, tag]));
  const hello = { type: "hello", page: page.page, lang: page.lang, have };
  return page.ws + "?hello=" + encodeURIComponent(JSON.stringify(hello));
}

function closed(code) {
  clearTimeout(waiting);
  const first = outbox.lost();
  if (first && code === TOO_BIG) acked({ ...first, status: "refused", n: head });
  online(false);
}

/** A connection that never came about: the browser cannot say whether that was a refusal. */
async function failed() {
  const answer = await fetch("/", { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (answer?.type === "opaqueredirect" || answer?.status === 403) stop("signed_out");
}

/** Who is here, and how far their story is; if it is somebody else, the page begins anew. */
function welcome({ who: now, n, own: device, notice }) {
  if (who && now !== who) {
    rememberWho(now);
    location.reload();
    return;
  }
  if (!who) {
    who = now;
    kept = keptFor(who, page.path);
    outbox = new Outbox(kept.acts(), kept);
    places.each(equip);
  }
  clearTimeout(waiting);
  rememberWho(who);
  own = Boolean(device);
  if (notice) noticed(notice);
  online(true);
  stand(n);
  flush();
}

/** What this person has to know before anything else of the page. */
function noticed({ said, more, ...rest }) {
  if (document.getElementById("lidera-notice")) return;
  const note = document.createElement("section");
  const add = (to, name, text) => Object.assign(to.appendChild(document.createElement(name)), { textContent: text });
  Object.assign(note, { id: "lidera-notice", className: "notice" });
  add(note, "p", said);
  const fold = add(note, "details", "");
  add(fold, "summary", more);
  for (const text of Object.values(rest)) add(fold, "p", text);
  document.getElementById("main").prepend(note);
}

/** Where the story stands. If it moved and nothing of ours moved it, another window did. */
function stand(n) {
  const moved = head >= 0 && n > head && !outbox.size;
  head = Math.max(head, n);
  if (moved) tell({ elsewhere: true });
}

function acked(ack) {
  const mine = outbox.answered(ack);
  head = Math.max(head, ack.n);
  places.of(ack.key)?.tell("msg:custom", ack, []);
  if (!mine) return;
  expectAnswer();
  flush();
  if (ack.status === "refused") tell({ refused: true });
  else tell({ refused: false, draft: "", savedAt: outbox.size ? known.savedAt : ack.at });
}

/** What was typed stays in the browser: only the person decides when to load the page anew. */
function stop(why) {
  link.end();
  if (why === "signed_out") kept.dropViews();
  tell({ closing: why });
}

const heard = {
  welcome,
  view({ key, view, tag }) {
    outbox.stands();
    places.draw(key, view);
    seen.views[key] = { view, tag };
  },
  /** Where the stream stands now, for the views that did not change. */
  head({ n }) {
    if (!outbox.flying) clearTimeout(waiting);
    stand(n);
    seen.head = n;
    kept.keepViews(seen, own);
    places.stand(n);
  },
  ack: acked,
  expiring({ seconds, kind }) {
    tell({ expiring: { seconds, kind } });
    if (seconds) soon();
  },
  restarting: ({ within }) => link.later((known.restarting = within)),
  reload: () => stop("reload"),
  signed_out: () => stop("signed_out"),
  paused: () => stop("paused"),
};

/** What a widget may know of the person's browser: where drafts are kept, and what still waits. */
function equip(model) {
  model.set("keep", who && kept.drafts);
  const pending = outbox.of(model.get("key"));
  if (pending) model.set("pending", pending);
}

/** The views that this browser has kept, if they are of this very page. */
function seenLast() {
  const last = who && kept.views();
  return last && last.page === page.page ? last : null;
}

/** What was seen last is there at once, also without a connection; the server has the last word. */
function recall() {
  for (const [key, { view }] of Object.entries(seen.views)) places.draw(key, { ...view, n: seen.head });
  if (kept.hasDrafts()) tell({ draft: "kept" });
}

addEventListener("lidera-draft", ({ detail }) => tell({ refused: false, elsewhere: false, draft: detail.kept ? "kept" : "loose" }));
addEventListener("beforeunload", (event) => !outbox.safe && outbox.size && event.preventDefault());
addEventListener("load", () => setTimeout(() => keepFrame(page.path).catch(() => {}), 1000));

const mounted = places.mount().then(recall);
mounted.catch(() => stop("broken"));
