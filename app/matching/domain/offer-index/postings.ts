/** Further than any two places are apart, in metres. */
export const ANYWHERE = 2_147_483_647;

/** Where an offer can be given: its place on the grid, and how far from it, east or north, in metres. */
export type Range = {
  x: number;
  y: number;
  /** Where the school wants somebody there, and where working remotely is welcome. */
  reach: number;
  reachRemote: number;
};

/**
 * Slots in no order, to which one can be added and from which one can be taken. Where each can be given lies beside it,
 * so that most are passed over without looking anything up.
 */
export class SlotList {
  slots = new Int32Array(8);
  x = new Int32Array(8);
  y = new Int32Array(8);
  reach = new Int32Array(8);
  reachRemote = new Int32Array(8);
  length = 0;

  add(slot: number, range: Range): void {
    if (this.length === this.slots.length) this.#grow();
    const at = this.length++;
    this.slots[at] = slot;
    this.x[at] = range.x;
    this.y[at] = range.y;
    this.reach[at] = range.reach;
    this.reachRemote[at] = range.reachRemote;
  }

  take(slot: number): void {
    const at = this.slots.subarray(0, this.length).indexOf(slot);
    if (at < 0) return;
    // The last one takes its place: lists are in no order.
    const last = --this.length;
    for (const column of [this.slots, this.x, this.y, this.reach, this.reachRemote])
      column[at] = column[last] ?? 0;
  }

  #grow(): void {
    const more = (from: Int32Array<ArrayBuffer>) => {
      const to = new Int32Array(from.length * 2);
      to.set(from);
      return to;
    };
    this.slots = more(this.slots);
    this.x = more(this.x);
    this.y = more(this.y);
    this.reach = more(this.reach);
    this.reachRemote = more(this.reachRemote);
  }
}

/** For each focus area and phase, the offers that could be suggested for it. */
export class Postings {
  private readonly lists = new Map<string, SlotList>();

  add(slot: number, areas: readonly string[], phases: readonly string[], range: Range): void {
    for (const area of areas) {
      for (const phase of phases) {
        const key = `${phase} ${area}`;
        let list = this.lists.get(key);
        if (!list) {
          list = new SlotList();
          this.lists.set(key, list);
        }
        list.add(slot, range);
      }
    }
  }

  take(slot: number, areas: readonly string[], phases: readonly string[]): void {
    for (const area of areas) for (const phase of phases) this.lists.get(`${phase} ${area}`)?.take(slot);
  }

  /** Lists for any of the areas and any of the phases; an offer may be in several. */
  of(areas: Iterable<string>, phases: readonly string[]): SlotList[] {
    const found: SlotList[] = [];
    for (const area of areas) {
      for (const phase of phases) {
        const list = this.lists.get(`${phase} ${area}`);
        if (list && list.length > 0) found.push(list);
      }
    }
    return found;
  }
}
