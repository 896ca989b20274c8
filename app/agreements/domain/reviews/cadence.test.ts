import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfTermOf } from '~/diagnosis/domain';
import { addDays, daysBetween } from '~/kernel/clock';
import {
  type BandForReviews,
  dueBy,
  firstDueBy,
  isLessOften,
  oneStepWider,
  reviewNeed,
  settleFrequency,
  widestByProgress,
} from './cadence';
import { FREQUENCY_NAMES } from './minutes';
import { RAG, REVIEW_FREQUENCIES } from './vocabulary';

const band = (priority: number, terms: BandForReviews['terms'] = null): BandForReviews => ({
  name: 'A band',
  priority,
  terms,
});
const NEEDED = reviewNeed(band(1));
const CHOSEN = reviewNeed(band(4));

describe('which bands need reviews', () => {
  it.each([
    ['no band', null, { needed: false, start: 'termly', because: 'no-band' }],
    ['priority 1, framework silent', band(1), { needed: true, start: 'half-termly', because: 'priority' }],
    ['priority 2, framework silent', band(2), { needed: true, start: 'half-termly', because: 'priority' }],
    ['priority 3, framework silent', band(3), { needed: false, start: 'termly', because: 'priority' }],
    ['priority 4, framework silent', band(4), { needed: false, start: 'termly', because: 'priority' }],
    [
      'a band the framework asks them of begins half-termly whatever its own cadence',
      band(2, { review: 'termly', improvementReviews: true }),
      { needed: true, start: 'half-termly', because: 'framework' },
    ],
    [
      'the framework outranks the priority',
      band(2, { review: 'half-termly', improvementReviews: false }),
      { needed: false, start: 'half-termly', because: 'framework' },
    ],
    [
      'a band looked at yearly',
      band(4, { review: 'yearly', improvementReviews: false }),
      { needed: false, start: 'twice-yearly', because: 'framework' },
    ],
  ] as const)('%s', (_, given, expected) => expect(reviewNeed(given)).toEqual(expected));
});

describe('when the next review is due', () => {
  // Half terms: 1 September to 31 October, to 31 December, to 15 February, to 15 April, to 31 May, to 31 August.
  it.each([
    ['2026-11-22', 'monthly', '2026-12-23'],
    ['2026-11-22', 'half-termly', '2027-02-15'],
    ['2026-11-22', 'termly', '2027-04-15'],
    ['2026-11-22', 'twice-yearly', '2027-05-31'],
    ['2027-06-01', 'half-termly', '2027-10-31'],
    // Nobody is called to a review in the summer holiday.
    ['2027-03-10', 'termly', '2027-07-20'],
    ['2027-06-19', 'monthly', '2027-07-20'],
    ['2027-06-20', 'monthly', '2027-09-30'],
    ['2026-12-31', 'half-termly', '2027-02-15'],
    ['2027-01-01', 'half-termly', '2027-04-15'],
  ] as const)('held on %s, %s: by %s', (last, frequency, by) => expect(dueBy(last, frequency)).toBe(by));

  it.each([
    ['2027-01-11', '2027-02-15'],
    // 28 days to the end of the half term still count, 27 do not.
    ['2027-01-18', '2027-02-15'],
    ['2027-01-19', '2027-04-15'],
    ['2027-06-22', '2027-07-20'],
    ['2027-06-23', '2027-10-31'],
  ])('support begins on %s: the first by %s', (starts, by) => expect(firstDueBy(starts)).toBe(by));

  const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-09-01', days));
  it('is later the less often reviews are held, never before the day after, and within half a year or so', () => {
    fc.assert(
      fc.property(day, (last) => {
        const dates = REVIEW_FREQUENCIES.map((frequency) => dueBy(last, frequency));
        expect(dates[0] && dates[0] > last).toBe(true);
        for (const [n, date] of dates.slice(2).entries()) expect(date > (dates[n + 1] ?? '')).toBe(true);
        expect(daysBetween(last, dates.at(-1) ?? last)).toBeLessThanOrEqual(340);
        for (const date of dates) expect(date.slice(5) > '07-20' && date.slice(5) < '09-01').toBe(false);
        // The next half term, whole.
        const { from, to } = halfTermOf(addDays(halfTermOf(last).to, 1));
        expect(dates[1] && dates[1] > from && dates[1] <= to).toBe(true);
      }),
    );
  });
});

describe('how seldom progress allows', () => {
  const good = ['on-track', 'on-track'] as const;
  it.each([
    ['all on track twice running: one step', 'half-termly', good, good, 'termly'],
    ['and another', 'termly', good, good, 'twice-yearly'],
    ['but no further', 'twice-yearly', good, good, 'twice-yearly'],
    ['on track at the first review only', 'half-termly', good, null, 'half-termly'],
    ['on track now, not last time', 'half-termly', good, ['at-risk'], 'half-termly'],
    ['at risk: as before', 'termly', ['at-risk', 'on-track'], good, 'termly'],
    ['off track: back to the start', 'twice-yearly', ['off-track', 'on-track'], good, 'half-termly'],
    ['off track while monthly: stays', 'monthly', ['off-track'], good, 'monthly'],
    ['an agreement without outcomes earns nothing', 'half-termly', [], [], 'half-termly'],
  ] as const)('%s', (_, before, now, last, widest) =>
    expect(widestByProgress(NEEDED, before, now, last)).toBe(widest),
  );

  it('leaves those held by choice free', () => {
    for (const rag of RAG) expect(widestByProgress(CHOSEN, 'termly', [rag], null)).toBe('twice-yearly');
  });
});

describe('settling a frequency', () => {
  for (const widest of REVIEW_FREQUENCIES)
    for (const frequency of REVIEW_FREQUENCIES)
      it(`${frequency} where progress allows ${widest}`, () => {
        const seldom = isLessOften(frequency, widest);
        const group = settleFrequency({ frequency, settledBy: 'group', reason: '' }, widest, FREQUENCY_NAMES);
        if (seldom) {
          expect(group).toMatchObject({ ok: false, code: 'review.too-seldom', field: 'frequency' });
          if (!group.ok) expect(group.message).toContain(FREQUENCY_NAMES[widest].toLowerCase());
        } else expect(group).toEqual({ ok: true, value: null });
        // The chair may decide any, and always says why.
        const decide = (reason: string) =>
          settleFrequency({ frequency, settledBy: 'chair', reason }, widest, FREQUENCY_NAMES);
        expect(decide('  ')).toMatchObject({
          ok: false,
          code: 'review.reason-missing',
          field: 'frequencyReason',
        });
        expect(decide(' A new head starts ')).toEqual({ ok: true, value: 'A new head starts' });
      });

  it('goes one step at a time', () => {
    expect(REVIEW_FREQUENCIES.map(oneStepWider)).toEqual([
      'half-termly',
      'termly',
      'twice-yearly',
      'twice-yearly',
    ]);
  });
});
