import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../notes/versions';
import {
  chosenMeasures,
  coarse,
  gapsOf,
  isTooSmall,
  type NoteContent,
  type NoteMeasure,
  textsOf,
} from './content';

const measure = (over: Partial<NoteMeasure> = {}): NoteMeasure => ({
  id: 'o1',
  measure: 'Year 6 pupils at the expected standard in writing',
  unit: '% of pupils',
  baseline: 51,
  baselineOn: '2026-06-20',
  target: 64,
  end: 59,
  endOn: '2027-07-08',
  lasting: null,
  lastingOn: null,
  result: 'partly',
  rounded: false,
  ...over,
});

const content = (over: Partial<NoteContent> = {}): NoteContent => ({
  format: 1,
  title: 'A title',
  need: 'A need',
  done: 'Something',
  changed: 'Something else',
  attribution: 'one-part',
  again: 'yes',
  againWords: 'All of it',
  limits: 'None known',
  measures: [measure()],
  halfDays: 6,
  ...over,
});

describe('what is missing', () => {
  it('is nothing in a whole note, and each part in turn', () => {
    expect(gapsOf(content())).toEqual([]);
    for (const field of ['title', 'need', 'done', 'changed', 'againWords', 'limits'] as const) {
      expect(gapsOf(content({ [field]: '' })).map((gap) => gap.field)).toEqual([field]);
    }
    expect(gapsOf(content({ attribution: null, again: null })).map((gap) => gap.field)).toEqual([
      'attribution',
      'again',
    ]);
  });

  it('is never a measure: a note without figures is honest too', () => {
    expect(gapsOf(content({ measures: [] }))).toEqual([]);
  });
});

describe('measures', () => {
  it.each([
    [{ unit: 'pupils', end: 4 }, true],
    [{ unit: 'pupils', end: 5, baseline: 12, target: 20 }, false],
    [{ unit: 'Children in class 3', baseline: 1 }, true],
    [{ unit: 'pupils', end: 0, baseline: 9, target: 9 }, false],
    [{ unit: 'pupils', baseline: 9, end: 9, target: 9, lasting: 3 }, true],
    [{ unit: '% of pupils', end: 3 }, false],
    [{ unit: 'points', end: 3 }, false],
  ])('%j count too few children: %s', (over, small) => expect(isTooSmall(measure(over))).toBe(small));

  it('are those of the record that were chosen, in its order', () => {
    const record = [measure({ id: 'a' }), measure({ id: 'b', unit: 'pupils', end: 2 }), measure({ id: 'c' })];
    expect(chosenMeasures(record, ['c', 'b', 'a', 'not-there']).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('are rounded where the school is not named, and say no day', () => {
    expect(coarse(measure({ lasting: 62.5, lastingOn: '2027-12-01' }))).toMatchObject({
      baseline: 50,
      target: 65,
      end: 60,
      lasting: 65,
      baselineOn: null,
      endOn: null,
      lastingOn: null,
      rounded: true,
    });
    expect(coarse(measure({ unit: 'percentage points', baseline: 13, end: 4 }))).toMatchObject({
      baseline: 15,
      end: 5,
    });
    expect(
      coarse(measure({ unit: 'points', baseline: 3, target: 4.5, end: 108, lasting: null })),
    ).toMatchObject({
      baseline: 3,
      target: 4.5,
      end: 110,
      lasting: null,
    });
  });
});

it('looks for names in everything somebody wrote, and in what was measured', () => {
  const fields = textsOf(content()).map(({ field }) => field);
  expect(fields).toEqual(['title', 'need', 'done', 'changed', 'againWords', 'limits', 'measures']);
});

describe('two texts of a note', () => {
  it('differ in nothing where they say the same', () => {
    expect(changesBetween(content(), content())).toEqual([]);
  });

  it('differ where a word, a figure or a choice does, with both in words', () => {
    const after = content({
      need: 'Another',
      again: 'no',
      halfDays: 8,
      measures: [measure({ end: 60 }), measure({ id: 'o2' })],
    });
    const changes = changesBetween(content(), after);
    expect(changes.map(({ key }) => key)).toEqual(['need', 'measure-o1', 'measure-o2', 'days', 'again']);
    expect(changes[0]).toMatchObject({ before: 'A need', after: 'Another' });
    expect(changes[2]?.before).toBe('');
    expect(changesBetween(after, content()).at(-1)).toMatchObject({ key: 'measure-o2', after: '' });
  });
});
