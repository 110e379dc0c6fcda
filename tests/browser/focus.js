// What someone at a keyboard notices: where the focus is, whether it can be seen, whether it was
// lost. Runs in every page of a test; `eyes.lost` keeps each moment at which nothing had the focus.
window.eyes = (() => {
  const which = "a[href], button, summary, select, textarea, input:not([type=hidden]), svg[tabindex], [tabindex='0']";
  const LEAST = 44;
  const before = new WeakMap();
  const lost = [];
  let held = null;
  let last = null;

  const around = (node) => [node, node.matches("input") ? node.nextElementSibling : null].filter(Boolean);

  function look(node) {
    return around(node).map((part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(part);
      const line = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
      return (line ? outlineWidth + outlineColor : "") + (boxShadow === "none" ? "" : boxShadow);
    });
  }

  /** How everything looks that has no focus now. */
  function remember() {
    for (const node of document.querySelectorAll(which)) {
      if (node !== document.activeElement) before.set(node, look(node));
    }
    last = document.activeElement;
  }

  function marked(node) {
    const was = before.get(node) || [];
    return look(node).some((now, i) => now !== "" && now !== was[i]);
  }

  function covered(node) {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const line = document.getElementById("lidera-status");
    if (bottom <= 0 || top >= innerHeight || right <= 0) return "out of sight";
    const edge = line?.textContent && !line.contains(node) ? line.getBoundingClientRect().top : innerHeight;
    const open = Math.min(bottom, edge) - Math.max(top, 0);
    if (open < Math.min(bottom - top - 1, LEAST)) return `${Math.round(open)} px to be seen`;
    const [x, y] = [(Math.max(left, 0) + right) / 2, (Math.max(top, 0) + Math.min(bottom, edge)) / 2];
    const there = document.elementFromPoint(x, y);
    return there && (node.contains(there) || there.contains(node)) ? "" : "under " + there?.tagName;
  }

  function name(node) {
    const by = node.getAttribute("aria-labelledby");
    const text = node.getAttribute("aria-label") || (by && document.getElementById(by)?.innerText) || [...(node.labels || [])].map((one) => one.innerText).join() || node.innerText || "";
    return text.trim().replace(/\s+/g, " ");
  }

  const follows = (node) => !last || last === document.body || last === node ||
    Boolean(last.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** What has the focus. */
  function now() {
    const node = document.activeElement;
    const group = node.closest("fieldset")?.querySelector("legend")?.innerText || "";
    return { tag: node.tagName.toLowerCase(), type: node.type || "", id: node.id, classes: node.className?.baseVal ?? node.className,
      name: name(node), group, checked: node.checked ?? null, value: node.value ?? "",
      marked: marked(node), covered: covered(node), follows: follows(node) };
  }

  /** Every place where Tab stops: of a group of radios one. */
  function stops() {
    const groups = new Set();
    return [...document.querySelectorAll(which)].filter((node) => {
      if (!node.checkVisibility() || node.closest("[inert]") || node.tabIndex < 0) return false;
      if (node.type !== "radio") return true;
      return !groups.has(node.name) && groups.add(node.name);
    }).length;
  }

  setInterval(() => {
    const node = document.activeElement;
    if (node && node !== document.body) held = node;
    else if (held) {
      lost.push(held.outerHTML.slice(0, 120));
      held = null;
    }
  }, 20);
  return { remember, now, stops, lost };
})();
