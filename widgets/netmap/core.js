/**
 * What a map shows of a network under its filters, and where the arrow keys lead, as pure functions
 * of the view. People are numbers, their places in the view's lists. Knows no elements.
 */

/** Up to so many people each is an element of its own; beyond, they are painted. */
export const ELEMENTS = 300;
export const PAGE = 25;

/** What is looked at first: the first relation of the latest wave that can be shown. */
export function firstLook(view) {
  const open = view.waves.filter((wave) => !wave.why);
  return { wave: (open.at(-1) || view.waves.at(-1))?.id, relation: view.relations[0]?.id || "", place: "" };
}

/** The wave that is looked at. */
export function waveOf(view, look) {
  return view.waves.find((wave) => wave.id === look.wave);
}

/**
 * The people and ties under a look: `people` are in the territory, `ties` touch one of them, `sent`
 * and `got` count, for everybody, whom they name and who names them in that wave and relation.
 */
export function under(view, look) {
  const total = view.people.x.length;
  const wave = waveOf(view, look);
  const away = new Set(wave.away || []);
  const silent = new Set(wave.silent || []);
  const all = pairs(view, look, total);
  const [sent, got] = [new Int32Array(total), new Int32Array(total)];
  for (const [a, b] of all) {
    sent[a] += 1;
    got[b] += 1;
  }
  const here = (i) => !away.has(i) && (look.place === "" || view.people.place[i] === Number(look.place));
  const people = [...view.people.x.keys()].filter(here);
  const ties = look.place === "" ? all : all.filter(([a, b]) => here(a) || here(b));
  return { people, ties, sent, got, silent, away };
}

/** Each tie once, whichever relations it was named in. */
function pairs(view, look, total) {
  const seen = new Set();
  const found = [];
  for (const relation of look.relation ? [look.relation] : view.relations.map((one) => one.id)) {
    const flat = view.ties[look.wave + "/" + relation] || [];
    for (let i = 0; i < flat.length; i += 2) {
      const mark = flat[i] * total + flat[i + 1];
      if (seen.has(mark)) continue;
      seen.add(mark);
      found.push([flat[i], flat[i + 1]]);
    }
  }
  return found;
}

/** Whom somebody names and who names them: both lists in the order of the ties. */
export function around(shown, who) {
  const out = shown.ties.filter(([a]) => a === who).map(([, b]) => b);
  const back = shown.ties.filter(([, b]) => b === who).map(([a]) => a);
  return { out, back, all: new Set([...out, ...back]) };
}

/**
 * Places in pixels. Each band keeps `head` for its name, so that nobody stands on it.
 * @returns {{x: number[], y: number[], bands: {label: string, top: number, bottom: number}[]}}
 */
export function placed(view, width, height, { left = 0, head = 0 } = {}) {
  const bands = view.bands.map((band) => ({ label: band.label, top: band.top * height / 1000, bottom: band.bottom * height / 1000 }));
  const inside = (i) => {
    const band = bands[view.people.place[i]];
    const y = view.people.y[i] * height / 1000;
    if (!band) return y;
    const free = band.bottom - band.top;
    return band.top + head + (y - band.top) / free * (free - head);
  };
  return {
    x: view.people.x.map((x) => left + x / 1000 * (width - left)),
    y: view.people.y.map((_, i) => inside(i)),
    bands,
  };
}

const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * Where an arrow key leads: to the nearest tied person that way, else to the nearest person that
 * way, else nowhere.
 */
export function toward(key, from, shown, at) {
  const way = WAYS[key];
  if (!way) return from;
  const tied = around(shown, from).all;
  const that = shown.people
    .filter((i) => i !== from)
    .map((i) => ({ i, ...apart(at, from, i, way) }))
    .filter(({ along, aside }) => along > 0 && aside <= along * 1.2)
    .sort((a, b) => a.far - b.far);
  return (that.find(({ i }) => tied.has(i)) || that[0] || { i: from }).i;
}

function apart(at, from, to, [dx, dy]) {
  const [x, y] = [at.x[to] - at.x[from], at.y[to] - at.y[from]];
  return { along: x * dx + y * dy, aside: Math.abs(x * dy) + Math.abs(y * dx), far: Math.hypot(x, y) };
}

/** Who stands nearest to a point, within `most` pixels; -1 for nobody. */
export function nearest(people, at, x, y, most) {
  let [best, far] = [-1, most];
  for (const i of people) {
    const away = Math.hypot(at.x[i] - x, at.y[i] - y);
    if (away < far) [best, far] = [i, away];
  }
  return best;
}

/** The people of the table in its order: `by` is "who", "got" or "sent". */
export function ordered(shown, { by, down }) {
  const value = { who: (i) => i, got: (i) => shown.got[i], sent: (i) => (shown.silent.has(i) ? -1 : shown.sent[i]) }[by];
  const sign = down ? -1 : 1;
  return [...shown.people].sort((a, b) => sign * (value(a) - value(b)) || a - b);
}

/** The part of a list that a page shows, the page held within what there is. */
export function paged(list, page) {
  const pages = Math.max(1, Math.ceil(list.length / PAGE));
  const now = Math.min(Math.max(page, 0), pages - 1);
  return { now, pages, from: now * PAGE, items: list.slice(now * PAGE, (now + 1) * PAGE) };
}

/** A camera after zooming by a factor about a point of the screen, between whole and 24-fold. */
export function zoomed(camera, factor, x, y) {
  const scale = Math.min(24, Math.max(1, camera.scale * factor));
  const real = scale / camera.scale;
  return { scale, x: x - (x - camera.x) * real, y: y - (y - camera.y) * real };
}

/** A camera kept so that the drawing fills the window. */
export function held(camera, width, height) {
  const within = (value, size) => Math.min(0, Math.max(size * (1 - camera.scale), value));
  return { scale: camera.scale, x: within(camera.x, width), y: within(camera.y, height) };
}
