import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GIAS_COLUMNS, isHeadingRow, type Layout, readHeadings } from './columns';
import { readRow } from './row';

const HEADINGS = [...Object.values(GIAS_COLUMNS), 'Something new'];
const EVERY = new Set<string>();

function layout(headings: readonly string[] = HEADINGS): Layout {
  const read = readHeadings(headings);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

const WHOLE: Record<string, string> = {
  URN: '104150',
  'LA (code)': '335',
  'LA (name)': 'Walsall',
  EstablishmentNumber: '2010',
  EstablishmentName: 'Elm Street Primary School',
  'TypeOfEstablishment (code)': '01',
  'TypeOfEstablishment (name)': 'Community school',
  'EstablishmentStatus (code)': '1',
  'EstablishmentStatus (name)': 'Open',
  'PhaseOfEducation (name)': 'Primary',
  NumberOfPupils: '210',
  LastChangedDate: '14-11-2023',
  Postcode: 'Ws3 2hr',
  Easting: '399618',
  Northing: '302074',
  'OfstedRating (name)': 'Requires Improvement',
};
const cells = (over: Record<string, string> = {}, headings: readonly string[] = HEADINGS) =>
  headings.map((heading) => over[heading] ?? WHOLE[heading] ?? '');

function school(over: Record<string, string> = {}) {
  const read = readRow(cells(over), layout(), EVERY);
  if (read.kind !== 'school') throw new Error(JSON.stringify(read));
  return read;
}

describe('headings', () => {
  it('are found by name in any order, with marks, spaces and case of their own', () => {
    const shuffled = [...HEADINGS].reverse().map((h) => ` "${h.toUpperCase()}" `);
    expect(readHeadings(shuffled)).toMatchObject({ ok: true });
    expect(readHeadings(['\ufeffURN', ...HEADINGS.slice(1)])).toMatchObject({ ok: true });
  });
  it('of another file are refused, with what is missing and what it looks like', () => {
    expect(readHeadings(['a', 'b'])).toMatchObject({ ok: false, message: expect.stringContaining('“URN”') });
    expect(readHeadings(['URN', 'LinkURN', 'LinkName', 'LinkType'])).toMatchObject({
      message: expect.stringContaining('links file'),
    });
    expect(readHeadings(['URN;LA (code)'])).toMatchObject({ message: expect.stringContaining('commas') });
  });
  it('are known again in the middle of a file', () => {
    expect(isHeadingRow(HEADINGS)).toBe(true);
    expect(isHeadingRow(cells())).toBe(false);
  });
});

describe('readRow', () => {
  it('reads a school', () => {
    const { urn, facts, leftOut } = school();
    expect(urn).toBe(104150);
    expect(facts).toMatchObject({
      laCode: '335',
      name: 'Elm Street Primary School',
      establishmentNumber: 2010,
      typeGroup: 'maintained',
      maintained: true,
      statusGroup: 'open',
      phaseName: 'Primary',
      pupils: 210,
      postcode: 'WS3 2HR',
      easting: 399618,
      ofstedRating: 'Requires improvement',
      lastChanged: '2023-11-14',
    });
    expect(leftOut).toEqual([]);
  });

  it('counts "Open, but proposed to close" as open and takes the status by name alone', () => {
    expect(school({ 'EstablishmentStatus (code)': '3' }).facts.statusGroup).toBe('open');
    const byName = {
      'EstablishmentStatus (code)': '',
      'EstablishmentStatus (name)': 'Open, but proposed to close',
    };
    expect(school(byName).facts).toMatchObject({ statusCode: '3', statusGroup: 'open' });
    expect(school({ 'EstablishmentStatus (code)': '2' }).facts.statusGroup).toBe('closed');
    expect(school({ 'EstablishmentStatus (code)': '4' }).facts.statusGroup).toBe('proposed');
  });

  it.each([
    ['07', 'Special'],
    ['14', 'Alternative provision'],
    ['11', 'Independent'],
    ['18', '16 plus'],
    ['27', 'Not applicable'],
  ])('gives a phase to type %s, for which the register has none', (type, phase) => {
    const read = school({ 'PhaseOfEducation (name)': 'Not applicable', 'TypeOfEstablishment (code)': type });
    expect(read.facts.phaseName).toBe(phase);
  });

  it('puts back what a spreadsheet took', () => {
    const read = school({ 'LA (code)': '0', 'TypeOfEstablishment (code)': '2', LastChangedDate: '9/2/2024' });
    expect(read.facts).toMatchObject({ laCode: '000', typeCode: '02', lastChanged: '2024-02-09' });
  });

  it('reads a grid reference of 0 or of one figure as none', () => {
    expect(school({ Easting: '0', Northing: '0' }).facts).toMatchObject({ easting: null, northing: null });
    expect(school({ Easting: '' }).facts).toMatchObject({ easting: null, northing: null });
  });

  it('takes a row without a value it cannot read, and says which and why', () => {
    const { facts, leftOut } = school({ CloseDate: '31-02-2020', Easting: '4E+05' });
    expect(facts.closeDate).toBeUndefined();
    expect(facts.easting).toBeUndefined();
    expect(leftOut.map((p) => p.column)).toEqual(['CloseDate', 'Easting']);
    expect(leftOut[0]?.reason).toContain('date');
  });

  it('keeps a lost character and mentions it', () => {
    const { facts, leftOut } = school({ EstablishmentName: 'St Paul\ufffds' });
    expect(facts.name).toBe('St Paul\ufffds');
    expect(leftOut[0]?.reason).toContain('lost');
  });

  it.each([
    ['URN', 'ten'],
    ['LA (code)', 'Walsall'],
    ['EstablishmentName', '\u00a0'],
    ['EstablishmentStatus (code)', '9'],
    ['TypeOfEstablishment (code)', 'abc'],
  ])('turns away a row whose %s cannot be read, naming the column', (column, value) => {
    const read = readRow(cells({ [column]: value }), layout(), EVERY);
    expect(read).toMatchObject({ kind: 'rejected', problem: { column } });
  });

  it('passes over other authorities before anything else', () => {
    expect(readRow(cells({ URN: 'ten' }), layout(), new Set(['857'])).kind).toBe('other-authority');
    expect(readRow(cells(), layout(), new Set(['335'])).kind).toBe('school');
  });

  it('leaves alone what the file has no column for', () => {
    const fewer = HEADINGS.filter((h) => h !== 'OfstedRating (name)' && h !== 'Postcode');
    const read = readRow(cells({}, fewer), layout(fewer), EVERY);
    expect(read).toMatchObject({ kind: 'school' });
    if (read.kind === 'school') {
      expect(read.facts.ofstedRating).toBeUndefined();
      expect(read.facts.postcode).toBeUndefined();
    }
  });
});

describe('rows of another width', () => {
  it('are read where only the end is missing, and what is missing stays as held', () => {
    const at = HEADINGS.indexOf('Easting');
    const read = readRow(cells().slice(0, at), layout(), EVERY);
    expect(read).toMatchObject({ kind: 'school', urn: 104150 });
    if (read.kind === 'school') expect(read.facts.ofstedRating).toBeUndefined();
  });
  it('are read where blank cells follow the end', () => {
    expect(readRow([...cells(), '', ''], layout(), EVERY).kind).toBe('school');
  });
  it('are turned away where another school stands on the same line, instead of leaving that one out', () => {
    const joined = [...cells().slice(0, -1), `${cells().at(-1)}${cells()[0]}`, ...cells().slice(1)];
    const read = readRow(joined, layout(), EVERY);
    expect(read).toMatchObject({
      kind: 'rejected',
      urn: 104150,
      problem: { reason: expect.stringContaining('more than one school') },
    });
  });
  it('are turned away where a stray comma has shifted the values', () => {
    const split = cells();
    split.splice(HEADINGS.indexOf('EstablishmentName'), 1, 'Elm Street', ' Primary');
    const read = readRow(split, layout(), EVERY);
    expect(read).toMatchObject({
      kind: 'rejected',
      urn: 104150,
      problem: { reason: expect.stringContaining('heading') },
    });
  });
});

it('never throws and never takes a school without a URN, whatever the cells hold', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('1', '335', '104150', '', '31-08-2025'),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: HEADINGS.length + 3 }), (row) => {
      const read = readRow(row, layout(), EVERY);
      if (read.kind === 'school') expect(read.urn).toBeGreaterThan(0);
      else expect(read.kind).toBe('rejected');
    }),
  );
});
