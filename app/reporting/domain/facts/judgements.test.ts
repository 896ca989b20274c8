import { describe, expect, it } from 'vitest';
import { judgementOn, type PublishedInspection } from './judgements';

const NONE = { rating: null, inspectedOn: null };
const TODAY = '2026-11-22';

function inspection(startedOn: string | null, more: Partial<PublishedInspection>): PublishedInspection {
  return {
    id: `${startedOn}`,
    urn: 1,
    number: '1',
    form: 'graded',
    startedOn,
    publishedOn: null,
    overall: null,
    judgements: {},
    ...more,
  };
}

const card = (startedOn: string, lowest: string, safeguarding = 'Met') =>
  inspection(startedOn, {
    form: 'report-card',
    judgements: { Safeguarding: safeguarding, Inclusion: 'Strong standard', Achievement: lowest },
  });

describe('whether a school counts as good or better', () => {
  it.each([
    [1, 'good-or-better', 'Outstanding'],
    [2, 'good-or-better', 'Good'],
    [3, 'not-yet-good', 'Requires improvement'],
    [4, 'not-yet-good', 'Inadequate'],
  ])('goes by an overall grade of %i', (overall, group, words) => {
    expect(judgementOn([inspection('2024-03-05', { overall })], NONE, TODAY)).toEqual({
      ...{ group, words, basis: 'overall', on: '2024-03-05', urn: 1 },
    });
  });

  it.each([
    ['Exceptional', 'good-or-better'],
    ['Strong standard', 'good-or-better'],
    ['Expected standard', 'good-or-better'],
    ['Needs attention', 'not-yet-good'],
    ['Urgent improvement', 'not-yet-good'],
  ])('goes by the lowest area of a report card: %s', (lowest, group) => {
    expect(judgementOn([card('2026-01-20', lowest)], NONE, TODAY)).toMatchObject({
      ...{ group, basis: 'report-card' },
    });
  });

  it('is not met by a report card where safeguarding standards are not', () => {
    expect(judgementOn([card('2026-01-20', 'Strong standard', 'Not met')], NONE, TODAY).group).toBe(
      'not-yet-good',
    );
  });

  it.each([
    [{ 'Quality of education': 'Good', 'Personal development': 'Outstanding', Safeguarding: 'Yes' }, true],
    [{ 'Quality of education': 'Good', 'Personal development': 'Requires improvement' }, false],
    [{ 'Quality of education': 'Good', Safeguarding: 'No' }, false],
    [{ 'Quality of education': 'Good', 'Sixth form': 'Not applicable' }, true],
  ])('goes by every area where there is no overall grade: %o', (judgements, good) => {
    expect(judgementOn([inspection('2025-02-04', { judgements })], NONE, TODAY)).toMatchObject({
      group: good ? 'good-or-better' : 'not-yet-good',
      basis: 'areas',
    });
  });

  it('is not known where an inspection gave no grade at all', () => {
    expect(judgementOn([inspection('2025-02-04', {})], NONE, TODAY).group).toBe('not-judged');
    expect(judgementOn([inspection('2026-02-04', { form: 'report-card' })], NONE, TODAY).group).toBe(
      'not-judged',
    );
  });

  it('is left as it was by ungraded and monitoring inspections', () => {
    const graded = inspection('2023-05-02', { overall: 2 });
    for (const form of ['ungraded', 'monitoring']) {
      expect(judgementOn([graded, inspection('2025-05-02', { form })], NONE, TODAY).on).toBe('2023-05-02');
    }
  });

  it('is of the last inspection whose report had been published by that day', () => {
    const before = inspection('2022-05-02', { overall: 3 });
    const after = inspection('2024-05-02', { overall: 2, publishedOn: '2024-06-14' });
    const on = (day: string) => judgementOn([after, before], NONE, day).group;
    expect(on('2024-06-13')).toBe('not-yet-good');
    expect(on('2024-06-14')).toBe('good-or-better');
    expect(on('2022-05-01')).toBe('not-judged');
  });

  it('says which school was inspected, where that was the one it converted from', () => {
    expect(judgementOn([inspection('2021-05-02', { overall: 1, urn: 99 })], NONE, TODAY).urn).toBe(99);
  });

  it('takes the register’s grade only where no inspection is held, and none before it was given', () => {
    const register = { rating: 'Serious weaknesses', inspectedOn: '2024-01-16' };
    expect(judgementOn([], register, TODAY)).toMatchObject({ group: 'not-yet-good', basis: 'register' });
    expect(judgementOn([], register, '2024-01-15').group).toBe('not-judged');
    expect(judgementOn([], { rating: 'Good', inspectedOn: null }, '2020-01-01').group).toBe('good-or-better');
    expect(judgementOn([inspection('2025-05-02', { overall: 2 })], register, TODAY).basis).toBe('overall');
  });

  it('has no judgement of a school that nobody has inspected', () => {
    expect(judgementOn([], NONE, TODAY)).toMatchObject({ group: 'not-inspected', basis: null, on: null });
    expect(judgementOn([inspection(null, { overall: 1 })], NONE, TODAY).group).toBe('not-inspected');
  });
});
