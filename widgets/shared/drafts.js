/**
 * What was typed and not yet sent, by name. Each change is kept in this browser at once, under
 * the name that the model gives (`keep`), so that it outlives a reload; without such a name it
 * lives as long as the page. Knows neither fields nor cases.
 */
import { dropKept, readKept, writeKept } from "./store.js";

/**
 * @param {import("./model").Model} model
 * @param {(kept: boolean) => void} changed called after each change: whether the browser keeps it
 */
export function makeDrafts(model, changed) {
  let held = new Map();

  function place() {
    const keep = model.get("keep");
    return keep ? keep + ":" + model.get("key") : "";
  }
  function load() {
    const kept = place() && readKept(place());
    if (kept) held = new Map(Object.entries(kept));
  }
  function save() {
    if (held.size) return place() !== "" && writeKept(place(), Object.fromEntries(held));
    dropKept(place());
    return true;
  }
  function set(name, value) {
    held.set(name, value);
    changed(save());
  }
  function drop(name) {
    if (held.delete(name)) save();
  }
  function clear() {
    held.clear();
    save();
  }

  load();
  model.on("change:keep", load);
  return {
    has: (name) => held.has(name),
    get: (name) => held.get(name),
    names: () => [...held.keys()],
    set,
    drop,
    clear,
    stop: () => model.off("change:keep", load),
  };
}
