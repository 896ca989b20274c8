/** Slots in no order, to which one can be added and from which one can be taken. */
export class SlotList {
  slots = new Int32Array(8);
  length = 0;

  add(slot: number): void {
    if (this.length === this.slots.length) {
      const more = new Int32Array(this.length * 2);
      more.set(this.slots);
      this.slots = more;
    }
    this.slots[this.length++] = slot;
  }

  take(slot: number): void {
    const at = this.slots.subarray(0, this.length).indexOf(slot);
    if (at < 0) return;
    // The last one takes its place: lists are in no order.
    this.slots[at] = this.slots[--this.length] ?? 0;
  }
}

/** For each focus area and phase, the offers that could be suggested for it. */
export class Postings {
  private readonly lists = new Map<string, SlotList>();

  add(slot: number, areas: readonly string[], phases: readonly string[]): void {
    for (const area of areas) {
      for (const phase of phases) {
        const key = `${phase} ${area}`;
        let list = this.lists.get(key);
        if (!list) {
          list = new SlotList();
          this.lists.set(key, list);
        }
        list.add(slot);
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
