/**
 * The mynetwork widget: whom one turns to, how many turn to one, both beside the middle half of the
 * group, what it may mean and what to try. Everything drawn is also said.
 */
import { h, inline } from "../shared/dom.js";
import { mount } from "../shared/mount.js";
import { svg } from "../shared/chart.js";
import { WIDE, along, dots, placed } from "./core.js";

function make({ t, keep }) {
  function picture({ sought, seeks, told }) {
    const at = dots({ sought, seeks });
    const tie = (from, to, kind) => svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: kind });
    const tip = (from, to, gap) => svg("path", { d: "M-9 -4 L0 0 L-9 4 z", transform: placed(from, to, gap), class: "l-tip" });
    const { middle, left, right, more } = at;
    const rest = (n, x) => n > 0 ? [svg("text", { x, y: at.height - 6, "text-anchor": "middle" }, t("mynetwork.more", { n }))] : [];
    return h("figure.l-ego", svg("svg", { viewBox: `0 0 ${WIDE} ${at.height}`, role: "img", "aria-label": told },
      ...left.map((dot) => tie(dot, middle, "l-back")), ...right.map((dot) => tie(middle, dot, "l-out")),
      ...left.map((dot) => tip(dot, middle, 21)), ...right.map((dot) => tip(middle, dot, 7)),
      ...left.map(({ x, y }) => svg("circle", { cx: x, cy: y, r: 6, class: "l-in" })),
      ...right.map(({ x, y }) => svg("rect", { x: x - 6, y: y - 6, width: 12, height: 12, rx: 2 })),
      svg("circle", { cx: middle.x, cy: middle.y, r: 20, class: "l-me" }),
      svg("text", { x: middle.x, y: middle.y + 4, "text-anchor": "middle", class: "l-you" }, t("mynetwork.you")),
      svg("text", { x: 44, y: 14, "text-anchor": "middle" }, t("mynetwork.left")),
      svg("text", { x: WIDE - 44, y: 14, "text-anchor": "middle" }, t("mynetwork.right")),
      ...rest(more.left, 44), ...rest(more.right, WIDE - 44)),
    h("figcaption.l-quiet", t("mynetwork.nobody_else")));
  }

  function people({ seeks, sought }) {
    return h("div.l-sides",
      h("section", h("h3", t("mynetwork.sought")), h("p", inline(sought.told)),
        sought.names.length > 0 && h("ul", sought.names.map((name) => h("li", name)), sought.more && h("li.l-quiet", sought.more))),
      h("section", h("h3", t("mynetwork.seeks")), h("p", inline(seeks.told)),
        seeks.people.length > 0 && h("ul", seeks.people.map(({ name, relations }) => h("li", name, h("span.l-kicker", relations))))));
  }

  function measure(one) {
    const at = along(one);
    return h("li", h("h4", one.label), h("p.l-kicker", one.help),
      h("span.l-scale", { "aria-hidden": "true" },
        h("i.l-half", { "data-from": at.from, "data-width": at.width }), h("i.l-here", { "data-from": at.mine })),
      h("p", h("strong", one.told), " ", one.group, " ", one.change));
  }

  /** Styles are set by script: the page's policy takes none from markup. */
  function laid(node) {
    for (const part of node.querySelectorAll("[data-from]")) {
      part.style.left = part.dataset.from + "%";
      if (part.dataset.width) part.style.width = part.dataset.width + "%";
    }
    return node;
  }

  function whole(view) {
    return laid(h("div", h("p.l-quiet", view.round), picture(view.ego), people(view),
      h("h3", t("mynetwork.beside")), h("p.l-quiet", t("mynetwork.beside_help")), h("ul.l-measures", view.measures.map(measure)),
      h("h3", t("mynetwork.means")), h("p", inline(view.meaning)),
      h("h3", t("mynetwork.try")), h("ol.l-tries", view.tries.map(({ title, text }) => h("li", h("h4", title), h("p", inline(text)))))));
  }

  return (view) => keep("whole", view, () => h("div", h("h2", inline(view.title)),
    view.synthetic && h("p.l-synthetic", t("mynetwork.synthetic")),
    view.why ? h("p.l-note", inline(view.why)) : whole(view)));
}

export default { render: (given) => mount(given, "mynetwork", make) };
