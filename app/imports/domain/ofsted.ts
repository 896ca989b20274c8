import { parseUrn } from '~/kernel/urn';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type FigureRow, type FigureVerdict, type InspectionFacts, rejected } from './figures';
import { type NamedColumns, namedColumns } from './named-columns';
import {
  GRADED_AREAS,
  type GradedAreas,
  gradeWords,
  isNothing,
  REPORT_CARD_AREAS,
  readOverall,
} from './ofsted-grades';
import { inspectionValues } from './ofsted-values';
import type { Problem } from './row';
import { separatorHint } from './separators';
import { readDate, readLaCode, readWhole } from './values';

/** A file of the inspectorate's management information. */
export type OfstedLayout = {
  columns: NamedColumns;
  /** Whether the plain columns ("Inspection start date") are those of a report card, as since November 2025. */
  reportCards: boolean;
  /** Whether rows say which authority they are of. */
  saysAuthority: boolean;
  source: string;
};

const OVERALL = 'Overall effectiveness';
/** As the releases of before 2016 named it. */
const OVERALL_BEFORE = 'Overall effectiveness: how good is the school';
/** Names that the column of an authority's code with a school's number there has had. */
const NUMBER = ['LAESTAB', 'LAESTAB number', 'LA ESTAB', 'LA/ESTAB', 'DfE number'] as const;
const LATEST_OVERALL = 'Latest OEIF overall effectiveness';

/** Finds the columns of a file of inspection outcomes; names differ from year to year and are taken by any of theirs. */
export function readOfstedHeadings(headings: readonly string[]): Verdict<OfstedLayout> {
  const columns = namedColumns(headings);
  const reportCards = columns.has('Inclusion') && columns.has('Curriculum and teaching', 'Achievement');
  if (columns.has('URN') && (reportCards || columns.has(LATEST_OVERALL, OVERALL, OVERALL_BEFORE))) {
    const source = 'Ofsted management information';
    return yes({ columns, reportCards, source, saysAuthority: columns.has(...NUMBER) });
  }
  return no(
    'import.not-ofsted',
    `This is not a file of Ofsted’s management information. ${separatorHint(headings) ?? 'It needs the column “URN”, and either “Overall effectiveness” or the areas of report cards.'} Nothing has been changed.`,
  );
}

/** Whether a row is the heading, so that titles above it can be passed over. */
export function isOfstedHeading(cells: readonly string[]): boolean {
  return readOfstedHeadings(cells).ok;
}

/** Names of one kind of inspection's columns: the first that the file has is read. */
type Names = {
  form: InspectionFacts['form'];
  number: string[];
  kind: string[];
  started: string[];
  published: string[];
  overall: string[];
  category: string[];
  areas: GradedAreas;
};

const REPORT_CARD: Names = {
  form: 'report-card',
  number: ['Inspection number of latest full inspection', 'Inspection number'],
  kind: ['Inspection type', 'Inspection type grouping'],
  started: ['Inspection start date'],
  published: ['Publication date'],
  overall: [],
  category: ['Category of concern'],
  areas: REPORT_CARD_AREAS,
};

/** Graded inspections under the framework of 2019 to 2025, beside report cards. */
const LATEST_GRADED: Names = {
  form: 'graded',
  number: ['Inspection number of latest OEIF graded inspection', 'Latest OEIF graded inspection number'],
  kind: ['Inspection type of latest OEIF graded inspection'],
  started: [
    'Inspection start date of latest OEIF graded inspection',
    'Inspection start date of latest OEIF standard inspection',
  ],
  published: [
    'Publication date of latest OEIF graded inspection',
    'Publication date of latest OEIF standard inspection',
  ],
  overall: [LATEST_OVERALL],
  category: ['Latest OEIF category of concern', 'Category of concern of latest OEIF graded inspection'],
  areas: GRADED_AREAS.map(({ key, names }) => ({ key, names: names.map((name) => `Latest OEIF ${name}`) })),
};

/** The same where there were no report cards yet: plain names. */
const PLAIN_GRADED: Names = {
  form: 'graded',
  number: [
    'Inspection number of latest full inspection',
    'Inspection number of latest graded inspection',
    'Inspection number',
  ],
  kind: ['Inspection type', 'Inspection type grouping'],
  started: ['Inspection start date', 'First day of inspection', 'Inspection date'],
  published: ['Publication date'],
  overall: [OVERALL, OVERALL_BEFORE],
  category: ['Category of concern'],
  areas: GRADED_AREAS,
};

const PREVIOUS_GRADED: Names = {
  form: 'graded',
  number: [
    'Previous graded inspection number',
    'Previous full inspection number',
    'Previous inspection number',
  ],
  kind: [],
  started: [
    'Previous graded inspection start date',
    'Previous full inspection start date',
    'Previous inspection start date',
  ],
  published: ['Previous graded inspection publication date', 'Previous publication date'],
  overall: [
    'Previous graded inspection overall effectiveness',
    'Previous full inspection overall effectiveness',
    'Previous overall effectiveness',
  ],
  category: [
    'Previous graded inspection category of concern',
    'Previous full inspection category of concern',
    'Previous category of concern',
  ],
  areas: [],
};

const UNGRADED: Names = {
  form: 'ungraded',
  number: [
    'Latest ungraded inspection number',
    'Latest ungraded inspection number since last graded inspection',
    'Latest section 8 inspection number since last full inspection',
  ],
  kind: ['Ungraded inspection type'],
  started: ['Date of latest ungraded inspection', 'Date of latest section 8 inspection'],
  published: ['Ungraded inspection publication date', 'Section 8 inspection publication date'],
  overall: [],
  category: [],
  areas: [
    {
      key: 'Outcome',
      names: ['Ungraded inspection overall outcome', 'Section 8 inspection overall outcome'],
    },
  ],
};

/**
 * Reads one row: the inspections it tells of and what they say of the school.
 * @param wanted codes of the authorities asked for; empty for all
 */
export function readOfstedRow(
  cells: readonly string[],
  layout: OfstedLayout,
  wanted: ReadonlySet<string>,
): FigureVerdict {
  const { columns, reportCards } = layout;
  const text = (...names: string[]) => columns.cell(cells, ...names) ?? '';
  if (cells.every((cell) => cell.trim() === '') || text('URN').toLowerCase() === 'urn')
    return { kind: 'nothing' };
  const { laCode, number } = readNumber(text(...NUMBER));
  if (wanted.size > 0 && (laCode === null || !wanted.has(laCode))) return { kind: 'other-authority' };
  const urn = parseUrn(text('URN'));
  if (urn === null && number === null) {
    return rejected('URN', text('URN'), 'The URN is not a number of 5 to 7 digits.');
  }
  if (cells.length > columns.width) {
    return rejected(
      null,
      null,
      `The row has ${cells.length} values for ${columns.width} columns, so it is not clear which is which.`,
    );
  }
  const leftOut: Problem[] = [];
  const kinds = [
    ...(reportCards ? [REPORT_CARD] : []),
    LATEST_GRADED,
    ...(reportCards ? [] : [PLAIN_GRADED]),
  ];
  const inspections: InspectionFacts[] = [];
  for (const names of [...kinds, PREVIOUS_GRADED, UNGRADED]) {
    const found = readInspection(cells, columns, names, leftOut);
    if (found && !inspections.some((one) => sameInspection(one, found))) inspections.push(found);
  }
  const row: FigureRow = {
    school: { urn, laCode, number },
    name: text('School name', 'Provider name'),
    laCode,
    values: inspectionValues(inspections),
    comparators: [],
    inspections,
    leftOut,
  };
  return { kind: 'figures', row };
}

/** An LAESTAB of seven digits, "3352001", also written "335/2001", as authority and number. */
function readNumber(text: string): { laCode: string | null; number: number | null } {
  const match = /^(\d{3})\D?(\d{4})$/.exec(text);
  const number = readWhole(match?.[2] ?? '', { from: 1, to: 9999 });
  return { laCode: readLaCode(match?.[1] ?? ''), number: number.ok ? number.value : null };
}

function sameInspection(a: InspectionFacts, b: InspectionFacts): boolean {
  return (a.number !== null && a.number === b.number) || (a.form === b.form && a.startedOn === b.startedOn);
}

function readInspection(
  cells: readonly string[],
  columns: NamedColumns,
  names: Names,
  leftOut: Problem[],
): InspectionFacts | null {
  const read = (options: readonly string[]) => columns.cell(cells, ...options) ?? '';
  const judgements: Record<string, string> = {};
  for (const area of names.areas) {
    const cell = read(area.names);
    if (!isNothing(cell)) judgements[area.key] = gradeWords(cell, area.key);
  }
  const overallCell = read(names.overall);
  const overall = readOverall(overallCell);
  if (overall.kind === 'unreadable') {
    leftOut.push({
      column: columns.heading(names.overall.find((name) => columns.has(name)) ?? OVERALL),
      value: overallCell,
      reason: 'This is neither a grade from 1 to 4 nor “Not judged”.',
    });
  }
  if (overall.kind === 'not-judged') judgements['Overall effectiveness'] = 'Not judged';
  const grade = overall.kind === 'grade' ? overall.grade : null;
  if (grade === null && Object.keys(judgements).length === 0) return null;

  const started = readDate(isNothing(read(names.started)) ? '' : read(names.started));
  if (!started.ok || started.value === null) {
    leftOut.push({
      column: columns.heading(names.started.find((name) => columns.has(name)) ?? names.started[0] ?? ''),
      value: read(names.started),
      reason: started.ok
        ? 'The inspection has no date, so it cannot be placed and is left out.'
        : `The date of the inspection ${started.reason}. The inspection is left out.`,
    });
    return null;
  }
  const published = readDate(isNothing(read(names.published)) ? '' : read(names.published));
  const number = read(names.number);
  const kind = read(names.kind);
  const category = read(names.category);
  return {
    number: isNothing(number) ? null : number,
    kind: isNothing(kind) ? KIND_WORDS[names.form] : kind,
    form: names.form,
    startedOn: started.value,
    publishedOn: published.ok ? published.value : null,
    overall: grade,
    category: isNothing(category) ? null : category,
    judgements,
  };
}

const KIND_WORDS: Record<InspectionFacts['form'], string> = {
  graded: 'Graded inspection',
  ungraded: 'Ungraded inspection',
  'report-card': 'Inspection with report card',
  monitoring: 'Monitoring inspection',
};
