import { no, type Verdict, yes } from '~/kernel/verdict';
import { list } from '~/kernel/words';
import { cleanText } from './text';

/**
 * The columns that are read, by the register's own names. Each release has some 120 to 140 columns in an
 * order of its own, so a column is found by its name and never by its place.
 */
export const GIAS_COLUMNS = {
  urn: 'URN',
  laCode: 'LA (code)',
  laName: 'LA (name)',
  establishmentNumber: 'EstablishmentNumber',
  name: 'EstablishmentName',
  typeCode: 'TypeOfEstablishment (code)',
  typeName: 'TypeOfEstablishment (name)',
  typeGroup: 'EstablishmentTypeGroup (name)',
  statusCode: 'EstablishmentStatus (code)',
  statusName: 'EstablishmentStatus (name)',
  openDate: 'OpenDate',
  closeDate: 'CloseDate',
  closeReason: 'ReasonEstablishmentClosed (name)',
  phaseName: 'PhaseOfEducation (name)',
  lowAge: 'StatutoryLowAge',
  highAge: 'StatutoryHighAge',
  gender: 'Gender (name)',
  religiousCharacter: 'ReligiousCharacter (name)',
  diocese: 'Diocese (name)',
  capacity: 'SchoolCapacity',
  pupils: 'NumberOfPupils',
  fsmPercent: 'PercentageFSM',
  trustUid: 'Trusts (code)',
  trustName: 'Trusts (name)',
  sponsorName: 'SchoolSponsors (name)',
  ukprn: 'UKPRN',
  ofstedLastInspection: 'OfstedLastInsp',
  lastChanged: 'LastChangedDate',
  street: 'Street',
  locality: 'Locality',
  address3: 'Address3',
  town: 'Town',
  county: 'County (name)',
  postcode: 'Postcode',
  website: 'SchoolWebsite',
  telephone: 'TelephoneNum',
  headTitle: 'HeadTitle (name)',
  headFirstName: 'HeadFirstName',
  headLastName: 'HeadLastName',
  headJobTitle: 'HeadPreferredJobTitle',
  region: 'GOR (name)',
  district: 'DistrictAdministrative (name)',
  ward: 'AdministrativeWard (name)',
  urbanRural: 'UrbanRural (name)',
  gssLaCode: 'GSSLACode (name)',
  easting: 'Easting',
  northing: 'Northing',
  ofstedRating: 'OfstedRating (name)',
} as const;

export type GiasColumn = keyof typeof GIAS_COLUMNS;

/** Where each known column stands in a row; a column the file does not have is missing. */
export type Layout = { width: number; at: Partial<Record<GiasColumn, number>> };

/** A heading without the differences that do not matter: case, spaces, quotation marks, a byte order mark. */
function plainHeading(text: string): string {
  return cleanText(text)
    .replaceAll(/^["']+|["']+$/g, '')
    .toLowerCase()
    .replaceAll(/\s+/g, '');
}

const COLUMN_OF = new Map(
  (Object.keys(GIAS_COLUMNS) as GiasColumn[]).map((key) => [plainHeading(GIAS_COLUMNS[key]), key]),
);

/** Columns without which a row cannot be placed; of the last two pairs either one will do. */
const NEEDED: readonly (readonly GiasColumn[])[] = [
  ['urn'],
  ['laCode'],
  ['name'],
  ['statusCode', 'statusName'],
  ['typeCode', 'typeName'],
];

/** Reads headings, in any order, known and unknown; the first of a repeated heading counts. */
export function layoutOf(headings: readonly string[]): Layout {
  const at: Layout['at'] = {};
  headings.forEach((heading, index) => {
    const key = COLUMN_OF.get(plainHeading(heading));
    if (key !== undefined && at[key] === undefined) at[key] = index;
  });
  return { width: headings.length, at };
}

/**
 * Whether headings are those of the register's "all establishment data".
 * @returns the layout, or a refusal that names what is missing and, where it can tell, what the file is instead
 */
export function readHeadings(headings: readonly string[]): Verdict<Layout> {
  const layout = layoutOf(headings);
  const missing = NEEDED.filter((either) => either.every((key) => layout.at[key] === undefined));
  if (missing.length === 0) return yes(layout);
  const names = missing.map((either) => either.map((key) => `“${GIAS_COLUMNS[key]}”`).join(' or '));
  const why =
    otherFile(headings) ??
    `It has no column ${list(names, 'and no')}. Download “Establishment fields CSV” from Get Information about Schools.`;
  return no('import.not-gias', `This is not a GIAS establishment file. ${why} Nothing has been changed.`, {
    details: { missing: missing.map((either) => either[0]) },
  });
}

/** Says what a file seems to be instead, from headings it would have. */
function otherFile(headings: readonly string[]): string | null {
  const have = new Set(headings.map(plainHeading));
  if (have.has('linkurn')) return 'It looks like the links file: import it as that.';
  if (have.has('groupuid'))
    return 'It looks like the file of groups or trust memberships: import it as that.';
  if (have.has('rectype')) return 'It looks like a performance tables file.';
  if (headings.length === 1 && /[;\t]/.test(headings[0] ?? '')) {
    return 'Its columns are not separated by commas: save it again as “CSV UTF-8 (comma delimited)”.';
  }
  return null;
}

/** Whether a row in the middle of a file is a heading line again: two downloads were joined. */
export function isHeadingRow(cells: readonly string[]): boolean {
  return plainHeading(cells[0] ?? '') === 'urn' && readHeadings(cells).ok;
}
