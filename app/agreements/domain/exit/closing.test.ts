import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import {
  type ClosingFacts,
  checkPlan,
  type ExitPlan,
  type MissingCode,
  missingToClose,
  suggestedDueOn,
} from './closing';
import { EVALUATORS } from './vocabulary';

const today = '2027-07-12';
const plan: ExitPlan = { ground: 'criteria-met', endedOn: '2027-07-09', evaluationDueOn: '2027-08-02' };
const facts = { today, begunOn: '2027-01-11', endsOn: '2027-07-16', dueFrom: today };

describe('how an agreement is to be closed', () => {
  it('may be by any ground, with support ended and a week to evaluate', () => {
    expect(checkPlan(plan, facts)).toEqual({ ok: true, value: undefined });
    expect(checkPlan({ ...plan, ground: 'early' }, facts).ok).toBe(true);
    expect(
      checkPlan({ ...plan, ground: 'term-ended', endedOn: '2027-07-16' }, { ...facts, today: '2027-07-16' })
        .ok,
    ).toBe(true);
    expect(checkPlan({ ...plan, ground: 'term-ended' }, { ...facts, endsOn: null }).ok).toBe(true);
    expect(checkPlan({ ...plan, endedOn: '2027-01-11' }, facts).ok).toBe(true);
    expect(checkPlan({ ...plan, endedOn: '2026-01-11' }, { ...facts, begunOn: null }).ok).toBe(true);
  });

  it.each<[Partial<ExitPlan>, string, string]>([
    [{ endedOn: '2027-07-13' }, 'exit.not-ended', 'endedOn'],
    [{ endedOn: '2027-01-10' }, 'exit.before-begun', 'endedOn'],
    [{ ground: 'term-ended' }, 'exit.term-not-ended', 'ground'],
    [{ evaluationDueOn: '2027-07-18' }, 'exit.due-out-of-range', 'evaluationDueOn'],
    [{ evaluationDueOn: '2027-11-10' }, 'exit.due-out-of-range', 'evaluationDueOn'],
  ])('is refused with %o: %s', (change, code, field) => {
    expect(checkPlan({ ...plan, ...change }, facts)).toMatchObject({ ok: false, code, field });
  });

  it('takes the first and the last day there is', () => {
    for (const evaluationDueOn of ['2027-07-19', '2027-11-09']) {
      expect(checkPlan({ ...plan, evaluationDueOn }, facts).ok).toBe(true);
    }
  });

  it.each([
    // Seven days of school before the summer holiday, eight after it: three weeks.
    [null, '2027-09-10'],
    ['2027-07-30', '2027-07-30'],
    ['2027-07-15', '2027-09-10'],
    ['2028-07-15', '2027-09-10'],
  ])('suggests for a day agreed as %s the %s', (agreed, expected) => {
    expect(suggestedDueOn(agreed, today, USUAL_CALENDAR)).toBe(expected);
  });
});

const ready: ClosingFacts = {
  ground: 'criteria-met',
  criteria: [true, true],
  outcomes: [
    { judged: true, exitReading: true },
    { judged: true, exitReading: true },
  ],
  visitsPlanned: 0,
  visitsUnwritten: 0,
  reviewsPlanned: 0,
  actionsOpen: 0,
  escalationOpen: false,
  given: [...EVALUATORS],
  evaluationDueOn: '2027-08-02',
};
const codes = (more: Partial<ClosingFacts>, on = today) =>
  missingToClose({ ...ready, ...more }, on).map(({ code }) => code);

describe('what is missing to close', () => {
  it('is nothing when all is answered, judged, written and given', () => {
    expect(missingToClose(ready, today)).toEqual([]);
  });

  it.each<[MissingCode, Partial<ClosingFacts>]>([
    ['criteria', { criteria: [true, null] }],
    ['criteria-unmet', { criteria: [true, false] }],
    ['outcomes', { outcomes: [{ judged: false, exitReading: true }] }],
    ['visits-unwritten', { visitsUnwritten: 1 }],
    ['visits-planned', { visitsPlanned: 2 }],
    ['reviews', { reviewsPlanned: 1 }],
    ['actions', { actionsOpen: 3 }],
    ['escalation', { escalationOpen: true }],
    ['evaluations', { given: ['service'] }],
    ['exit-readings', { outcomes: [{ judged: true, exitReading: false }] }],
  ])('names %s', (code, more) => {
    expect(codes(more)).toEqual([code]);
    const [first] = missingToClose({ ...ready, ...more }, today);
    expect(first?.soft).toBe(code === 'exit-readings');
    expect(first?.message).toMatch(/\.$/);
  });

  it('waits for evaluations until their day is past, and not after', () => {
    expect(codes({ given: [] }, '2027-08-02')).toEqual(['evaluations']);
    expect(codes({ given: [] }, '2027-08-03')).toEqual([]);
    expect(codes({ given: [], evaluationDueOn: null }, '2030-01-01')).toEqual(['evaluations']);
    const [one] = missingToClose({ ...ready, given: ['service', 'provider'] }, today);
    expect(one?.message).toBe('The headteacher has until 2 August 2027 to evaluate the support.');
    const [two] = missingToClose({ ...ready, given: ['service'] }, today);
    expect(two?.message).toBe(
      'The headteacher and the provider have until 2 August 2027 to evaluate the support.',
    );
  });

  it('may be closed with criteria not met where its term ended or it ends early by its terms', () => {
    expect(codes({ ground: 'term-ended', criteria: [false, false] })).toEqual([]);
    expect(codes({ ground: 'early', criteria: [false, true] })).toEqual([]);
    expect(codes({ ground: 'criteria-met', criteria: [null, false] })).toEqual(['criteria']);
  });

  it('never grows when one thing more is done', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3), fc.boolean(), (a, b, c, d, open) => {
        const some = {
          visitsPlanned: a,
          visitsUnwritten: b,
          reviewsPlanned: c,
          actionsOpen: d,
          escalationOpen: open,
        };
        const before = codes(some).length;
        for (const key of ['visitsPlanned', 'visitsUnwritten', 'reviewsPlanned', 'actionsOpen'] as const) {
          expect(codes({ ...some, [key]: Math.max(0, some[key] - 1) }).length).toBeLessThanOrEqual(before);
        }
        expect(before).toBe([a, b, c, d].filter((n) => n > 0).length + (open ? 1 : 0));
      }),
    );
  });
});
