import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { potAllocated, potCommitted, potReleased, potSpent, potUnspent } from '../ledger/postings';
import { decideCover, decideTerms } from './gate';
import { decideAllocation, figuresOf, financialYearDates, financialYearOf, meets, totalOf } from './pots';

const of = { potId: 'p', agreementId: 'a' };
const pence = fc.integer({ min: 1, max: 10_000_000 });

describe('the figures of a pot', () => {
  it('follow its postings: allocated is always committed, spent and free together', () => {
    const posting = fc.oneof(
      fc.tuple(fc.constant('allocate' as const), fc.integer({ min: -1_000_000, max: 10_000_000 })),
      fc.tuple(fc.constantFrom('commit', 'release', 'spend', 'unspend', 'unspend-free' as const), pence),
    );
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 30 }), (moves) => {
        const entries = moves.flatMap(([kind, amount]) => {
          if (kind === 'allocate') return potAllocated(amount, 'p');
          if (kind === 'commit') return potCommitted(amount, of);
          if (kind === 'release') return potReleased(amount, of);
          if (kind === 'spend') return potSpent(amount, of);
          return potUnspent(amount, of, kind === 'unspend' ? 'pot.committed' : 'pot.free');
        });
        const { allocated, committed, spent, free } = figuresOf(entries);
        expect(committed + spent + free).toBe(allocated);
      }),
    );
  });

  it('are what a pound does on its way', () => {
    const way = [
      potAllocated(1000, 'p'),
      potCommitted(600, of),
      potSpent(250, of),
      potReleased(100, of),
      potUnspent(50, of, 'pot.committed'),
    ].flat();
    expect(figuresOf(way)).toEqual({ allocated: 1000, committed: 300, spent: 200, free: 500 });
    expect(totalOf([figuresOf(way), figuresOf(way)])).toEqual({
      allocated: 2000,
      committed: 600,
      spent: 400,
      free: 1000,
    });
    expect(figuresOf([])).toEqual({ allocated: 0, committed: 0, spent: 0, free: 0 });
  });
});

describe('an allocation', () => {
  const pot = { allocated: 1000, committed: 500, spent: 200, free: 300, closed: false };

  it('may fall to what is promised and spent, and not a penny below', () => {
    expect(decideAllocation(pot, -300).ok).toBe(true);
    expect(decideAllocation(pot, -301)).toMatchObject({
      code: 'pot.promised',
      field: 'amount',
      details: { boundPence: 700 },
    });
    expect(decideAllocation(pot, 0)).toMatchObject({ code: 'pot.no-change' });
  });

  it('of a closed pot may fall, not rise', () => {
    expect(decideAllocation({ ...pot, closed: true }, 1)).toMatchObject({ code: 'pot.closed' });
    expect(decideAllocation({ ...pot, closed: true }, -1).ok).toBe(true);
  });

  it('may rise to mend a pot that was promised beyond itself, and not fall further', () => {
    const over = { allocated: 1000, committed: 1200, spent: 0, free: -200, closed: false };
    expect(decideAllocation(over, 50).ok).toBe(true);
    expect(decideAllocation(over, -50)).toMatchObject({ code: 'pot.promised' });
  });
});

describe('a financial year', () => {
  it('begins on 1 April', () => {
    expect(financialYearOf('2027-03-31')).toBe(2026);
    expect(financialYearOf('2027-04-01')).toBe(2027);
    expect(financialYearDates(2026)).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  });

  it('meets spans that share a day, in either order', () => {
    const year = financialYearDates(2026);
    expect(meets(year, { from: '2027-03-31', to: null })).toBe(true);
    expect(meets({ from: null, to: '2026-03-31' }, year)).toBe(false);
    expect(meets({ from: null, to: null }, year)).toBe(true);
  });
});

describe('the authority’s signature', () => {
  const cover = { approved: 900, asked: 0, spent: 100, left: 800 };

  it('waits for the last penny of its part, and says how much is missing and where to go', () => {
    expect(decideCover(900, cover, '/fund').ok).toBe(true);
    expect(decideCover(0, { ...cover, approved: 0 }, '/fund').ok).toBe(true);
    expect(decideCover(901, cover, '/fund')).toMatchObject({
      code: 'funds.missing',
      details: { missingPence: 1, where: '/fund' },
      message: expect.stringMatching(/£0\.01 is missing.*“Money for this agreement”/),
    });
    expect(decideCover(1000, { ...cover, asked: 100 }, '/fund')).toMatchObject({
      message: expect.stringContaining('£1.00 is asked for and waits for the lead'),
    });
  });

  it('is refused of terms below what was approved on claims, part by part', () => {
    const terms = { work: 1000, expenses: 100, authority: 550, school: 550 };
    expect(decideTerms(terms, terms).ok).toBe(true);
    for (const part of ['work', 'expenses', 'authority', 'school'] as const) {
      expect(decideTerms(terms, { ...terms, [part]: terms[part] + 1 })).toMatchObject({
        code: 'funds.below-claimed',
        details: { part, termsPence: terms[part], claimedPence: terms[part] + 1 },
      });
    }
  });
});
