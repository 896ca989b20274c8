import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInput, sampleOffer } from '#tests/builders/rank-input';
import { changesSince } from './changes';
import { answerDaysIn, endOfDay } from './deadline';
import { parkingOf } from './declines';
import { mayShortlist, overrideNeeded, releaseNeeded, spreadDays, windowTerms } from './rules';

describe('the window of a request', () => {
  it('runs from its start to its finish, never before today', () => {
    expect(windowTerms('2027-01-10', '2027-07-01', '2026-11-22')).toEqual(['2026-2-spring', '2026-3-summer']);
    expect(windowTerms('2026-09-01', null, '2026-11-22')).toEqual([
      '2026-1-autumn',
      '2026-2-spring',
      '2026-3-summer',
    ]);
    expect(windowTerms('2026-09-01', '2026-10-01', '2027-01-22')).toEqual(['2026-2-spring']);
    expect(windowTerms(null, '2036-10-01', '2026-11-22')).toHaveLength(6);
  });
  it('leaves out a first term that is all but over, unless it is the only one', () => {
    expect(windowTerms('2026-12-04', '2027-07-01', '2026-11-22')[0]).toBe('2026-2-spring');
    expect(windowTerms('2026-12-03', '2027-07-01', '2026-11-22')[0]).toBe('2026-1-autumn');
    expect(windowTerms('2026-12-10', '2026-12-18', '2026-11-22')).toEqual(['2026-1-autumn']);
  });
});

describe('putting an offer on a shortlist', () => {
  const free = { state: 'making' as const, live: 1, reasons: [], reason: null };
  const soft = { code: 'too-far' as const, sentence: 'An estimated 60 minutes by road.', soft: true };
  const firm = { code: 'conflict' as const, sentence: 'A conflict has been declared.', soft: false };

  it('takes a ranked one', () => expect(mayShortlist(free).ok).toBe(true));
  it('takes one set aside softly only with a reason', () => {
    expect(mayShortlist({ ...free, reasons: [soft] })).toMatchObject({
      code: 'shortlist.reason-needed',
      field: 'reason',
    });
    expect(mayShortlist({ ...free, reasons: [soft], reason: 'They offered to drive.' }).ok).toBe(true);
  });
  it('never takes one excluded firmly, whatever the reason', () => {
    expect(mayShortlist({ ...free, reasons: [soft, firm], reason: 'Because.' })).toMatchObject({
      code: 'shortlist.excluded',
      message: 'This offer cannot be put forward. A conflict has been declared.',
    });
  });
  it('holds at most four, and none once the school has chosen', () => {
    expect(mayShortlist({ ...free, live: 4 })).toMatchObject({ code: 'shortlist.full' });
    expect(mayShortlist({ ...free, state: 'chosen' })).toMatchObject({ code: 'shortlist.already-chosen' });
  });
});

describe('a reason for approving', () => {
  it.each([
    ['the first of the ranking needs none', [], [], false],
    ['one that was not ranked needs one', null, [], true],
    ['passing over a better one needs one', ['a'], [{ offerId: 'a', state: 'shortlisted' as const }], true],
    ['passing over one never put forward needs one', ['a'], [], true],
    [
      'a better one that said no is not passed over',
      ['a'],
      [{ offerId: 'a', state: 'declined' as const }],
      false,
    ],
    ['nor one that did not answer', ['a'], [{ offerId: 'a', state: 'expired' as const }], false],
    ['all better ones must have answered', ['a', 'b'], [{ offerId: 'a', state: 'declined' as const }], true],
  ])('%s', (_, above, others, needed) => {
    expect(overrideNeeded(above, others)).toBe(needed);
  });
});

describe('release by the home school', () => {
  it('is needed unless its head accepts, or the provider answers for it', () => {
    expect(releaseNeeded('SLE', false)).toBe(true);
    expect(releaseNeeded('SLE', true)).toBe(false);
    expect(releaseNeeded('TSA', false)).toBe(false);
    expect(releaseNeeded('NLE', false)).toBe(false);
    expect(releaseNeeded('LLE', false)).toBe(true);
    expect(releaseNeeded('NLG', false)).toBe(true);
  });
});

describe('spreading days over terms', () => {
  it('goes round by whole days, and moves what does not fit', () => {
    const free = [
      { term: '2026-1-autumn', free: 2 },
      { term: '2026-2-spring', free: 8 },
      { term: '2026-3-summer', free: 8 },
    ];
    expect(spreadDays(12, free)).toEqual({ '2026-1-autumn': 2, '2026-2-spring': 6, '2026-3-summer': 4 });
    expect(spreadDays(0, free)).toEqual({ '2026-1-autumn': 0, '2026-2-spring': 0, '2026-3-summer': 0 });
  });
  it('never asks for more than is free or wanted, and for all that is possible', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 }),
        (wanted, frees) => {
          const free = frees.map((n, i) => ({ term: `term-${i}`, free: n }));
          const days = spreadDays(wanted, free);
          for (const one of free) expect(days[one.term]).toBeLessThanOrEqual(one.free);
          const total = Object.values(days).reduce((sum, n) => sum + n, 0);
          expect(total).toBe(
            Math.min(
              wanted,
              frees.reduce((sum, n) => sum + n, 0),
            ),
          );
        },
      ),
    );
  });
});

describe('deadlines', () => {
  it('ends at the last second of the day in England, summer and winter', () => {
    expect(endOfDay('2026-12-01').toISOString()).toBe('2026-12-01T23:59:59.000Z');
    expect(endOfDay('2027-06-01').toISOString()).toBe('2027-06-01T22:59:59.000Z');
  });
  it('turns the authority’s days of the calendar into school days', () => {
    expect([answerDaysIn(14), answerDaysIn(3), answerDaysIn(0), answerDaysIn(60)]).toEqual([10, 2, 1, 40]);
  });
});

describe('resting after an answer', () => {
  const offer = { id: 'o1', providerId: 'p1' };
  const ended = { offerId: 'o2', providerId: 'p1', on: '2026-11-01' };
  it('rests as long as the reason and the authority say', () => {
    expect(parkingOf(offer, [{ ...ended, code: 'no-capacity' }], 90).parkedUntil).toBe('2027-01-30');
    expect(parkingOf(offer, [{ ...ended, code: 'no-answer' }], 90).parkedUntil).toBe('2026-11-15');
    expect(parkingOf(offer, [{ ...ended, offerId: 'o1', code: 'not-my-specialism' }], 90).parkedUntil).toBe(
      '2027-11-01',
    );
  });
  it('leaves another offer alone where the reason is about one offer, and other providers always', () => {
    expect(parkingOf(offer, [{ ...ended, code: 'timing' }], 90).parkedUntil).toBeNull();
    expect(
      parkingOf(offer, [{ ...ended, providerId: 'p2', code: 'no-capacity' }], 90).parkedUntil,
    ).toBeNull();
  });
  it('takes the latest date, and a conflict as a conflict', () => {
    const two = [
      { ...ended, code: 'no-answer' as const },
      { ...ended, code: 'no-capacity' as const },
      { ...ended, code: 'conflict' as const },
    ];
    expect(parkingOf(offer, two, 30)).toEqual({ parkedUntil: '2026-12-01', conflict: true });
  });
});

describe('what has changed since a run', () => {
  it('is nothing when only the date is another', () => {
    expect(
      changesSince(sampleInput, JSON.parse(JSON.stringify({ ...sampleInput, today: '2026-12-01' }))),
    ).toEqual([]);
  });
  it('is nothing when only a rule was set aside', () => {
    const waived = { ...sampleOffer, waived: ['too-far' as const] };
    expect(changesSince(sampleInput, { ...sampleInput, offers: [waived] })).toEqual([]);
  });
  it('counts what was added, withdrawn and changed', () => {
    const now = {
      ...sampleInput,
      request: { ...sampleInput.request, halfDays: 8 },
      offers: [
        { ...sampleOffer, terms: [] },
        { ...sampleOffer, id: 'new' },
      ],
    };
    const before = { ...sampleInput, offers: [sampleOffer, { ...sampleOffer, id: 'gone' }] };
    expect(changesSince(before, now)).toEqual([
      'The request or the facts of the school have changed.',
      'Since then: 1 offer added, 1 offer withdrawn and free days changed for 1 offer.',
    ]);
  });
});
