import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellShape, rowProblem } from './rows';

const columns: CellShape[] = [
  { name: 'id', kind: 'text', required: true },
  { name: 'n', kind: 'integer', required: false },
  { name: 'share', kind: 'real', required: false },
  { name: 'on', kind: 'boolean', required: true },
  { name: 'at', kind: 'timestamp', required: false },
  { name: 'more', kind: 'json', required: false },
];
const row = { id: 'a', n: 3, share: 0.5, on: true, at: '2026-11-22T08:00:00.000Z', more: [1] };

describe('a row of an export', () => {
  it('has exactly its columns, each of its kind', () => {
    expect(rowProblem(columns, row)).toBeNull();
    expect(rowProblem(columns, { ...row, n: null, share: null, at: null, more: null })).toBeNull();
  });

  it.each([
    ['text in place of a row', 'a', /not a row/],
    ['a list', [row], /not a row/],
    ['nothing', null, /not a row/],
    ['a column too few', { id: 'a' }, /has no n/],
    ['a column too many', { ...row, admin: true }, /no column: admin/],
    ['nothing where something has to be', { ...row, id: null }, /id is empty/],
    ['a number for text', { ...row, id: 4 }, /id is not text/],
    ['a character no database keeps', { ...row, id: 'a\u0000' }, /id is not text/],
    ['a part of a whole number', { ...row, n: 1.5 }, /n is not a whole/],
    ['a number too large for a column', { ...row, n: 2 ** 40 }, /n is not a whole/],
    ['text for a number', { ...row, share: '0.5' }, /share is not a number/],
    ['one for true', { ...row, on: 1 }, /on is not true or false/],
    ['a day for an instant', { ...row, at: '2026-11-22' }, /at is not an instant/],
    ['an instant that never was', { ...row, at: '2026-13-41T08:00:00.000Z' }, /at is not an instant/],
  ])('is not %s', (_, value, problem) => {
    expect(rowProblem(columns, value)).toMatch(problem);
  });

  it('never throws, whatever is read', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => rowProblem(columns, value) !== undefined));
  });
});
