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
import { totalHalfDays } from './content';
import { type DraftProposal, type DraftRequest, draftFromRequest } from './draft';
import { readinessOf } from './readiness';

function draft(
  request: Partial<DraftRequest> = {},
  proposal: Partial<DraftProposal> = {},
  today = '2026-11-22',
) {
  return draftFromRequest(
    'MAR-A-0001',
    someParties,
    { ...someRequest, ...request },
    someOffer,
    { ...someProposal, ...proposal },
    today,
    countingIds('row'),
    USUAL_CALENDAR,
  );
}

describe('the first draft', () => {
  it('is ready for signing when the request says everything', () => {
    expect(readinessOf(draft())).toEqual([]);
  });

  it('carries the need over as an outcome and as an exit criterion that can be tested', () => {
    const content = draft();
    expect(content.outcomes).toMatchObject([{ baseline: 54, target: 68, unit: '%', byDate: '2027-07-09' }]);
    expect(content.exit.criteria[0]?.text).toBe(
      'Year 6 pupils at the expected standard in writing: 68% reached by 9 July 2027, as shown by Teacher assessment, moderated.',
    );
  });

  it('pays for the days approved, at the offer’s rate', () => {
    const content = draft();
    expect(totalHalfDays(content)).toBe(14);
    expect(content.recompense).toMatchObject({ halfDays: 14, ratePence: 35_000, payer: 'authority' });
  });

  it.each([
    [{ maintained: true, priority: 2 }, 'authority'],
    [{ maintained: true, priority: 3 }, 'school'],
    [{ maintained: false, priority: 1 }, 'school'],
    [{ maintained: true, priority: null }, 'school'],
  ] as const)('suggests who pays: %o → %s', (standing, payer) => {
    expect(draft(standing).recompense.payer).toBe(payer);
  });

  it('does not start in the past, nor end before its days can be given', () => {
    const late = draft({}, {}, '2027-02-03');
    expect(late.timescale).toEqual({ starts: '2027-02-03', ends: '2027-07-16' });
    const tooSoon = draft({ finishBy: '2027-02-12' });
    expect(tooSoon.timescale.ends).toBe('2027-08-31');
  });

  it('is not evaluated before its last target is due', () => {
    expect(draft().evaluation.on).toBe('2027-07-16');
    const [need] = someRequest.needs;
    expect(draft({ needs: [{ ...need!, byDate: '2027-09-30' }] }).evaluation.on).toBe('2027-09-30');
  });

  it('keeps milestones within the timescale and rows with ids of their own', () => {
    const { milestones, outcomes, exit, timescale } = draft();
    for (const { date } of milestones) {
      expect(date! >= timescale.starts! && date! <= timescale.ends!).toBe(true);
    }
    const ids = [...milestones, ...outcomes, ...exit.criteria].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has its milestones and its evaluation on days of school', () => {
    const { milestones, evaluation } = draft({ finishBy: '2027-08-15' });
    expect(milestones.map(({ date }) => date)).toEqual(['2027-01-11', '2027-04-15', '2027-07-21']);
    expect(evaluation.on).toBe('2027-09-01');
  });

  it('makes nothing up: without a measured need it asks for one', () => {
    const content = draft({ needs: [] });
    expect(content.outcomes).toEqual([]);
    expect(readinessOf(content)).toEqual([
      { section: 'outcomes', message: 'Add at least one outcome for children' },
    ]);
  });

  it('leaves out terms without days, in order of time', () => {
    const { resources } = draft({}, { days: { '2026-3-summer': 2, '2026-1-autumn': 0, '2026-2-spring': 4 } });
    expect(resources.days.map(({ term }) => term)).toEqual(['2026-2-spring', '2026-3-summer']);
  });

  it('asks for a baseline and target that the need does not have, and makes no criterion of them', () => {
    const [need] = someRequest.needs;
    const content = draft({ needs: [{ ...need!, baseline: null, target: null }] });
    expect(readinessOf(content).map((gap) => gap.message)).toEqual([
      'Outcome 1: give the baseline',
      'Outcome 1: set a target',
    ]);
    expect(content.exit.criteria).toHaveLength(1);
    expect(someContent().exit.criteria).toHaveLength(2);
  });
});
