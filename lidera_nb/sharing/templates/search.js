// Search in the browser: no library, no server. The index is a script beside the page, so that it
// also loads from a file; it is fetched when somebody first goes to the box.
"use strict";

const MOST = 50;
const SOON = 4;
const form = document.getElementById("search");
const box = document.getElementById("q");
const found = document.getElementById("found");
const results = document.getElementById("results");
const listed = document.getElementById("listed");

/** A text's words, folded as the index was made (`lidera_nb.sharing.site.folded`). */
function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
}

/** What counts of a folded word, as the index was made (`lidera_nb.sharing.finder.key_of`). */
function keyOf(word) {
  const cut = word.slice(0, 6);
  const bare = cut.replace(/(?:[aeo]?[sn]|[aeo])$/, "");
  return bare.length >= 3 ? bare : cut;
}

/** The index, once it is loaded; asked for once. */
let loading;
function index() {
  loading ??= new Promise((done, failed) => {
    const policy = self.trustedTypes?.createPolicy("lidera", { createScriptURL: (url) => url });
    const script = document.createElement("script");
    const url = form.dataset.index;
    script.onload = () => done(opened(self.LIDERA_CARDS));
    script.onerror = () => { loading = undefined; failed(new Error(url)); };
    script.src = policy ? policy.createScriptURL(url) : url;
    document.head.append(script);
  });
  return loading;
}

function opened({ words, common, ...rest }) {
  return { words: words.split(" "), common: new Set(common.split(" ")), ...rest };
}

/** Cards that hold a word: pairs of a card's number and how much the word tells of it. */
function holding(steps) {
  let number = 0;
  return steps.split(" ").map((step) => {
    number += parseInt(step, 36);
    return [number >> 2, number & 3];
  });
}

/** The places of a word in the index: itself, else what begins so, else one letter away. */
function places(index, key) {
  const { words } = index;
  const same = words.indexOf(key);
  const begun = key.length > 2 ? where(words, (one) => one.startsWith(key)) : [];
  if (same >= 0) return [same, ...begun.filter((place) => place !== same)];
  if (begun.length || key.length < SOON || index.also[key]) return begun;
  return where(words, (one) => near(one, key));
}

const where = (words, fits) => words.flatMap((one, place) => (fits(one) ? [place] : []));

/** Whether two words are one change apart: a letter more, less, another, or two swapped. */
function near(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  const rest = (text, from) => text.slice(head + from);
  return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0)
    || rest(one, 0) === rest(other, 1)
    || (one[head] === other[head + 1] && one[head + 1] === other[head] && rest(one, 2) === rest(other, 2));
}

/** Whether a card belongs to the list on which one searches. */
const within = (only) => (card) => !only || card[4].split(" ").includes(only);

/** Places of what a word asks for, each with how near it comes: the word, a form of it, a name. */
function meant(index, key) {
  const names = (index.also[key]?.split(" ") ?? []).map((name) => [index.words.indexOf(name), 0.5]);
  return [...places(index, key).map((place, nth) => [place, nth ? 0.6 : 1]), ...names];
}

/** Cards in the order in which they answer a query; those with more of its words come first.
 *  Words that nearly all cards hold ask for all of them. */
function ranked(index, query, only) {
  const asked = [...new Set(folded(query).map(keyOf))].filter((key) => !index.common.has(key));
  if (!asked.length) return index.cards.filter(within(only));
  const score = new Map();
  for (const key of asked) {
    const best = new Map();
    for (const [place, nearness] of meant(index, key)) {
      const cards = holding(index.at[place]);
      const rare = Math.log(1 + index.cards.length / cards.length) * nearness;
      for (const [card, weight] of cards) best.set(card, Math.max(best.get(card) ?? 0, rare * weight));
    }
    for (const [card, worth] of best) {
      const [sum, hits] = score.get(card) ?? [0, 0];
      score.set(card, [sum + worth, hits + 1]);
    }
  }
  return [...score]
    .map(([card, [sum, hits]]) => [card, sum * (hits / asked.length)])
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .map(([card]) => index.cards[card])
    .filter(within(only));
}

function element(name, text, lang) {
  const made = document.createElement(name);
  made.textContent = text;
  if (lang && lang !== form.dataset.lang) made.lang = lang;
  return made;
}

function row([id, title, lead, lang, , synthetic]) {
  const link = element("a", title, lang);
  link.href = `cards/${id}/index.html`;
  const head = document.createElement("h2");
  head.append(link);
  const tags = [lang !== form.dataset.lang && form.dataset[lang], synthetic && form.dataset.synthetic];
  const made = document.createElement("li");
  made.append(head, element("p", lead, lang));
  const told = tags.filter(Boolean).join(" · ");
  if (told) made.append(Object.assign(element("p", told), { className: "tags" }));
  return made;
}

function told(count) {
  const { none, one, some, more } = form.dataset;
  if (!count) return none;
  const said = count === 1 ? one : some.replace("{n}", count);
  return count > MOST ? `${said}. ${more.replace("{n}", MOST)}` : said;
}

/** Show what the box asks for; an empty box shows the list that the page came with. */
async function show() {
  const query = box.value;
  const empty = !folded(query).length;
  results.hidden = empty;
  listed.hidden = !empty;
  if (empty) { found.textContent = ""; return; }
  if (!self.LIDERA_CARDS) found.textContent = form.dataset.loading;
  try {
    const cards = ranked(await index(), query, form.dataset.where);
    if (box.value !== query) return;
    results.replaceChildren(...cards.slice(0, MOST).map(row));
    found.textContent = told(cards.length);
  } catch {
    results.hidden = true;
    listed.hidden = false;
    found.textContent = form.dataset.failed;
  }
}

/** Keep what is asked in the address, so that going back finds it; browsers allow it now and then. */
function keep() {
  const asked = box.value ? `#q=${encodeURIComponent(box.value)}` : "";
  history.replaceState(null, "", location.href.split("#")[0] + asked);
}

form.hidden = false;
box.addEventListener("focus", () => index().catch(() => {}), { once: true });
box.addEventListener("input", show);
box.addEventListener("change", keep);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await show();
  (results.hidden ? listed : results).querySelector("a")?.focus();
});
form.addEventListener("reset", () => { box.value = ""; box.focus(); keep(); show(); });
const asked = /^#q=(.+)$/.exec(location.hash);
if (asked) {
  try { box.value = decodeURIComponent(asked[1]); } catch { box.value = asked[1]; }
  show();
}
