import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Committed,
  type Cover,
  coverOf,
  decideAmount,
  decideRelease,
  groundsFor,
  leftOf,
  spareOf,
  spread,
} from './commitments';
import { COMMITMENT_STATES } from './vocabulary';

/** A commitment whose parts fit: released and spent are within the amount, and only of what was approved. */
const commitment = fc
  .record({
    id: fc.uuid(),
    potId: fc.constantFrom('a', 'b'),
    state: fc.constantFrom(...COMMITMENT_STATES),
    amountPence: fc.integer({ min: 1, max: 1_000_000 }),
    released: fc.integer({ min: 0, max: 100 }),
    spent: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ released, spent, ...rest }): Committed => {
    if (rest.state !== 'approved' && rest.state !== 'released')
      return { ...rest, releasedPence: 0, spentPence: 0 };
    const spentPence = Math.floor((rest.amountPence * spent) / 100);
    const most = rest.amountPence - spentPence;
    const releasedPence = rest.state === 'released' ? most : Math.floor((most * released) / 100);
    return { ...rest, releasedPence, spentPence };
  });
const commitments = fc.array(commitment, { maxLength: 8 });

describe('the cover of an agreement', () => {
  it('is what was approved less what went back; what is spent and what is left make it up', () => {
    fc.assert(
      fc.property(commitments, (all) => {
        const cover = coverOf(all);
        expect(cover.approved).toBe(cover.spent + cover.left);
        expect(cover.left).toBe(all.reduce((sum, one) => sum + leftOf(one), 0));
        expect(Math.min(...Object.values(cover))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('counts nothing that is asked, declined or withdrawn as approved', () => {
    const one = (state: Committed['state']): Committed => ({
      id: state,
      potId: 'a',
      state,
      amountPence: 500,
      releasedPence: 0,
      spentPence: 0,
    });
    expect(coverOf([one('asked'), one('declined'), one('withdrawn')])).toEqual({
      approved: 0,
      asked: 500,
      spent: 0,
      left: 0,
    });
  });
});

describe('a sum spread over commitments', () => {
  it('takes of each no more than it reaches, in order, and says what is short', () => {
    fc.assert(
      fc.property(commitments, fc.integer({ min: 0, max: 5_000_000 }), (all, amount) => {
        const { shares, shortPence } = spread(amount, all, leftOf);
        const taken = shares.reduce((sum, share) => sum + share.amountPence, 0);
        expect(taken + shortPence).toBe(amount);
        const left = coverOf(all).left;
        expect(shortPence).toBe(Math.max(0, amount - left));
        // Every share but the last empties its commitment.
        for (const [n, share] of shares.entries()) {
          const of = all.find(({ id }) => id === share.id);
          expect(share.amountPence).toBeGreaterThan(0);
          if (of && n < shares.length - 1) expect(share.amountPence).toBe(leftOf(of));
        }
      }),
    );
  });
});

describe('what needs the lead', () => {
  const YEAR = { from: '2026-04-01', to: '2027-03-31' };
  const fits = {
    amountPence: 100,
    freePence: 100,
    othersPence: 400,
    thresholdPence: 500,
    pot: YEAR,
    agreement: { from: '2027-01-11', to: '2027-07-20' },
  };

  it('is nothing at exactly what is free and exactly the threshold, and each a penny beyond', () => {
    expect(groundsFor(fits)).toEqual([]);
    expect(groundsFor({ ...fits, freePence: 99 })).toEqual(['beyond-pot']);
    expect(groundsFor({ ...fits, othersPence: 401 })).toEqual(['above-threshold']);
    expect(groundsFor({ ...fits, thresholdPence: 499 })).toEqual(['above-threshold']);
  });

  it('is a pot of dates that do not meet the agreement’s; a day in common is enough', () => {
    const on = (from: string | null, to: string | null) => groundsFor({ ...fits, agreement: { from, to } });
    expect(on('2027-03-31', '2027-09-01')).toEqual([]);
    expect(on('2027-04-01', '2027-09-01')).toEqual(['other-dates']);
    expect(on('2026-01-01', '2026-03-31')).toEqual(['other-dates']);
    expect(on('2026-01-01', '2026-04-01')).toEqual([]);
    expect(on(null, null)).toEqual([]);
    expect(on(null, '2026-03-31')).toEqual(['other-dates']);
  });

  it('is the same however a sum is split: in parts it never stays below a threshold that it passes whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 5000 }),
        (parts, thresholdPence) => {
          const free = { ...fits, freePence: 1_000_000, thresholdPence };
          const sum = parts.reduce((total, part) => total + part, 0);
          let before = 0;
          const asked = parts.some((amountPence) => {
            const grounds = groundsFor({ ...free, amountPence, othersPence: before });
            before += amountPence;
            return grounds.includes('above-threshold');
          });
          const whole = groundsFor({ ...free, amountPence: sum, othersPence: 0 });
          expect(asked).toBe(whole.includes('above-threshold'));
        },
      ),
    );
  });
});

const cover = (over: Partial<Cover> = {}): Cover => ({ approved: 0, asked: 0, spent: 0, left: 0, ...over });

describe('asking', () => {
  it('stops at what the authority’s part leaves uncovered, what is asked already included', () => {
    expect(decideAmount(1000, 1000, cover()).ok).toBe(true);
    expect(decideAmount(1001, 1000, cover())).toMatchObject({
      code: 'commitment.more-than-needed',
      details: { roomPence: 1000 },
    });
    expect(decideAmount(600, 1000, cover({ approved: 300, left: 300, asked: 100 })).ok).toBe(true);
    expect(decideAmount(601, 1000, cover({ approved: 300, left: 300, asked: 100 }))).toMatchObject({
      details: { roomPence: 600 },
      message: expect.stringContaining('£6.00 or less'),
    });
    expect(decideAmount(1, 1000, cover({ approved: 1200, left: 1200 }))).toMatchObject({
      details: { roomPence: 0 },
    });
  });
});

describe('releasing', () => {
  const one: Committed = {
    id: 'c',
    potId: 'a',
    state: 'approved',
    amountPence: 1000,
    releasedPence: 100,
    spentPence: 300,
  };

  it('of an agreement in force leaves its part covered; of an ended one what is spent and what claims may draw', () => {
    const stands = {
      cover: cover({ approved: 1500, spent: 300, left: 1200 }),
      openClaimsPence: 0,
      needPence: 1000,
    };
    expect(spareOf({ ...stands, ended: false })).toBe(500);
    expect(spareOf({ ...stands, ended: false, needPence: 2000 })).toBe(0);
    expect(spareOf({ ...stands, ended: true })).toBe(1200);
    expect(spareOf({ ...stands, ended: true, openClaimsPence: 200 })).toBe(1000);
  });

  it('never reaches what is spent, however little the agreement needs', () => {
    fc.assert(
      fc.property(
        commitments,
        fc.nat(3_000_000),
        fc.nat(1_000_000),
        fc.boolean(),
        (all, needPence, open, ended) => {
          const sum = coverOf(all);
          const spare = spareOf({ ended, needPence, cover: sum, openClaimsPence: open });
          expect(spare).toBeGreaterThanOrEqual(0);
          expect(spare).toBeLessThanOrEqual(sum.left);
          if (!ended && spare > 0) expect(sum.approved - spare).toBeGreaterThanOrEqual(needPence);
        },
      ),
    );
  });

  it('is refused beyond what is left of it or not needed, with the most that may be', () => {
    expect(decideRelease(600, one, 600).ok).toBe(true);
    expect(decideRelease(601, one, 9999)).toMatchObject({
      code: 'commitment.needed',
      details: { mostPence: 600 },
    });
    expect(decideRelease(51, one, 50)).toMatchObject({ details: { mostPence: 50 }, field: 'amount' });
    expect(decideRelease(0, one, 600).ok).toBe(false);
    expect(decideRelease(1, one, 0)).toMatchObject({ message: expect.stringContaining('still needed') });
  });
});
