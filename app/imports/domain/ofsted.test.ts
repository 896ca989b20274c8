import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OfstedLayout, readOfstedHeadings, readOfstedRow } from './ofsted';

const NOW_HEADINGS = [
  'Web Link (opens in new window)',
  'URN',
  'LAESTAB',
  'School name',
  'Inspection start date',
  'Safeguarding standards',
  'Inclusion',
  'Curriculum and teaching',
  'Achievement',
  'Early years (where applicable)',
  'Leadership and governance',
  'Latest OEIF overall effectiveness',
  'Latest OEIF quality of education',
  'Latest OEIF effectiveness of leadership and management',
  'Inspection start date of latest OEIF graded inspection',
];
/** As in the releases of 2012 to 2015. */
const OLDEST = [
  'URN,LAESTAB number,School name,Inspection date,Overall effectiveness: how good is the school',
  'Achievement of pupils,Quality of teaching,Behaviour and safety of pupils,Leadership and management',
]
  .join(',')
  .split(',');
const OLD_HEADINGS = [
  'URN',
  'LAESTAB',
  'School name',
  'Inspection number',
  'Inspection type',
  'Inspection start date',
  'Publication date',
  'Overall effectiveness',
  'Category of concern',
  'Quality of education',
  'Effectiveness of leadership and management',
  'Safeguarding is effective?',
  'Early years provision (where applicable)',
  'Previous full inspection number',
  'Previous inspection start date',
  'Previous full inspection overall effectiveness',
  'Latest section 8 inspection number since last full inspection',
  'Date of latest section 8 inspection',
  'Section 8 inspection overall outcome',
];

function layoutOf(headings: readonly string[]): OfstedLayout {
  const read = readOfstedHeadings(headings);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}
const ALL = new Set<string>();
const take = (headings: readonly string[], cells: readonly string[], wanted = ALL) => {
  const read = readOfstedRow(cells, layoutOf(headings), wanted);
  if (read.kind !== 'figures') throw new Error(`the row was ${read.kind}`);
  return read.row;
};
const school = ['https://example.org', '104157', '3352024', 'Leamore Primary School'];
const noCard = ['NULL', 'NULL', 'NULL', 'NULL', 'NULL', 'NULL', 'NULL'];
const valuesOf = (row: { values: { indicator: string; period: string; text: string | null }[] }) =>
  row.values.map(({ indicator, period, text }) => [indicator, period, text]);

describe('a file with report cards', () => {
  const card = [
    '02/12/2025',
    'Met',
    'Expected standard',
    'Strong standard',
    'Needs attention',
    'NULL',
    'Expected standard',
  ];
  const graded = ['2', '2', '1', '15/06/2021'];

  it('gives the report card and the older graded inspection side by side', () => {
    const row = take(NOW_HEADINGS, [...school, ...card, ...graded]);
    expect(row.school).toEqual({ urn: 104157, laCode: '335', number: 2024 });
    expect(row.inspections).toMatchObject([
      { form: 'report-card', startedOn: '2025-12-02', overall: null, number: null },
      { form: 'graded', startedOn: '2021-06-15', overall: 2 },
    ]);
    expect(row.inspections[0]?.judgements).toEqual({
      Safeguarding: 'Met',
      Inclusion: 'Expected standard',
      'Curriculum and teaching': 'Strong standard',
      Achievement: 'Needs attention',
      'Leadership and governance': 'Expected standard',
    });
    expect(valuesOf(row)).toEqual([
      ['inspection-report-card', '2025-12-02', 'needs-attention'],
      ['inspection-leadership', '2025-12-02', 'expected-standard'],
      ['inspection-safeguarding', '2025-12-02', 'met'],
      ['inspection-overall', '2021-06-15', 'good'],
      ['inspection-leadership', '2021-06-15', 'outstanding'],
    ]);
  });
  it('takes "Not judged" as said, never as a grade', () => {
    const row = take(NOW_HEADINGS, [...school, ...noCard, 'Not judged', '2', '2', '01/04/2025']);
    expect(row.inspections).toMatchObject([
      { overall: null, judgements: { 'Overall effectiveness': 'Not judged' } },
    ]);
    expect(valuesOf(row)[0]).toEqual(['inspection-overall', '2025-04-01', 'not-judged']);
  });
  it('takes the word NULL for nothing', () => {
    const row = take(NOW_HEADINGS, [...school, ...noCard, 'NULL', 'NULL', 'NULL', 'NULL']);
    expect(row).toMatchObject({ inspections: [], values: [], leftOut: [] });
  });
  it('leaves an inspection out that has no date, or one that cannot be, and says why', () => {
    const none = take(NOW_HEADINGS, [...school, ...noCard, '2', '2', '2', 'NULL']);
    expect(none.inspections).toEqual([]);
    expect(none.leftOut).toMatchObject([
      { column: 'Inspection start date of latest OEIF graded inspection' },
    ]);
    const bad = take(NOW_HEADINGS, [...school, ...noCard, '2', '2', '2', '31/02/2021']);
    expect(bad.leftOut).toMatchObject([{ value: '31/02/2021' }]);
  });
  it('leaves a grade out that is none', () => {
    const row = take(NOW_HEADINGS, [...school, ...noCard, '7', '2', '2', '01/04/2025']);
    expect(row.leftOut).toMatchObject([{ column: 'Latest OEIF overall effectiveness', value: '7' }]);
    expect(row.inspections).toMatchObject([{ overall: null }]);
    expect(valuesOf(row).map(([indicator]) => indicator)).toEqual(['inspection-leadership']);
  });
});

describe('a file of earlier years', () => {
  const cells = [
    ...['100001', '901/2001', 'Elm', '10054321', 'S5 Inspection', '12/03/2019', '10/04/2019', '3', 'NULL'],
    ...['3', '2', 'Yes', '9', '446123', '04/02/2015', '2', '10099999', '08/11/2022', 'School remains Good'],
  ];
  it('gives the latest inspection, the one before and the ungraded one', () => {
    const row = take(OLD_HEADINGS, cells);
    expect(row.school).toEqual({ urn: 100001, laCode: '901', number: 2001 });
    expect(row.inspections).toMatchObject([
      {
        number: '10054321',
        kind: 'S5 Inspection',
        form: 'graded',
        startedOn: '2019-03-12',
        publishedOn: '2019-04-10',
        overall: 3,
        category: null,
        judgements: { 'Early years': 'Not applicable', Safeguarding: 'Yes' },
      },
      { number: '446123', form: 'graded', startedOn: '2015-02-04', overall: 2 },
      { form: 'ungraded', startedOn: '2022-11-08', judgements: { Outcome: 'School remains Good' } },
    ]);
    expect(valuesOf(row)).toEqual([
      ['inspection-overall', '2019-03-12', 'requires-improvement'],
      ['inspection-leadership', '2019-03-12', 'good'],
      ['inspection-safeguarding', '2019-03-12', 'met'],
      ['inspection-overall', '2015-02-04', 'good'],
    ]);
  });
  it('takes only the authorities asked for', () => {
    expect(readOfstedRow(cells, layoutOf(OLD_HEADINGS), new Set(['335'])).kind).toBe('other-authority');
    expect(readOfstedRow(cells, layoutOf(OLD_HEADINGS), new Set(['901'])).kind).toBe('figures');
  });
  it('does not take a row that is wider than its heading, or has no URN', () => {
    expect(readOfstedRow([...cells, 'x'], layoutOf(OLD_HEADINGS), ALL).kind).toBe('rejected');
    expect(readOfstedRow(['none', '', 'Elm'], layoutOf(OLD_HEADINGS), ALL)).toMatchObject({
      kind: 'rejected',
      problem: { column: 'URN', value: 'none' },
    });
  });
});

it('finds columns whatever their case, spaces and order, and refuses a file without them', () => {
  expect(readOfstedHeadings(['OVERALL  EFFECTIVENESS', ' urn '])).toMatchObject({
    ok: true,
    value: { reportCards: false },
  });
  expect(readOfstedHeadings(['URN', 'EstablishmentName'])).toMatchObject({
    ok: false,
    code: 'import.not-ofsted',
  });
});

it('reads the headings of the oldest releases', () => {
  const layout = readOfstedHeadings(OLDEST);
  if (!layout.ok) throw new Error(layout.message);
  const read = readOfstedRow(
    '100001,901/2001,Elm,12 March 2013,2,2,3,1,2'.split(','),
    layout.value,
    new Set(['901']),
  );
  expect(read).toMatchObject({
    kind: 'figures',
    row: {
      school: { urn: 100001, laCode: '901', number: 2001 },
      inspections: [
        {
          form: 'graded',
          startedOn: '2013-03-12',
          overall: 2,
          judgements: { 'Quality of teaching': expect.any(String) },
        },
      ],
    },
  });
});

it('says of columns parted by semicolons what to do', () => {
  expect(readOfstedHeadings([NOW_HEADINGS.join(';')])).toMatchObject({
    ok: false,
    message: expect.stringContaining('semicolons'),
  });
});

it('never throws, whatever stands in the file', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '104157',
      '3352024',
      'NULL',
      '2',
      'Not judged',
      'Met',
      '02/12/2025',
      'Strong standard',
      '',
    ),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
      readOfstedHeadings(cells);
      for (const headings of [NOW_HEADINGS, OLD_HEADINGS]) {
        const read = readOfstedRow(cells, layoutOf(headings), ALL);
        if (read.kind === 'figures') {
          for (const one of read.row.inspections) expect(one.startedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        }
      }
    }),
  );
});
