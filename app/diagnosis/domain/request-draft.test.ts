import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { FOCUS_AREAS } from './focus-areas';
import { type NeedAnswers, UNANSWERED_NEED } from './needs';
import {
  admit,
  checkStep,
  firstUnanswered,
  MOST_HALF_DAYS,
  type RequestAnswers,
  stepAfter,
  stepPath,
  stepsOf,
} from './request-draft';
import { FORMATS } from './support-vocabulary';

const today = '2026-11-22';

const completeNeed: NeedAnswers & { id: string } = {
  id: 'need-1',
  focusArea: 'writing-ks2',
  severity: 3,
  measure: 'Year 6 pupils at the expected standard in writing',
  unit: '% of pupils',
  baseline: 54,
  baselineOn: '2026-07-10',
  baselineSource: 'Key stage 2 results 2026',
  evidence: 'Moderation and book looks in October',
  target: 70,
  outcome: 'More pupils write with control by the end of year 6',
  byDate: '2027-07-10',
};
const complete: RequestAnswers = {
  needs: [completeNeed],
  halfDays: 12,
  startFrom: '2027-01-11',
  finishBy: '2027-07-16',
  formats: ['coaching'],
  remoteWelcome: false,
  context: null,
  maxDayRatePence: null,
};
const empty: RequestAnswers = {
  needs: [],
  halfDays: null,
  startFrom: null,
  finishBy: null,
  formats: [],
  remoteWelcome: null,
  context: null,
  maxDayRatePence: null,
};

const aDate = fc.integer({ min: -40, max: 900 }).map((days) => addDays(today, days));
const aNeed = fc.record({
  id: fc.constantFrom('need-1', 'need-2', 'need-3'),
  focusArea: fc.constantFrom(...FOCUS_AREAS.map(({ key }) => key)),
  severity: fc.constantFrom(1, 2, 3, 4),
  measure: fc.constantFrom('', 'Pupils on track'),
  unit: fc.constantFrom('', '%'),
  baseline: fc.option(fc.integer({ min: 0, max: 100 })),
  baselineOn: fc.option(aDate),
  baselineSource: fc.constantFrom('', 'Register'),
  evidence: fc.constantFrom('', 'Seen in books'),
  target: fc.option(fc.integer({ min: 0, max: 100 })),
  outcome: fc.constantFrom('', 'Children read well'),
  byDate: fc.oneof(fc.constant(''), aDate),
});
const someAnswers: fc.Arbitrary<RequestAnswers> = fc.record({
  needs: fc.uniqueArray(fc.oneof(aNeed, fc.constant(completeNeed)), {
    selector: ({ id }) => id,
    maxLength: 3,
  }),
  halfDays: fc.option(fc.integer({ min: 0, max: 150 })),
  startFrom: fc.option(aDate),
  finishBy: fc.option(aDate),
  formats: fc.subarray([...FORMATS]),
  remoteWelcome: fc.option(fc.boolean()),
  context: fc.option(fc.string()),
  maxDayRatePence: fc.option(fc.integer({ min: 0, max: 300_000 })),
});

describe('the first unanswered page', () => {
  it('is the needs for an empty draft, and the check page for a complete one', () => {
    expect(firstUnanswered(empty, today)).toEqual({ page: 'needs' });
    expect(firstUnanswered(complete, today)).toEqual({ page: 'check' });
  });

  it('has every page before it answered, and is itself unanswered unless it is the check page', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const first = firstUnanswered(answers, today);
        for (const step of stepsOf(answers)) {
          if (stepPath(step) === stepPath(first)) break;
          expect(checkStep(step, answers, today).ok).toBe(true);
        }
        expect(checkStep(first, answers, today).ok).toBe(first.page === 'check');
      }),
    );
  });

  it('admits a visitor to it, so that being sent there never sends them on again', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const first = firstUnanswered(answers, today);
        expect(admit(first, answers, today)).toEqual(first);
      }),
    );
  });

  it('is where every page after it leads, and pages before it can still be opened', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const steps = stepsOf(answers);
        const first = firstUnanswered(answers, today);
        const at = steps.findIndex((step) => stepPath(step) === stepPath(first));
        for (const [index, step] of steps.entries()) {
          expect(admit(step, answers, today)).toEqual(index <= at ? step : first);
        }
      }),
    );
  });

  it('is where a page leads that is not in the draft', () => {
    expect(admit({ page: 'need', needId: 'another', part: 'now' }, complete, today)).toEqual({
      page: 'check',
    });
    expect(admit({ page: 'check' }, empty, today)).toEqual({ page: 'needs' });
  });

  it('comes back to the dates once the start date has passed', () => {
    expect(firstUnanswered(complete, '2027-01-12')).toEqual({ page: 'days' });
  });
});

describe('the page after an answer', () => {
  it('is always one the visitor may open', () => {
    fc.assert(
      fc.property(someAnswers, fc.boolean(), (answers, toCheck) => {
        for (const step of stepsOf(answers)) {
          if (step.page === 'check') continue;
          const after = stepAfter(step, answers, today, toCheck);
          expect(admit(after, answers, today)).toEqual(after);
        }
      }),
    );
  });

  it('goes back to the check page when the visitor came from there and nothing is missing', () => {
    expect(stepAfter({ page: 'days' }, complete, today, true)).toEqual({ page: 'check' });
    expect(stepAfter({ page: 'days' }, { ...complete, formats: [] }, today, true)).toEqual({ page: 'how' });
  });

  it('passes over needs that are complete, and stops at one that is not', () => {
    expect(stepAfter({ page: 'needs' }, complete, today)).toEqual({ page: 'days' });
    const begun = { ...UNANSWERED_NEED, id: 'need-2', focusArea: 'eyfs', severity: 2 };
    expect(stepAfter({ page: 'needs' }, { ...complete, needs: [completeNeed, begun] }, today)).toEqual({
      page: 'need',
      needId: 'need-2',
      part: 'now',
    });
  });

  it('returns to the list of needs when a need is complete, so that another can be added', () => {
    expect(stepAfter({ page: 'need', needId: 'need-1', part: 'wanted' }, complete, today)).toEqual({
      page: 'needs',
    });
  });

  it('walks from an empty draft to the check page', () => {
    const walk: string[] = [];
    let step = stepsOf(complete)[0] ?? { page: 'check' as const };
    for (let n = 0; n < 20 && step.page !== 'check'; n++) {
      walk.push(stepPath(step));
      step = stepAfter(step, complete, today);
    }
    expect(walk).toEqual(['needs', 'days', 'how', 'context', 'cost']);
  });
});

describe('answers that do not hold', () => {
  it.each([
    ['halfDays', { halfDays: 0 }, 'request.no-days'],
    ['halfDays', { halfDays: MOST_HALF_DAYS + 1 }, 'request.too-many-days'],
    ['startFrom', { startFrom: null }, 'request.no-start'],
    ['startFrom', { startFrom: '2026-11-21' }, 'request.start-passed'],
    ['finishBy', { finishBy: '2027-01-11' }, 'request.finish-before-start'],
    ['finishBy', { finishBy: '2029-01-11' }, 'request.too-long'],
  ])('names the field %s for %o', (field, change, code) => {
    expect(checkStep({ page: 'days' }, { ...complete, ...change }, today)).toMatchObject({
      ok: false,
      code,
      field,
    });
  });

  it('takes support that starts today', () => {
    expect(checkStep({ page: 'days' }, { ...complete, startFrom: today }, today).ok).toBe(true);
  });

  it('wants a kind of support from the list and an answer about working online', () => {
    expect(checkStep({ page: 'how' }, { ...complete, formats: ['seance'] }, today)).toMatchObject({
      field: 'formats',
    });
    expect(checkStep({ page: 'how' }, { ...complete, remoteWelcome: null }, today)).toMatchObject({
      field: 'remoteWelcome',
    });
  });

  it('takes no ceiling on cost, but not one of nothing', () => {
    expect(checkStep({ page: 'cost' }, complete, today).ok).toBe(true);
    expect(checkStep({ page: 'cost' }, { ...complete, maxDayRatePence: 0 }, today).ok).toBe(false);
  });

  it('does not pass the check page with a question unanswered', () => {
    expect(checkStep({ page: 'check' }, complete, today).ok).toBe(true);
    expect(checkStep({ page: 'check' }, { ...complete, halfDays: null }, today)).toMatchObject({
      code: 'request.unfinished',
    });
  });
});
