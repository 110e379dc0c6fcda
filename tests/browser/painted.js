// What axe finds on a page in one look after the other, none of it twice. As long as nothing moves,
// only the rules of colour can say something new. And of all texts with the same letters on the
// same grounds one is enough: every text is asked where that one's verdict is open, or where
// something lies behind it that does not hold it. Needs axe.
window.painted = (() => {
  const FIRM = 2;
  const coloured = axe.getRules(["cat.color"]).filter(({ tags }) => !tags.includes("wcag2aaa"))
    .map(({ ruleId }) => ruleId);
  const ALL = { resultTypes: ["violations"], preload: false };
  const REST = { ...ALL, rules: Object.fromEntries(coloured.map((id) => [id, { enabled: false }])) };
  const COLOUR = { runOnly: coloured, preload: false, elementRef: true };
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const good = new Set();
  let kept = [];

  /** Everything to be seen, and where it lies on the page. */
  const shape = () => [...document.querySelectorAll("body *")].filter(shown).map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return { node, place: [left + scrollX, top + scrollY, width, height] };
  });

  /** Something is shown that was not, or lies elsewhere than when the rules were last run. */
  function moved(now) {
    return now.length !== kept.length || now.some(({ node, place }, i) => node !== kept[i].node
      || place.some((way, k) => Math.abs(way - kept[i].place[k]) > FIRM));
  }

  /** Where the words of an element lie that can be seen and are not in a picture: axe judges no others. */
  function words(node) {
    const held = node.matches("input:not([type=radio], [type=checkbox]), select, textarea");
    const own = held ? [node] : [...node.childNodes].filter((one) => one.nodeType === 3 && one.data.trim());
    if (!own.length || !shown(node) || node.closest("svg")) return [];
    const { right, bottom, width, height } = node.getBoundingClientRect();
    if (right + scrollX <= 0 || bottom + scrollY <= 0 || Math.min(width, height) <= 1) return [];
    return own.map(held ? (one) => one.getBoundingClientRect() : around);
  }

  function around(text) {
    const range = document.createRange();
    range.selectNode(text);
    return range.getBoundingClientRect();
  }

  /** Other words stand beside a link on its line, with which it is compared. */
  function insentence(node) {
    const inline = (one) => getComputedStyle(one).display === "inline";
    if (!node.matches("a[href]") || !inline(node)) return false;
    let block = node.parentElement;
    while (inline(block)) block = block.parentElement;
    return block.textContent.trim() !== node.textContent.trim();
  }

  function letters(node) {
    const { color, webkitTextFillColor, textShadow, fontSize, fontWeight } = getComputedStyle(node);
    const idle = Boolean(node.closest(":disabled, [aria-disabled=true]"));
    return [color, webkitTextFillColor, textShadow, fontSize, fontWeight, idle].join();
  }

  function ground(node) {
    const { backgroundColor, backgroundImage, opacity, mixBlendMode, filter } = getComputedStyle(node);
    const coat = [backgroundColor, backgroundImage, opacity, mixBlendMode, filter].join();
    return { coat, thick: !coat.startsWith("rgba(0, 0, 0, 0),none,") };
  }

  const path = (node) => node ? [node, ...path(node.parentElement)] : [];

  const meet = (one, other) => one.left < other.right && one.right > other.left
    && one.top < other.bottom && one.bottom > other.top;

  /** Texts by their kind, or by themselves. */
  function kinds(part) {
    const grounds = new Map([...document.querySelectorAll("*")].map((node) => [node, ground(node)]));
    const coats = [...grounds.keys()].filter((node) => grounds.get(node).thick && shown(node))
      .map((node) => ({ node, box: node.getBoundingClientRect() }));
    const found = new Map();
    for (const node of document.querySelectorAll(`${part}, ${part} *`)) {
      const boxes = words(node);
      if (!boxes.length) continue;
      const near = coats.filter(({ box }) => boxes.some((one) => meet(one, box)));
      const alone = insentence(node) || near.some((one) => !one.node.contains(node));
      const key = alone ? node : [letters(node), ...path(node).map((one) => grounds.get(one).coat)].join();
      found.set(key, [...(found.get(key) || []), node]);
    }
    return found;
  }

  const ask = (include) =>
    include.length ? axe.run({ include }, COLOUR) : { passes: [], violations: [] };

  /** What the rules of colour find among the kinds that are not yet known as good. */
  async function colours(part) {
    const all = [...kinds(part)].filter(([kind]) => !good.has(kind));
    const first = await ask(all.map(([, [one]]) => one));
    const contrast = (verdicts) => new Set(verdicts.filter(({ id }) => id === "color-contrast")
      .flatMap(({ nodes }) => nodes.map(({ element }) => element)));
    const [passed, failed] = [contrast(first.passes), contrast(first.violations)];
    for (const [kind, [one]] of all) if (kind !== one && passed.has(one)) good.add(kind);
    const open = all.filter(([, [one]]) => !passed.has(one) && !failed.has(one));
    const second = await ask(open.flatMap(([, [, ...more]]) => more));
    return [...first.violations, ...second.violations];
  }

  const run = async (part, rules) => (await axe.run(part, rules)).violations;

  /** What axe finds in a part of the page in this look; all rules run on a page that is new. */
  async function look(part, anew, most) {
    const now = shape();
    const rest = !anew && moved(now) ? await run(part, REST) : [];
    const found = anew ? await run(part, ALL) : [...rest, ...await colours(part)];
    if (anew || moved(now)) kept = now;
    return found.filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.slice(0, most).map(({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 120)} ${failureSummary.slice(0, 200)}`));
  }

  return { look };
})();
