import { describe, expect, it } from 'vitest';
import { publishableCounts } from '../suppression/release';
import { tallied, tallyName } from './tally';

const of = (whose: string, phase: string) => ({ whose, facets: { phase } });

describe('counts to be published together', () => {
  it('counts each record in all and under its value, and says whose they are', () => {
    const { quantities, sums } = tallied([
      {
        key: 'requests',
        records: [of('a', 'Primary'), of('a', 'Primary'), of('b', 'Secondary')],
        by: { phase: ['Primary', 'Secondary', 'Special'] },
        population: { '': 30, 'phase Primary': 20 },
      },
    ]);
    expect(quantities.get('requests')).toEqual({ count: 3, behind: 2, population: 30 });
    expect(quantities.get(tallyName('requests', 'phase', 'Primary'))).toEqual({
      count: 2,
      behind: 1,
      population: 20,
    });
    expect(quantities.get(tallyName('requests', 'phase', 'Special'))).toEqual({ count: 0, behind: 0 });
    expect(sums).toEqual([
      {
        total: 'requests',
        parts: ['Primary', 'Secondary', 'Special'].map((value) => tallyName('requests', 'phase', value)),
      },
    ]);
  });

  it('has many records of few schools kept back like few records', () => {
    const nine = Array.from({ length: 9 }, (_, i) => of(`school ${i % 2}`, 'Primary'));
    const rest = Array.from({ length: 40 }, (_, i) => of(`other ${i}`, i % 2 ? 'Secondary' : 'Special'));
    const release = tallied([
      { key: 'outcomes', records: [...nine, ...rest], by: { phase: ['Primary', 'Secondary', 'Special'] } },
    ]);
    const shown = publishableCounts({ ...release, earlier: [] });
    expect(typeof shown.get(tallyName('outcomes', 'phase', 'Primary'))).toBe('string');
    expect(shown.get('outcomes')).toBe(49);
  });
});
