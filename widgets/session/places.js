/**
 * The widgets of the page, each in its place: mounts them with a model of their own, draws the
 * views that arrive, and follows a link to a step. Knows neither the connection nor where acts go.
 */
import { PageModel } from "./model.js";

/**
 * @param {any} page what the page says of itself
 * @param {{post: (key: string, act: any) => void, equip: (model: PageModel) => void}} given
 *   `equip`: called with each model before its widget is drawn
 */
export function makePlaces(page, { post, equip }) {
  const models = new Map();
  let arrived = false;

  async function mountOne({ key, name }) {
    const el = document.querySelector(`[data-widget="${CSS.escape(key)}"]`);
    if (!el) return;
    const view = { n: 0, status: "loading", title: "" };
    const model = new PageModel({ key, labels: page.labels, lang: page.lang, view }, (message) => post(key, message));
    equip(model);
    models.set(key, model);
    const { default: widgets } = await import(page.script);
    await widgets[name].render({ model, el });
  }
  function draw(key, view) {
    models.get(key)?.set("view", view);
    arrive(key);
  }
  /** A link to a step leads there once the step is drawn: until then the page is shorter. */
  function arrive(key) {
    if (location.hash !== "#step-" + key || arrived) return;
    arrived = true;
    document.getElementById("step-" + key)?.scrollIntoView();
  }
  /** Views that did not change stand where the stream stands. */
  function stand(n) {
    for (const model of models.values()) {
      const view = model.get("view");
      if (view.n < n) model.set("view", { ...view, n });
    }
  }
  return {
    mount: () => Promise.all(page.widgets.map(mountOne)),
    draw,
    stand,
    of: (key) => models.get(key),
    each: (fn) => models.forEach(fn),
  };
}
