/**
 * The client of a session page: mounts the widgets that the page names, keeps one connection,
 * and tells the truth about what is saved. Knows no widget's views and no activity.
 */
import { Outbox } from "./outbox.js";
import { PageModel } from "./model.js";
import { statusLine } from "./line.js";
import { openLink } from "./link.js";

const PATIENCE = 15000;

const page = JSON.parse(document.getElementById("lidera-page").textContent);
const outbox = new Outbox();
const models = new Map();
const line = statusLine(document.getElementById("lidera-status"), page.texts, page.lang);
let link = null;
let live = false;
let closing = "";
let waiting = 0;
let arrived = false;

function post(key, { id, n, at, body }) {
  outbox.add({ type: "act", key, id, n, at, body });
  flush();
  tellState();
}

function flush() {
  if (!live || closing) return;
  const act = outbox.next();
  if (!act) return;
  link.send(act);
  waiting = setTimeout(link.drop, PATIENCE);
}

function tellState() {
  if (closing) line.state(closing);
  else if (!live) line.state("offline");
  else if (outbox.size) line.state("saving");
}

function opened() {
  live = true;
  link.send({ type: "hello", page: page.page, lang: page.lang });
  flush();
  line.state("");
  tellState();
}

function closed() {
  live = false;
  clearTimeout(waiting);
  outbox.lost();
  tellState();
}

function acked(ack) {
  const mine = outbox.answered(ack);
  models.get(ack.key)?.tell("msg:custom", ack, []);
  if (!mine) return;
  clearTimeout(waiting);
  flush();
  if (ack.status === "refused") line.state("failed");
  else if (!outbox.size) line.saved(ack.at);
}

/** A link to a step leads there once the step is drawn: until then the page is shorter. */
function arrive(key) {
  if (location.hash !== "#step-" + key || arrived) return;
  arrived = true;
  document.getElementById("step-" + key)?.scrollIntoView();
}

/** What was typed stays on the page: only the person decides when to load it anew. */
function stop(why) {
  closing = why;
  link.end();
  tellState();
}

const heard = {
  view({ key, view }) {
    outbox.stands();
    models.get(key)?.set("view", view);
    arrive(key);
  },
  /** Where the stream stands now, for the views that did not change. */
  head({ n }) {
    for (const model of models.values()) {
      const view = model.get("view");
      if (view.n < n) model.set("view", { ...view, n });
    }
  },
  ack: acked,
  reload: () => stop("reload"),
  signed_out: () => stop("signed_out"),
};

async function mountWidget({ key, esm, labels }) {
  const el = document.querySelector(`[data-widget="${CSS.escape(key)}"]`);
  if (!el) return;
  const view = { n: 0, status: "loading", title: "" };
  const model = new PageModel({ key, labels: labels || page.labels, lang: page.lang, view }, (message) => post(key, message));
  const { default: widget } = await import(esm);
  models.set(key, model);
  await widget.render({ model, el });
}

addEventListener("beforeunload", (event) => outbox.size && event.preventDefault());

Promise.all(page.widgets.map(mountWidget)).then(
  () => (link = openLink(page.ws, { opened, heard: (message) => heard[message.type]?.(message), closed })),
  () => line.state("failed"),
);
