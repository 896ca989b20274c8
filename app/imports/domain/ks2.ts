import { parseUrn } from '~/kernel/urn';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type FigureRow, type FigureValue, type FigureVerdict, rejected, type SchoolKey } from './figures';
import { type NamedColumns, namedColumns } from './named-columns';
import type { Problem } from './row';
import { separatorHint } from './separators';
import { readLaCode, readWhole } from './values';

/** How a measure's cells are written. */
type Form = 'per-cent' | 'score' | 'points';

/** Measures that are read, by the names of the performance tables, with the pupils behind each. */
const MEASURES: readonly { column: string; indicator: string; form: Form; cohort: string }[] = [
  { column: 'PTRWM_EXP', indicator: 'ks2-rwm-expected', form: 'per-cent', cohort: 'TELIG' },
  { column: 'PTRWM_HIGH', indicator: 'ks2-rwm-higher', form: 'per-cent', cohort: 'TELIG' },
  { column: 'READPROG', indicator: 'ks2-reading-progress', form: 'score', cohort: 'TELIG' },
  { column: 'WRITPROG', indicator: 'ks2-writing-progress', form: 'score', cohort: 'TELIG' },
  { column: 'MATPROG', indicator: 'ks2-maths-progress', form: 'score', cohort: 'TELIG' },
  {
    column: 'PTRWM_EXP_FSM6CLA1A',
    indicator: 'ks2-rwm-disadvantaged',
    form: 'per-cent',
    cohort: 'TFSM6CLA1A',
  },
  { column: 'DIFFN_RWM_EXP', indicator: 'ks2-rwm-gap', form: 'points', cohort: 'TFSM6CLA1A' },
];

const GAP = 'ks2-rwm-gap';
/** Other pupils' figure, from which England's own gap is worked out: the tables print 0 there. */
const OTHERS = 'PTRWM_EXP_NotFSM6CLA1A';

const EXPLORE =
  'It looks like data of “Explore education statistics”, which has a row for each measure. Download the key stage 2 file of “Compare school and college performance” instead.';

/** A key stage 2 file's columns and the year its figures are for. */
export type Ks2Layout = {
  columns: NamedColumns;
  period: string;
  source: string;
  /** Whether rows say which authority they are of. */
  saysAuthority: boolean;
};

/** Names that the column of authorities' codes has had. */
const AUTHORITY = ['LEA', 'LA', 'LA (code)', 'LA code'] as const;

/**
 * Finds the columns of a key stage 2 performance tables file and the year it is for.
 * @param year the academic year as asked for, or null to tell it from the file
 */
export function readKs2Headings(
  headings: readonly string[],
  year: { asked: string | null; fileName: string },
): Verdict<Ks2Layout> {
  const columns = namedColumns(headings);
  const placed =
    columns.has('RECTYPE') && (columns.has('URN') || (columns.has(...AUTHORITY) && columns.has('ESTAB')));
  if (!placed || !MEASURES.some(({ column }) => columns.has(column))) {
    const why =
      separatorHint(headings) ??
      (columns.has('time_period', 'geographic_level')
        ? EXPLORE
        : placed
          ? 'It has none of the measures used since 2016, such as “PTRWM_EXP”; earlier ones cannot be compared with them.'
          : 'It needs the columns “RECTYPE”, “URN” and a measure such as “PTRWM_EXP”.');
    return no(
      'import.not-ks2',
      `This is not a key stage 2 performance tables file. ${why} Nothing has been changed.`,
    );
  }
  const period = year.asked ?? periodFromColumns(columns, periodFromName(year.fileName));
  if (period === null) {
    return no(
      'import.no-year',
      'The file does not say which academic year it is for. Give the year the academic year starts, such as 2018 for 2018 to 2019. Nothing has been changed.',
      { field: 'year' },
    );
  }
  const source = `Key stage 2 performance tables, ${period} to ${Number(period) + 1}`;
  return yes({ columns, period, source, saysAuthority: columns.has(...AUTHORITY) });
}

/**
 * The academic year somebody typed, by the year it starts: "2018", "2018-19", "2018/2019", "2018 to 2019".
 * @returns null for anything else
 */
export function readAcademicYear(text: string): string | null {
  const match = /^(20\d{2})(?:\s*(?:-|–|\/|to)\s*(?:20)?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, start = '', end] = match;
  return end === undefined || (Number(start) + 1) % 100 === Number(end) ? start : null;
}

/**
 * The tables repeat earlier years under names that end in the year of the tests: a file with `PTRWM_EXP_18` is for
 * the tests of 2019, so for the academic year that started in 2018.
 */
function periodFromColumns(columns: NamedColumns, named: string | null): string | null {
  const newest = testYears(columns).at(-1);
  if (newest === undefined) return named;
  // There were no tests in 2020 and 2021: after those of 2019 came those of 2022, though a later file may skip more.
  const after = newest === 2019 ? 2021 : newest;
  return named !== null && newest === 2019 && Number(named) >= 2021 ? named : String(after);
}

/** Years of the tests whose results the columns repeat, the earliest first. */
function testYears(columns: NamedColumns): number[] {
  const years = columns.names.flatMap(
    (name) => /^(?:telig|ptrwm_exp|readprog)_(\d{2})$/.exec(name)?.[1] ?? [],
  );
  return [...new Set(years)].map((yy) => 2000 + Number(yy)).sort((a, b) => a - b);
}

/** "england_ks2final_2018-2019.csv" and "ks2final_2018.csv" are both for 2018 to 2019. */
function periodFromName(name: string): string | null {
  const pair = /(20\d{2})[-_](?:20)?(\d{2})(?!\d)/.exec(name);
  if (pair && (Number(pair[1]) + 1) % 100 === Number(pair[2])) return pair[1] ?? null;
  return /(?<!\d)(20\d{2})(?!\d)/.exec(name)?.[1] ?? null;
}

/** What kinds of row there are: mainstream and special schools, an authority, England with and without independents. */
const SCHOOL_ROWS = new Set(['1', '2']);
const AUTHORITY_ROW = '3';
const ENGLAND_ALL_ROW = '4';
const ENGLAND_STATE_ROW = '5';

/**
 * Reads one row: a school's figures, or a total to compare with.
 * @param wanted codes of the authorities asked for; empty for all
 */
export function readKs2Row(
  cells: readonly string[],
  layout: Ks2Layout,
  wanted: ReadonlySet<string>,
): FigureVerdict {
  const { columns } = layout;
  const text = (name: string) => columns.cell(cells, name) ?? '';
  if (cells.every((cell) => cell.trim() === '') || text('RECTYPE').toLowerCase() === 'rectype') {
    return { kind: 'nothing' };
  }
  const type = text('RECTYPE');
  const laCode = readLaCode(columns.cell(cells, ...AUTHORITY) ?? '');
  const isTotal = [AUTHORITY_ROW, ENGLAND_ALL_ROW, ENGLAND_STATE_ROW].includes(type);
  if (!SCHOOL_ROWS.has(type) && !isTotal) {
    return rejected(
      'RECTYPE',
      type,
      'The kind of row is not one of 1 to 5, so it is not known what the row is about.',
    );
  }
  if (laCode !== null && wanted.size > 0 && !wanted.has(laCode)) return { kind: 'other-authority' };
  if (cells.length > columns.width) {
    return rejected(
      null,
      null,
      `The row has ${cells.length} values for ${columns.width} columns, so it is not clear which is which.`,
    );
  }
  const read = readMeasures(cells, layout);
  const misfit = cells.length < columns.width ? (read.leftOut[0] ?? misplaced(cells, columns)) : null;
  if (misfit !== null) {
    return rejected(
      misfit.column,
      misfit.value,
      `The row has only ${cells.length} values for ${columns.width} columns, and some do not fit theirs: they may have shifted.`,
    );
  }
  const base = { name: text('SCHNAME'), laCode, values: [], comparators: [], inspections: [] };
  if (isTotal) {
    const area = type === AUTHORITY_ROW ? laCode : 'england';
    if (area === null)
      return rejected(
        'LEA',
        columns.cell(cells, ...AUTHORITY),
        'The total does not say which authority it is of.',
      );
    return {
      kind: 'figures',
      row: { ...base, ...totals(area, type, read, cells, layout), leftOut: read.leftOut },
    };
  }
  const school = schoolKey(columns, cells, laCode);
  if (school.urn === null && (school.laCode === null || school.number === null)) {
    return rejected(
      'URN',
      text('URN'),
      'The URN is not a number of 5 to 7 digits, and there is no other number of the school.',
    );
  }
  const leftOut = [...read.leftOut];
  if (!read.reached) {
    leftOut.push({
      column: null,
      value: base.name,
      reason: 'The row ends before its results: none are published for this school.',
    });
  }
  const row: FigureRow = { ...base, school, values: read.values, leftOut };
  return { kind: 'figures', row };
}

/**
 * A value of a short row that cannot be its column's: pupils that are no whole number, or a share without its sign
 * where others have it. Null for a row that is only cut off at its end.
 */
function misplaced(
  cells: readonly string[],
  columns: NamedColumns,
): Pick<Problem, 'column' | 'value'> | null {
  for (const column of new Set(MEASURES.map(({ cohort }) => cohort))) {
    const value = columns.cell(cells, column) ?? '';
    const isCode = CODES[value.toUpperCase()] !== undefined;
    if (!isCode && !readWhole(value, { from: 0, to: 9_999_999 }).ok) return { column, value };
  }
  const shares = MEASURES.filter(({ form }) => form === 'per-cent')
    .map(({ column }) => ({ column, value: columns.cell(cells, column) ?? '' }))
    .filter(({ value }) => /\d/.test(value));
  const signed = shares.filter(({ value }) => value.endsWith('%'));
  if (signed.length === 0 || signed.length === shares.length) return null;
  return shares.find(({ value }) => !value.endsWith('%')) ?? null;
}

function schoolKey(columns: NamedColumns, cells: readonly string[], laCode: string | null): SchoolKey {
  const number = readWhole(columns.cell(cells, 'ESTAB') ?? '', { from: 1, to: 9999 });
  return {
    urn: parseUrn(columns.cell(cells, 'URN') ?? ''),
    laCode,
    number: number.ok ? number.value : null,
  };
}

type Measured = { values: FigureValue[]; leftOut: Problem[]; reached: boolean };

function readMeasures(cells: readonly string[], { columns, period }: Ks2Layout): Measured {
  const found: Measured = { values: [], leftOut: [], reached: false };
  const years = testYears(columns).filter((tests) => tests <= Number(period));
  for (const { column, indicator, form, cohort } of MEASURES) {
    take(column, indicator, form, cohort, period, false);
    for (const tests of years) {
      const yy = String(tests % 100).padStart(2, '0');
      take(
        `${column}_${yy}`,
        indicator,
        form,
        cohort === 'TELIG' ? `TELIG_${yy}` : null,
        String(tests - 1),
        true,
      );
    }
  }
  return found;

  function take(
    column: string,
    indicator: string,
    form: Form,
    cohort: string | null,
    of: string,
    repeated: boolean,
  ): void {
    const place = columns.place(column);
    if (place === -1 || place >= cells.length) return;
    found.reached = true;
    const cell = columns.cell(cells, column) ?? '';
    const read = readMeasure(cell, form);
    if (read.kind === 'blank') return;
    if (read.kind === 'bad') {
      found.leftOut.push({ column: columns.heading(column), value: cell, reason: read.reason });
      return;
    }
    const pupils =
      cohort === null ? null : readWhole(columns.cell(cells, cohort) ?? '', { from: 0, to: 9_999_999 });
    found.values.push({
      indicator,
      period: of,
      value: read.kind === 'figure' ? read.value : null,
      text: read.kind === 'code' ? read.code : null,
      cohort: pupils?.ok ? pupils.value : null,
      ...(repeated ? { repeated } : {}),
    });
  }
}

/** Codes that stand for a figure, with the letters used for the same since 2024. */
const CODES: Readonly<Record<string, string>> = {
  SUPP: 'SUPP',
  NE: 'NE',
  NP: 'NP',
  LOWCOV: 'LOWCOV',
  NA: 'NA',
  'N/A': 'NA',
  NEW: 'NEW',
  DNS: 'DNS',
  C: 'SUPP',
  Z: 'NA',
  X: 'NP',
};

type MeasureCell =
  | { kind: 'figure'; value: number }
  | { kind: 'code'; code: string }
  | { kind: 'blank' }
  | { kind: 'bad'; reason: string };

/**
 * A cell of a measure: "78%", "-1.3", a code such as SUPP, or nothing.
 * @param form what the column holds: a share of pupils, a score, or a difference in percentage points
 */
export function readMeasure(cell: string, form: Form): MeasureCell {
  const text = cell.trim();
  if (text === '' || text === '.' || text === '-' || text.toUpperCase() === 'NULL') return { kind: 'blank' };
  const code = CODES[text.toUpperCase()];
  if (code !== undefined) return { kind: 'code', code };
  const match = /^([-−+]?)(\d{1,3}(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text);
  if (!match)
    return { kind: 'bad', reason: 'This is neither a figure nor a code of the performance tables.' };
  const [, sign = '', digits = '', percent = ''] = match;
  const value = Number(digits) * (sign === '-' || sign === '−' ? -1 : 1);
  if (form === 'per-cent' && percent === '' && value > 0 && value < 1) {
    return {
      kind: 'bad',
      reason: 'This looks like a part of one. A percentage is expected here, such as 62 or 62%.',
    };
  }
  if (form === 'score' && percent !== '') {
    return { kind: 'bad', reason: 'A score is expected here, not a percentage.' };
  }
  const [least, most] = form === 'per-cent' ? [0, 100] : form === 'points' ? [-100, 100] : [-40, 40];
  if (value < least || value > most)
    return { kind: 'bad', reason: `The figure is not between ${least} and ${most}.` };
  // No "-0": it would differ from 0 when compared.
  return { kind: 'figure', value: value === 0 ? 0 : value };
}

function totals(
  area: string,
  type: string,
  read: Measured,
  cells: readonly string[],
  { columns, period }: Ks2Layout,
): Pick<FigureRow, 'school' | 'comparators'> {
  const england = area === 'england';
  // England with independent schools counts only where the file does not give state-funded schools alone.
  const weaker = type === ENGLAND_ALL_ROW;
  const comparators = read.values.flatMap(({ indicator, period: of, value, repeated }) =>
    value === null || (england && indicator === GAP)
      ? []
      : [{ area, indicator, period: of, value, ...(repeated || weaker ? { repeated: true } : {}) }],
  );
  const others = readMeasure(columns.cell(cells, OTHERS) ?? '', 'per-cent');
  const disadvantaged = comparators.find(
    (one) => one.indicator === 'ks2-rwm-disadvantaged' && one.period === period,
  );
  if (england && others.kind === 'figure' && disadvantaged) {
    const value = Math.round((disadvantaged.value - others.value) * 100) / 100;
    comparators.push({ area, indicator: GAP, period, value, ...(weaker ? { repeated: true } : {}) });
  }
  return { school: null, comparators };
}
