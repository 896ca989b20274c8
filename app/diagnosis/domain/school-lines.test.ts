import { expect, it } from 'vitest';
import { linesOf } from './school-lines';

const on = null;

it('goes through schools that converted, over any number of steps', () => {
  const lines = linesOf([
    { predecessor: 1, successor: 2, on: '2020-09-01' },
    { predecessor: 2, successor: 3, on: '2024-01-01' },
  ]);
  expect([1, 2, 3, 4].map(lines.standsFor)).toEqual([3, 3, 3, 4]);
  expect([lines.cameFrom(3), lines.cameFrom(1), lines.linkedOn(2), lines.linkedOn(1)]).toEqual([
    2,
    null,
    '2020-09-01',
    null,
  ]);
});

it('stops where two were joined, and where one was split', () => {
  const joined = linesOf([
    { predecessor: 1, successor: 3, on },
    { predecessor: 2, successor: 3, on },
  ]);
  expect([1, 2, 3].map(joined.standsFor)).toEqual([1, 2, 3]);
  expect([joined.cameFrom(3), joined.predecessors(3), joined.became(1)]).toEqual([null, [1, 2], [3]]);
  const split = linesOf([
    { predecessor: 1, successor: 2, on },
    { predecessor: 1, successor: 3, on },
  ]);
  expect([1, 2, 3].map(split.standsFor)).toEqual([1, 2, 3]);
});

it('comes to an end in a register that is in a knot', () => {
  const lines = linesOf([
    { predecessor: 1, successor: 2, on },
    { predecessor: 2, successor: 1, on },
    { predecessor: 5, successor: 5, on },
  ]);
  expect([1, 2]).toContain(lines.standsFor(1));
  expect(lines.standsFor(5)).toBe(5);
});
