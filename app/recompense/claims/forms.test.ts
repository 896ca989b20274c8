import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { answerForm, approveForm, claimForm, judgeForm, replyForm, tickValue } from './forms';

/** What a form gives for these fields, or what is wrong with each. */
function parse<S extends z.ZodType>(schema: S, fields: Record<string, string | string[]>) {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  const parsed = parseWithZod(form, { schema });
  return parsed.status === 'success' ? parsed.value : parsed.error;
}

const CLAIM = { id: 'claim00001', version: '0', intent: 'send' };
const EXPENSE = {
  'expenses[0].id': 'e1',
  'expenses[0].description': 'Train',
  'expenses[0].amount': '£12.50',
  'expenses[0].on.day': '4',
  'expenses[0].on.month': '2',
  'expenses[0].on.year': '2027',
};

describe('the form of a claim', () => {
  it('gives what was ticked with the figures that stood beside it, one or several', () => {
    expect(
      parse(claimForm, { ...CLAIM, visits: tickValue('v1', 3), instalments: ['a:100', 'b-2:5'] }),
    ).toMatchObject({
      visits: [{ visitId: 'v1', halfDays: 3 }],
      instalments: [
        { key: 'a', amountPence: 100 },
        { key: 'b-2', amountPence: 5 },
      ],
      expenses: [],
      note: '',
    });
  });

  it('refuses ticks that no page has made', () => {
    for (const visits of ['v1', 'v1:', 'v1:-2', 'v1:1.5', "v'1:2", `v1:${'9'.repeat(12)}`]) {
      expect(parse(claimForm, { ...CLAIM, visits })).toMatchObject({ visits: [INCOMPLETE_FORM] });
    }
  });

  it('reads expenses, and leaves rows out in which nothing is typed', () => {
    const empty = { 'expenses[1].id': 'e2', 'expenses[1].description': '  ' };
    expect(parse(claimForm, { ...CLAIM, ...EXPENSE, ...empty })).toMatchObject({
      expenses: [{ id: 'e1', description: 'Train', on: '2027-02-04', amountPence: 1250 }],
    });
  });

  it.each([
    ['description', '', 'Enter what the money was spent on'],
    ['amount', '', 'Enter what it cost as an amount in pounds, such as 12 or 12.50'],
    ['amount', '0', 'Enter what it cost as an amount in pounds, such as 12 or 12.50'],
    ['amount', '-3', 'Enter what it cost as an amount in pounds, such as 12 or 12.50'],
  ])('asks for the %s of an expense (%j)', (field, typed, message) => {
    expect(parse(claimForm, { ...CLAIM, ...EXPENSE, [`expenses[0].${field}`]: typed })).toEqual({
      [`expenses[0].${field}`]: [message],
    });
  });

  it('asks for a real date', () => {
    expect(parse(claimForm, { ...CLAIM, ...EXPENSE, 'expenses[0].on.day': '31' })).toHaveProperty([
      'expenses[0].on',
    ]);
  });
});

describe('the answer', () => {
  const line = { version: '2', 'lines[0].id': 'a', 'lines[1].id': 'b' };

  it('confirms all, or asks; never both', () => {
    expect(parse(answerForm, { ...line, intent: 'confirm' })).toMatchObject({ intent: 'confirm' });
    expect(parse(answerForm, { ...line, intent: 'query', 'lines[1].query': 'Why?' })).toMatchObject({
      lines: [{ query: '' }, { query: 'Why?' }],
    });
    expect(parse(answerForm, { ...line, intent: 'query' })).toHaveProperty(['lines[0].query']);
    expect(parse(answerForm, { ...line, intent: 'confirm', 'lines[1].query': 'Why?' })).toHaveProperty([
      'lines[1].query',
    ]);
  });
});

describe('the reply', () => {
  const row = (more: Record<string, string>) =>
    parse(
      replyForm,
      Object.fromEntries([
        ['version', '3'],
        ...Object.entries({
          id: 'a',
          reply: 'Yes',
          what: 'change',
          kind: 'days',
          days: '½',
          amount: '5',
          ...more,
        }).map(([name, value]) => [`replies[0].${name}`, value]),
      ]),
    );

  it('reads days of a visit, and the cost of an expense, only where less is claimed', () => {
    expect(row({})).toMatchObject({ replies: [{ halfDays: 1, amountPence: null }] });
    expect(row({ kind: 'expense' })).toMatchObject({ replies: [{ halfDays: null, amountPence: 500 }] });
    expect(row({ what: 'keep', days: 'x' })).toMatchObject({
      replies: [{ halfDays: null, amountPence: null }],
    });
    expect(row({ days: '0' })).toHaveProperty(['replies[0].days']);
    expect(row({ kind: 'expense', amount: 'x' })).toHaveProperty(['replies[0].amount']);
    expect(row({ reply: ' ' })).toHaveProperty(['replies[0].reply']);
  });
});

describe('the decision', () => {
  it('takes off with a reason, and asks what a reason without a tick is for', () => {
    const line = { version: '2', 'lines[0].id': 'a' };
    expect(parse(approveForm, line)).toMatchObject({ reason: '', lines: [{ id: 'a', reason: '' }] });
    expect(parse(approveForm, { ...line, 'lines[0].remove': 'on' })).toHaveProperty(['lines[0].reason']);
    expect(parse(approveForm, { ...line, 'lines[0].reason': 'x' })).toHaveProperty(['lines[0].reason']);
    expect(parse(approveForm, { ...line, 'lines[0].remove': 'on', 'lines[0].reason': 'x' })).toMatchObject({
      lines: [{ remove: 'on', reason: 'x' }],
    });
  });

  it('reads what is taken back, nothing where a line is left empty', () => {
    const judge = {
      sampleId: 's1',
      version: '1',
      outcome: 'take-back',
      finding: 'Half',
      'lines[0].id': 'a',
      'lines[1].id': 'b',
    };
    expect(parse(judgeForm, { ...judge, 'lines[1].amount': '1,250.50' })).toMatchObject({
      lines: [
        { lineId: 'a', amountPence: 0 },
        { lineId: 'b', amountPence: 125_050 },
      ],
    });
    expect(parse(judgeForm, { ...judge, 'lines[1].amount': 'all' })).toHaveProperty(['lines[1].amount']);
    expect(parse(judgeForm, { ...judge, finding: '' })).toEqual({ finding: ['Enter what you found'] });
  });
});
