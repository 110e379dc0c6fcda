/**
 * Acts on their way, in order, one at a time: each stays here until it was answered, and is sent
 * again with the same id after a lost connection, so that it counts exactly once. Pure: knows no
 * socket and no storage. `entries` in and out is the seam for keeping acts across a reload.
 */
export class Outbox {
  /** @param {any[]} [entries] acts that were kept from before, oldest first */
  constructor(entries) {
    this.entries = entries || [];
    this.flying = false;
    this.moved = null;
  }

  get size() {
    return this.entries.length;
  }

  /** Queue an act; one with an id that waits already changes nothing. */
  add(act) {
    if (this.entries.some((one) => one.id === act.id)) return;
    const { moved } = this;
    this.entries.push(moved && moved.from === act.n ? { ...act, n: moved.to } : act);
  }

  /** The act to send now, null while one is under way or none waits. */
  next() {
    if (this.flying || !this.entries.length) return null;
    this.flying = true;
    return this.entries[0];
  }

  /** The connection is gone: whatever was under way has to be sent again. */
  lost() {
    this.flying = false;
  }

  /**
   * Take an answer. What waits behind a saved act was made looking at the same state, so it now
   * follows from the state that the saved act led to.
   * @returns {boolean} whether the answer belongs to the act under way
   */
  answered(ack) {
    const first = this.entries[0];
    if (!first || first.id !== ack.id) return false;
    this.entries = this.entries.slice(1);
    this.flying = false;
    if (ack.status !== "saved") return true;
    this.moved = { from: first.n, to: ack.n };
    this.entries = this.entries.map((one) => (one.n === first.n ? { ...one, n: ack.n } : one));
    return true;
  }

  /** A view says where its stream stands: from here on nothing has to be moved any more. */
  stands() {
    if (!this.entries.length) this.moved = null;
  }
}
