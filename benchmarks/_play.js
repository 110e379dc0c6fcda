/**
 * Runs inside a visited page from its first moment and acts the instant it can: starts the case,
 * goes on to the first decision, fills it in and locks it; on a page where that is done already,
 * goes on once. Notes in `window.marks` the seconds since the navigation began, and calls the
 * function named `done` with them at the end.
 */
(({ words, reason, done }) => {
  if (window !== window.top || !location.protocol.startsWith("http")) return;
  const marks = (window.marks = {});
  const pressed = new WeakSet();
  let before = null;

  const mark = (name) => (marks[name] ??= performance.now() / 1000);
  const said = (node) => node.textContent.trim();
  const headings = (player) => [...player.querySelectorAll("h3")].map(said);

  function press(button) {
    if (!button || pressed.has(button) || button.getAttribute("aria-disabled") === "true") return;
    pressed.add(button);
    button.click();
  }

  function fillIn(player) {
    player.querySelector("fieldset.l-decision input[type=radio]").click();
    const area = player.querySelector("textarea");
    area.value = reason;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    player.querySelectorAll(".l-steps input")[3]?.click();
  }

  function goOn(player, button) {
    const isLock = button && said(button) === words.lock;
    if (isLock && !pressed.has(button)) fillIn(player);
    if (isLock) mark("decision");
    press(button);
  }

  function end() {
    mark("answered");
    window[done](marks);
  }

  function step() {
    const player = document.querySelector(".l-player");
    const button = player?.querySelector("button.l-first");
    if (!player || marks.answered) return;
    if (button) mark("controls");
    const now = headings(player);
    const brought = now.includes(words.consequence);
    if (brought && !before && marks.decision) return end();
    if (before && String(now) !== before) return end();
    if (brought) before = String(now);
    goOn(player, button);
  }

  new MutationObserver(step).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
})(/* told */);
