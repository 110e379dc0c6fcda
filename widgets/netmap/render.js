/**
 * The netmap widget: what is asked of the network (filters), what it says in words, the map, the
 * person who is looked at, and the same as a table.
 */
import { h, inline } from "../shared/dom.js";
import { mount } from "../shared/mount.js";
import { svg } from "../shared/chart.js";
import { ELEMENTS, around, firstLook, under, waveOf } from "./core.js";
import { field } from "./field.js";
import { list } from "./list.js";
import { plane, shape } from "./plane.js";

const OPTIONS = { wave: "", relation: "", place: "" };

function make(tools) {
  const { t, id, lang, keep, redraw, acts } = tools;
  let look = null;
  let group = null;
  let table = { sort: { by: "got", down: true }, page: 0 };
  let chosen = -1;
  let names = false;
  let width = 0;
  let map = null;
  const count = (n) => new Intl.NumberFormat(lang === "en" ? "en-US" : "es-CL").format(n);
  const frame = h("div.l-frame");
  const panel = h("div.l-panel", { role: "status" });
  new ResizeObserver(measured).observe(frame);
  for (const kind of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(kind).addEventListener("change", () => map?.repaint?.());
  }

  function measured() {
    const now = Math.round(frame.clientWidth);
    if (!now || Math.abs(now - width) < 2) return;
    width = now;
    redraw();
  }

  /** Another group begins with a look of its own; a wave that is gone is left. */
  function begin(view) {
    if (group === view.group.id && waveOf(view, look)) return;
    group = view.group.id;
    [look, chosen, table.page] = [firstLook(view), -1, 0];
  }

  function turn(change) {
    table = { ...table, ...change };
    redraw();
  }

  function asked(change) {
    look = { ...look, ...change };
    table.page = 0;
    redraw();
  }

  function select(name, label, options, value, change) {
    return h("div.l-asked", h("label", { for: id + name }, label),
      h("select", { id: id + name, onchange: (event) => change(event.target.value) },
        options.map((one) => h("option", { value: String(one.id), selected: String(one.id) === String(value) }, one.label))));
  }

  function filters(view) {
    const all = (label) => ({ id: OPTIONS.place, label });
    const places = view.bands.map((band, i) => ({ id: i, label: band.label })).filter(({ label }) => label);
    return h("div.l-filters",
      view.waves.length > 1 && select("wave", t("netmap.wave"), view.waves, look.wave, (value) => asked({ wave: Number(value) })),
      view.relations.length > 1 && select("relation", t("netmap.relation"), [{ ...all(t("netmap.any_relation")) }, ...view.relations], look.relation, (value) => asked({ relation: value })),
      places.length > 1 && select("place", t("netmap.territory"), [all(t("netmap.any_territory")), ...places], look.place, (value) => asked({ place: value })),
      view.names && h("label.l-row.l-named", h("input", { type: "checkbox", checked: names, onchange: (event) => { names = event.target.checked; redraw(); } }), h("span", t("netmap.names"))));
  }

  const number = (i) => t("netmap.person", { n: count(i + 1) });
  const nameOf = (view) => (i) => (names && view.names?.[i]) || number(i);
  const placeOf = (view) => (i) => [view.bands[view.people.place[i]]?.label, view.kinds[view.people.kind[i]]].filter(Boolean).join(" · ");

  function sentence(view, shown, i) {
    const told = { who: nameOf(view)(i), where: placeOf(view)(i) || t("netmap.nowhere"), got: shown.got[i], sent: shown.sent[i] };
    return shown.silent.has(i) ? t("netmap.told_silent", told) : t("netmap.told", told);
  }

  /** What stands beside the map about whoever is looked at. */
  function person(view, shown) {
    if (chosen < 0 || !shown.people.includes(chosen)) return h("p.l-quiet", t("netmap.choose"));
    const { out, back } = around(shown, chosen);
    const named = (list) => list.map(nameOf(view)).join(", ");
    return h("div", h("p", h("strong", sentence(view, shown, chosen))),
      out.length > 0 && h("p.l-kicker", t("netmap.turns_to", { who: named(out) })),
      back.length > 0 && h("p.l-kicker", t("netmap.turned_to_by", { who: named(back) })));
  }

  function key(view) {
    const present = new Set(view.people.kind);
    const named = [...view.kinds.entries()].filter(([kind, label]) => label && present.has(kind));
    const kinds = named.map(([kind, label]) => h("li", svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, shape(kind, 9, 9, 6)), label));
    const silent = svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, shape(0, 9, 9, 6));
    silent.firstChild.classList.add("l-silent");
    return h("ul.l-key", named.length > 1 && kinds, h("li", silent, t("netmap.key_silent")),
      h("li", t("netmap.key_size")), h("li", t("netmap.key_lines")));
  }

  function draw(view, shown) {
    const many = view.people.x.length > ELEMENTS;
    const height = Math.round(many ? Math.min(900, Math.max(520, width * 1.1)) : Math.min(1000, Math.max(380, 200 + shown.people.length * 6.5)));
    const facts = { people: count(shown.people.length), ties: count(shown.ties.length) };
    const given = {
      width, height, chosen, help: id + "help", title: t("netmap.map", facts),
      words: { nearer: t("netmap.nearer"), farther: t("netmap.farther"), whole: t("netmap.whole") },
      told: (i) => sentence(view, shown, i), short: (i) => (names && view.names?.[i]) || count(i + 1),
      choose: (i) => { chosen = i; panel.replaceChildren(person(view, shown)); },
    };
    map = many ? field(view, shown, given) : plane(view, shown, given);
    return map.node;
  }

  function body(view) {
    const wave = waveOf(view, look);
    if (!wave || wave.why) return [keep("why", wave?.why || view.why, () => h("p.l-note", inline(wave?.why || view.why)))];
    const seen = [view.group, view.people, view.ties, look];
    const shown = keep("shown", seen, () => under(view, look));
    const help = view.people.x.length > ELEMENTS ? t("netmap.help_many") : t("netmap.help");
    if (width) frame.replaceChildren(keep("map", [seen, width, names], () => draw(view, shown)));
    panel.replaceChildren(person(view, shown));
    const given = { ...table, t, id, name: nameOf(view), place: placeOf(view), turn, chosen, find: (i) => { map?.go(i); frame.scrollIntoView({ block: "nearest" }); } };
    return [
      keep("words", view.words[look.wave + "/" + look.relation], () => h("div.l-reading", (view.words[look.wave + "/" + look.relation] || []).map((line) => h("p", inline(line))))),
      keep("help", help, () => h("p.l-quiet", { id: id + "help" }, help)),
      frame, panel, keep("key", [view.kinds, view.people.kind], () => key(view)),
      keep("list", [seen, table, names], () => list(shown, given)),
    ];
  }

  return (view) => {
    const groups = view.groups.length > 1 && keep("groups", [view.groups, view.group], () =>
      select("group", t("netmap.group"), view.groups.map(({ id, title }) => ({ id, label: title })), view.group?.id, (value) => acts.send({ do: "look", cohort: value })));
    const head = keep("head", [view.title, view.synthetic, view.group], () => h("header", h("h2", inline(view.title)), view.synthetic && h("p.l-synthetic", t("netmap.synthetic"))));
    if (view.why) return [head, groups, keep("why", view.why, () => h("p.l-note", inline(view.why)))];
    begin(view);
    return [head, groups, keep("filters", [view.group, view.waves, view.relations, view.bands], () => filters(view)), ...body(view)];
  };
}

export default { render: (given) => mount(given, "netmap", make) };
