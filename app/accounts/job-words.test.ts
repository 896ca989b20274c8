import { describe, expect, it } from 'vitest';
import { durationWords, resultWords } from './job-words';

describe('scheduled work in words', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1000, '1.0 seconds'],
    [9940, '9.9 seconds'],
    [9960, '10 seconds'],
    [59_940, '60 seconds'],
    [59_960, '1 minute'],
    [125_000, '2 minutes 5 seconds'],
    [3_601_000, '60 minutes 1 second'],
  ])('%i milliseconds are %s', (milliseconds, words) => {
    expect(durationWords(milliseconds)).toBe(words);
  });

  it.each([
    [{}, 'There was nothing to do'],
    [{ ended: 0, told: 0 }, 'There was nothing to do'],
    [{ ended: 3, told: 0 }, '3 ended'],
    [{ sentAtOnce: 1200, kept: 1 }, '1,200 sent at once, 1 kept'],
    [{ oldest: '4 March 2027', none: null }, 'oldest: 4 March 2027'],
    [{ parts: { a: 1 } }, 'parts: {"a":1}'],
  ])('%o is said as %s', (result, words) => {
    expect(resultWords(result)).toBe(words);
  });
});
