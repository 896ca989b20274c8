/**
 * The best so many of a stream, in a heap of fixed size with the last of them on top. Order: the larger key first; of
 * equal keys the one `before` names. Made once and used again, so that ranking leaves nothing behind to collect.
 */
export class TopList {
  private readonly keys: Float64Array;
  private readonly slots: Int32Array;
  length = 0;

  /** @param before whether the first of two slots with equal keys comes first */
  constructor(
    readonly most: number,
    private readonly before: (a: number, b: number) => boolean,
  ) {
    this.keys = new Float64Array(most);
    this.slots = new Int32Array(most);
  }

  clear(): void {
    this.length = 0;
  }

  /** The key that has to be reached to be among them; below all keys while there is room. */
  get least(): number {
    return this.length < this.most ? Number.NEGATIVE_INFINITY : (this.keys[0] ?? Number.POSITIVE_INFINITY);
  }

  offer(key: number, slot: number): void {
    if (this.length < this.most) {
      this.rise(this.length++, key, slot);
      return;
    }
    if (this.most === 0) return;
    const worst = this.keys[0] ?? 0;
    if (key < worst || (key === worst && !this.before(slot, this.slots[0] ?? 0))) return;
    this.sink(key, slot, this.length);
  }

  /** Takes all out, the best first, into `into`; leaves the list empty. */
  drain(into: Int32Array): number {
    const { length } = this;
    for (let at = length - 1; at >= 0; at--) {
      into[at] = this.slots[0] ?? 0;
      const key = this.keys[at] ?? 0;
      const slot = this.slots[at] ?? 0;
      if (at > 0) this.sink(key, slot, at);
    }
    this.length = 0;
    return length;
  }

  /** Whether one of two places is further down the order. */
  private worse(key: number, slot: number, than: number): boolean {
    const other = this.keys[than] ?? 0;
    return key < other || (key === other && this.before(this.slots[than] ?? 0, slot));
  }

  private rise(from: number, key: number, slot: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.worse(key, slot, parent)) break;
      this.move(parent, at);
      at = parent;
    }
    this.keys[at] = key;
    this.slots[at] = slot;
  }

  /** Puts one in the place of the top and lets it sink, in a heap of the given length. */
  private sink(key: number, slot: number, length: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && this.worse(this.keys[child + 1] ?? 0, this.slots[child + 1] ?? 0, child))
        child++;
      if (this.worse(key, slot, child)) break;
      this.move(child, at);
      at = child;
    }
    this.keys[at] = key;
    this.slots[at] = slot;
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from] ?? 0;
    this.slots[to] = this.slots[from] ?? 0;
  }
}
