import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import { totalHalfDays } from '../content';
import { recompenseOf } from '../recompense';
import { amendmentGaps, withAmendment } from './edit';

const base = someContent();
const TODAY = '2027-02-10';
const SPRING = { term: '2026-2-spring', halfDays: 4 };

describe('an edit of an amendment', () => {
  it('of the days takes the days paid for with it, and so the money', () => {
    const after = withAmendment(base, { resources: { days: [SPRING] } });
    expect(after.resources).toEqual({ ...base.resources, days: [SPRING] });
    expect([base, after].map((content) => content.recompense.halfDays)).toEqual([14, 4]);
    expect([base, after].map((content) => recompenseOf(content.recompense).total)).toEqual([245_000, 70_000]);
  });

  it('of the days leaves other days paid for as agreed', () => {
    const differently = {
      ...base,
      recompense: { ...base.recompense, halfDays: 10, note: 'Two days are free' },
    };
    const after = withAmendment(differently, { resources: { days: [SPRING] } });
    expect(after.recompense).toEqual(differently.recompense);
    expect(totalHalfDays(after)).toBe(4);
  });

  it('of the recompense is as typed, and asks why where it differs from the days given', () => {
    const after = withAmendment(base, { recompense: { ...base.recompense, halfDays: 12 } });
    expect(after.recompense.halfDays).toBe(12);
    expect(amendmentGaps(base, after, TODAY)).toMatchObject([{ section: 'recompense' }]);
  });

  it('of other words leaves days and money alone', () => {
    expect(withAmendment(base, { purpose: { improvement: 'Other' } })).toEqual({
      ...base,
      purpose: { improvement: 'Other' },
    });
  });
});

describe('an amendment that is not ready', () => {
  it('is one that would not do as an agreement', () => {
    expect(amendmentGaps(base, base, TODAY)).toEqual([]);
    expect(amendmentGaps(base, { ...base, outcomes: [] }, TODAY)).toMatchObject([{ section: 'outcomes' }]);
  });

  it('ends before today, unless it did already', () => {
    const ended = { ...base, timescale: { ...base.timescale, ends: '2027-02-01' }, milestones: [] };
    const messages = (from: typeof base) => amendmentGaps(from, ended, TODAY).map(({ message }) => message);
    expect(messages(base).some((message) => message.includes('1 February 2027, is past already'))).toBe(true);
    expect(messages(ended).some((message) => message.includes('is past already'))).toBe(false);
  });

  it('puts new days outside its dates', () => {
    const late = { term: '2027-1-autumn', halfDays: 2 };
    const after = withAmendment(base, { resources: { days: [...base.resources.days, late] } });
    expect(amendmentGaps(base, after, TODAY)).toEqual([
      expect.objectContaining({ section: 'resources', message: expect.stringContaining('autumn term 2027') }),
    ]);
    const longer = { ...after, timescale: { ...after.timescale, ends: '2027-12-17' } };
    expect(amendmentGaps(base, longer, TODAY)).toEqual([]);
  });
});
