import { describe, expect, it } from 'vitest';
import type { NoteMeasure } from '../domain/notes/content';
import { foundWords, kindWords, measureSentence, stepWords, whyWords } from './wording';

describe('a school by its kind', () => {
  it.each([
    ['primary', {}, 'a primary school'],
    ['all-through', {}, 'an all-through school'],
    [
      'primary',
      { size: 'small', setting: 'country', kind: 'academy' },
      'a small primary school in the country (academy)',
    ],
    [
      'special',
      { setting: 'town', kind: 'maintained' },
      'a special school or unit in a town or city (maintained)',
    ],
    ['something new', { size: 'large' }, 'a large school'],
  ] as const)('%s %j', (phase, context, words) => expect(kindWords(phase, context)).toBe(words));
});

const measure: NoteMeasure = {
  id: 'o1',
  measure: 'Year 6 pupils at the expected standard in writing',
  unit: '%',
  baseline: 51,
  baselineOn: '2026-06-20',
  target: 64,
  end: 59,
  endOn: '2027-07-08',
  lasting: null,
  lastingOn: null,
  result: 'partly',
  rounded: false,
};

describe('a measure in a sentence', () => {
  it.each([
    [{}, 'It began at 51% on 20 June 2026; it was 59% on 8 July 2027 at the end. The target was 64%.'],
    [
      { baseline: null, end: null, target: null, lasting: 60, lastingOn: '2027-12-01' },
      'Its start was not measured; it was not read at the end. It was 60% on 1 December 2027 when it was read again afterwards.',
    ],
    [
      { baseline: 50, baselineOn: null, end: 60, endOn: null, target: 65, rounded: true },
      'It began at about 50%; it was about 60% at the end. The target was about 65%.',
    ],
  ])('%j', (over, words) => expect(measureSentence({ ...measure, ...over })).toBe(words));
});

it('says why a note is suggested, and where a name stands', () => {
  expect(whyWords([{ kind: 'focus', areas: ['governance'] }, { kind: 'phase' }, { kind: 'setting' }])).toBe(
    'Suggested because of the same need: Governance, the same phase and the same setting.',
  );
  expect(foundWords({ what: 'town', as: 'Ashlode', near: '…in Ashlode we', field: 'need' })).toBe(
    'What the need was: “Ashlode” (the place), in “…in Ashlode we”',
  );
});

it('tells the school’s withdrawal from others’', () => {
  expect(stepWords('withdrawn', { byHead: true })).not.toBe(stepWords('withdrawn', { byHead: false }));
});
