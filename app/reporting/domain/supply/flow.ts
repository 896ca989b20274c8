/** A node of a network, by number. */
export type NodeId = number;
/** An edge, by number; its reverse is the next number. */
export type EdgeId = number;

/**
 * A network of whole capacities, and the most that can flow through it: the method of shortest augmenting levels (E. A.
 * Dinitz, 1970). Whole capacities give whole flows. Flow that has left its source never falls again when more is pushed:
 * what comes first is kept, and only the way it takes may change. So pushing source by source serves them in that order
 * and still reaches the most in all (the sources that can be served together form a polymatroid, on which the greedy
 * order is optimal: J. Edmonds, 1970).
 */
export class FlowNetwork {
  private readonly first: number[] = [];
  private readonly to: number[] = [];
  private readonly following: number[] = [];
  private readonly room: number[] = [];

  node(): NodeId {
    this.first.push(-1);
    return this.first.length - 1;
  }

  /** @param capacity whole, not below 0 */
  edge(from: NodeId, to: NodeId, capacity: number): EdgeId {
    const id = this.to.length;
    this.half(from, to, capacity);
    this.half(to, from, 0);
    return id;
  }

  private half(from: NodeId, to: NodeId, capacity: number): void {
    this.to.push(to);
    this.room.push(capacity);
    this.following.push(this.first[from] ?? -1);
    this.first[from] = this.to.length - 1;
  }

  /** What flows through an edge now. */
  flow(edge: EdgeId): number {
    return this.room[edge + 1] ?? 0;
  }

  /** The same network with the flow it has, to try something on. */
  copy(): FlowNetwork {
    const other = new FlowNetwork();
    for (const [list, own] of [
      [other.first, this.first],
      [other.to, this.to],
      [other.following, this.following],
      [other.room, this.room],
    ] as const)
      for (const value of own) list.push(value);
    return other;
  }

  /**
   * Pushes as much more as can flow from a node to another.
   * @returns how much
   */
  push(source: NodeId, sink: NodeId): number {
    let pushed = 0;
    for (;;) {
      const level = this.levels(source, sink);
      if ((level[sink] ?? -1) < 0) return pushed;
      const next = [...this.first];
      for (;;) {
        const some = this.along(source, sink, level, next);
        if (some === 0) break;
        pushed += some;
      }
    }
  }

  /**
   * Which nodes have a way left to any of some nodes, by number. A source that has none gets none however much others push:
   * whatever it can reach, no way leads out of.
   */
  reaching(ends: readonly NodeId[]): Uint8Array {
    const found = new Uint8Array(this.first.length);
    for (const end of ends) found[end] = 1;
    const queue = [...ends];
    for (let at = 0; at < queue.length; at++) {
      for (let edge = this.first[queue[at] ?? 0] ?? -1; edge >= 0; edge = this.following[edge] ?? -1) {
        const from = this.to[edge] ?? 0;
        if ((this.room[edge ^ 1] ?? 0) > 0 && found[from] === 0) {
          found[from] = 1;
          queue.push(from);
        }
      }
    }
    return found;
  }

  /** Steps from the source to every node over edges with room; -1 where there is no way. */
  private levels(source: NodeId, sink: NodeId): Int32Array {
    const level = new Int32Array(this.first.length).fill(-1);
    level[source] = 0;
    const queue = [source];
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at] ?? 0;
      if (node === sink) break;
      for (let edge = this.first[node] ?? -1; edge >= 0; edge = this.following[edge] ?? -1) {
        const end = this.to[edge] ?? 0;
        if ((this.room[edge] ?? 0) > 0 && level[end] === -1) {
          level[end] = (level[node] ?? 0) + 1;
          queue.push(end);
        }
      }
    }
    return level;
  }

  /** Pushes along one way from level to level; `next` is the first edge of each node that is still worth a try. */
  private along(source: NodeId, sink: NodeId, level: Int32Array, next: number[]): number {
    const way: number[] = [];
    let node = source;
    for (;;) {
      if (node === sink) {
        const least = Math.min(...way.map((edge) => this.room[edge] ?? 0));
        for (const edge of way) {
          this.room[edge] = (this.room[edge] ?? 0) - least;
          this.room[edge ^ 1] = (this.room[edge ^ 1] ?? 0) + least;
        }
        return least;
      }
      const edge = next[node] ?? -1;
      if (edge < 0) {
        const back = way.pop();
        if (back === undefined) return 0;
        node = this.to[back ^ 1] ?? 0;
        next[node] = this.following[next[node] ?? -1] ?? -1;
      } else if ((this.room[edge] ?? 0) > 0 && level[this.to[edge] ?? 0] === (level[node] ?? 0) + 1) {
        way.push(edge);
        node = this.to[edge] ?? 0;
      } else next[node] = this.following[edge] ?? -1;
    }
  }
}
