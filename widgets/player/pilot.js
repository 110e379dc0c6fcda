/**
 * What testers have more than players: a flag beside each line, "none of these" at a decision,
 * and a rating at the end. Sent to testers only; its words come with the view. Knows neither
 * scenes nor what a choice leads to.
 */
import { h, inline } from "../shared/dom.js";
import { rows, steps } from "../shared/fields.js";

const FAULTS = ["unbelievable", "unclear", "wrong", "language", "hurtful", "other"];
const OURS = ["flag", "unflag", "decline", "rate"];
const POINTS = [1, 2, 3, 4, 5];
const LONGEST = 60;
const RATING = ".rating";
const STYLE = new CSSStyleSheet();

/** The name under which what was not sent yet is kept. */
function unsent(what) {
  return "pilot " + what;
}

/** The beginning of a line, to call its flag by. */
function excerpt(text) {
  const plain = text.replace(/[*\s]+/g, " ").trim();
  return plain.length > LONGEST ? plain.slice(0, LONGEST).trim() + "…" : plain;
}

/** @param {any} tools those of the player @returns what the player asks of it */
function makePilot({ id, keep, focus, redraw, acts, drafts, fold }) {
  const lines = new Map();
  const asides = new Map();
  const opened = new Set();
  const news = h("p.l-hidden", { role: "status" });
  let told = {};
  let failed = null;

  const say = (name, values) => told.texts[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const typed = (what) => drafts.get(unsent(what)) || { reason: "", picked: null };
  const flagOf = (line) => told.flags.find((one) => one.line === line);
  const refusal = (matches) => (acts.state === "refused" && acts.body && matches(acts.body) ? acts.reason : "");

  /** A field whose text outlives a reload until it is sent. */
  function area(what, label) {
    const name = id + "pilot-" + what;
    const box = h("textarea", { id: name, rows: 3, value: typed(what).reason, oninput: () => type(what, { reason: box.value }) });
    return h("div", h("label.l-ask", { for: name }, label), box);
  }
  function type(what, change) {
    drafts.set(unsent(what), { ...typed(what), ...change });
  }
  function send(body) {
    if (!acts.busy()) acts.send(body);
  }

  /** A line with its flag; without nodes of its own the flag stands alone. */
  function line(one, nodes) {
    const text = excerpt(one.text || one.label || one.body || one.prompt || one.alt || one.title || "");
    const flag = h("button.l-flag", { id: id + "flag-" + one.line, onclick: () => toggle(one.line) });
    const place = h("div.l-flagging");
    lines.set(one.line, { text, flag, place });
    tend(one.line);
    return h("div.l-line", h("div", nodes), flag, place);
  }
  function toggle(name) {
    if (opened.has(name)) return close(name);
    opened.add(name);
    redraw();
  }
  /** Show a flag as it stands: its name, whether it is set, and its form while it is open. */
  function tend(name) {
    const { text, flag, place } = lines.get(name);
    const mine = flagOf(name);
    const open = opened.has(name) || drafts.has(unsent(name));
    const label = mine ? say("flagged", { fault: say("fault_" + mine.fault), text }) : say("flag", { text });
    flag.setAttribute("aria-label", label);
    flag.setAttribute("title", mine ? say("fault_" + mine.fault) : say("flag_short"));
    flag.setAttribute("aria-expanded", String(open));
    flag.classList.toggle("l-set", Boolean(mine));
    if (!open) return place.replaceChildren();
    if (!place.firstChild) place.append(...flagForm(name, text, mine));
    place.querySelector(".l-error").textContent = refusal((body) => body.line === name);
  }
  function flagForm(name, text, mine) {
    const options = FAULTS.map((fault) => ({ id: fault, label: say("fault_" + fault) }));
    const asked = h("fieldset", h("legend", h("span.l-hidden", text + ". "), say("what")),
      rows({ name: id + "fault-" + name, options, value: typed(name).picked || mine?.fault, pick: (fault) => type(name, { picked: fault }) }));
    const missing = h("p.l-error", { role: "alert" });
    function press() {
      const fault = typed(name).picked || mine?.fault;
      if (fault) return send({ do: "flag", line: name, fault, comment: typed(name).reason });
      missing.textContent = say("missing_fault");
      asked.querySelector("input").focus();
    }
    return [asked, area(name, say("comment")), missing, h("div.l-pair", h("button", { onclick: press }, say("send")),
      mine && h("button.l-link", { onclick: () => send({ do: "unflag", line: name }) }, say("remove")),
      h("button.l-link", { onclick: () => close(name) }, say("close")))];
  }
  function close(name) {
    opened.delete(name);
    drafts.drop(unsent(name));
    focus("flag-" + name);
    redraw();
  }

  /** None of the choices: what one would do instead; then the nearest of them is asked for. */
  function decline(scene) {
    const place = h("div.l-decline");
    asides.set(scene, place);
    return place;
  }
  function declining(scene, place) {
    const stored = told.instead != null;
    const open = opened.has(scene) || drafts.has(unsent(scene));
    const state = stored ? "stored" : open ? "open" : "shut";
    if (place.dataset.state !== state) {
      place.dataset.state = state;
      place.replaceChildren(...(stored ? nearest() : none(scene, open)));
    }
    const error = place.querySelector(".l-error");
    if (error) error.textContent = refusal((body) => body.do === "decline");
  }
  function nearest() {
    return [h("div.l-note", h("p.l-quiet", say("instead_kept", { text: told.instead })),
      h("p", { id: id + "nearest", tabindex: -1 }, say("nearest")))];
  }
  function none(scene, open) {
    const button = h("button", { id: id + "none", "aria-expanded": String(open), onclick: () => {
      open ? opened.delete(scene) : opened.add(scene);
      if (open) drafts.drop(unsent(scene));
      focus("none");
      redraw();
    } }, say("none"));
    if (!open) return [button];
    return [button, area(scene, say("instead")), h("p.l-error", { role: "alert" }),
      h("button", { onclick: () => send({ do: "decline", scene, instead: typed(scene).reason }) }, say("instead_send"))];
  }

  /** What is asked at the end, once. */
  function rating() {
    if (told.realism != null) return h("p.l-note", { id: id + "rated", tabindex: -1 }, say("rated", { n: told.realism }));
    const asked = h("fieldset.l-field", h("legend", say("realism")), steps({ name: id + "real", points: POINTS.map((n) => ({ id: n, label: String(n) })),
      low: say("realism_low"), high: say("realism_high"), value: typed(RATING).picked, pick: (n) => type(RATING, { picked: n }) }));
    const missing = h("p.l-error", { role: "alert" });
    function press() {
      const { picked, reason } = typed(RATING);
      if (picked) return send({ do: "rate", realism: picked, comment: reason });
      missing.textContent = say("missing_realism");
      asked.querySelector("input").focus();
    }
    return h("section.l-rating", asked, area(RATING, say("change")), missing, h("button.l-first", { onclick: press }, say("rate_send")));
  }

  function flags() {
    return h("section.l-fold", fold("flags", say("yours", { n: told.flags.length }), h("ul", told.flags.map(({ line: name, fault, text }) =>
      h("li", h("p", say("fault_" + fault) + ": ", inline(excerpt(text))),
        h("button.l-link", { "aria-label": say("remove_of", { text: excerpt(text) }), onclick: () => send({ do: "unflag", line: name }) }, say("remove")))))));
  }

  /** After an answer: close what was sent, and give the focus back to where it came from. */
  function saved(body) {
    if (!OURS.includes(body.do)) return;
    const what = body.line || body.scene || RATING;
    opened.delete(what);
    drafts.drop(unsent(what));
    const listed = body.do === "unflag" && !lines.get(body.line)?.flag.isConnected;
    focus({ flag: "flag-" + what, unflag: listed ? "flags" : "flag-" + what, decline: "nearest", rate: "rated" }[body.do]);
    news.textContent = say(body.do === "unflag" ? "removed" : "kept");
    lines.get(what)?.place.replaceChildren();
  }

  /** Bring all that is on the screen up to date; called before the player is drawn. */
  function see(view) {
    told = view.pilot;
    for (const name of lines.keys()) tend(name);
    const refused = acts.state === "refused" && OURS.includes(acts.body?.do) ? acts.body : null;
    if (refused && refused !== failed) focus({ flag: "flag-" + refused.line, unflag: "flag-" + refused.line, decline: "none" }[refused.do] || "real0");
    failed = refused;
  }
  /** Whether what was not sent yet belongs to something that is on the screen. */
  function here(name, view) {
    const shown = JSON.stringify(view);
    return name === unsent(RATING) || shown.includes(`"line":${JSON.stringify(name.slice(unsent("").length))}`) || name === unsent(view.scene?.id);
  }

  return {
    see, saved, here, line, decline,
    asked: (now) => asides.has(now.id) && declining(now.id, asides.get(now.id)),
    top: () => [news, keep("pilot", 0, () => h("div.l-note.l-quiet", h("p", say("intro")),
      fold("readers", say("readers"), [h("p", say("read")), h("p", say("terms"))])))],
    end: (now) => [now?.ending && keep("rating", told.realism, rating), told.flags.length > 0 && keep("flags", told.flags, flags)],
  };
}

STYLE.replaceSync(sheet("./pilot.css"));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, STYLE];

export default makePilot;
