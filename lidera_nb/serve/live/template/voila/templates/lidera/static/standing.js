// Says when this page's kernel or login is gone, and offers the way on. What was typed and not
// sent is carried over the reload, in this tab alone and for this person alone.
(() => {
  const told = JSON.parse(document.getElementById("live-standing").textContent);
  const box = document.getElementById("live-gone");
  const carried = `${told.keep}carried:${location.pathname}`;
  const retried = `${told.keep}retried:${location.pathname}`;
  const say = (name) => told.texts[`live.${name}`];
  const RETRY_MS = 60_000;
  let kernel = "";
  let state = "open";
  let active = false;
  let missed = 0;
  let leaving = false;

  const kernelOf = () => JSON.parse(document.getElementById("jupyter-config-data").textContent).kernelId;

  async function ask() {
    if (document.hidden || state === "ended") return;
    try {
      kernel ||= kernelOf();
      const answer = await fetch(`/standing/${kernel}${active ? "?here=yes" : ""}`, { cache: "no-store" });
      active = false;
      missed = 0;
      const { standing = state } = await answer.json();
      if (state !== "partly" || standing !== "open") show(standing);
    } catch {
      missed += 1;
      if (missed > 1 && state === "open") show("offline");
    }
  }

  function show(now) {
    if (now === state) return;
    state = now;
    box.replaceChildren();
    if (now === "open") return;
    const words = document.createElement("p");
    words.textContent = say(now);
    box.append(words);
    if (now === "gone" || now === "partly") box.append(button(say("resume")));
    if (now === "ended") box.append(way(say("enter")));
  }

  // The widget manager gives up on a widget that it does not find, and says so in English for good.
  // The page is loaded once more by itself; only if that did not help is the person asked.
  function lookForGaps() {
    const gaps = [...document.querySelectorAll(".live-output .jupyter-widgets")].filter(
      (output) => output.textContent.startsWith("Error displaying widget"));
    for (const gap of gaps) gap.textContent = "";
    if (!gaps.length || state !== "open" || leaving) return;
    if (mayRetry()) resume();
    else show("partly");
  }

  function mayRetry() {
    try {
      const last = Number(sessionStorage.getItem(retried));
      sessionStorage.setItem(retried, String(Date.now()));
      return Date.now() - last > RETRY_MS;
    } catch {
      return false; // a browser that keeps nothing would load the page again and again
    }
  }

  function button(label) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "primary";
    made.textContent = label;
    made.addEventListener("click", resume);
    return made;
  }

  function way(label) {
    const made = document.createElement("a");
    made.className = "button primary";
    made.href = told.way;
    made.textContent = label;
    return made;
  }

  // What was carried here and found no place yet goes on, too.
  function resume() {
    for (const area of document.querySelectorAll("main textarea")) typed.set(name(area), area.value);
    keep();
    leaving = true;
    location.reload();
  }

  function keep() {
    try {
      if (typed.size) sessionStorage.setItem(carried, JSON.stringify([...typed]));
      else sessionStorage.removeItem(carried);
    } catch {} // a browser that keeps nothing goes on without
  }

  const name = (area) => area.labels?.[0]?.textContent ?? "";

  function taken() {
    try {
      return JSON.parse(sessionStorage.getItem(carried) ?? "[]");
    } catch {
      return [];
    }
  }

  // A widget takes a text in when it hears of it as it does of typing: input, then change.
  function restore() {
    if (!typed.size) return;
    const watching = new MutationObserver(() => {
      for (const area of document.querySelectorAll("main textarea")) {
        if (!typed.has(name(area))) continue;
        const text = typed.get(name(area));
        typed.delete(name(area));
        keep();
        if (text === area.value) continue;
        area.value = text;
        area.dispatchEvent(new Event("input", { bubbles: true }));
        area.dispatchEvent(new Event("change", { bubbles: true }));
      }
      if (!typed.size) watching.disconnect();
    });
    watching.observe(document.getElementById("page"), { childList: true, subtree: true });
  }

  // On a shared machine, drafts of whoever was here before do not stay.
  function forgetOthers() {
    for (const store of [localStorage, sessionStorage]) {
      for (const key of Object.keys(store)) {
        if (key.startsWith("lidera:") && !key.startsWith(told.keep)) store.removeItem(key);
      }
    }
  }

  try {
    forgetOthers();
  } catch {} // nothing is kept where storage is forbidden
  for (const kind of ["input", "pointerdown", "keydown"]) {
    document.addEventListener(kind, () => { active = true; }, { passive: true });
  }
  document.addEventListener("visibilitychange", ask);
  addEventListener("online", ask);
  addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
  const typed = new Map(taken());
  restore();
  new MutationObserver(lookForGaps).observe(document.getElementById("page"), { childList: true, subtree: true });
  setInterval(ask, told.every);
})();
