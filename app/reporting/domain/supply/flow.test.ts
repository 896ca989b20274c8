import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowNetwork } from './flow';

describe('the most that can flow', () => {
  it('goes round what is in its way', () => {
    const network = new FlowNetwork();
    const [s, a, b, t] = [network.node(), network.node(), network.node(), network.node()] as const;
    network.edge(s, a, 3);
    network.edge(s, b, 2);
    network.edge(a, b, 5);
    network.edge(a, t, 2);
    const last = network.edge(b, t, 3);
    expect(network.push(s, t)).toBe(5);
    expect(network.flow(last)).toBe(3);
    expect(network.push(s, t)).toBe(0);
  });

  it('is the least cut of any network, found by trying every cut', () => {
    const edges = fc.array(fc.record({ from: fc.nat(5), to: fc.nat(5), capacity: fc.nat(6) }), {
      maxLength: 16,
    });
    fc.assert(
      fc.property(edges, (list) => {
        const network = new FlowNetwork();
        for (let n = 0; n < 6; n++) network.node();
        for (const { from, to, capacity } of list) if (from !== to) network.edge(from, to, capacity);
        let least = Number.POSITIVE_INFINITY;
        for (let side = 0; side < 64; side++) {
          if ((side & 1) === 0 || (side & 32) !== 0) continue;
          const cut = list
            .filter(({ from, to }) => from !== to && (side >> from) & 1 && !((side >> to) & 1))
            .reduce((sum, { capacity }) => sum + capacity, 0);
          least = Math.min(least, cut);
        }
        expect(network.push(0, 5)).toBe(least);
      }),
    );
  });

  it('leaves the network it was copied from as it was', () => {
    const network = new FlowNetwork();
    const [s, t] = [network.node(), network.node()] as const;
    const edge = network.edge(s, t, 4);
    const copy = network.copy();
    expect(copy.push(s, t)).toBe(4);
    expect(network.flow(edge)).toBe(0);
    expect(network.push(s, t)).toBe(4);
  });
});
