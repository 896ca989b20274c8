import { describe, expect, it } from 'vitest';
import { dueBy, firstDueBy, type ReviewFact } from '~/agreements/domain/reviews';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import { dueReviews } from './reviews-due';

const START = '2026-01-12';
const always = () => true;
const held = (
  number: number,
  heldOn: string,
  more: Partial<ReviewFact> = {},
): ReviewFact & { id: string } => ({
  id: `r${number}`,
  number,
  state: 'held',
  plannedFor: heldOn,
  heldOn,
  frequency: 'half-termly',
  nextOn: null,
  ...more,
});
const due = (
  reviews: (ReviewFact & { id: string })[],
  until: string,
  needed: (day: string) => boolean = always,
) => dueReviews(START, until, reviews, needed, USUAL_CALENDAR);

describe('reviews that fell due', () => {
  const first = firstDueBy(START, USUAL_CALENDAR);

  it('begin within the first half term, and each holds the next to its own frequency', () => {
    const found = due([held(1, '2026-02-03'), held(2, '2026-05-20', { frequency: 'termly' })], '2026-06-01');
    expect(found).toEqual([
      { reviewId: 'r1', number: 1, dueBy: first, heldOn: '2026-02-03', onTime: true },
      {
        reviewId: 'r2',
        number: 2,
        dueBy: dueBy('2026-02-03', 'half-termly', USUAL_CALENDAR),
        heldOn: '2026-05-20',
        onTime: false,
      },
    ]);
  });

  it('are on time on their last day and late on the day after', () => {
    expect(due([held(1, first)], '2026-03-01')[0]?.onTime).toBe(true);
    expect(due([held(1, '2026-02-16')], '2026-03-01')[0]).toMatchObject({ dueBy: first, onTime: false });
  });

  it('are missing from the day after their last day on, and once', () => {
    expect(due([], first)).toEqual([]);
    expect(due([], '2027-07-01')).toEqual([
      { reviewId: null, number: 1, dueBy: first, heldOn: null, onTime: false },
    ]);
    expect(due([held(1, '2026-02-03')], '2026-05-01').at(-1)).toMatchObject({ reviewId: null, number: 2 });
  });

  it('are none where the band of the day asks for none, and later ones count again when it does', () => {
    expect(due([held(1, '2026-02-03')], '2026-06-01', () => false)).toEqual([]);
    const found = due([held(1, '2026-02-03'), held(2, '2026-03-20')], '2026-04-01', (day) => day > first);
    expect(found.map(({ reviewId }) => reviewId)).toEqual(['r2']);
  });

  it('leave out those called off, withdrawn or only planned', () => {
    const others = (['planned', 'called-off', 'withdrawn'] as const).map((state, at) =>
      held(at + 2, '2026-01-20', { state }),
    );
    expect(due([held(1, '2026-02-03'), ...others], '2026-02-20')).toHaveLength(1);
  });
});
