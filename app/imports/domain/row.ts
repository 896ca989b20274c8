import { parseUrn } from '~/kernel/urn';
import {
  FACT_NAMES,
  isMaintained,
  phaseOf,
  ratingOf,
  type SchoolFacts,
  type StatusGroup,
  typeGroupOf,
} from '~/schools/domain';
import { GIAS_COLUMNS, type GiasColumn, type Layout } from './columns';
import { isTwoRows, layoutFor } from './layouts';
import { cleanText, LOST_CHARACTER, textOrNull } from './text';
import {
  type CellValue,
  readCount,
  readDate,
  readLaCode,
  readPercent,
  readPostcode,
  readTypeCode,
  readWhole,
} from './values';

/** Something in a row that could not be taken: which column, what stood there, why, in plain words. */
export type Problem = { column: string | null; value: string | null; reason: string };

/**
 * What a row says of a school. A fact that is `undefined` was not in the file (no such column, or the row ends
 * before it) or could not be read, and leaves what is held alone; `null` says that there is none.
 */
export type RowFacts = Partial<SchoolFacts> &
  Pick<SchoolFacts, 'laCode' | 'name' | 'typeCode' | 'statusCode' | 'statusGroup'>;

export type RowVerdict =
  | { kind: 'school'; urn: number; facts: RowFacts; leftOut: Problem[] }
  | { kind: 'rejected'; urn: number | null; problem: Problem }
  | { kind: 'other-authority' };

const UNREAD: Partial<SchoolFacts> = Object.fromEntries(FACT_NAMES.map((name) => [name, undefined]));

const SHOWN = 80;
const shown = (value: string) => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);

/**
 * Reads one record.
 * @param cells the record's cells, as decoded
 * @param heading the layout of the file's heading
 * @param authorities three-digit codes to read; empty for every authority
 */
export function readRow(
  cells: readonly string[],
  heading: Layout,
  authorities: ReadonlySet<string>,
): RowVerdict {
  const layout = layoutFor(cells, heading);
  if (layout === null) return shifted(cells, heading, authorities);

  const cell = (key: GiasColumn): string | undefined => {
    const index = layout.at[key];
    return index === undefined ? undefined : cells[index];
  };
  const text = (key: GiasColumn) => cleanText(cell(key) ?? '');

  const laCode = readLaCode(text('laCode'));
  if (authorities.size > 0 && laCode !== null && !authorities.has(laCode)) return { kind: 'other-authority' };

  const urn = parseUrn(text('urn').replace(/\.0+$/, ''));
  const reject = (key: GiasColumn, reason: string): RowVerdict => ({
    kind: 'rejected',
    urn,
    problem: { column: GIAS_COLUMNS[key], value: shown(text(key)), reason },
  });
  if (urn === null)
    return reject('urn', 'The URN is not a number of 5 to 7 digits, so the school cannot be identified.');
  if (laCode === null) return reject('laCode', 'The local authority code is not a number of up to 3 digits.');
  const name = text('name');
  if (name === '') return reject('name', 'The school has no name.');
  const status = statusOf(text('statusCode'), text('statusName'));
  if (status === null) {
    return reject(
      layout.at.statusCode === undefined ? 'statusName' : 'statusCode',
      'The status is not one of 1 Open, 2 Closed, 3 Open, but proposed to close, 4 Proposed to open.',
    );
  }
  const type = typeOf(text('typeCode'), text('typeName'));
  if (type === null)
    return reject('typeCode', 'The type of establishment is missing or is not a code of 2 digits.');

  const group = typeGroupOf(type.code, text('typeGroup'));
  const facts: RowFacts = {
    // All the keys at once, still unread: an object that grows key by key is several times slower to make and copy.
    ...UNREAD,
    laCode,
    name,
    typeCode: type.code,
    typeGroup: group,
    maintained: isMaintained(group),
    ...status,
  };
  if (type.name !== '') facts.typeName = type.name;
  if (cell('laName') !== undefined) facts.laName = text('laName');
  if (cell('phaseName') !== undefined) facts.phaseName = phaseOf(text('phaseName'), type.code);
  if (cell('ofstedRating') !== undefined) facts.ofstedRating = ratingOf(text('ofstedRating'));

  const leftOut: Problem[] = [];
  readTexts(cell, facts);
  readFigures(cell, facts, leftOut);
  readPlace(cell, facts, leftOut);
  noteLostCharacters(facts, leftOut);
  return { kind: 'school', urn, facts, leftOut };
}

type Cell = (key: GiasColumn) => string | undefined;

const TEXTS = [
  'closeReason',
  'gender',
  'religiousCharacter',
  'diocese',
  'trustUid',
  'trustName',
  'sponsorName',
  'street',
  'town',
  'county',
  'website',
  'telephone',
  'ward',
  'district',
  'urbanRural',
  'region',
  'gssLaCode',
  'ukprn',
] as const satisfies readonly (GiasColumn & keyof SchoolFacts)[];

function readTexts(cell: Cell, facts: RowFacts): void {
  for (const key of TEXTS) {
    const value = cell(key);
    if (value !== undefined) facts[key] = textOrNull(value);
  }
  const joined = (separator: string, ...keys: GiasColumn[]) => {
    const parts = keys.map(cell);
    if (parts.every((part) => part === undefined)) return undefined;
    return (
      parts
        .map((part) => textOrNull(part ?? ''))
        .filter((part) => part !== null)
        .join(separator) || null
    );
  };
  const set = (key: 'locality' | 'headName' | 'headTitle' | 'postcode', value: string | null | undefined) => {
    if (value !== undefined) facts[key] = value;
  };
  set('locality', joined(', ', 'locality', 'address3'));
  set('headName', joined(' ', 'headTitle', 'headFirstName', 'headLastName'));
  set('headTitle', joined('', 'headJobTitle'));
  const postcode = cell('postcode');
  set('postcode', postcode === undefined ? undefined : readPostcode(postcode));
  // A title alone ("Mrs") is what is left where names were taken out.
  if (facts.headName && textOrNull(cell('headLastName') ?? '') === null) facts.headName = null;
}

type FigureName = 'establishmentNumber' | 'lowAge' | 'highAge' | 'capacity' | 'pupils' | 'fsmPercent';
type DateName = 'openDate' | 'closeDate' | 'ofstedLastInspection' | 'lastChanged';

const FIGURES: Record<FigureName, (cell: string) => CellValue<number>> = {
  establishmentNumber: (c) => readCount(c, { to: 9999 }),
  lowAge: (c) => readWhole(c, { from: 0, to: 99 }),
  highAge: (c) => readWhole(c, { from: 0, to: 99 }),
  capacity: (c) => readCount(c, { to: 99_999 }),
  pupils: (c) => readCount(c, { to: 99_999 }),
  fsmPercent: readPercent,
};
const DATES: readonly DateName[] = ['openDate', 'closeDate', 'ofstedLastInspection', 'lastChanged'];

function take<T>(
  cell: Cell,
  key: GiasColumn,
  read: (cell: string) => CellValue<T>,
  leftOut: Problem[],
): T | null | undefined {
  const given = cell(key);
  if (given === undefined) return undefined;
  const value = read(given);
  if (value.ok) return value.value;
  leftOut.push({
    column: GIAS_COLUMNS[key],
    value: shown(cleanText(given)),
    reason: `This ${value.reason}.`,
  });
  return undefined;
}

function readFigures(cell: Cell, facts: RowFacts, leftOut: Problem[]): void {
  for (const key of Object.keys(FIGURES) as FigureName[]) {
    const value = take(cell, key, FIGURES[key], leftOut);
    if (value !== undefined) facts[key] = value;
  }
  for (const key of DATES) {
    const value = take(cell, key, readDate, leftOut);
    if (value !== undefined) facts[key] = value;
  }
}

/** A grid reference is both figures or none; 0 is the register's "not known". */
function readPlace(cell: Cell, facts: RowFacts, leftOut: Problem[]): void {
  const easting = take(cell, 'easting', (c) => readCount(c, { to: 700_000 }), leftOut);
  const northing = take(cell, 'northing', (c) => readCount(c, { to: 1_300_000 }), leftOut);
  if (easting === undefined || northing === undefined) return;
  const known = easting !== null && northing !== null;
  facts.easting = known ? easting : null;
  facts.northing = known ? northing : null;
}

function noteLostCharacters(facts: RowFacts, leftOut: Problem[]): void {
  for (const key of ['name', ...TEXTS] as const) {
    const value = facts[key];
    if (value?.includes(LOST_CHARACTER)) {
      const reason =
        'A character was lost before the file reached us, and stands as �. The rest of the text was taken.';
      leftOut.push({
        column: key === 'name' ? GIAS_COLUMNS.name : GIAS_COLUMNS[key],
        value: shown(value),
        reason,
      });
    }
  }
}

const STATUSES: Record<string, { statusName: string; statusGroup: StatusGroup }> = {
  '1': { statusName: 'Open', statusGroup: 'open' },
  '2': { statusName: 'Closed', statusGroup: 'closed' },
  '3': { statusName: 'Open, but proposed to close', statusGroup: 'open' },
  '4': { statusName: 'Proposed to open', statusGroup: 'proposed' },
};

/** The status by its code, or by its name where the file has no code. */
function statusOf(code: string, statusName: string) {
  const folded = statusName
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
  const statusCode =
    code !== ''
      ? code
      : Object.keys(STATUSES).find(
          (c) => STATUSES[c]?.statusName.toLowerCase().replaceAll(/[^a-z]+/g, ' ') === folded,
        );
  const known = statusCode === undefined ? undefined : STATUSES[statusCode];
  return known && statusCode !== undefined ? { statusCode, ...known } : null;
}

/** The type by its code; a file with the name alone keeps the name, under no code. */
function typeOf(code: string, typeName: string): { code: string; name: string } | null {
  const typeCode = readTypeCode(code);
  if (typeCode !== null) return { code: typeCode, name: typeName };
  return code === '' && typeName !== '' ? { code: '', name: typeName } : null;
}

/** A row of another width in which values stand under the wrong headings. */
function shifted(cells: readonly string[], heading: Layout, authorities: ReadonlySet<string>): RowVerdict {
  const laCode = readLaCode(cells[heading.at.laCode ?? -1] ?? '');
  const urn = parseUrn(cells[heading.at.urn ?? -1] ?? '');
  // Only a row that starts like a school can be told to be another authority's.
  if (authorities.size > 0 && urn !== null && laCode !== null && !authorities.has(laCode))
    return { kind: 'other-authority' };
  return {
    kind: 'rejected',
    urn,
    problem: {
      column: null,
      value: shown(cells.slice(0, 5).join(', ')),
      reason: isTwoRows(cells, heading)
        ? `The row has ${cells.length} values and the heading ${heading.width}: more than one school stands on this line. Save the file again as “CSV UTF-8 (comma delimited)”.`
        : `The row has ${cells.length} values and the heading ${heading.width}, and the values do not stand under the right headings. Look for a missing value or a comma that is not inside quotation marks.`,
    },
  };
}
