import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '~/kernel/clock';
import {
  halfTermOf,
  isSchoolDay,
  nextHalfTerm,
  schoolCalendar,
  USUAL_CALENDAR,
  usualSchoolYear,
} from '~/kernel/school-calendar';
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
  // Half terms end on 23 October and 18 December 2026, 12 February, 25 March, 28 May, 21 July and 22 October 2027.
  it.each([
    ['2026-11-22', 'monthly', '2027-01-04'],
    ['2026-11-10', 'monthly', '2026-12-11'],
    ['2026-11-22', 'half-termly', '2027-02-12'],
    ['2026-11-22', 'termly', '2027-03-25'],
    ['2026-11-22', 'twice-yearly', '2027-05-28'],
    ['2027-06-07', 'half-termly', '2027-10-22'],
    // Nobody is called to a review in the summer holiday.
    ['2027-04-13', 'termly', '2027-10-22'],
    ['2027-06-20', 'monthly', '2027-07-21'],
    ['2027-06-21', 'monthly', '2027-09-30'],
    // A holiday counts to the half term before it.
    ['2026-12-31', 'half-termly', '2027-02-12'],
    ['2027-01-04', 'half-termly', '2027-03-25'],
  ] as const)('held on %s, %s: by %s', (last, frequency, by) =>
    expect(dueBy(last, frequency, USUAL_CALENDAR)).toBe(by),
  );

  it.each([
    ['2027-01-11', '2027-02-12'],
    // 28 days to the end of the half term still count, 27 do not.
    ['2027-01-15', '2027-02-12'],
    ['2027-01-16', '2027-03-25'],
    ['2027-06-23', '2027-07-21'],
    ['2027-06-24', '2027-10-22'],
    ['2026-12-28', '2027-02-12'],
  ])('support begins on %s: the first by %s', (starts, by) =>
    expect(firstDueBy(starts, USUAL_CALENDAR)).toBe(by),
  );

  it('goes by the dates of the authority', () => {
    const usual = usualSchoolYear(2026);
    const halfTerms = usual.halfTerms.map((half, n) => (n === 2 ? { ...half, to: '2027-02-19' } : half));
    const closures = [{ on: '2027-02-19', why: 'Training day' }];
    const calendar = schoolCalendar([{ ...usual, halfTerms, closures }]);
    expect(dueBy('2026-11-22', 'half-termly', calendar)).toBe('2027-02-18');
    expect(firstDueBy('2027-01-11', calendar)).toBe('2027-02-18');
    expect(dueBy('2027-01-19', 'monthly', calendar)).toBe('2027-02-22');
  });

  const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-09-01', days));
  it('is later the less often reviews are held, on a day of school after the last, within half a year or so', () => {
    fc.assert(
      fc.property(day, (last) => {
        const dates = REVIEW_FREQUENCIES.map((frequency) => dueBy(last, frequency, USUAL_CALENDAR));
        expect(dates[0] && dates[0] > last).toBe(true);
        for (const [n, date] of dates.slice(2).entries()) expect(date > (dates[n + 1] ?? '')).toBe(true);
        expect(daysBetween(last, dates.at(-1) ?? last)).toBeLessThanOrEqual(340);
        for (const date of dates) expect(isSchoolDay(USUAL_CALENDAR, date)).toBe(true);
        // The next half term, whole.
        const next = nextHalfTerm(USUAL_CALENDAR, halfTermOf(USUAL_CALENDAR, last));
        expect(dates[1]).toBe(next.to);
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
