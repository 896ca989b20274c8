import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '~/accounts/domain/roles';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import {
  type CaseNow,
  checkDates,
  decideStep,
  type Move,
  moveFrom,
  moveKey,
  movesOpen,
  skips,
} from './moves';
import { routeOf, STEPS_ON } from './steps';
import { ESCALATION_ROUTES, ESCALATION_STEPS, type EscalationRoute, type EscalationStep } from './vocabulary';

/** Every move a form could ever send. */
const EVERY_MOVE: Move[] = [
  ...ESCALATION_STEPS.flatMap((step): Move[] => [
    { direction: 'up', step },
    { direction: 'down', step },
  ]),
  { direction: 'end' },
  { direction: 'route' },
];

/**
 * What each role may do from each step, and where it leads, written out beside the rules they check.
 * `[route school is on] step: role: moves`.
 */
const ALLOWED: Record<string, Partial<Record<Role, Record<string, string>>>> = {
  'maintained school-told': {
    broker: { 'up:written-report': 'open written-report', end: 'ended school-told' },
    lead: {
      'up:written-report': 'open written-report',
      'up:directors-letter': 'open directors-letter',
      'up:warning-notice': 'open warning-notice',
      'up:formal-intervention': 'open formal-intervention',
      end: 'ended school-told',
    },
  },
  'maintained written-report': {
    broker: { 'down:school-told': 'open school-told', end: 'ended written-report' },
    lead: {
      'up:directors-letter': 'open directors-letter',
      'up:warning-notice': 'open warning-notice',
      'up:formal-intervention': 'open formal-intervention',
      'down:school-told': 'open school-told',
      end: 'ended written-report',
    },
  },
  'maintained directors-letter': {
    lead: {
      'up:warning-notice': 'open warning-notice',
      'up:formal-intervention': 'open formal-intervention',
      'down:school-told': 'open school-told',
      'down:written-report': 'open written-report',
      end: 'ended directors-letter',
    },
  },
  'maintained warning-notice': {
    lead: {
      'up:formal-intervention': 'open formal-intervention',
      'down:school-told': 'open school-told',
      'down:written-report': 'open written-report',
      'down:directors-letter': 'open directors-letter',
      end: 'ended warning-notice',
    },
  },
  'maintained formal-intervention': {
    lead: {
      'down:school-told': 'open school-told',
      'down:written-report': 'open written-report',
      'down:directors-letter': 'open directors-letter',
      'down:warning-notice': 'open warning-notice',
      end: 'ended formal-intervention',
    },
  },
  'academy school-told': {
    broker: { 'up:written-report': 'open written-report', end: 'ended school-told' },
    lead: {
      'up:written-report': 'open written-report',
      'up:raised-with-trust': 'open raised-with-trust',
      'up:raised-with-department': 'open raised-with-department',
      end: 'ended school-told',
    },
  },
  'academy written-report': {
    broker: { 'down:school-told': 'open school-told', end: 'ended written-report' },
    lead: {
      'up:raised-with-trust': 'open raised-with-trust',
      'up:raised-with-department': 'open raised-with-department',
      'down:school-told': 'open school-told',
      end: 'ended written-report',
    },
  },
  'academy raised-with-trust': {
    lead: {
      'up:raised-with-department': 'open raised-with-department',
      'down:school-told': 'open school-told',
      'down:written-report': 'open written-report',
      end: 'ended raised-with-trust',
    },
  },
  'academy raised-with-department': {
    lead: {
      'down:school-told': 'open school-told',
      'down:written-report': 'open written-report',
      'down:raised-with-trust': 'open raised-with-trust',
      end: 'ended raised-with-department',
    },
  },
};

/** Where a case stands once its school is on the other route, and who may say so. */
const CONVERTED: Record<string, { to: string; roles: Role[] }> = {
  'maintained school-told': { to: 'academy school-told', roles: ['broker', 'lead'] },
  'maintained written-report': { to: 'academy written-report', roles: ['broker', 'lead'] },
  'maintained directors-letter': { to: 'academy raised-with-trust', roles: ['lead'] },
  'maintained warning-notice': { to: 'academy raised-with-trust', roles: ['lead'] },
  'maintained formal-intervention': { to: 'academy raised-with-trust', roles: ['lead'] },
  'academy school-told': { to: 'maintained school-told', roles: ['broker', 'lead'] },
  'academy written-report': { to: 'maintained written-report', roles: ['broker', 'lead'] },
  'academy raised-with-trust': { to: 'maintained directors-letter', roles: ['lead'] },
  'academy raised-with-department': { to: 'maintained directors-letter', roles: ['lead'] },
};

const at = (route: EscalationRoute, step: EscalationStep, over: Partial<CaseNow> = {}): CaseNow => ({
  state: 'open',
  route,
  step,
  lastOn: '2027-03-01',
  schoolRoute: route,
  ...over,
});
const said = (now: CaseNow, move: Move, role: Role) => {
  const verdict = moveFrom(now, move, [role]);
  return verdict.ok ? verdict.value : null;
};

describe.each(ESCALATION_ROUTES)('every step, move and role of the %s route', (route) => {
  const other: EscalationRoute = route === 'maintained' ? 'academy' : 'maintained';
  describe.each([...STEPS_ON[route]])('from %s', (step) => {
    it.each([...ROLES])('as %s', (role) => {
      const expected = ALLOWED[`${route} ${step}`]?.[role] ?? {};
      for (const move of EVERY_MOVE) {
        const found = said(at(route, step), move, role);
        expect(found && `${found.state} ${found.step}`, moveKey(move)).toBe(expected[moveKey(move)] ?? null);
        if (found) expect(found.route).toBe(route);
      }
      expect(movesOpen(at(route, step), [role]).map(moveKey).sort()).toEqual(Object.keys(expected).sort());
    });

    it.each([...ROLES])('as %s, once the school has changed its status', (role) => {
      const now = at(route, step, { schoolRoute: other });
      const { to, roles } = CONVERTED[`${route} ${step}`] ?? { to: '', roles: [] };
      for (const move of EVERY_MOVE) {
        const found = said(now, move, role);
        if (move.direction === 'route') {
          expect(found && `${found.route} ${found.step}`).toBe(roles.includes(role) ? to : null);
        } else if (move.direction === 'up') {
          expect(found, 'no step up by the route the school has left').toBeNull();
        } else {
          // The way down and out stays as it was.
          expect(found !== null).toBe(ALLOWED[`${route} ${step}`]?.[role]?.[moveKey(move)] !== undefined);
        }
      }
    });

    it('nothing at all once it has ended', () => {
      for (const move of EVERY_MOVE) {
        for (const role of ROLES) {
          expect(moveFrom(at(route, step, { state: 'ended' }), move, [role])).toMatchObject({
            code: 'escalation.ended',
          });
        }
      }
    });
  });
});

describe('a step as it is recorded', () => {
  const today = '2027-03-10';
  const terms = { on: '2027-03-08', answerBy: '2027-04-13', skipReason: null };
  const lead: Role[] = ['lead'];
  const report = at('maintained', 'written-report');
  const letter: Move = { direction: 'up', step: 'directors-letter' };
  const notice: Move = { direction: 'up', step: 'warning-notice' };
  const decided = (now: CaseNow, move: Move, over: Partial<typeof terms | { answerBy: null }> = {}) =>
    decideStep(now, move, { ...terms, ...over }, lead, today, USUAL_CALENDAR);

  it('is dated from the day of the step before it to today', () => {
    for (const on of ['2027-03-01', '2027-03-08', today])
      expect(decided(report, letter, { on }).ok).toBe(true);
    expect(decided(report, letter, { on: '2027-02-28' })).toMatchObject({
      code: 'escalation.date-before',
      field: 'on',
    });
    expect(decided(report, letter, { on: '2027-03-11' })).toMatchObject({
      code: 'escalation.date-future',
      field: 'on',
    });
  });

  it('is looked at again on a day of school still to come, unless it ends the case', () => {
    for (const move of [letter, { direction: 'down', step: 'school-told' } as const]) {
      expect(decided(report, move, { answerBy: null })).toMatchObject({
        code: 'escalation.look-again-needed',
      });
      expect(decided(report, move, { answerBy: today })).toMatchObject({
        code: 'escalation.look-again-past',
      });
      expect(decided(report, move, { answerBy: '2027-03-11' }).ok).toBe(true);
      // The spring holiday: 26 March to 11 April 2027.
      expect(decided(report, move, { answerBy: '2027-04-01' })).toMatchObject({
        code: 'escalation.look-again-closed',
        field: 'answerBy',
        message:
          'Schools are closed on 1 April 2027: it is in the school holidays. Choose 12 April 2027 or another day of school',
      });
    }
    expect(decided(report, { direction: 'end' }, { answerBy: null })).toMatchObject({
      ok: true,
      value: { state: 'ended' },
    });
  });

  it('leaves no step out without a reason, and says which it leaves out', () => {
    expect(decided(report, letter)).toMatchObject({ ok: true, value: { skipped: [] } });
    expect(decided(report, notice)).toMatchObject({
      code: 'escalation.skip-reason-needed',
      field: 'skipReason',
      details: { skipped: ['directors-letter'] },
    });
    expect(decided(report, notice, { skipReason: 'Children are not safe' } as never)).toMatchObject({
      ok: true,
      value: { skipped: ['directors-letter'], step: 'warning-notice' },
    });
    for (const route of ESCALATION_ROUTES) {
      for (const [from, step] of STEPS_ON[route].entries()) {
        for (const [to, target] of STEPS_ON[route].entries()) {
          if (to <= from) continue;
          const now = at(route, step);
          const move: Move = { direction: 'up', step: target };
          expect(skips(now, move)).toBe(to > from + 1);
          expect(decided(now, move).ok).toBe(to === from + 1);
        }
      }
    }
  });

  it('needs no reason for what it goes past on the way down', () => {
    const far: Move = { direction: 'down', step: 'school-told' };
    expect(decided(at('maintained', 'formal-intervention'), far)).toMatchObject({
      ok: true,
      value: { skipped: [] },
    });
  });

  it('that opens a case is dated from the day the agreement came into force', () => {
    const before = { notBefore: '2027-01-11', what: 'the agreement coming into force' };
    expect(checkDates(before, terms, true, today, USUAL_CALENDAR).ok).toBe(true);
    expect(checkDates(before, { ...terms, on: '2027-01-10' }, true, today, USUAL_CALENDAR)).toMatchObject({
      code: 'escalation.date-before',
      message: expect.stringContaining('11 January 2027'),
    });
  });
});

it('tells the route from who maintains the school', () => {
  expect(routeOf({ maintained: true })).toBe('maintained');
  expect(routeOf({ maintained: false })).toBe('academy');
  expect(STEPS_ON.academy).not.toContain('warning-notice');
  expect(STEPS_ON.academy).not.toContain('formal-intervention');
});
