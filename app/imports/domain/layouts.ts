import { GIAS_COLUMNS, type GiasColumn, type Layout, layoutOf } from './columns';
import { cleanText } from './text';
import { POSTCODE, readDate } from './values';

/**
 * Which layout a row is read by.
 *
 * A file can hold rows of more than one width: two releases joined together, trailing blanks cut off, a comma
 * inside an unquoted name. A row as wide as the heading is read by the heading. Any other is read by the
 * heading, or by a release that is known to have its width, only if every cell with a recognisable form
 * (codes, dates, postcode, grid reference) has that form there: otherwise values have shifted, and a row that
 * might put one school's figures under another heading is turned away with its line number.
 */
export function layoutFor(cells: readonly string[], heading: Layout): Layout | null {
  if (cells.length === heading.width) return heading;
  if (isTwoRows(cells, heading)) return null;
  const candidates = [heading, ...KNOWN_RELEASES.filter((layout) => layout.width === cells.length)];
  return candidates.find((layout) => fits(cells, layout)) ?? null;
}

/**
 * Whether a second row stands behind the first: where one line of many is ended by a carriage return alone, the school after
 * it would be lost without a word.
 */
export function isTwoRows(cells: readonly string[], { width }: Layout): boolean {
  return width > 1 && cells.length >= 2 * width - 1 && cells.slice(width).some((cell) => cell !== '');
}

const anything = (text: string) => text === '';
const digits = (from: number, to: number) => {
  const form = new RegExp(`^\\d{${from},${to}}$`);
  return (text: string) => form.test(text);
};
const whole = /^\d+(\.0+)?$/;
const date = (text: string) => readDate(text).ok;

/** The form of the cells that have one. A blank cell fits unless the column is always filled. */
const FORMS: Partial<Record<GiasColumn, { form: (text: string) => boolean; filled?: true }>> = {
  urn: { form: digits(5, 7), filled: true },
  laCode: { form: digits(1, 3), filled: true },
  establishmentNumber: { form: digits(1, 4) },
  typeCode: { form: digits(1, 2), filled: true },
  statusCode: { form: digits(1, 1), filled: true },
  openDate: { form: date },
  closeDate: { form: date },
  lowAge: { form: digits(1, 2) },
  highAge: { form: digits(1, 2) },
  capacity: { form: digits(1, 5) },
  pupils: { form: digits(1, 5) },
  trustUid: { form: digits(1, 6) },
  ukprn: { form: digits(8, 8) },
  ofstedLastInspection: { form: date },
  lastChanged: { form: date },
  postcode: { form: (text) => POSTCODE.test(text.toUpperCase()) },
  gssLaCode: { form: (text) => /^[A-Z]\d{8}$/.test(text) },
  easting: { form: (text) => whole.test(text) },
  northing: { form: (text) => whole.test(text) },
  ofstedRating: { form: (text) => /^[A-Za-z][A-Za-z ]+$/.test(text) },
};

function fits(cells: readonly string[], layout: Layout): boolean {
  return (Object.keys(FORMS) as GiasColumn[]).every((key) => {
    const index = layout.at[key];
    const rule = FORMS[key];
    if (index === undefined || !rule) return true;
    const text = cleanText(cells[index] ?? '');
    return anything(text) ? rule.filled !== true : rule.form(text);
  });
}

const C = GIAS_COLUMNS;
const name = (n: string) => `${n} (name)`;
const both = (n: string) => [`${n} (code)`, name(n)];
const fill = (n: number) => Array.from({ length: n }, (_, i) => `unread ${n}.${i}`);

/** Up to the provider reference numbers every release since 2017 has had the same 55 columns. */
const OPENING = [
  C.urn,
  C.laCode,
  C.laName,
  C.establishmentNumber,
  C.name,
  ...both('TypeOfEstablishment'),
  ...both('EstablishmentTypeGroup'),
  ...both('EstablishmentStatus'),
  ...both('ReasonEstablishmentOpened'),
  C.openDate,
  ...both('ReasonEstablishmentClosed'),
  C.closeDate,
  ...both('PhaseOfEducation'),
  C.lowAge,
  C.highAge,
  ...both('Boarders'),
  name('NurseryProvision'),
  ...both('OfficialSixthForm'),
  ...both('Gender'),
  ...both('ReligiousCharacter'),
  name('ReligiousEthos'),
  ...both('Diocese'),
  ...both('AdmissionsPolicy'),
  C.capacity,
  ...both('SpecialClasses'),
  'CensusDate',
  C.pupils,
  'NumberOfBoys',
  'NumberOfGirls',
  C.fsmPercent,
  ...both('TrustSchoolFlag'),
  ...both('Trusts'),
  name('SchoolSponsorFlag'),
  name('SchoolSponsors'),
  name('FederationFlag'),
  ...both('Federations'),
  C.ukprn,
  'FEHEIdentifier',
  name('FurtherEducationType'),
];
const ADDRESS = [
  C.lastChanged,
  C.street,
  C.locality,
  C.address3,
  C.town,
  C.county,
  C.postcode,
  C.website,
  C.telephone,
  C.headTitle,
  C.headFirstName,
  C.headLastName,
];
const PLACE = [
  ...both('GOR'),
  ...both('DistrictAdministrative'),
  ...both('AdministrativeWard'),
  ...both('ParliamentaryConstituency'),
  ...both('UrbanRural'),
  C.gssLaCode,
  C.easting,
  C.northing,
];
const INSPECTED = [C.ofstedLastInspection, ...both('OfstedSpecialMeasures')];

/** Headings of the releases whose rows have been met inside files of another width. */
const RELEASES: readonly (readonly string[])[] = [
  // 2017: 120 columns
  [
    ...OPENING,
    ...INSPECTED,
    ...ADDRESS,
    ...fill(1),
    C.headJobTitle,
    ...fill(19),
    ...PLACE,
    ...fill(11),
    C.ofstedRating,
    ...fill(4),
  ],
  // 2023 and 2024: 140 columns
  [
    ...OPENING,
    ...INSPECTED,
    ...ADDRESS,
    C.headJobTitle,
    ...fill(31),
    ...PLACE,
    ...fill(10),
    C.ofstedRating,
    ...fill(14),
  ],
  // 2025 and 2026: 135 columns, without the inspection columns
  [...OPENING, ...ADDRESS, C.headJobTitle, ...fill(31), ...PLACE, ...fill(23)],
];
const KNOWN_RELEASES: readonly Layout[] = RELEASES.map(layoutOf);
