import { describe, expect, it } from 'vitest';
import { count, dateWords, instantWords, list, typedText } from './words';

describe('instants in words', () => {
  it.each([
    ['2026-11-22T12:21:00Z', '22 November 2026 at 12:21pm'],
    ['2026-11-22T00:05:00Z', '22 November 2026 at 12:05am'],
    ['2026-11-22T15:05:00Z', '22 November 2026 at 3:05pm'],
    ['2026-07-01T23:30:00Z', '2 July 2026 at 12:30am'],
  ])('%s is %s', (at, expected) => {
    expect(instantWords(new Date(at))).toBe(expected);
  });

  it('says nothing for no date', () => {
    expect(instantWords(null)).toBe('');
    expect(dateWords(undefined)).toBe('');
  });
});

describe('counts and lists', () => {
  it.each([
    [1, '1 day'],
    [0, '0 days'],
    [1234, '1,234 days'],
  ])('%i is %s', (n, expected) => {
    expect(count(n, 'day')).toBe(expected);
  });

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j is “%s”', (items, expected) => {
    expect(list(items)).toBe(expected);
  });
});

describe('typed text', () => {
  it.each([
    ['a\u0000b\u001bc\u009f', 'abc'],
    ['pay \u202E0001\u202C now\u200B', 'pay 0001 now'],
    ['one\ttwo\r\nthree', 'one\ttwo\r\nthree'],
    ['👩🏽‍🏫 مدرسة', '👩🏽‍🏫 مدرسة'],
  ])('%j is kept as %j', (typed, kept) => expect(typedText(typed)).toBe(kept));
});
