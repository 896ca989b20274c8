import { describe, expect, it } from 'vitest';
import { parseProblem } from './parse';

const small = () => ({
  needs: [{ id: 'a', priority: 1 }, { id: 'b' }],
  offers: [
    { id: 'x', capacityDays: 4.5 },
    { id: 7, capacityDays: 2 },
  ],
  pairs: [
    { need: 'a', offer: 'x', score: 80, days: 3 },
    { need: 'b', offer: 'x', score: 60.5, days: 1.5 },
    { need: 'b', offer: '7', score: 10, days: 2 },
  ],
});
type Small = ReturnType<typeof small> & Record<string, unknown>;

/** What is said of a file that differs from a right one. */
function said(change: (file: Small) => unknown): string {
  const file: Small = { ...small() };
  const changed = change(file);
  const verdict = parseProblem(changed === undefined ? file : changed);
  return verdict.ok ? 'nothing' : verdict.message;
}

describe('a problem file', () => {
  it('is read with numbers and text as ids, and the lowest priority where none is given', () => {
    const verdict = parseProblem({ ...small(), budget: null, generator: 'passed over' });
    expect(verdict).toMatchObject({
      ok: true,
      value: {
        needs: [
          { id: 'a', priority: 1 },
          { id: 'b', priority: 9 },
        ],
        offers: [{ id: 'x' }, { id: '7', given: 7 }],
        budget: null,
        mode: 'strict',
        fixed: [],
      },
    });
  });

  it('is read with budget, fixed, forbidden, groups and mode', () => {
    expect(
      said((file) => ({
        ...file,
        budget: 6,
        fixed: [{ need: 'a', offer: 'x' }],
        forbidden: [{ need: 'b', offer: 7 }],
        groups: [{ id: 'g', capacityDays: 9, maxDeployments: 2 }],
        offers: [
          { id: 'x', capacityDays: 4.5, group: 'g' },
          { id: 7, capacityDays: 2 },
        ],
        mode: 'weighted',
      })),
    ).toBe('nothing');
  });

  const first = (file: Small, more: object) => ({ ...file, pairs: [{ ...file.pairs[0], ...more }] });
  const fix = { need: 'a', offer: 'x' };
  it.each<[string, (file: Small) => unknown]>([
    ['problem must be an object', () => []],
    ['needs must be a list', (file) => ({ ...file, needs: {} })],
    ['offers must be a list', ({ offers: _, ...file }) => file],
    ['needs[1] must be an object', (file) => ({ ...file, needs: [{ id: 'a' }, 'b'] })],
    ['needs[1].id is given twice: "1"', (file) => ({ ...file, needs: [{ id: 1 }, { id: '1' }] })],
    ['needs[0].id must be text or a number', (file) => ({ ...file, needs: [{ id: '' }] })],
    [
      'needs[0].priority must be a whole number: 1 is served first, greater numbers later',
      (file) => ({ ...file, needs: [{ id: 'a', priority: 1.5 }] }),
    ],
    [
      'offers[0].capacityDays must be a number of 0 or more',
      (file) => ({ ...file, offers: [{ id: 'x', capacityDays: -1 }] }),
    ],
    ['pairs[0].need is not among the needs: "z"', (file) => first(file, { need: 'z' })],
    ['pairs[0].offer is not among the offers: "8"', (file) => first(file, { offer: 8 })],
    ['pairs[0].score must be a number of 0 or more', (file) => first(file, { score: Number.NaN })],
    ['pairs[0].score must be a number of 0 or more', (file) => first(file, { score: '80' })],
    ['pairs[0].days must be a number above 0', (file) => first(file, { days: 0 })],
    ['pairs[0].days must be a number above 0', (file) => first(file, { days: Number.POSITIVE_INFINITY })],
    [
      'pairs[3] is the same need and offer as pairs[0]',
      (file) => ({ ...file, pairs: [...file.pairs, { need: 'a', offer: 'x', score: 1, days: 1 }] }),
    ],
    ['budget must be a number of 0 or more', (file) => ({ ...file, budget: 'much' })],
    [
      'pairs[1].cost must be given, because other pairs have one and there is a budget',
      (file) => ({
        ...file,
        budget: 5,
        pairs: file.pairs.map((pair, n) => (n ? pair : { ...pair, cost: 2 })),
      }),
    ],
    ['fixed[0] is not among the pairs', (file) => ({ ...file, fixed: [{ need: 'a', offer: 7 }] })],
    ['fixed[0] is forbidden too, by forbidden[0]', (file) => ({ ...file, fixed: [fix], forbidden: [fix] })],
    ['fixed[1] fixes the same need as fixed[0]', (file) => ({ ...file, fixed: [fix, fix] })],
    [
      'forbidden[0].need is not among the needs: "z"',
      (file) => ({ ...file, forbidden: [{ ...fix, need: 'z' }] }),
    ],
    [
      'fixed pairs take 3 days of offer "x", which has 2',
      (file) => ({
        ...file,
        offers: [
          { id: 'x', capacityDays: 2 },
          { id: 7, capacityDays: 2 },
        ],
        fixed: [fix],
      }),
    ],
    ['fixed pairs take 3 of the budget of 2', (file) => ({ ...file, budget: 2, fixed: [fix] })],
    [
      'groups[0].maxDeployments must be a whole number of 0 or more',
      (file) => ({ ...file, groups: [{ id: 'g', maxDeployments: 0.5 }] }),
    ],
    [
      'offers[0].group is not among the groups: "g"',
      (file) => ({ ...file, offers: [{ id: 'x', capacityDays: 4, group: 'g' }] }),
    ],
    ['mode must be "strict" or "weighted"', (file) => ({ ...file, mode: 'fast' })],
  ])('says: %s', (message, change) => {
    expect(said(change)).toBe(message);
  });
});
