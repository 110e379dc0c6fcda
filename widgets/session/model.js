/**
 * The anywidget model interface within a page: the widget reads traits and hears events as it
 * would in a notebook. Knows neither the socket nor any widget.
 */
export class PageModel {
  /** @param {Record<string, any>} traits @param {(message: any) => void} post */
  constructor(traits, post) {
    this.traits = traits;
    this.post = post;
    this.hearers = new Map();
  }

  get(name) {
    return this.traits[name];
  }

  set(name, value) {
    this.traits[name] = value;
    this.tell("change:" + name);
  }

  /** Nothing is saved by trait here: what counts is sent as an act. */
  save_changes() {}

  on(name, fn) {
    this.hearers.set(name, [...(this.hearers.get(name) || []), fn]);
  }

  off(name, fn) {
    this.hearers.set(name, (this.hearers.get(name) || []).filter((one) => fn && one !== fn));
  }

  send(message) {
    this.post(message);
  }

  tell(name, ...values) {
    for (const fn of this.hearers.get(name) || []) fn(...values);
  }
}
