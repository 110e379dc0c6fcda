/**
 * Building and keeping elements. Text goes in as text nodes only, so nothing that a person
 * wrote can become markup. Knows no widget and no label.
 */

/**
 * An element, `"p.some-class"`. A plain object gives attributes: `on…` are listeners; `false`,
 * `null` and `undefined` are left out. All else are children.
 * @param {string} what @param {...any} rest
 * @returns {any}
 */
export function h(what, ...rest) {
  const [name, ...classes] = what.split(".");
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(" ");
  if (name === "button") node.type = "button";
  if (rest[0]?.constructor === Object) set(node, rest.shift());
  add(node, rest);
  return node;
}

function set(node, given) {
  for (const [key, value] of Object.entries(given)) {
    if (value === false || value == null) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
}

function add(node, children) {
  for (const child of children.flat(9)) {
    if (child !== false && child != null && child !== "") node.append(child);
  }
}

/**
 * Plain text as paragraphs: a blank line parts them, *so* is emphasis, **so** is strong.
 * @param {string} text @returns {HTMLElement[]}
 */
export function prose(text, kind) {
  const parts = String(text || "").trim().split(/\n\s*\n/);
  return parts.filter(Boolean).map((part) => h(kind ? "p." + kind : "p", inline(part)));
}

/**
 * One line of plain text with its emphases; a number stays with its per cent sign.
 * @param {string} text @returns {any[]}
 */
export function inline(text) {
  const whole = text.replace(/(\d) %/g, "$1\u00a0%");
  return whole.split(/(\*\*[^*]+\*\*|\*[^*\s](?:[^*]*[^*\s])?\*)/).map((piece) => {
    if (/^\*\*[^*]+\*\*$/.test(piece)) return h("strong", piece.slice(2, -2));
    if (/^\*[^*]+\*$/.test(piece)) return h("em", piece.slice(1, -1));
    return piece;
  });
}

/** A prefix for ids that no other widget of the page has. @returns {string} */
export function prefix() {
  return "l" + Math.random().toString(36).slice(2, 8) + "-";
}

/**
 * Make `nodes` the children of `parent` without touching those already in place, so that what
 * someone is typing into stays untouched. The focus goes to the element with the id `wish`; without
 * one, a control that was built anew gets it back.
 * @param {HTMLElement} parent @param {any[]} nodes @param {string} [wish]
 */
export function place(parent, nodes, wish = "") {
  const wanted = nodes.flat(9).filter(Boolean);
  const focused = document.activeElement;
  const held = focused && parent.contains(focused);
  for (const old of [...parent.children]) if (!wanted.includes(old)) old.remove();
  wanted.forEach((node, i) => {
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] || null);
  });
  const wanting = document.getElementById(wish);
  if (wanting) wanting.focus();
  else if (held && focused.id && document.activeElement !== focused) refocus(focused);
}

function refocus(old) {
  const now = document.getElementById(old.id);
  if (!now) return;
  now.focus({ preventScroll: true });
  if (old.selectionEnd != null && now.setSelectionRange) {
    now.setSelectionRange(old.selectionStart, old.selectionEnd);
  }
}

/**
 * Remembers parts by name and builds one anew only when its data changed.
 * @returns {(name: string, data: any, build: () => any) => any}
 */
export function keeper() {
  const kept = new Map();
  return (name, data, build) => {
    const seal = JSON.stringify(data);
    if (kept.get(name)?.seal !== seal) kept.set(name, { seal, node: build() });
    return kept.get(name).node;
  };
}
