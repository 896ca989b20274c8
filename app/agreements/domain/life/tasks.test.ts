import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIFE_TODAY, life } from '#tests/builders/life-record';
import { AGREEMENT_STATES, type AgreementState } from '../agreement-states';
import { STANDINGS } from '../permissions';
import type { LifeRecord } from './record';
import { byUrgency, nextOf, shortList, tasksOf } from './tasks';

const visit = { id: 'v1', by: 'provider-leader', noteNumber: 0, noteRead: false, noteDueOn: null } as const;
const review = { id: 'r1', number: 1, preMeetingOn: null, preMeetingHeld: false, packMade: false } as const;

function statuses(record: LifeRecord): Record<string, string> {
  return Object.fromEntries(tasksOf(record).map((one) => [one.key, one.status]));
}
const why = (record: LifeRecord, key: string) => tasksOf(record).find((one) => one.key === key)?.why;

describe('the task list of an agreement, state by state', () => {
  const ALL: Record<AgreementState, Record<string, string>> = {
    draft: {
      draft: 'now',
      sign: 'blocked',
      'plan-visit': 'blocked',
      'measure:o1': 'blocked',
      'milestone:m1': 'blocked',
      'begin-close': 'blocked',
      criteria: 'blocked',
      'exit-points': 'blocked',
      outcomes: 'blocked',
      'evaluate:client-head': 'blocked',
      'evaluate:provider': 'blocked',
      'evaluate:service': 'blocked',
      close: 'blocked',
      'after:1': 'blocked',
      'after:2': 'blocked',
    },
    signing: {
      draft: 'done',
      sign: 'now',
      'plan-visit': 'blocked',
      'measure:o1': 'blocked',
      'milestone:m1': 'blocked',
      'begin-close': 'blocked',
      criteria: 'blocked',
      'exit-points': 'blocked',
      outcomes: 'blocked',
      'evaluate:client-head': 'blocked',
      'evaluate:provider': 'blocked',
      'evaluate:service': 'blocked',
      close: 'blocked',
      'after:1': 'blocked',
      'after:2': 'blocked',
    },
    active: {
      draft: 'done',
      sign: 'done',
      'plan-visit': 'now',
      'measure:o1': 'done',
      'milestone:m1': 'coming',
      'begin-close': 'coming',
      criteria: 'blocked',
      'exit-points': 'blocked',
      outcomes: 'blocked',
      'evaluate:client-head': 'blocked',
      'evaluate:provider': 'blocked',
      'evaluate:service': 'blocked',
      close: 'blocked',
      'after:1': 'blocked',
      'after:2': 'blocked',
    },
    paused: {
      draft: 'done',
      sign: 'done',
      'plan-visit': 'blocked',
      'measure:o1': 'done',
      'milestone:m1': 'blocked',
      resume: 'now',
      'begin-close': 'coming',
      criteria: 'blocked',
      'exit-points': 'blocked',
      outcomes: 'blocked',
      'evaluate:client-head': 'blocked',
      'evaluate:provider': 'blocked',
      'evaluate:service': 'blocked',
      close: 'blocked',
      'after:1': 'blocked',
      'after:2': 'blocked',
    },
    closing: {
      draft: 'done',
      sign: 'done',
      'milestone:m1': 'coming',
      'begin-close': 'done',
      criteria: 'now',
      'exit-points': 'now',
      outcomes: 'now',
      'evaluate:client-head': 'now',
      'evaluate:provider': 'now',
      'evaluate:service': 'now',
      close: 'now',
      'after:1': 'blocked',
      'after:2': 'blocked',
    },
    closed: {
      draft: 'done',
      sign: 'done',
      'measure:o1': 'done',
      'begin-close': 'done',
      criteria: 'now',
      'exit-points': 'now',
      outcomes: 'now',
      'evaluate:client-head': 'now',
      'evaluate:provider': 'now',
      'evaluate:service': 'now',
      close: 'done',
      'after:1': 'blocked',
      'after:2': 'blocked',
    },
    terminated: {
      draft: 'done',
      sign: 'done',
      'measure:o1': 'done',
      'after:1': 'blocked',
      'after:2': 'blocked',
    },
  };

  it.each(AGREEMENT_STATES)('%s', (state) => {
    const unsigned = state === 'signing' ? (['client-chair', 'authority'] as const) : [];
    expect(statuses(life({ state, unsigned, signed: state !== 'draft' && state !== 'signing' }))).toEqual(
      ALL[state],
    );
  });

  it('asks nothing of an agreement that was ended before it was signed', () => {
    expect(tasksOf(life({ state: 'terminated', signed: false, outcomes: [], milestones: [] }))).toEqual([]);
    expect(tasksOf(life({ state: 'terminated', signed: false })).some(({ mine }) => mine)).toBe(false);
  });

  it('says why of everything that cannot start yet, and gives no two tasks the same key', () => {
    for (const state of AGREEMENT_STATES) {
      const tasks = tasksOf(life({ state, unsigned: ['authority'] }));
      for (const one of tasks) if (one.status === 'blocked') expect(one.why, one.key).toMatch(/\.$/);
      expect(new Set(tasks.map(({ key }) => key)).size).toBe(tasks.length);
    }
  });
});

describe('visits', () => {
  it('a planned visit comes, is to be recorded for two days, and then is overdue', () => {
    const on = (plannedFor: string) =>
      statuses(life({ visits: [{ ...visit, state: 'planned', plannedFor }] }))['visit:v1'];
    expect(on('2027-03-16')).toBe('coming');
    expect(on('2027-03-15')).toBe('now');
    expect(on('2027-03-13')).toBe('now');
    expect(on('2027-03-12')).toBe('overdue');
  });

  it('nothing more is planned while one is, or when no days are left', () => {
    expect(
      statuses(life({ visits: [{ ...visit, state: 'planned', plannedFor: '2027-04-01' }] }))['plan-visit'],
    ).toBeUndefined();
    const held = {
      ...visit,
      state: 'held',
      plannedFor: '2027-03-01',
      noteNumber: 1,
      noteRead: true,
    } as const;
    expect(statuses(life({ visits: [held], halfDaysLeft: 0 }))['plan-visit']).toBeUndefined();
    expect(statuses(life({ visits: [held] }))['plan-visit']).toBe('now');
    expect(
      statuses(life({ visits: [{ ...held, state: 'called-off' }], halfDaysLeft: 0 }))['plan-visit'],
    ).toBe('now');
  });

  it('the note falls to the visitor until it is sent, then to the head until it is read', () => {
    const held = { ...visit, state: 'held', plannedFor: '2027-03-10', noteDueOn: '2027-03-12' } as const;
    const task = (more: object, standing: 'client-head' | 'provider-leader') =>
      tasksOf(life({ standings: [standing], visits: [{ ...held, ...more }] })).find(
        ({ key }) => key === 'visit:v1',
      );
    expect(task({}, 'provider-leader')).toMatchObject({ status: 'overdue', mine: true });
    expect(task({}, 'client-head')).toMatchObject({ status: 'overdue', mine: false });
    expect(task({ noteNumber: 1 }, 'client-head')).toMatchObject({ status: 'now', mine: true });
    expect(task({ noteNumber: 1, noteRead: true }, 'client-head')).toMatchObject({
      status: 'done',
      mine: false,
    });
  });

  it('a visit planned for a pause waits for the agreement to be resumed', () => {
    const record = life({
      state: 'paused',
      visits: [{ ...visit, state: 'planned', plannedFor: '2027-03-10' }],
    });
    expect(statuses(record)['visit:v1']).toBe('blocked');
    expect(why(record, 'visit:v1')).toContain('resumed');
  });
});

describe('reviews', () => {
  it('are asked for where the band asks for them, by its cadence', () => {
    expect(statuses(life())['plan-review']).toBeUndefined();
    const asked = { reviewsAskedFor: true, reviewDueBy: '2027-03-20' };
    expect(statuses(life(asked))['plan-review']).toBe('now');
    expect(statuses(life({ ...asked, reviewDueBy: '2027-03-14' }))['plan-review']).toBe('overdue');
    expect(statuses(life({ ...asked, state: 'signing' }))['plan-review']).toBe('blocked');
  });

  it('cannot be held before head and adviser have met', () => {
    const planned = {
      ...review,
      state: 'planned',
      plannedFor: '2027-03-30',
      preMeetingOn: '2027-03-20',
    } as const;
    expect(statuses(life({ reviews: [planned] }))).toMatchObject({
      'pre-meeting:r1': 'coming',
      'review:r1': 'blocked',
    });
    const met = { ...planned, preMeetingHeld: true };
    expect(statuses(life({ reviews: [met] }))).toMatchObject({
      'pre-meeting:r1': 'done',
      'review:r1': 'coming',
    });
    expect(statuses(life({ today: '2027-03-31', reviews: [met] }))['review:r1']).toBe('overdue');
    expect(statuses(life({ today: '2027-03-24', reviews: [planned] }))['pre-meeting:r1']).toBe('overdue');
    expect(statuses(life({ reviews: [{ ...met, state: 'held' }] }))['review:r1']).toBe('done');
    expect(statuses(life({ reviews: [{ ...met, state: 'withdrawn' }] }))['review:r1']).toBeUndefined();
  });
});

describe('progress', () => {
  it('a measure is due a term after it was last read, or after the start', () => {
    const outcome = { id: 'o1', measure: 'M', byDate: null, judged: false };
    const at = (today: string, points: LifeRecord['outcomes'][number]['points']) =>
      statuses(life({ today, outcomes: [{ ...outcome, points }] }))['measure:o1'];
    expect(at('2027-03-15', [])).toBe('coming');
    expect(at('2027-04-25', [])).toBe('now');
    expect(at('2027-05-13', [])).toBe('overdue');
    const read = [{ kind: 'review', on: '2027-03-01' }] as const;
    expect(at('2027-06-09', read)).toBe('done');
    expect(at('2027-06-10', read)).toBe('overdue');
  });

  it('a milestone is overdue the day after its date, and not once it is reached', () => {
    const at = (today: string, reachedOn: string | null) =>
      statuses(life({ today, milestones: [{ id: 'm1', text: 'M', date: '2027-03-15', reachedOn }] }))[
        'milestone:m1'
      ];
    expect(at('2027-03-15', null)).toBe('coming');
    expect(at('2027-03-16', null)).toBe('overdue');
    expect(at('2027-03-16', '2027-03-16')).toBe('done');
  });

  it('an action falls to its owner; those done are one line, those dropped none', () => {
    const action = {
      id: 'a1',
      text: 'Buy books',
      owner: 'client-chair',
      ownerName: null,
      dueOn: LIFE_TODAY,
      visitId: 'v1',
      reviewId: null,
    } as const;
    const tasks = tasksOf(
      life({
        standings: ['client-chair'],
        actions: [
          { ...action, state: 'open' },
          { ...action, id: 'a2', state: 'done' },
          { ...action, id: 'a3', state: 'dropped' },
        ],
      }),
    );
    expect(tasks.find(({ key }) => key === 'action:a1')).toMatchObject({ mine: true, status: 'now' });
    expect(tasks.find(({ key }) => key === 'actions-done')?.title).toBe('1 agreed action done');
    expect(tasks.some(({ key }) => key === 'action:a3')).toBe(false);
  });
});

describe('the next action', () => {
  it('is one’s own that presses most, before what others have to do', () => {
    const milestones = [{ id: 'm1', text: 'Plans agreed', date: '2027-03-01', reachedOn: null }];
    const next = nextOf(tasksOf(life({ standings: ['provider-leader'], milestones })));
    expect(next).toMatchObject({ kind: 'mine', task: { key: 'milestone:m1' }, more: 1 });
  });

  it('says whom it waits for, what comes, or that nothing is to be done', () => {
    expect(nextOf(tasksOf(life({ standings: ['client-chair'] })))).toMatchObject({
      kind: 'theirs',
      task: { key: 'plan-visit' },
    });
    const planned = [{ ...visit, state: 'planned', plannedFor: '2027-04-01' }] as const;
    expect(nextOf(tasksOf(life({ visits: planned })))).toMatchObject({
      kind: 'later',
      task: { key: 'visit:v1' },
    });
    expect(nextOf([])).toEqual({ kind: 'nothing' });
  });

  it('never is a task that is done or cannot start, whoever looks, in whatever state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AGREEMENT_STATES),
        fc.subarray([...STANDINGS]),
        fc.integer({ min: 0, max: 5 }),
        fc.date({ min: new Date('2026-09-01'), max: new Date('2028-08-31'), noInvalidDate: true }),
        (state, standings, halfDaysLeft, day) => {
          const record = life({ state, standings, halfDaysLeft, today: day.toISOString().slice(0, 10) });
          const tasks = tasksOf(record);
          const next = nextOf(tasks);
          if (next.kind === 'nothing')
            return tasks.every(({ status }) => status === 'done' || status === 'blocked');
          if (next.kind === 'mine') expect(next.task.whose.some((one) => standings.includes(one))).toBe(true);
          expect(['overdue', 'now', 'coming']).toContain(next.task.status);
          // Ordering and shortening lose nothing and make nothing up.
          expect(new Set(byUrgency(tasks))).toEqual(new Set(tasks));
          expect(shortList(tasks, 3).length).toBeLessThanOrEqual(3);
          return true;
        },
      ),
      { numRuns: 200 },
    );
  });
});
