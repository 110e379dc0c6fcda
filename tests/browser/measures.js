// What an eye and a thumb would notice, measured in the page. Every measure gives a list of
// findings in words; an empty list is good.
window.measures = (() => {
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const unseen = (node) => node.closest(".l-hidden, .skip, thead, [aria-hidden=true] > i");
  const call = (node) => `<${node.tagName.toLowerCase()} ${node.id || node.className || ""}> ` +
    (node.innerText || node.value || "").trim().slice(0, 40);
  const own = (node) => [...node.childNodes].filter((one) => one.nodeType === 3 && one.data.trim());

  /** Where each piece of text lies, the air of its line and what is scrolled away left out. */
  function pieces() {
    const list = [];
    for (const node of document.body.querySelectorAll("*")) {
      if (node.closest("svg, script, style, noscript, option") || unseen(node) || !shown(node)) continue;
      const frame = node.closest(".scroll")?.getBoundingClientRect();
      for (const text of own(node)) {
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const rect of range.getClientRects()) {
          const air = rect.height * 0.22;
          const left = Math.max(rect.left, frame?.left ?? rect.left);
          const right = Math.min(rect.right, frame?.right ?? rect.right);
          if (right - left > 1) list.push({ node, text, left, right, top: rect.top + air, bottom: rect.bottom - air });
        }
      }
    }
    return list;
  }

  /** Nothing beyond the edges, nothing cut off, nothing over something else. */
  function fits() {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const found = wide > 0 ? [`scrolls sideways by ${wide}`] : [];
    const all = pieces();
    for (const one of all) {
      if (one.node.closest(".scroll")) continue;
      if (one.left < -1 || one.right > innerWidth + 1) found.push("beyond the edge: " + call(one.node));
    }
    return [...new Set([...found, ...cut(), ...over(all)])];
  }

  function cut() {
    return [...document.body.querySelectorAll("*")].filter((node) => {
      if (!shown(node) || unseen(node) || node.closest("svg, textarea, .scroll, .l-bar")) return false;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(node);
      const hides = [overflowX, overflowY].some((way) => way === "hidden" || way === "clip");
      const box = node.matches("button, input[type=text], select, summary, label");
      if (!(hides || box || textOverflow === "ellipsis")) return false;
      return node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0
        || hides && node.scrollHeight > node.clientHeight + 1;
    }).map((node) => "cut off: " + call(node));
  }

  function over(all) {
    const still = all.filter((one) => !one.node.closest("#lidera-status")).sort((a, b) => a.top - b.top);
    const found = [];
    still.forEach((one, i) => {
      for (let k = i + 1; k < still.length && still[k].top < one.bottom; k++) {
        const other = still[k];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (one.text !== other.text && across > 1 && down > 1) found.push(`overlap: ${call(one.node)} / ${call(other.node)}`);
      }
    });
    return found;
  }

  /** What can be pressed is 44 by 44; a link within a sentence is as large as its words. */
  function targets() {
    const which = "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]";
    return [...document.querySelectorAll(which)].flatMap((node) => {
      if (!shown(node) || node.matches(".skip") || insentence(node)) return [];
      const label = node.matches("[type=radio], [type=checkbox]") && node.closest("label");
      const { width, height } = (label || node).getBoundingClientRect();
      return Math.min(width, height) >= 43.99 ? [] : [`${Math.round(width)}×${Math.round(height)}: ${call(label || node)}`];
    });
  }

  function insentence(node) {
    if (!node.matches("a") || getComputedStyle(node).display !== "inline") return false;
    const around = node.closest("p, li, dd, td");
    return Boolean(around) && around.innerText.trim().length > node.innerText.trim().length;
  }

  /** One main, one h1 first, no level left out, every control named, no id twice, a language. */
  function order() {
    const found = [];
    const mains = document.querySelectorAll("main, [role=main]").length;
    if (mains !== 1) found.push(`main: ${mains}`);
    const heads = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
    const levels = heads.map((head) => Number(head.tagName[1]));
    if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) found.push("h1: " + levels.join());
    levels.forEach((level, i) => {
      if (i && level > levels[i - 1] + 1) found.push("leaves a level out: " + call(heads[i]));
    });
    for (const input of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      if (!input.labels.length && !input.getAttribute("aria-label")) found.push("no label: " + call(input));
    }
    const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
    return [...found, ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => "id twice: " + id)];
  }

  /** Nothing moves by itself, or takes time to change. */
  function motion() {
    return [...document.querySelectorAll("*")].filter((node) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
      return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    }).map((node) => "moves: " + call(node));
  }

  return { fits, targets, order, motion };
})();
