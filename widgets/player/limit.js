/**
 * A time limit as a calm countdown. It begins when the decision is on the screen, goes on
 * through every redrawing, and cuts nobody off: whoever decides later says so. Anyone may switch
 * it off. Those who listen are told at four moments only. Knows nothing of what is decided.
 */
import { h } from "../shared/dom.js";
import { calm, moment } from "./core.js";

/** @param {any} tools @returns {{spoken: any, draw: (now: any) => any, over: () => boolean}} */
export function makeLimit(tools) {
  const { t, keep, acts } = tools;
  const spoken = h("p.l-hidden", { role: "status" });
  const runs = new Map();
  let latest = null;

  function draw(now) {
    const limit = now.decision.limit;
    latest = now;
    if (!limit) return null;
    const node = keep("limit", [now.id, limit], () => (limit.off ? lifted(tools) : counting(now, limit)));
    node.querySelector("button")?.setAttribute("aria-disabled", String(acts.busy()));
    return node;
  }

  /** Whether the time of the decision that was drawn last is over. */
  function over() {
    const { id, decision: { limit } } = latest;
    return Boolean(limit && !limit.off && runs.has(id) && left(id, limit) <= 0);
  }
  function left(id, { seconds }) {
    return seconds - (Date.now() - runs.get(id).from) / 1000;
  }
  function counting(now, limit) {
    const shown = countdown(tools, limit);
    let timer = 0;
    function tick() {
      const rest = left(now.id, limit);
      if (rest <= 0 || !shown.node.isConnected) timer = void clearInterval(timer);
      shown.tell(rest);
      const run = runs.get(now.id);
      const stands = moment(rest, limit.seconds);
      if (run.told !== stands) spoken.textContent = news(stands, rest);
      run.told = stands;
    }
    new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting || timer) return;
      if (!runs.has(now.id)) runs.set(now.id, { from: Date.now(), told: "" });
      timer = setInterval(tick, 1000);
      tick();
    }).observe(shown.node);
    return shown.node;
  }
  function news(stands, rest) {
    if (stands === "over") return t("player.limit.over");
    return stands === "start" ? t("player.limit.start", { time: time(rest, t) }) : t("player.limit.left", { time: time(rest, t) });
  }

  return { spoken, draw, over };
}

/** The countdown's words, a bar beside them, and the button that switches it off. */
function countdown({ t, id, acts }, { seconds }) {
  const said = h("p", { id: id + "limit" });
  const fill = h("i");
  const node = h("div.l-limit", said, h("span.l-bar", { "aria-hidden": "true" }, fill),
    h("button", { id: id + "untimed", onclick: () => acts.send({ do: "untimed" }) }, t("player.limit.lift")));
  function tell(rest) {
    const text = rest > 0 ? t("player.limit.start", { time: time(rest, t) }) : t("player.limit.over");
    if (said.textContent !== text) said.textContent = text;
    fill.style.width = Math.max(0, (rest / seconds) * 100) + "%";
  }
  tell(seconds);
  return { node, tell };
}

function lifted({ t, id }) {
  return h("div.l-limit", h("p.l-quiet", { id: id + "limit", tabindex: -1 }, t("player.limit.lifted")));
}

function time(rest, t) {
  const { unit, n } = calm(rest);
  return unit === "minutes" ? t("player.limit.minutes", { n }) : t("player.limit.seconds", { n });
}
