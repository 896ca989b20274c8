import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, daysBetween } from '~/kernel/clock';
import { isSchoolDay, isWorkingDay, USUAL_CALENDAR } from '~/kernel/school-calendar';
import { dayName, daysOf } from './days';
import { isStalled, ladderOf, type Matter, type Stage } from './ladder';
import { type Given, phaseOf, stageToday } from './next-stage';
import { allRules, hasDate, USUAL_RULES } from './usual-rules';
import { REMINDER_KINDS, type ReminderKind, type ReminderRule } from './vocabulary';

const START = '2026-09-01';
const dates = fc.integer({ min: 0, max: 400 }).map((n) => addDays(START, n));
const kinds = fc.constantFrom(...REMINDER_KINDS);
const rules: fc.Arbitrary<ReminderRule> = fc.record({
  on: fc.constant(true),
  before: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
  after: fc.integer({ min: 1, max: 30 }),
  every: fc.integer({ min: 1, max: 20 }),
  most: fc.integer({ min: 0, max: 5 }),
});
const matters: fc.Arbitrary<Matter> = fc.oneof(
  dates.map((due) => ({ due, since: null })),
  dates.map((since) => ({ due: null, since })),
);

/** Goes through the days as the nightly work does, leaving out those on which it stood still. */
function walk(
  matter: Matter | ((day: CalendarDate) => Matter),
  kind: ReminderKind,
  rule: ReminderRule,
  { from = addDays(START, -120), length = 700, stoodStill = new Set<number>() } = {},
): Given[] {
  const days = daysOf(kind, USUAL_CALENDAR);
  const given: Given[] = [];
  for (let n = 0; n < length; n++) {
    if (stoodStill.has(n)) continue;
    const today = addDays(from, n);
    const now = typeof matter === 'function' ? matter(today) : matter;
    const stage = stageToday(now, { rule, days }, given, today);
    const basis = now.due ?? now.since;
    if (stage && basis) given.push({ stage, basis, on: today });
  }
  return given;
}

describe('the ladder of a matter', () => {
  it('is climbed stage by stage, each on its day, by work that runs every day', () => {
    fc.assert(
      fc.property(matters, kinds, rules, (matter, kind, rule) => {
        const expected = ladderOf(matter, rule, daysOf(kind, USUAL_CALENDAR));
        const climbed = walk(matter, kind, rule);
        // The walk ends after 700 days; whatever lies within is climbed.
        expect(climbed.map(({ stage, on }) => ({ stage, on }))).toEqual(
          expected.filter(({ on }) => daysBetween(addDays(START, -120), on) < 700),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('never reminds twice a day, nor on a day that does not count', () => {
    fc.assert(
      fc.property(matters, kinds, rules, (matter, kind, rule) => {
        const given = walk(matter, kind, rule);
        expect(new Set(given.map(({ on }) => on)).size).toBe(given.length);
        for (const { on } of given) {
          expect(isWorkingDay(on)).toBe(true);
          if (dayName(kind) === 'school day') expect(isSchoolDay(USUAL_CALENDAR, on)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('keeps its distance after days on which the work stood still, and reaches the broker last and once', () => {
    const stops = fc.uniqueArray(fc.integer({ min: 0, max: 699 }), { maxLength: 400 });
    fc.assert(
      fc.property(matters, kinds, rules, stops, (matter, kind, rule, stopped) => {
        const given = walk(matter, kind, rule, { stoodStill: new Set(stopped) });
        const order = ladderOf(matter, rule, daysOf(kind, USUAL_CALENDAR)).map(({ stage }) => stage);
        const places = given.map(({ stage }) => order.indexOf(stage));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        const chased = given.filter(({ stage }) => phaseOf(stage) !== 'before');
        const days = daysOf(kind, USUAL_CALENDAR);
        chased.slice(1).forEach(({ on }, at) => {
          expect(days.add(chased[at]?.on ?? on, rule.every) <= on).toBe(true);
        });
        if (given.some(({ stage }) => stage === 'to-broker')) {
          expect(given.filter(({ stage }) => phaseOf(stage) === 'chaser').length).toBe(rule.most);
          expect(given.at(-1)?.stage).toBe('to-broker');
        }
      }),
      { numRuns: 12 },
    );
  });

  it('begins anew when the date moves, but not twice on one day', () => {
    fc.assert(
      fc.property(dates, dates, dates, rules, (before, after, moved, rule) => {
        fc.pre(before !== after);
        const given = walk((day) => ({ due: day < moved ? before : after, since: null }), 'action-due', rule);
        expect(new Set(given.map(({ on }) => on)).size).toBe(given.length);
        const anew = given.filter(({ basis, on }) => basis === after && on > moved);
        const still = ladderOf({ due: after, since: null }, rule, daysOf('action-due', USUAL_CALENDAR))
          .filter(({ on }) => on > moved && daysBetween(addDays(START, -120), on) < 700)
          .filter(({ stage }) => phaseOf(stage) === 'before' || stage === 'due')
          .map(({ stage }) => stage);
        expect(anew.map(({ stage }) => stage)).toEqual(expect.arrayContaining(still));
      }),
      { numRuns: 10 },
    );
  });

  it('is not climbed at all where the rule is off', () => {
    fc.assert(
      fc.property(matters, kinds, rules, (matter, kind, rule) => {
        expect(walk(matter, kind, { ...rule, on: false })).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a matter that has waited too long', () => {
  it('is one whose first chaser has fallen due', () => {
    fc.assert(
      fc.property(matters, kinds, rules, dates, (matter, kind, rule, today) => {
        const days = daysOf(kind, USUAL_CALENDAR);
        const chasers = ladderOf(matter, { ...rule, most: 1 }, days);
        const first = chasers.find(({ stage }) => stage === 'chaser-1');
        expect(isStalled(matter, rule, days, today)).toBe(first !== undefined && first.on <= today);
      }),
    );
  });

  it('is none without anything to count from, or where the rule is off', () => {
    const days = daysOf('action-due', USUAL_CALENDAR);
    const rule = USUAL_RULES['action-due'];
    expect(isStalled({ due: null, since: null }, rule, days, '2030-01-07')).toBe(false);
    expect(isStalled({ due: '2026-09-10', since: null }, rule, days, '2030-01-07')).toBe(true);
    expect(isStalled({ due: '2026-09-10', since: null }, { ...rule, on: false }, days, '2030-01-07')).toBe(
      false,
    );
  });
});

describe('an example', () => {
  const steps = (kind: ReminderKind, matter: Matter): [Stage, CalendarDate][] =>
    ladderOf(matter, USUAL_RULES[kind], daysOf(kind, USUAL_CALENDAR)).map(({ stage, on }) => [stage, on]);

  it('of an agreement sent for signing before a half-term week: the week off does not count', () => {
    expect(steps('agreement-unsigned', { due: null, since: '2026-10-20' })).toEqual([
      ['chaser-1', '2026-11-03'],
      ['chaser-2', '2026-11-10'],
      ['to-broker', '2026-11-17'],
    ]);
  });

  it('of an action due on a Saturday: told on the Monday, chased a week on', () => {
    expect(steps('action-due', { due: '2026-11-21', since: null })).toEqual([
      ['before-5', '2026-11-16'],
      ['due', '2026-11-23'],
      ['chaser-1', '2026-11-30'],
      ['chaser-2', '2026-12-07'],
      ['to-broker', '2026-12-14'],
    ]);
  });

  it('of an action agreed four school days before its date: nobody is reminded of what they have just been told', () => {
    const agreed = { due: '2026-11-20', since: null, begun: '2026-11-16' };
    expect(steps('action-due', agreed)[0]).toEqual(['due', '2026-11-20']);
    expect(steps('action-due', { ...agreed, begun: '2026-11-12' })[0]).toEqual(['before-5', '2026-11-13']);
    expect(steps('action-due', { ...agreed, begun: '2026-11-13' })[0]).toEqual(['due', '2026-11-20']);
  });

  it('of an invoice due in the summer holiday: offices are open', () => {
    expect(steps('invoice-overdue', { due: '2026-08-05', since: null }).map(([, on]) => on)).toEqual([
      '2026-07-29',
      '2026-08-05',
      '2026-08-19',
      '2026-09-03',
      '2026-09-17',
    ]);
  });
});

describe('the usual rules', () => {
  it('are sound, and chase at least once or end by themselves', () => {
    for (const kind of REMINDER_KINDS) {
      const rule = USUAL_RULES[kind];
      expect(rule.on, kind).toBe(true);
      expect(rule.every, kind).toBeGreaterThan(0);
      expect(hasDate(kind) ? rule.after === 0 : rule.before.length === 0, kind).toBe(true);
      expect(rule.most > 0 || rule.before.length > 0, kind).toBe(true);
    }
  });

  it('stand wherever an authority has set none', () => {
    const own = { ...USUAL_RULES['action-due'], most: 4 };
    const all = allRules({ 'action-due': own });
    expect(all['action-due']).toEqual(own);
    expect(all['exit-due']).toEqual(USUAL_RULES['exit-due']);
    expect(Object.keys(all).sort()).toEqual([...REMINDER_KINDS].sort());
  });
});
