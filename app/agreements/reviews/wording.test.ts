import { describe, expect, it } from 'vitest';
import { reviewNeed } from '../domain/reviews/cadence';
import type { ReviewDueState } from '../domain/reviews/calendar';
import { cadenceSentence, cadenceSentenceForAll, dueWords, REVIEW_SENTENCES } from './wording';

describe('sentences of the timeline', () => {
  it('name the review and its day, and stand without either', () => {
    for (const [type, sentence] of Object.entries(REVIEW_SENTENCES)) {
      expect(sentence({ number: 2, on: '2027-02-10' }), type).toContain('Improvement Review 2');
      expect(sentence({}), type).not.toMatch(/undefined|null/);
    }
    expect(REVIEW_SENTENCES['review.held']?.({ number: 2, on: '2027-02-10', progress: '2 on track' })).toBe(
      'Improvement Review 2 held on 10 February 2027: 2 on track',
    );
    expect(REVIEW_SENTENCES['review.pre-met']?.({ number: 1, late: true })).toContain(
      'less than a week ahead',
    );
    expect(REVIEW_SENTENCES['review.withdrawn']?.({ number: 1, droppedActions: 1 })).toContain(
      '1 action dropped',
    );
  });
});

describe('what is due, in words', () => {
  it('says by when, and that nothing is due where nothing is', () => {
    const say = (state: ReviewDueState, by: string | null) =>
      dueWords({ state, by, frequency: 'half-termly' });
    for (const state of ['planned', 'planned-late', 'due', 'overdue'] as const) {
      expect(say(state, '2027-02-15').sentence).toContain('every half term');
      expect(say(state, '2027-02-15').sentence).toContain('15 February 2027');
    }
    expect(say('not-due', null).sentence).toBe('No review is due now.');
    expect(
      new Set(
        (['planned', 'planned-late', 'due', 'overdue', 'not-due'] as const).map(
          (each) => say(each, '2027-02-15').label,
        ),
      ).size,
    ).toBe(5);
  });

  it('names the band only to those who may know it', () => {
    const red = reviewNeed({ name: 'Red', priority: 1, terms: null });
    const green = reviewNeed({ name: 'Green', priority: 4, terms: null });
    expect(cadenceSentence(red, 'Red', false)).toContain('“Red” asks for');
    expect(cadenceSentence(red, 'Red', true)).toContain('as the chair decides');
    expect(cadenceSentence(green, 'Green', false)).toContain('“Green” does not ask');
    expect(cadenceSentence(reviewNeed(null), null, false)).toContain('no band yet');
    for (const need of [red, green]) expect(cadenceSentenceForAll(need)).not.toMatch(/Red|Green|band/);
  });
});
