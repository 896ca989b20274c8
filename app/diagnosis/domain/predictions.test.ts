import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundBy, gradesOf, type InspectionRecord, registerGrade } from './inspection-outcomes';
import {
  calibrationOf,
  compareGrades,
  crossTables,
  expectationOf,
  type Prediction,
  setAgainst,
} from './predictions';
import { linesOf } from './school-lines';

const ALONE = linesOf([]);
const prediction = (on: string, outcome: string, urn = 1): Prediction => ({
  diagnosisId: `d-${urn}-${on}`,
  urn,
  term: '2023-1-autumn',
  on,
  outcome,
});
const graded = (
  startedOn: string | null,
  overall: number | null,
  more: Partial<InspectionRecord> = {},
): InspectionRecord => ({
  id: `i-${startedOn}`,
  urn: 1,
  number: `n-${startedOn}`,
  form: 'graded',
  startedOn,
  overall,
  judgements: {},
  ...more,
});
const card = (startedOn: string, judgements: Record<string, string>): InspectionRecord => ({
  ...graded(startedOn, null),
  form: 'report-card',
  judgements,
});

describe('what an inspection found', () => {
  it.each([
    [1, 'outstanding'],
    [2, 'good'],
    [3, 'requires-improvement'],
    [4, 'inadequate'],
  ])('an overall grade of %i is %s', (overall, grade) => {
    expect(foundBy(graded('2024-01-09', overall))).toMatchObject({ kind: 'grade', scale: 'overall', grade });
  });
  it('is nothing where no overall grade was given, whatever the areas say', () => {
    expect(foundBy(graded('2025-01-09', null, { judgements: { 'Quality of education': 'Good' } }))).toEqual({
      kind: 'no-grade',
      why: 'no-overall',
    });
  });
  it('is the lowest graded area of a report card, with the areas that have it', () => {
    const judgements = {
      Safeguarding: 'Met',
      Inclusion: 'Strong standard',
      Achievement: 'Needs attention',
      'Attendance and behaviour': 'Needs attention',
    };
    expect(foundBy(card('2026-01-09', judgements))).toEqual({
      kind: 'grade',
      scale: 'report-card',
      grade: 'needs-attention',
      areas: ['Achievement', 'Attendance and behaviour'],
      safeguardingNotMet: false,
    });
  });
  it('says that safeguarding was not met beside the grade, for it is none of the five', () => {
    const found = foundBy(card('2026-01-09', { Safeguarding: 'Not met', Inclusion: 'Expected standard' }));
    expect(found).toMatchObject({ grade: 'expected-standard', safeguardingNotMet: true });
    expect(foundBy(card('2026-01-09', { Safeguarding: 'Met' }))).toEqual({
      kind: 'no-grade',
      why: 'no-area',
    });
  });
  it('reads the register in its several spellings, and nothing into what it does not say', () => {
    expect(['Good', 'Requires Improvement', 'Special measures', 'Satisfactory'].map(registerGrade)).toEqual([
      'good',
      'requires-improvement',
      'inadequate',
      'requires-improvement',
    ]);
    expect([registerGrade(null), registerGrade('Met')]).toEqual([null, null]);
  });
});

describe('a prediction against what was found', () => {
  it.each([
    ['good', 2, 'matched', 0],
    ['requires-improvement', 2, 'higher', 1],
    ['good', 4, 'lower', -2],
  ])('predicted %s, found %i: %s', (predicted, overall, result, steps) => {
    expect(compareGrades(predicted, foundBy(graded('2024-01-09', overall)))).toEqual({
      result,
      steps,
      why: null,
    });
  });
  it.each([
    ['good', foundBy(card('2026-01-09', { Inclusion: 'Expected standard' })), 'other-scale'],
    ['expected-standard', foundBy(graded('2024-01-09', 2)), 'other-scale'],
    ['good', foundBy(graded('2025-01-09', null)), 'no-overall'],
    ['expected-standard', foundBy(card('2026-01-09', {})), 'no-area'],
    ['splendid', foundBy(graded('2024-01-09', 2)), 'unknown-grade'],
  ])('predicted %s is not comparable with %o: %s', (predicted, found, why) => {
    expect(compareGrades(predicted, found)).toEqual({ result: 'not-comparable', steps: null, why });
  });
});

describe('which prediction an inspection is set against', () => {
  const pairs = (predictions: Prediction[], inspections: InspectionRecord[], lines = ALONE) =>
    setAgainst(predictions, inspections, lines).map((one) => [
      one.prediction.on,
      one.inspection.startedOn,
      one.result,
    ]);

  it('the last shared before its first day', () => {
    expect(
      pairs(
        [prediction('2022-11-01', 'good'), prediction('2023-11-01', 'requires-improvement')],
        [graded('2024-02-06', 3)],
      ),
    ).toEqual([['2023-11-01', '2024-02-06', 'matched']]);
  });
  it('none shared on the first day or later; that one is about the inspection after', () => {
    const made = [prediction('2024-02-06', 'good')];
    expect(pairs(made, [graded('2024-02-06', 2)])).toEqual([]);
    expect(pairs(made, [graded('2024-02-06', 2), graded('2024-06-04', 1)])).toEqual([
      ['2024-02-06', '2024-06-04', 'higher'],
    ]);
  });
  it('each once: a second inspection has no prediction until a new one is shared', () => {
    const made = [prediction('2023-11-01', 'good')];
    const inspections = [graded('2024-02-06', 3), graded('2026-02-03', 2)];
    expect(pairs(made, inspections)).toEqual([['2023-11-01', '2024-02-06', 'lower']]);
    expect(pairs([...made, prediction('2025-11-04', 'good')], inspections)).toEqual([
      ['2025-11-04', '2026-02-03', 'matched'],
      ['2023-11-01', '2024-02-06', 'lower'],
    ]);
  });
  it('passes over ungraded and monitoring inspections, and one without a day', () => {
    const made = [prediction('2023-11-01', 'good')];
    const inspections = [
      graded('2024-01-16', null, { form: 'ungraded' }),
      graded('2024-01-23', null, { form: 'monitoring' }),
      graded(null, 4),
      graded('2024-02-06', 2),
    ];
    expect(pairs(made, inspections)).toEqual([['2023-11-01', '2024-02-06', 'matched']]);
  });
  it('follows a school that converted, counting an inspection listed under both numbers once', () => {
    const lines = linesOf([{ predecessor: 1, successor: 2, on: '2023-12-01' }]);
    expect(
      pairs(
        [prediction('2023-11-01', 'good')],
        [graded('2024-02-06', 2, { urn: 2 }), graded('2024-02-06', 2, { urn: 1, id: 'again' })],
        lines,
      ),
    ).toEqual([['2023-11-01', '2024-02-06', 'matched']]);
  });
  it('follows no school into one it was joined with', () => {
    const lines = linesOf([
      { predecessor: 1, successor: 3, on: null },
      { predecessor: 2, successor: 3, on: null },
    ]);
    expect(pairs([prediction('2023-11-01', 'good')], [graded('2024-02-06', 2, { urn: 3 })], lines)).toEqual(
      [],
    );
  });
});

describe('the cross-table and the shares', () => {
  const some = setAgainst(
    [
      prediction('2023-11-01', 'good', 1),
      prediction('2023-11-01', 'requires-improvement', 2),
      prediction('2023-11-01', 'good', 3),
      prediction('2023-11-01', 'expected-standard', 4),
      prediction('2023-11-01', 'good', 5),
    ],
    [
      graded('2024-02-06', 2, { urn: 1 }),
      graded('2024-02-06', 2, { urn: 2 }),
      graded('2024-02-06', 4, { urn: 3 }),
      { ...card('2026-02-03', { Inclusion: 'Expected standard' }), urn: 4 },
      graded('2025-02-06', null, { urn: 5 }),
    ],
    ALONE,
  );
  it('counts by predicted and found, each scale apart', () => {
    expect(crossTables(some)).toMatchObject([
      {
        scale: 'overall',
        total: 3,
        counts: [
          [0, 0, 0, 0],
          [0, 1, 0, 1],
          [0, 1, 0, 0],
          [0, 0, 0, 0],
        ],
      },
      { scale: 'report-card', total: 1 },
    ]);
    expect(crossTables([])).toEqual([]);
  });
  it('says how many matched of those that can be compared, and how many cannot', () => {
    expect(calibrationOf(some)).toEqual({
      compared: 5,
      comparable: 4,
      matched: 2,
      higher: 1,
      lower: 1,
      withinOne: 3,
    });
  });
  it('adds up, whatever was predicted and found', () => {
    const grade = fc.constantFrom(...gradesOf('overall'), ...gradesOf('report-card')).map(({ key }) => key);
    const overall = fc.constantFrom(1, 2, 3, 4, null);
    fc.assert(
      fc.property(fc.array(fc.tuple(grade, overall), { maxLength: 30 }), (rows) => {
        const compared = setAgainst(
          rows.map(([outcome], i) => prediction('2023-11-01', outcome, i)),
          rows.map(([, found], i) => graded('2024-02-06', found, { urn: i })),
          ALONE,
        );
        const { comparable, matched, higher, lower } = calibrationOf(compared);
        expect(compared).toHaveLength(rows.length);
        expect(matched + higher + lower).toBe(comparable);
        const tables = crossTables(compared);
        expect(tables.reduce((sum, { total }) => sum + total, 0)).toBe(comparable);
        const onDiagonal = tables.flatMap(({ counts }) => counts.map((row, i) => row[i] ?? 0));
        expect(onDiagonal.reduce((sum, n) => sum + n, 0)).toBe(matched);
      }),
    );
  });
});

describe('a prediction beside the judgement now', () => {
  const now = foundBy(graded('2022-03-01', 2));
  it.each([
    ['outstanding', 'rise'],
    ['good', 'hold'],
    ['inadequate', 'fall'],
    ['expected-standard', 'not-comparable'],
  ])('good now, %s predicted: %s', (outcome, expected) => {
    expect(expectationOf({ outcome, on: '2023-11-01' }, now, '2022-03-01')).toBe(expected);
  });
  it('says when the school has been inspected since, has no judgement, or no prediction', () => {
    expect(expectationOf({ outcome: 'good', on: '2023-11-01' }, now, '2024-02-06')).toBe('inspected');
    expect(expectationOf({ outcome: 'good', on: '2023-11-01' }, null, null)).toBe('not-comparable');
    expect(expectationOf(null, now, '2022-03-01')).toBe('none');
  });
});
