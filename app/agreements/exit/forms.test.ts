import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { beginForm, closeForm, criteriaForm, evaluateForm, outcomesForm } from './forms';

function read(schema: z.ZodType, fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const read = parseWithZod(data, { schema });
  return read.status === 'success' ? { value: read.value } : { error: read.error ?? {} };
}

const begun = {
  version: '3',
  ground: 'early',
  reason: 'The head has moved on',
  'endedOn.day': '15',
  'endedOn.month': '7',
  'endedOn.year': '2027',
  'evaluationDueOn.day': '9',
  'evaluationDueOn.month': '8',
  'evaluationDueOn.year': '2027',
  days: 'at-close',
};

describe('beginning to close', () => {
  it('asks for the ground, the reason, both days, and the days not used', () => {
    expect(read(beginForm, begun)).toEqual({
      value: {
        version: 3,
        ground: 'early',
        reason: 'The head has moved on',
        endedOn: '2027-07-15',
        evaluationDueOn: '2027-08-09',
        days: 'at-close',
      },
    });
    const { error = {} } = read(beginForm, { version: '3', reason: ' ' });
    expect(Object.keys(error).sort()).toEqual(['days', 'endedOn', 'evaluationDueOn', 'ground', 'reason']);
    expect(read(beginForm, { ...begun, 'endedOn.day': '31', 'endedOn.month': '6' }).error).toHaveProperty(
      'endedOn',
    );
  });

  it('is closed with or without the readings', () => {
    expect(read(closeForm, { version: '4' })).toEqual({ value: { version: 4 } });
    expect(read(closeForm, { version: '4', withoutReadings: 'yes' }).value).toMatchObject({
      withoutReadings: 'yes',
    });
  });
});

describe('answers', () => {
  it('may be left for later, and otherwise need what shows them', () => {
    const row = { exitVersion: '1', 'criteria[0].id': 'c1', 'criteria[1].id': 'c2' };
    expect(read(criteriaForm, row).value).toMatchObject({
      criteria: [
        { id: 'c1', met: null, evidence: '' },
        { id: 'c2', met: null, evidence: '' },
      ],
    });
    expect(read(criteriaForm, { ...row, 'criteria[1].met': 'no' }).error).toEqual({
      'criteria[1].evidence': ['Criterion 2: say what shows it'],
    });
    expect(read(criteriaForm, { ...row, 'criteria[0].evidence': 'Books' }).error).toEqual({
      'criteria[0].met': ['Criterion 1: choose whether it is met'],
    });
  });

  it('to outcomes need what the judgement rests on', () => {
    const row = { exitVersion: '1', 'outcomes[0].id': 'o1' };
    expect(read(outcomesForm, { ...row, 'outcomes[0].result': 'partly' }).error).toEqual({
      'outcomes[0].basis': ['Outcome 1: say what the judgement rests on'],
    });
    expect(
      read(outcomesForm, { ...row, 'outcomes[0].result': 'partly', 'outcomes[0].basis': 'Tests' }).value,
    ).toMatchObject({ outcomes: [{ id: 'o1', result: 'partly', basis: 'Tests' }], reason: '' });
  });
});

describe('an evaluation', () => {
  const full = {
    as: 'provider',
    opened: '0',
    fit: 'well',
    changed: 'More',
    helped: 'Time',
    hindered: 'Nothing',
    daysUsed: 'mostly',
    again: 'yes',
    attribution: 'cannot-be-said',
    elsewhere: 'A new scheme',
  };

  it('takes every answer, and the whys as they are', () => {
    expect(read(evaluateForm, full).value).toMatchObject({ ...full, opened: 0, fitWhy: '', reason: '' });
  });

  it.each(['fit', 'changed', 'helped', 'hindered', 'daysUsed', 'again', 'attribution', 'elsewhere'])(
    'does not do without %s',
    (field) => {
      const { [field]: _, ...rest } = full as Record<string, string>;
      expect(Object.keys(read(evaluateForm, rest).error ?? {})).toEqual([field]);
    },
  );
});
