import { describe, expect, it } from 'vitest';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import { dateWords } from '~/kernel/words';
import { AGREEMENT_STATES } from '../agreement-states';
import { reviewNeed } from './cadence';
import { checkNextDate, frequencyInForce, heldInOrder, nextReviewDue, type ReviewFact } from './calendar';

const NEED = reviewNeed({ name: 'Red', priority: 1, terms: null });
const NONE = reviewNeed({ name: 'Green', priority: 4, terms: null });
const STARTS = '2027-01-11';

const review = (number: number, over: Partial<ReviewFact> = {}): ReviewFact => ({
  number,
  state: 'planned',
  plannedFor: '2027-02-03',
  heldOn: null,
  frequency: 'half-termly',
  nextOn: null,
  ...over,
});
const held = (number: number, heldOn: string, over: Partial<ReviewFact> = {}) =>
  review(number, { state: 'held', plannedFor: heldOn, heldOn, ...over });

describe('which review is due', () => {
  it.each([
    ['none yet, in time', [], '2027-01-20', { state: 'due', by: '2027-02-12' }],
    ['none yet, on the last day', [], '2027-02-12', { state: 'due', by: '2027-02-12' }],
    ['none yet, too late', [], '2027-02-13', { state: 'overdue', by: '2027-02-12' }],
    ['one planned', [review(1)], '2027-01-20', { state: 'planned', by: '2027-02-12' }],
    [
      'one planned too late',
      [review(1, { plannedFor: '2027-02-22' })],
      '2027-01-20',
      { state: 'planned-late', by: '2027-02-12' },
    ],
    ['one held', [held(1, '2027-02-03')], '2027-02-20', { state: 'due', by: '2027-03-25' }],
    [
      'one held, termly from then on',
      [held(1, '2027-02-03', { frequency: 'termly' })],
      '2027-02-20',
      { state: 'due', by: '2027-05-28', frequency: 'termly' },
    ],
    [
      'one held and withdrawn: it counts for nothing, and the frequency goes back',
      [held(1, '2027-02-03', { state: 'withdrawn', frequency: 'termly' })],
      '2027-02-20',
      { state: 'overdue', by: '2027-02-12', frequency: 'half-termly' },
    ],
    [
      'one called off',
      [review(1, { state: 'called-off' })],
      '2027-01-20',
      { state: 'due', by: '2027-02-12' },
    ],
  ] as const)('%s', (_, reviews, today, expected) =>
    expect(nextReviewDue(NEED, STARTS, reviews, today, 'active', USUAL_CALENDAR)).toMatchObject(expected),
  );

  it('is none where the band asks for none', () => {
    expect(nextReviewDue(NONE, STARTS, [], '2027-06-30', 'active', USUAL_CALENDAR)).toMatchObject({
      state: 'not-due',
      by: null,
    });
  });

  it.each(AGREEMENT_STATES)('while the agreement is %s', (state) => {
    const { state: due } = nextReviewDue(NEED, STARTS, [], '2027-06-30', state, USUAL_CALENDAR);
    expect(due).toBe(state === 'active' ? 'overdue' : 'not-due');
  });

  it('goes by the day a review was held, not by its number', () => {
    const reviews = [
      held(3, '2027-02-03', { frequency: 'monthly' }),
      held(2, '2027-03-03', { frequency: 'termly' }),
      review(4, { plannedFor: '2027-04-01' }),
    ];
    expect(heldInOrder(reviews).map(({ number }) => number)).toEqual([3, 2]);
    expect(frequencyInForce(reviews, NEED)).toBe('termly');
    expect(frequencyInForce([], NEED)).toBe('half-termly');
  });
});

describe('the date of the next review', () => {
  const ask = (nextOn: string | null, over: object = {}) =>
    checkNextDate(
      NEED,
      { heldOn: '2027-02-03', nextOn, frequency: 'half-termly', endsOn: '2027-07-16', ...over },
      dateWords,
      USUAL_CALENDAR,
    );
  it('keeps to the frequency', () => {
    expect(ask('2027-03-25').ok).toBe(true);
    expect(ask('2027-03-26')).toMatchObject({ ok: false, code: 'review.next-too-late', field: 'nextOn' });
    expect(ask('2027-03-26', { frequency: 'termly' }).ok).toBe(true);
    expect(ask('2027-02-03')).toMatchObject({ ok: false, code: 'review.next-too-early' });
    const late = ask('2027-05-01');
    expect(late.ok ? '' : late.message).toContain('25 March 2027');
  });

  it('may be left open only where support ends first, or no review is asked for', () => {
    expect(ask(null)).toMatchObject({ ok: false, code: 'review.next-missing', field: 'nextOn' });
    expect(ask(null, { endsOn: '2027-03-25' }).ok).toBe(true);
    const by = { heldOn: '2027-02-03', frequency: 'half-termly', endsOn: null } as const;
    expect(checkNextDate(NONE, { ...by, nextOn: null }, dateWords, USUAL_CALENDAR).ok).toBe(true);
    expect(checkNextDate(NONE, { ...by, nextOn: '2028-01-10' }, dateWords, USUAL_CALENDAR).ok).toBe(true);
  });
});
