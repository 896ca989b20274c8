import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Capacity, freeFor, freeOverall, offerBalance, overallBalance, taken } from './balance';
import {
  committedFor,
  heldFor,
  mayCapAt,
  mayOffer,
  planCommit,
  planFree,
  planHold,
  planRecommit,
  planRelease,
  planReturn,
  planUse,
  usedFor,
} from './ledger';

const AUTUMN = '2026-1-autumn';
const SPRING = '2026-2-spring';

/** Ten days overall in autumn over two offers of eight days each, in half-days. */
const leader: Capacity = {
  caps: { [AUTUMN]: 20 },
  offers: [
    { id: 'phonics', published: true, days: { [AUTUMN]: 16, [SPRING]: 6 } },
    { id: 'writing', published: true, days: { [AUTUMN]: 16 } },
  ],
  movements: [],
};

function having(capacity: Capacity, ...plans: ((now: Capacity) => ReturnType<typeof planHold>)[]): Capacity {
  const movements = [...capacity.movements];
  for (const plan of plans) {
    const made = plan({ ...capacity, movements });
    if (!made.ok) throw new Error(made.message);
    movements.push(...made.value);
  }
  return { ...capacity, movements };
}

const hold = (offerId: string, proposalId: string, days: Record<string, number>) => (now: Capacity) =>
  planHold(now, { offerId, proposalId, days });

describe('holding days', () => {
  it('takes them from what is free, of the offer and overall', () => {
    const now = having(leader, hold('phonics', 'p1', { [AUTUMN]: 6, [SPRING]: 2 }));
    expect(offerBalance(now, 'phonics', AUTUMN)).toEqual({
      cap: 16,
      held: 6,
      committed: 0,
      used: 0,
      free: 10,
    });
    expect(overallBalance(now, AUTUMN).free).toBe(14);
    expect(freeFor(now, 'writing', AUTUMN)).toBe(14);
    expect(freeOverall(now, AUTUMN)).toBe(14);
  });

  it('is refused where the offer has too few, with the shortfall', () => {
    expect(planHold(leader, { offerId: 'phonics', proposalId: 'p1', days: { [SPRING]: 9 } })).toMatchObject({
      ok: false,
      code: 'capacity.short',
      details: { term: SPRING, shortfallHalfDays: 3, bound: 'offer' },
    });
  });

  it('is refused where the overall cap leaves too few though the offer has them', () => {
    const now = having(leader, hold('phonics', 'p1', { [AUTUMN]: 14 }));
    expect(planHold(now, { offerId: 'writing', proposalId: 'p2', days: { [AUTUMN]: 10 } })).toMatchObject({
      code: 'capacity.short',
      details: { term: AUTUMN, shortfallHalfDays: 4, bound: 'overall' },
    });
  });

  it('holds nothing at all where one of several terms is short', () => {
    const verdict = planHold(leader, {
      offerId: 'phonics',
      proposalId: 'p1',
      days: { [AUTUMN]: 2, [SPRING]: 7 },
    });
    expect(verdict).toMatchObject({ ok: false, details: { term: SPRING, shortfallHalfDays: 1 } });
  });

  it.each([
    ['nothing', {}],
    ['no days', { [AUTUMN]: 0 }],
    ['fewer than none', { [AUTUMN]: -2 }],
    ['part of a half-day', { [AUTUMN]: 1.5 }],
  ])('is refused for %s', (_, days) => {
    expect(planHold(leader, { offerId: 'phonics', proposalId: 'p1', days })).toMatchObject({
      code: 'capacity.invalid',
    });
  });

  it('is refused twice for one proposal', () => {
    const now = having(leader, hold('phonics', 'p1', { [AUTUMN]: 2 }));
    expect(planHold(now, { offerId: 'phonics', proposalId: 'p1', days: { [AUTUMN]: 2 } })).toMatchObject({
      code: 'capacity.already-held',
    });
  });
});

describe('after the hold', () => {
  const held = having(leader, hold('phonics', 'p1', { [AUTUMN]: 6 }));
  const committed = having(held, (now) => planCommit(now, { proposalId: 'p1', agreementId: 'a1' }));

  it('freeing gives the days back, and again finds nothing to do', () => {
    const freed = having(held, (now) => planFree(now, { proposalId: 'p1' }));
    expect(freeFor(freed, 'phonics', AUTUMN)).toBe(16);
    expect(planFree(freed, { proposalId: 'p1' })).toEqual({ ok: true, value: [] });
    expect(planCommit(freed, { proposalId: 'p1', agreementId: 'a1' })).toMatchObject({
      code: 'capacity.not-held',
    });
  });

  it('committing moves them from held to committed, once', () => {
    expect(overallBalance(committed, AUTUMN)).toMatchObject({ held: 0, committed: 6, free: 14 });
    expect(heldFor(committed, 'p1')).toEqual([]);
    expect(planFree(committed, { proposalId: 'p1' })).toEqual({ ok: true, value: [] });
    expect(planCommit(committed, { proposalId: 'p1', agreementId: 'a2' })).toMatchObject({ ok: false });
  });

  it('using spends committed days and no more than those', () => {
    const used = having(committed, (now) => planUse(now, { agreementId: 'a1', term: AUTUMN, halfDays: 4 }));
    expect(overallBalance(used, AUTUMN)).toMatchObject({ committed: 2, used: 4, free: 14 });
    expect(planUse(used, { agreementId: 'a1', term: AUTUMN, halfDays: 3 })).toMatchObject({
      code: 'capacity.short',
      details: { term: AUTUMN, shortfallHalfDays: 1 },
    });
    expect(planUse(used, { agreementId: 'a1', term: SPRING, halfDays: 1 })).toMatchObject({ ok: false });
  });

  it('what was written down as used can be taken back, and never more than that', () => {
    const used = having(committed, (now) => planUse(now, { agreementId: 'a1', term: AUTUMN, halfDays: 4 }));
    const back = having(used, (now) => planReturn(now, { agreementId: 'a1', term: AUTUMN, halfDays: 3 }));
    expect(overallBalance(back, AUTUMN)).toMatchObject({ committed: 5, used: 1, free: 14 });
    expect(back.movements.at(-1)).toMatchObject({ kind: 'use', committed: 3, used: -3, agreementId: 'a1' });
    expect(planReturn(back, { agreementId: 'a1', term: AUTUMN, halfDays: 2 })).toMatchObject({
      code: 'capacity.not-used',
      details: { term: AUTUMN, shortfallHalfDays: 1 },
    });
    expect(planReturn(back, { agreementId: 'a2', term: AUTUMN, halfDays: 1 })).toMatchObject({ ok: false });
    expect(planReturn(back, { agreementId: 'a1', term: SPRING, halfDays: 1 })).toMatchObject({ ok: false });
    expect(planReturn(back, { agreementId: 'a1', term: AUTUMN, halfDays: 0 })).toMatchObject({
      code: 'capacity.invalid',
    });
  });

  it('releasing gives back what is left, or only some', () => {
    const used = having(committed, (now) => planUse(now, { agreementId: 'a1', term: AUTUMN, halfDays: 1 }));
    const part = having(used, (now) => planRelease(now, { agreementId: 'a1', term: AUTUMN, halfDays: 2 }));
    expect(overallBalance(part, AUTUMN)).toMatchObject({ committed: 3, used: 1, free: 16 });
    const all = having(part, (now) => planRelease(now, { agreementId: 'a1' }));
    expect(overallBalance(all, AUTUMN)).toMatchObject({ committed: 0, used: 1, free: 19 });
  });

  it('recommitting takes more where it is free and gives back what is no longer wanted', () => {
    const moved = having(committed, (now) =>
      planRecommit(now, { offerId: 'phonics', agreementId: 'a1', days: { [AUTUMN]: 2, [SPRING]: 6 } }),
    );
    expect(committedFor(moved, 'a1').map((line) => [line.term, line.halfDays])).toEqual([
      [AUTUMN, 2],
      [SPRING, 6],
    ]);
    expect(
      planRecommit(moved, { offerId: 'phonics', agreementId: 'a1', days: { [SPRING]: 7 } }),
    ).toMatchObject({ code: 'capacity.short', details: { shortfallHalfDays: 1 } });
  });

  it('neither cap can be set below what is taken', () => {
    expect(mayCapAt(committed, AUTUMN, 6)).toMatchObject({ ok: true });
    expect(mayCapAt(committed, AUTUMN, 4)).toMatchObject({
      code: 'capacity.short',
      details: { term: AUTUMN, shortfallHalfDays: 2 },
    });
    expect(mayOffer(committed, 'phonics', AUTUMN, 5)).toMatchObject({ details: { shortfallHalfDays: 1 } });
    expect(mayOffer(committed, 'writing', AUTUMN, 0)).toMatchObject({ ok: true });
  });
});

describe('with no overall cap stated', () => {
  it('the published offers together are the cap', () => {
    expect(overallBalance(leader, SPRING)).toMatchObject({ cap: 6, free: 6 });
  });

  it('what is taken on a withdrawn offer still counts, and none of it can be asked for', () => {
    const held = having(leader, hold('phonics', 'p1', { [SPRING]: 4 }));
    const withdrawn: Capacity = {
      ...held,
      offers: held.offers.map((offer) => ({ ...offer, published: offer.id !== 'phonics' })),
    };
    expect(overallBalance(withdrawn, SPRING)).toMatchObject({ cap: 4, held: 4, free: 0 });
    expect(freeOverall(withdrawn, SPRING)).toBe(0);
  });
});

describe('whatever is asked, in whatever order', () => {
  const terms = [AUTUMN, SPRING];
  const offers = ['phonics', 'writing'];
  const term = fc.constantFrom(...terms);
  const offerId = fc.constantFrom(...offers);
  const proposalId = fc.constantFrom('p1', 'p2', 'p3');
  const agreementId = fc.constantFrom('a1', 'a2', 'a3');
  const halfDays = fc.integer({ min: -1, max: 14 });
  const days = fc.dictionary(term, halfDays);
  const operation = fc.oneof(
    fc.record({ op: fc.constant('hold' as const), offerId, proposalId, days }),
    fc.record({ op: fc.constant('free' as const), proposalId }),
    fc.record({ op: fc.constant('commit' as const), proposalId, agreementId }),
    fc.record({ op: fc.constant('recommit' as const), offerId, agreementId, days }),
    fc.record({ op: fc.constant('use' as const), agreementId, term, halfDays }),
    fc.record({ op: fc.constant('return' as const), agreementId, term, halfDays }),
    fc.record({ op: fc.constant('release' as const), agreementId, term, halfDays }),
    fc.record({ op: fc.constant('cap' as const), term, halfDays }),
    fc.record({ op: fc.constant('offer' as const), offerId, term, halfDays }),
    fc.record({ op: fc.constant('publish' as const), offerId }),
  );
  type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

  function apply(now: Capacity, asked: Operation): Capacity {
    const take = (plan: ReturnType<typeof planHold>) =>
      plan.ok ? { ...now, movements: [...now.movements, ...plan.value] } : now;
    const change = (id: string, edit: (offer: Capacity['offers'][number]) => Capacity['offers'][number]) => ({
      ...now,
      offers: now.offers.map((offer) => (offer.id === id ? edit(offer) : offer)),
    });
    switch (asked.op) {
      case 'hold':
        return take(planHold(now, asked));
      case 'free':
        return take(planFree(now, asked));
      case 'commit':
        return take(planCommit(now, asked));
      case 'recommit':
        return take(planRecommit(now, asked));
      case 'use':
        return take(planUse(now, asked));
      case 'return':
        return take(planReturn(now, asked));
      case 'release':
        return take(planRelease(now, asked));
      case 'cap':
        return mayCapAt(now, asked.term, asked.halfDays).ok
          ? { ...now, caps: { ...now.caps, [asked.term]: asked.halfDays } }
          : now;
      case 'offer':
        return mayOffer(now, asked.offerId, asked.term, asked.halfDays).ok
          ? change(asked.offerId, (offer) => ({
              ...offer,
              days: { ...offer.days, [asked.term]: asked.halfDays },
            }))
          : now;
      case 'publish':
        return change(asked.offerId, (offer) => ({ ...offer, published: !offer.published }));
    }
  }

  it('no bucket goes below nothing, every cap is kept, and every half-day is in exactly one place', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        let now = leader;
        for (const asked of operations) {
          now = apply(now, asked);
          for (const where of terms) {
            const balances = [
              overallBalance(now, where),
              ...offers.map((offer) => offerBalance(now, offer, where)),
            ];
            for (const one of balances) {
              for (const figure of [one.held, one.committed, one.used, one.free]) {
                expect(figure).toBeGreaterThanOrEqual(0);
              }
              expect(taken(one) + one.free).toBe(one.cap);
            }
            const overall = overallBalance(now, where);
            const sum = offers.reduce((all, offer) => all + taken(offerBalance(now, offer, where)), 0);
            expect(sum).toBe(taken(overall));
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('nothing is given back that was not used: using and taking back leaves the days as they were', () => {
    fc.assert(
      fc.property(
        fc.array(operation, { maxLength: 30 }),
        agreementId,
        term,
        fc.integer({ min: 1, max: 14 }),
        (operations, id, where, half) => {
          const before = operations.reduce(apply, leader);
          const inTerm = (now: Capacity) =>
            usedFor(now, id)
              .filter((line) => line.term === where)
              .reduce((sum, line) => sum + line.halfDays, 0);
          const back = planReturn(before, { agreementId: id, term: where, halfDays: half });
          expect(back.ok).toBe(half <= inTerm(before));
          const ask = { agreementId: id, term: where, halfDays: half };
          const used = apply(before, { op: 'use', ...ask });
          if (used === before) return;
          expect(inTerm(used)).toBe(inTerm(before) + half);
          const after = apply(used, { op: 'return', ...ask });
          expect(overallBalance(after, where)).toEqual(overallBalance(before, where));
          expect(inTerm(after)).toBe(inTerm(before));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('what is held for proposals and committed to agreements adds up to the balances', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        const now = operations.reduce(apply, leader);
        const total = (all: { halfDays: number }[]) => all.reduce((sum, line) => sum + line.halfDays, 0);
        const held = total(['p1', 'p2', 'p3'].flatMap((id) => heldFor(now, id)));
        const committed = total(['a1', 'a2', 'a3'].flatMap((id) => committedFor(now, id)));
        const balances = terms.map((where) => overallBalance(now, where));
        expect(held).toBe(balances.reduce((sum, one) => sum + one.held, 0));
        expect(committed).toBe(balances.reduce((sum, one) => sum + one.committed, 0));
      }),
      { numRuns: 200 },
    );
  });
});
