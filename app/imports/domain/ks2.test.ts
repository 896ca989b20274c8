import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ks2Layout, readAcademicYear, readKs2Headings, readKs2Row, readMeasure } from './ks2';

const HEADINGS = [
  'RECTYPE,LEA,ESTAB,URN,SCHNAME,TELIG,TFSM6CLA1A,PTRWM_EXP,PTRWM_HIGH,READPROG,PTRWM_EXP_FSM6CLA1A',
  'PTRWM_EXP_NotFSM6CLA1A,DIFFN_RWM_EXP,TELIG_18,PTRWM_EXP_18,READPROG_17',
]
  .join(',')
  .split(',');

function layoutOf(headings = HEADINGS, asked: string | null = null, fileName = 'results.csv'): Ks2Layout {
  const read = readKs2Headings(headings, { asked, fileName });
  if (!read.ok) throw new Error(read.message);
  return read.value;
}
const ALL = new Set<string>();
const row = (cells: string, layout = layoutOf(), wanted = ALL) => {
  const read = readKs2Row(cells.split(','), layout, wanted);
  if (read.kind !== 'figures') throw new Error(`the row was ${read.kind}`);
  return read.row;
};
const SCHOOL = '1,936,2004,145543,Elm Primary,27,3,78%,11%,1.7,SUPP,SUPP,SUPP,30,70%,-2.5';

describe('the year of the figures', () => {
  it('follows from the years the tables repeat: a file with 2018 tests beside its own is for 2018 to 2019', () => {
    expect(layoutOf()).toMatchObject({
      period: '2018',
      source: 'Key stage 2 performance tables, 2018 to 2019',
    });
  });
  it.each([
    ['2018-2019_england_ks2final.csv', '2018'],
    ['england_ks2revised_2022_23.csv', '2022'],
    ['ks2final_2017_la936.csv', '2017'],
  ])('is read from the name %s where the columns do not tell', (fileName, period) => {
    expect(layoutOf(HEADINGS.slice(0, 13), null, fileName).period).toBe(period);
  });
  it('is that of the first tests after two years without any, where the years repeated end before them', () => {
    const renamed = HEADINGS.map((name) => name.replace('_18', '_19').replace('_17', '_18'));
    expect(layoutOf(renamed).period).toBe('2021');
    expect(layoutOf(renamed, null, '2021-2022_england_ks2final.csv').period).toBe('2021');
    const { values } = row(SCHOOL, layoutOf(renamed));
    expect(values.filter(({ repeated }) => repeated).map(({ period }) => period)).toEqual(['2018', '2017']);
  });
  it('follows from the tables of 2025, which repeat two years of tests and no progress of their own', () => {
    const names = 'RECTYPE,LA,ESTAB,URN,SCHNAME,TELIG,PTRWM_EXP,PTRWM_EXP_24,PTRWM_EXP_23,READPROG_23';
    const layout = layoutOf(names.split(','));
    expect(layout).toMatchObject({ period: '2024', saysAuthority: true });
    const { values } = row('1,936,2004,145543,Elm,27,62%,61%,x,1.1', layout);
    expect(values.map(({ period, value, text }) => [period, value ?? text])).toEqual([
      ['2024', 62],
      ['2022', 'NP'],
      ['2023', 61],
      ['2022', 1.1],
    ]);
  });
  it('is what was asked for, before anything the file says', () => {
    expect(layoutOf(HEADINGS, '2016').period).toBe('2016');
  });
  it('is asked for where nothing tells', () => {
    const read = readKs2Headings(HEADINGS.slice(0, 13), { asked: null, fileName: 'results.csv' });
    expect(read).toMatchObject({ ok: false, code: 'import.no-year', field: 'year' });
  });
  it.each([
    ['2018', '2018'],
    ['2018-19', '2018'],
    [' 2018/2019 ', '2018'],
    ['2018 to 2019', '2018'],
    ['2018-20', null],
    ['19', null],
    ['soon', null],
  ])('typed as %s is %s', (typed, year) => expect(readAcademicYear(typed)).toBe(year));
});

describe('a file that is something else', () => {
  it.each([
    [HEADINGS.join(';'), 'semicolons'],
    [HEADINGS.join('\t'), 'tabs'],
    [
      'time_period,geographic_level,school_urn,breakdown,expected_standard_pupil_percent',
      'Explore education',
    ],
  ])('is told what it is: %s', (heading, words) => {
    const read = readKs2Headings(heading.split(','), { asked: '2023', fileName: 'x.csv' });
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  });
  it('is refused, and one from before 2016 is told apart', () => {
    const read = (headings: string[]) => readKs2Headings(headings, { asked: '2018', fileName: 'x.csv' });
    expect(read(['URN', 'EstablishmentName'])).toMatchObject({ ok: false, code: 'import.not-ks2' });
    expect(read(['RECTYPE', 'URN', 'PTREADWRITTAMATX'])).toMatchObject({
      ok: false,
      message: expect.stringContaining('since 2016'),
    });
  });
});

describe('a measure', () => {
  it.each([
    ['78%', 'per-cent', { kind: 'figure', value: 78 }],
    ['78', 'per-cent', { kind: 'figure', value: 78 }],
    ['-1.3', 'score', { kind: 'figure', value: -1.3 }],
    ['−1.3', 'score', { kind: 'figure', value: -1.3 }],
    ['-0', 'points', { kind: 'figure', value: 0 }],
    ['-47', 'points', { kind: 'figure', value: -47 }],
    ['supp', 'score', { kind: 'code', code: 'SUPP' }],
    ['LOWCOV', 'score', { kind: 'code', code: 'LOWCOV' }],
    ['NE', 'per-cent', { kind: 'code', code: 'NE' }],
    ['NP', 'per-cent', { kind: 'code', code: 'NP' }],
    ['NA', 'per-cent', { kind: 'code', code: 'NA' }],
    ['c', 'per-cent', { kind: 'code', code: 'SUPP' }],
    [' ', 'per-cent', { kind: 'blank' }],
    ['NULL', 'score', { kind: 'blank' }],
  ] as const)('written %s (%s) is read', (cell, form, read) => expect(readMeasure(cell, form)).toEqual(read));

  it.each([
    ['101%', 'per-cent'],
    ['0.62', 'per-cent'],
    ['-3%', 'per-cent'],
    ['11%', 'score'],
    ['1e3', 'score'],
    ['Ms', 'per-cent'],
  ] as const)('written %s (%s) is not taken for a figure', (cell, form) => {
    expect(readMeasure(cell, form).kind).toBe('bad');
  });
});

describe('a school’s row', () => {
  it('gives figures with their pupils, codes as codes, and the years it repeats', () => {
    const { school, values, leftOut } = row(SCHOOL);
    expect(school).toEqual({ urn: 145543, laCode: '936', number: 2004 });
    expect(leftOut).toEqual([]);
    expect(values).toEqual([
      { indicator: 'ks2-rwm-expected', period: '2018', value: 78, text: null, cohort: 27 },
      { indicator: 'ks2-rwm-expected', period: '2017', value: 70, text: null, cohort: 30, repeated: true },
      { indicator: 'ks2-rwm-higher', period: '2018', value: 11, text: null, cohort: 27 },
      { indicator: 'ks2-reading-progress', period: '2018', value: 1.7, text: null, cohort: 27 },
      {
        indicator: 'ks2-reading-progress',
        period: '2016',
        value: -2.5,
        text: null,
        cohort: null,
        repeated: true,
      },
      { indicator: 'ks2-rwm-disadvantaged', period: '2018', value: null, text: 'SUPP', cohort: 3 },
      { indicator: 'ks2-rwm-gap', period: '2018', value: null, text: 'SUPP', cohort: 3 },
    ]);
  });
  it('that ends before the results is taken without any, and says so', () => {
    const { values, leftOut } = row('1,936,2014,139557,Lime Tree,0');
    expect(values).toEqual([]);
    expect(leftOut).toMatchObject([{ column: null, reason: expect.stringContaining('ends before') }]);
  });
  it('whose last blank cells are cut off is read', () => {
    expect(row('1,936,2004,145543,Elm,27,3,78%,11%').values).toHaveLength(2);
  });
  it('with cells missing in the middle, or too many, is not taken: figures may stand under other names', () => {
    expect(readKs2Row('1,936,2004,145543,Elm,27,78%,11%,1.7,SUPP'.split(','), layoutOf(), ALL)).toMatchObject(
      {
        kind: 'rejected',
        problem: { reason: expect.stringContaining('shifted') },
      },
    );
    expect(readKs2Row(`${SCHOOL},x`.split(','), layoutOf(), ALL)).toMatchObject({ kind: 'rejected' });
  });
  it('loses only the value that cannot be read', () => {
    const { values, leftOut } = row(SCHOOL.replace('78%', 'many'));
    expect(values[0]).toMatchObject({ indicator: 'ks2-rwm-expected', period: '2017' });
    expect(leftOut).toMatchObject([{ column: 'PTRWM_EXP', value: 'many' }]);
  });
  it('without a URN is known by authority and number; without either it is not taken', () => {
    expect(row('1,936,2004, ,Elm,27,3,78%').school).toEqual({ urn: null, laCode: '936', number: 2004 });
    expect(readKs2Row('1,936, , ,Elm,27,3,78%'.split(','), layoutOf(), ALL)).toMatchObject({
      kind: 'rejected',
      problem: { column: 'URN' },
    });
  });
  it('of another authority is passed over, and of an unknown kind is not taken', () => {
    expect(readKs2Row(SCHOOL.split(','), layoutOf(), new Set(['335'])).kind).toBe('other-authority');
    expect(readKs2Row(SCHOOL.replace('1,', '7,').split(','), layoutOf(), ALL)).toMatchObject({
      kind: 'rejected',
      problem: { column: 'RECTYPE', value: '7' },
    });
  });
});

describe('totals', () => {
  const of = (cells: string) =>
    row(cells).comparators.map(({ area, indicator, value }) => [area, indicator, value]);
  it('of the authority are its own figures, the gap among them', () => {
    expect(of('3,936, , ,Surrey,12400,2066,70%,14%,0.3,46%,75%,-25')).toEqual([
      ['936', 'ks2-rwm-expected', 70],
      ['936', 'ks2-rwm-higher', 14],
      ['936', 'ks2-reading-progress', 0.3],
      ['936', 'ks2-rwm-disadvantaged', 46],
      ['936', 'ks2-rwm-gap', -25],
    ]);
  });
  it('of England have the gap worked out, where the tables print 0, and no progress, where they print nothing', () => {
    expect(of('5, , , , ,644967,197488,65%,11%, ,51%,71%,0')).toEqual([
      ['england', 'ks2-rwm-expected', 65],
      ['england', 'ks2-rwm-higher', 11],
      ['england', 'ks2-rwm-disadvantaged', 51],
      ['england', 'ks2-rwm-gap', -20],
    ]);
  });
  it('with independent schools count only where there is no other', () => {
    expect(row('4, , , , ,649249,198025,65%,11%').comparators.every((one) => one.repeated)).toBe(true);
  });
});

it('never throws, whatever stands in the file', () => {
  const cell = fc.oneof(
    fc.constantFrom('1', '2', '3', '4', '5', '936', '145543', '78%', 'SUPP', '-1.2', ' ', 'NULL', '2018'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 20 }), fc.array(cell, { maxLength: 20 }), (heading, cells) => {
      readKs2Headings(heading, { asked: null, fileName: heading[0] ?? '' });
      const read = readKs2Row(cells, layoutOf(), ALL);
      if (read.kind === 'figures') {
        for (const { value, text } of read.row.values)
          expect((value === null) !== (text === null)).toBe(true);
      }
    }),
  );
});
