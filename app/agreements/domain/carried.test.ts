import { describe, expect, it } from 'vitest';
import {
  someContent,
  someOffer,
  someParties,
  someProposal,
  someRequest,
} from '#tests/builders/agreement-content';
import { countingIds } from '~/kernel/ids';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import { carriedOver, type LastReading } from './carried';
import type { AgreementContent, Outcome } from './content';
import { draftFromRequest } from './draft';

const TODAY = '2027-03-10';
const outcome = (id: string, over: Partial<Outcome> = {}): Outcome => ({
  id,
  outcome: 'Better',
  measure: `Measure ${id}`,
  unit: '%',
  baseline: 54,
  baselineOn: '2026-07-10',
  baselineSource: 'Teacher assessment',
  target: 68,
  byDate: '2027-07-09',
  dataSource: 'Teacher assessment',
  ...over,
});
const read = (outcomeId: string, value: number, source = 'Moderation'): LastReading => ({
  outcomeId,
  value,
  on: '2027-03-01',
  source,
});
function carried(
  over: Partial<AgreementContent>,
  readings: LastReading[] = [],
  reachedMilestones: string[] = [],
) {
  return carriedOver(
    { ...someContent(), ref: 'MAR-A-0004', ...over },
    { readings, reachedMilestones },
    TODAY,
  );
}

describe('what an ended agreement leaves', () => {
  it('starts each outcome from where it was last read, and says from where to where', () => {
    const found = carried({ outcomes: [outcome('a'), outcome('b')] }, [read('a', 60)]);
    expect(found.outcomes).toMatchObject([
      {
        baseline: 60,
        baselineOn: '2027-03-01',
        baselineSource: 'Moderation (read under MAR-A-0004, which began at 54% on 10 July 2026)',
        target: 68,
      },
      { baseline: 54, baselineOn: '2026-07-10', baselineSource: 'Teacher assessment' },
    ]);
    expect(found.restarted).toEqual([{ measure: 'Measure a', from: '54%', to: '60%', on: '2027-03-01' }]);
  });

  it('leaves out what was reached, whichever way is better', () => {
    const less = outcome('less', { baseline: 12, target: 6 });
    const bare = outcome('bare', { baseline: null, baselineOn: null });
    const open = outcome('open', { target: null });
    const outcomes = [outcome('more'), less, bare, open];
    const at = (more: number, fewer: number, value: number) =>
      carried({ outcomes }, [read('more', more), read('less', fewer), read('bare', value), read('open', 99)]);
    expect(at(68, 6, 68).outcomes.map(({ id }) => id)).toEqual(['open']);
    expect(at(68, 6, 68).reached).toEqual(['Measure more', 'Measure less', 'Measure bare']);
    expect(at(67, 7, 67).outcomes.map(({ id }) => id)).toEqual(['more', 'less', 'bare', 'open']);
    expect(at(67, 7, 67).outcomes[2]?.baselineSource).toBe('Moderation (read under MAR-A-0004)');
  });

  it('leaves a date that has gone by open, and takes over milestones neither past nor reached', () => {
    const milestones = [
      { id: 'past', text: 'Past', date: '2027-03-10' },
      { id: 'done', text: 'Done early', date: '2027-05-01' },
      { id: 'ahead', text: 'Ahead', date: '2027-05-02' },
      { id: 'undated', text: 'Undated', date: null },
    ];
    const found = carried({ outcomes: [outcome('a', { byDate: TODAY })], milestones }, [], ['done']);
    expect(found.outcomes[0]?.byDate).toBeNull();
    expect(found.milestones.map(({ id }) => id)).toEqual(['ahead']);
  });

  it('keeps a source within what a draft can hold', () => {
    const found = carried({ outcomes: [outcome('a')] }, [read('a', 60, 'long '.repeat(100))]);
    expect(found.outcomes[0]?.baselineSource.length).toBeLessThanOrEqual(300);
    expect(found.outcomes[0]?.baselineSource).toContain('read under MAR-A-0004');
  });
});

describe('a draft that takes an agreement up', () => {
  const draft = (over: Partial<AgreementContent>, readings: LastReading[] = []) =>
    draftFromRequest(
      'MAR-A-0009',
      someParties,
      { ...someRequest, carried: carried(over, readings) },
      someOffer,
      someProposal,
      TODAY,
      countingIds('row'),
      USUAL_CALENDAR,
    );

  it('begins with its outcomes and milestones under ids of their own, and tests its exit by them', () => {
    const milestones = [
      { id: 'inside', text: 'Moderation held', date: '2027-05-02' },
      { id: 'outside', text: 'Looked at again', date: '2029-01-01' },
    ];
    const content = draft({ outcomes: [outcome('a')], milestones }, [read('a', 60)]);
    expect(content.outcomes).toMatchObject([{ measure: 'Measure a', baseline: 60 }]);
    expect(content.outcomes[0]?.id).not.toBe('a');
    expect(content.exit.criteria[0]?.text).toContain('Measure a: 68% reached');
    expect(content.milestones.find(({ text }) => text === 'Moderation held')?.date).toBe('2027-05-02');
    expect(content.milestones.at(-1)).toMatchObject({ text: 'Looked at again', date: null });
    const dates = content.milestones.flatMap(({ date }) => date ?? []);
    expect(dates).toEqual([...dates].sort());
  });

  it('does not double a milestone it has already', () => {
    const [first] = draft({ milestones: [] }).milestones;
    const again = draft({ milestones: [{ id: 'x', text: first!.text, date: '2027-06-01' }] });
    expect(again.milestones.filter(({ text }) => text === first!.text)).toHaveLength(1);
  });

  it('asks for what the request asks where every outcome was reached', () => {
    const content = draft({ outcomes: [outcome('a')] }, [read('a', 70)]);
    expect(content.outcomes.map(({ measure }) => measure)).toEqual(
      someRequest.needs.map(({ measure }) => measure),
    );
  });
});
