import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTerms } from '#tests/builders/agreement-content';
import {
  AGREEMENT_STATES,
  daysValue,
  instalmentAmounts,
  ON_DAYS_GIVEN,
  type RecompenseTerms,
} from '~/agreements/domain';
import {
  type AgreementLife,
  type CountedLine,
  claimable,
  claimedDays,
  daysPrice,
  dueSince,
  type HeldVisit,
  isClaimableState,
  worthOfDays,
} from './claimable';

const TERMS: RecompenseTerms = {
  ratePence: 35_000,
  halfDays: 10,
  onCostsBasisPoints: 0,
  backfillPencePerDay: 20_000,
  expensesCapPence: 10_000,
  payer: 'authority',
  sharing: 'percent',
  authorityPercent: 0,
  authorityPence: 0,
  brokerageBasisPoints: 0,
  vat: 'outside',
  instalments: [{ ...ON_DAYS_GIVEN }],
  note: '',
};
const IN_PARTS: RecompenseTerms = {
  ...TERMS,
  instalments: [
    { key: 'sign', when: 'on-signing', term: null, basisPoints: 2000 },
    { key: 'spring', when: 'by-term', term: '2026-2-spring', basisPoints: 1000 },
    { key: 'summer', when: 'by-term', term: '2026-3-summer', basisPoints: 1000 },
    { key: 'days', when: 'on-days', term: null, basisPoints: 5000 },
    { key: 'exit', when: 'on-exit', term: null, basisPoints: 1000 },
  ],
};
const ACTIVE: AgreementLife = { state: 'active', activeOn: '2026-11-23', endedOn: null };
const TODAY = '2027-02-20';
const visits: HeldVisit[] = [
  { id: 'v2', on: '2027-02-11', halfDays: 3 },
  { id: 'v1', on: '2027-02-04', halfDays: 2 },
];
const line = (more: Partial<CountedLine>): CountedLine => ({
  kind: 'days',
  visitId: null,
  halfDays: null,
  instalment: null,
  amountPence: 0,
  clawedBackPence: 0,
  ...more,
});

describe('what may be claimed', () => {
  it('days of visits held, the earliest first, at what they are worth (reckoned by hand)', () => {
    // A day is £350 and £200 of cover: £550. The first visit took one day, the second one and a half.
    const open = claimable(TERMS, ACTIVE, visits, [], TODAY);
    expect(open.days).toEqual([
      {
        visitId: 'v1',
        on: '2027-02-04',
        visitHalfDays: 2,
        claimedHalfDays: 0,
        halfDays: 2,
        amountPence: 55_000,
      },
      {
        visitId: 'v2',
        on: '2027-02-11',
        visitHalfDays: 3,
        claimedHalfDays: 0,
        halfDays: 3,
        amountPence: 82_500,
      },
    ]);
    expect(open).toMatchObject({ beyondHalfDays: 0, instalments: [], later: [], expensesLeftPence: 10_000 });
  });

  it('of a visit corrected upwards only what was not claimed before', () => {
    const claimed = [line({ visitId: 'v1', halfDays: 2, amountPence: 55_000 })];
    const corrected = [{ id: 'v1', on: '2027-02-04', halfDays: 3 }];
    expect(claimable(TERMS, ACTIVE, corrected, claimed, TODAY).days).toMatchObject([
      { visitId: 'v1', visitHalfDays: 3, claimedHalfDays: 2, halfDays: 1, amountPence: 27_500 },
    ]);
    expect(
      claimable(TERMS, ACTIVE, [{ id: 'v1', on: '2027-02-04', halfDays: 2 }], claimed, TODAY).days,
    ).toEqual([]);
  });

  it('never more days than were agreed; the rest is said', () => {
    const many = [1, 2, 3].map((n) => ({ id: `v${n}`, on: `2027-02-0${n}`, halfDays: 4 }));
    const open = claimable(TERMS, ACTIVE, many, [], TODAY);
    expect(open.days.map(({ halfDays }) => halfDays)).toEqual([4, 4, 2]);
    expect(open.beyondHalfDays).toBe(2);
  });

  it('a visit corrected downwards after it was claimed is found', () => {
    const claimed = [line({ visitId: 'v1', halfDays: 2, amountPence: 55_000 })];
    const short = [{ id: 'v1', on: '2027-02-04', halfDays: 1 }];
    const over = { visitId: 'v1', claimedHalfDays: 2, visitHalfDays: 1 };
    expect(claimable(TERMS, ACTIVE, short, claimed, TODAY).overClaimed).toEqual([over]);
    const back = [
      { ...claimed[0], ...line({ visitId: 'v1', halfDays: 2, amountPence: 1, clawedBackPence: 1 }) },
    ];
    expect(claimable(TERMS, ACTIVE, short, back, TODAY).overClaimed).toEqual([]);
  });

  it('days all of whose money was taken back are free for another visit, and not for the same', () => {
    const back = [line({ visitId: 'v1', halfDays: 10, amountPence: 275_000, clawedBackPence: 275_000 })];
    const held = [
      { id: 'v1', on: '2027-02-04', halfDays: 10 },
      { id: 'v3', on: '2027-02-18', halfDays: 2 },
    ];
    expect(claimable(TERMS, ACTIVE, held, back, TODAY).days).toMatchObject([{ visitId: 'v3', halfDays: 2 }]);
    const partly = [line({ ...back[0], clawedBackPence: 100_000 })];
    expect(claimable(TERMS, ACTIVE, held, partly, TODAY).days).toEqual([]);
  });

  it('nothing of days where the price is paid in instalments alone', () => {
    const fixed = {
      ...TERMS,
      instalments: [{ key: 'sign', when: 'on-signing', term: null, basisPoints: 10_000 }],
    };
    expect(claimable(fixed as RecompenseTerms, ACTIVE, visits, [], TODAY)).toMatchObject({
      days: [],
      beyondHalfDays: 0,
    });
  });

  it('instalments once they are due, each once; what is left of expenses', () => {
    const open = claimable(
      IN_PARTS,
      ACTIVE,
      visits,
      [line({ kind: 'expense', amountPence: 4_000, clawedBackPence: 500 })],
      TODAY,
    );
    expect(
      open.instalments.map(({ key, amountPence, dueSince: since }) => [key, amountPence, since]),
    ).toEqual([
      ['sign', 55_000, '2026-11-23'],
      ['spring', 27_500, '2027-01-01'],
    ]);
    expect(open.later.map(({ key }) => key)).toEqual(['summer', 'exit']);
    expect(open.days.map(({ amountPence }) => amountPence)).toEqual([27_500, 41_250]);
    expect(open.expensesLeftPence).toBe(6_500);
    const taken = [
      line({ kind: 'instalment', instalment: 'sign', amountPence: 55_000, clawedBackPence: 55_000 }),
    ];
    expect(claimable(IN_PARTS, ACTIVE, [], taken, TODAY).instalments.map(({ key }) => key)).toEqual([
      'spring',
    ]);
  });

  it.each(AGREEMENT_STATES)('of an agreement that is %s', (state) => {
    const life = { ...ACTIVE, state };
    const may = !['draft', 'signing'].includes(state);
    expect(isClaimableState(state, life.activeOn)).toBe(may);
    const open = claimable(IN_PARTS, life, visits, [], TODAY);
    expect(open.days.length > 0).toBe(may);
    expect(open.expensesLeftPence > 0).toBe(may);
    // An agreement that was ended while it was being signed was never in force.
    expect(claimable(IN_PARTS, { ...life, activeOn: null }, visits, [], TODAY)).toMatchObject({
      days: [],
      instalments: [],
      expensesLeftPence: 0,
    });
  });
});

describe('when an instalment is due', () => {
  const spring = { when: 'by-term', term: '2026-2-spring' } as const;
  it.each([
    ['on signing, from the day it came into force', { when: 'on-signing', term: null }, ACTIVE, '2026-11-23'],
    ['by term, not before the term begins', spring, ACTIVE, null, '2026-12-31'],
    ['by term, from its first day', spring, ACTIVE, '2027-01-01', '2027-01-01'],
    ['by term, not before the agreement', spring, { ...ACTIVE, activeOn: '2027-02-01' }, '2027-02-01'],
    ['by term, not when support had ended before', spring, { ...ACTIVE, endedOn: '2026-12-20' }, null],
    ['by term, when support ended in it', spring, { ...ACTIVE, endedOn: '2027-01-20' }, '2027-01-01'],
    ['by term, without a term never', { when: 'by-term', term: null }, ACTIVE, null],
    ['on exit, not while support goes on', { when: 'on-exit', term: null }, ACTIVE, null],
    [
      'on exit, while it is closing',
      { when: 'on-exit', term: null },
      { ...ACTIVE, state: 'closing', endedOn: '2027-02-10' },
      '2027-02-10',
    ],
    [
      'on exit, once closed',
      { when: 'on-exit', term: null },
      { ...ACTIVE, state: 'closed', endedOn: '2027-02-10' },
      '2027-02-10',
    ],
    [
      'on exit, not when it was ended early',
      { when: 'on-exit', term: null },
      { ...ACTIVE, state: 'terminated', endedOn: '2027-02-10' },
      null,
    ],
    ['on days, by giving them', { when: 'on-days', term: null }, ACTIVE, null],
    [
      'anything, not before it is in force',
      { when: 'on-signing', term: null },
      { ...ACTIVE, activeOn: null },
      null,
    ],
  ] as const)('%s', (_, instalment, life, expected, today: string = TODAY) => {
    expect(dueSince(instalment, life, today)).toBe(expected);
  });
});

describe('what days are worth', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 });

  it('makes the agreed price in any steps', () => {
    fc.assert(
      fc.property(anyTerms, steps, (terms, sizes) => {
        let before = { halfDays: 0, pence: 0 };
        for (const size of sizes) {
          const now = Math.min(size, terms.halfDays - before.halfDays);
          if (now <= 0) break;
          before = { halfDays: before.halfDays + now, pence: before.pence + worthOfDays(terms, before, now) };
          expect(before.pence).toBe(daysValue(terms, 0, before.halfDays));
        }
      }),
    );
  });

  it('makes the agreed price also where lines between were taken off', () => {
    const odd = { ...TERMS, ratePence: 333, backfillPencePerDay: 0, halfDays: 7 };
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (off) => {
        const worth: number[] = [];
        for (let n = 0; n < 7; n += 1) worth.push(daysValue(odd, n, 1));
        const kept = worth.filter((_, n) => !off[n]);
        const before = { halfDays: kept.length, pence: kept.reduce((sum, one) => sum + one, 0) };
        const rest = worthOfDays(odd, before, 7 - before.halfDays);
        expect(before.pence + rest).toBe(daysPrice(odd));
      }),
    );
  });

  it('does not pay a raise for days claimed before it, nor more than the price after a cut', () => {
    const before = { halfDays: 4, pence: daysValue(TERMS, 0, 4) };
    const raised = { ...TERMS, ratePence: 45_000 };
    expect(worthOfDays(raised, before, 2)).toBe(65_000);
    const cut = { ...TERMS, ratePence: 5_000, backfillPencePerDay: 0, halfDays: 10 };
    expect(worthOfDays(cut, { halfDays: 4, pence: 24_000 }, 6)).toBe(1_000);
    expect(worthOfDays(cut, { halfDays: 4, pence: 30_000 }, 6)).toBe(0);
  });
});

/** One thing that happens to the claims of an agreement. */
const event = fc.oneof(
  fc.record({ what: fc.constant('hold' as const), halfDays: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ what: fc.constant('more' as const), which: fc.nat(20) }),
  fc.record({
    what: fc.constant('claim' as const),
    ticks: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  }),
  fc.record({ what: fc.constant('take-off' as const), which: fc.nat(40) }),
  fc.record({
    what: fc.constant('take-back' as const),
    which: fc.nat(40),
    part: fc.integer({ min: 1, max: 100 }),
  }),
);

describe('claims one after another', () => {
  it('never come to more than was agreed, whatever is claimed, taken off and taken back', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(event, { maxLength: 30 }), (terms, events) => {
        const life: AgreementLife = { state: 'closed', activeOn: '2020-01-01', endedOn: '2040-01-01' };
        const held: HeldVisit[] = [];
        const lines: CountedLine[] = [];
        for (const one of events) {
          if (one.what === 'hold')
            held.push({ id: `v${held.length}`, on: '2027-02-01', halfDays: one.halfDays });
          const visit = one.what === 'more' ? held[one.which % Math.max(1, held.length)] : undefined;
          if (visit) visit.halfDays += 1;
          if (one.what === 'claim') {
            const open = claimable(terms, life, held, lines, '2039-12-31');
            const tick = (n: number) => one.ticks[n % 12] === true;
            let before = claimedDays(lines);
            for (const [n, { visitId, halfDays }] of open.days.entries()) {
              if (!tick(n)) continue;
              const amountPence = worthOfDays(terms, before, halfDays);
              before = { halfDays: before.halfDays + halfDays, pence: before.pence + amountPence };
              lines.push(line({ visitId, halfDays, amountPence }));
            }
            for (const [n, { key, amountPence }] of open.instalments.entries()) {
              if (tick(n + 5)) lines.push(line({ kind: 'instalment', instalment: key, amountPence }));
            }
            if (tick(11)) lines.push(line({ kind: 'expense', amountPence: open.expensesLeftPence }));
          }
          if (one.what === 'take-off' && lines.length > 0) lines.splice(one.which % lines.length, 1);
          if (one.what === 'take-back') {
            const taken = lines[one.which % Math.max(1, lines.length)];
            // Money taken back stays taken back: another claw-back of the line only adds to it.
            if (taken) {
              const sum = Math.ceil((taken.amountPence * one.part) / 100);
              taken.clawedBackPence = Math.max(taken.clawedBackPence, sum);
            }
          }
          check(terms, held, lines);
        }
      }),
      { numRuns: 150 },
    );
  });

  function check(terms: RecompenseTerms, held: readonly HeldVisit[], lines: readonly CountedLine[]): void {
    const work = instalmentAmounts(terms).reduce((sum, { amountPence }) => sum + amountPence, 0);
    const net = (expense: boolean) =>
      lines.reduce(
        (sum, one) =>
          sum + ((one.kind === 'expense') === expense ? one.amountPence - one.clawedBackPence : 0),
        0,
      );
    expect(net(false)).toBeLessThanOrEqual(work);
    expect(net(true)).toBeLessThanOrEqual(terms.expensesCapPence);
    expect(claimedDays(lines).halfDays).toBeLessThanOrEqual(terms.halfDays);
    expect(claimedDays(lines).pence).toBeLessThanOrEqual(daysPrice(terms));
    for (const visit of held) {
      const claimed = lines.reduce(
        (sum, one) => sum + (one.visitId === visit.id ? (one.halfDays ?? 0) : 0),
        0,
      );
      expect(claimed).toBeLessThanOrEqual(visit.halfDays);
    }
    for (const { key } of terms.instalments) {
      expect(lines.filter(({ instalment }) => instalment === key).length).toBeLessThanOrEqual(1);
    }
  }
});
