/**
 * Acts on their way, in order, one at a time: each stays here until it was answered, and is sent
 * again with the same id after a lost connection, so that it counts exactly once. Pure: knows no
 * socket, and of the place where acts are kept across a reload only `keep` and `drop`.
 */
export class Outbox {
  /**
   * @param {any[]} entries acts that were kept from before, oldest first
   * @param {{keepAct: (act: any) => boolean, dropAct: (id: string) => void}} kept
   */
  constructor(entries, kept) {
    this.entries = entries;
    this.kept = kept;
    this.safe = true;
    this.flying = false;
    this.moved = null;
  }

  get size() {
    return this.entries.length;
  }

  /** The act of a widget that is not answered yet. */
  of(key) {
    return this.entries.find((one) => one.key === key);
  }

  /** Queue an act; one with an id that waits already changes nothing. */
  add(act) {
    if (this.entries.some((one) => one.id === act.id)) return;
    const { moved } = this;
    const order = 1 + Math.max(0, ...this.entries.map((one) => one.order));
    this.put([...this.entries, { ...act, order, n: moved && moved.from === act.n ? moved.to : act.n }]);
  }

  /** The act to send now, null while one is under way or none waits. */
  next() {
    if (this.flying || !this.entries.length) return null;
    this.flying = true;
    const { order, ...act } = this.entries[0];
    return act;
  }

  /**
   * The connection is gone: whatever was under way has to be sent again.
   * @returns {any} the act that was under way, if one was
   */
  lost() {
    const { flying } = this;
    this.flying = false;
    return flying ? this.entries[0] : null;
  }

  /**
   * Take an answer. What waits behind a saved act was made looking at the same state, so it now
   * follows from the state that the saved act led to.
   * @returns {boolean} whether the answer belongs to the act under way
   */
  answered(ack) {
    const first = this.entries[0];
    if (!first || first.id !== ack.id) return false;
    const rest = this.entries.slice(1);
    this.flying = false;
    this.kept.dropAct(first.id);
    if (ack.status === "saved") this.moved = { from: first.n, to: ack.n };
    this.put(ack.status === "saved" ? rest.map((one) => (one.n === first.n ? { ...one, n: ack.n } : one)) : rest);
    return true;
  }

  /** A view says where its stream stands: from here on nothing has to be moved any more. */
  stands() {
    if (!this.entries.length) this.moved = null;
  }

  put(entries) {
    this.entries = entries;
    this.safe = entries.map((act) => this.kept.keepAct(act)).every(Boolean);
  }
}
