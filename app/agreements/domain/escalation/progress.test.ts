import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import type { Rag } from '../reviews/vocabulary';
import { HALF_TERM_DAYS, insufficientProgress, type ProgressFacts } from './progress';

const TODAY = '2027-05-10';
const outcomes = [
  { id: 'writing', measure: 'Writing at the expected standard' },
  { id: 'reading', measure: 'Reading at the expected standard' },
];
const review = (heldOn: string, writing: Rag, reading: Rag) => ({
  heldOn,
  ratings: [
    { outcomeId: 'writing', rag: writing },
    { outcomeId: 'reading', rag: reading },
  ],
});
const facts = (over: Partial<ProgressFacts>): ProgressFacts => ({
  outcomes,
  reviews: [],
  milestones: [],
  since: null,
  ...over,
});
const milestone = (date: string | null, reached = false) => ({
  id: 'm1',
  text: 'Moderation held',
  date,
  reached,
});

describe('progress that may not be enough', () => {
  it('is an outcome off track at both of the last two reviews, in whatever order they are read', () => {
    const reviews = [
      review('2027-04-20', 'off-track', 'at-risk'),
      review('2027-02-02', 'on-track', 'off-track'),
      review('2027-03-09', 'off-track', 'off-track'),
    ];
    expect(insufficientProgress(facts({ reviews }), TODAY)).toEqual([
      {
        kind: 'off-track',
        outcomeId: 'writing',
        measure: 'Writing at the expected standard',
        reviewed: ['2027-03-09', '2027-04-20'],
      },
    ]);
  });

  it('is neither one review off track, nor two with a better one between, nor at risk twice', () => {
    expect(
      insufficientProgress(facts({ reviews: [review('2027-04-20', 'off-track', 'off-track')] }), TODAY),
    ).toEqual([]);
    const reviews = [
      review('2027-02-02', 'off-track', 'at-risk'),
      review('2027-03-09', 'on-track', 'at-risk'),
      review('2027-04-20', 'off-track', 'at-risk'),
    ];
    expect(insufficientProgress(facts({ reviews }), TODAY)).toEqual([]);
  });

  it('is a milestone late by more than half a term, to the day, unless it is reached or has no date', () => {
    const late = addDays(TODAY, -HALF_TERM_DAYS - 1);
    expect(insufficientProgress(facts({ milestones: [milestone(late)] }), TODAY)).toEqual([
      { kind: 'overdue', milestoneId: 'm1', text: 'Moderation held', due: late, days: 43 },
    ]);
    for (const kept of [milestone(addDays(late, 1)), milestone(late, true), milestone(null)]) {
      expect(insufficientProgress(facts({ milestones: [kept] }), TODAY)).toEqual([]);
    }
  });

  it('counts nothing from before an earlier case ended', () => {
    const reviews = [
      review('2027-03-09', 'off-track', 'on-track'),
      review('2027-04-20', 'off-track', 'on-track'),
    ];
    const milestones = [milestone('2027-02-01')];
    expect(insufficientProgress(facts({ reviews, milestones, since: '2027-04-01' }), TODAY)).toEqual([]);
    expect(insufficientProgress(facts({ reviews, milestones, since: '2027-02-10' }), TODAY)).toHaveLength(2);
    // 1 February and half a term is 15 March: late from the 16th on.
    expect(insufficientProgress(facts({ milestones, since: '2027-03-15' }), TODAY)).toHaveLength(1);
    expect(insufficientProgress(facts({ milestones, since: '2027-03-16' }), TODAY)).toHaveLength(0);
  });
});
