import { describe, expect, it } from 'vitest';
import { life } from '#tests/builders/life-record';
import { STANDINGS } from '../permissions';
import type { LifeRecord } from './record';
import { tasksOf } from './tasks';

function statuses(record: LifeRecord): Record<string, string> {
  return Object.fromEntries(tasksOf(record).map((one) => [one.key, one.status]));
}
const why = (record: LifeRecord, key: string) => tasksOf(record).find((one) => one.key === key)?.why;

describe('changes', () => {
  it('an amendment waits for those who have not signed it', () => {
    const amendment = { id: 'x1', number: 2, state: 'signing', unsigned: ['provider-head'] } as const;
    const own = (standing: (typeof STANDINGS)[number]) =>
      tasksOf(life({ standings: [standing], amendment })).find(({ key }) => key === 'amendment:x1')?.mine;
    expect(STANDINGS.filter(own)).toEqual(['home-head']);
    const draft = life({ standings: ['provider-leader'], amendment: { ...amendment, state: 'draft' } });
    expect(tasksOf(draft).find(({ key }) => key === 'amendment:x1')).toMatchObject({
      mine: true,
      status: 'now',
    });
  });

  it('an escalation waits for the school’s answer, then for the service', () => {
    const escalation = { state: 'open', answerBy: '2027-03-14', answered: false } as const;
    const of = (more: object) =>
      tasksOf(life({ escalation: { ...escalation, ...more } })).find(({ key }) => key === 'escalation');
    expect(of({})).toMatchObject({ status: 'overdue', whose: ['client-head', 'client-chair'] });
    expect(of({ answered: true })).toMatchObject({ whose: ['service'] });
    expect(of({ state: 'ended' })).toBeUndefined();
  });

  it('a pause is looked at again by its date', () => {
    const paused = (resumeBy: string | null) => statuses(life({ state: 'paused', resumeBy })).resume;
    expect(paused('2027-03-16')).toBe('coming');
    expect(paused('2027-03-15')).toBe('now');
    expect(paused('2027-03-14')).toBe('overdue');
    expect(paused(null)).toBe('now');
  });
});

describe('the end, and after it', () => {
  const whole = {
    state: 'closing',
    endedOn: '2027-03-01',
    evaluationDueOn: '2027-04-01',
    evaluated: ['client-head', 'provider', 'service'],
    criteria: [{ id: 'c1', text: 'C', judged: true }],
    outcomes: [
      { id: 'o1', measure: 'M', byDate: null, judged: true, points: [{ kind: 'exit', on: '2027-03-05' }] },
    ],
  } as const satisfies Partial<LifeRecord>;

  it('can be closed when nothing stands in the way, and says what does', () => {
    expect(statuses(life(whole)).close).toBe('now');
    const soft = { message: 'One measure has no reading at the end.', soft: true };
    const hard = { message: 'One exit criterion has no answer.', soft: false };
    expect(statuses(life({ ...whole, missing: [soft] })).close).toBe('now');
    expect(why(life({ ...whole, missing: [soft] }), 'close')).toBe(soft.message);
    expect(statuses(life({ ...whole, missing: [soft, hard] })).close).toBe('blocked');
    expect(why(life({ ...whole, missing: [hard, soft, hard] }), 'close')).toBe(
      `${hard.message} 1 more thing after that.`,
    );
  });

  it('closing is due when the term has ended, or the days are used', () => {
    expect(statuses(life({ ends: '2027-03-14' }))['begin-close']).toBe('overdue');
    expect(statuses(life({ halfDaysLeft: 0 }))['begin-close']).toBe('now');
  });

  it('evaluations are overdue after their date', () => {
    expect(statuses(life({ ...whole, evaluated: [], today: '2027-04-02' }))['evaluate:provider']).toBe(
      'overdue',
    );
  });

  it('sustained impact is read in the first and in the second term after the end', () => {
    const closed = (today: string, on: string[]) =>
      statuses(
        life({
          ...whole,
          state: 'closed',
          today,
          outcomes: [{ ...whole.outcomes[0], points: on.map((day) => ({ kind: 'sustained', on: day })) }],
        }),
      );
    // Ended in the spring term 2027: the summer term from 16 April, the autumn term from 1 September.
    expect(closed('2027-04-15', [])['after:1']).toBe('blocked');
    expect(closed('2027-04-16', [])['after:1']).toBe('now');
    expect(closed('2027-09-01', ['2027-06-20'])).toMatchObject({ 'after:1': 'done', 'after:2': 'now' });
    // What was missed cannot be read any more; the second reading is of use for one more term.
    expect(closed('2027-10-01', ['2027-09-20'])).toMatchObject({ 'after:1': 'blocked', 'after:2': 'done' });
    expect(closed('2028-01-10', [])).toMatchObject({ 'after:1': 'blocked', 'after:2': 'overdue' });
    expect(closed('2028-06-10', [])).toMatchObject({ 'after:1': 'blocked', 'after:2': 'blocked' });
  });
});
