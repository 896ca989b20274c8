/**
 * Files in the layout of the national register's "all establishment data": 140 columns, Windows-1252,
 * CRLF, text in quotes. Every school in them is made up.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { seeded } from '#seeds/demo/random';

const heading = readFileSync(join(import.meta.dirname, 'fixtures/gias-heading.csv'), 'utf8').trim();
const columns = heading.split(',').map((name) => name.replaceAll('"', ''));

/** Columns whose values stand without quotes, as in the real file. */
const BARE = new Set(['URN', 'Easting', 'Northing']);

/** Values by column name; a column that is not named is empty. */
export type GiasRow = Record<string, string>;

/**
 * A whole file.
 * @throws when a row names a column that the layout does not have
 */
export function giasFile(rows: readonly GiasRow[]): Buffer {
  const known = new Set(columns);
  for (const name of rows.flatMap(Object.keys))
    if (!known.has(name)) throw new Error(`GIAS has no column ${name}`);
  return iconv.encode(`${[heading, ...rows.map(line)].join('\r\n')}\r\n`, 'win1252');
}

function line(row: GiasRow): string {
  return columns
    .map((name) => {
      const value = row[name] ?? '';
      return BARE.has(name) ? value : `"${value.replaceAll('"', '""')}"`;
    })
    .join(',');
}

/** An open maintained primary school of the fictional authority 901, Testshire. */
export function giasSchool(urn: number, more: GiasRow = {}): GiasRow {
  return {
    URN: String(urn),
    'LA (code)': '901',
    'LA (name)': 'Testshire',
    EstablishmentNumber: String(2000 + (urn % 1000)),
    EstablishmentName: `Elm Lane Primary School ${urn}`,
    'TypeOfEstablishment (code)': '01',
    'TypeOfEstablishment (name)': 'Community school',
    'EstablishmentTypeGroup (code)': '4',
    'EstablishmentTypeGroup (name)': 'Local authority maintained schools',
    'EstablishmentStatus (code)': '1',
    'EstablishmentStatus (name)': 'Open',
    'ReasonEstablishmentOpened (name)': 'Not applicable',
    OpenDate: '01-09-1998',
    'ReasonEstablishmentClosed (name)': 'Not applicable',
    'PhaseOfEducation (code)': '2',
    'PhaseOfEducation (name)': 'Primary',
    StatutoryLowAge: '4',
    StatutoryHighAge: '11',
    'Gender (code)': '3',
    'Gender (name)': 'Mixed',
    'ReligiousCharacter (name)': 'Does not apply',
    'Diocese (name)': 'Not applicable',
    SchoolCapacity: '210',
    CensusDate: '15-01-2026',
    NumberOfPupils: '198',
    NumberOfBoys: '101',
    NumberOfGirls: '97',
    PercentageFSM: '21.7',
    'TrustSchoolFlag (name)': 'Not applicable',
    UKPRN: '10070000',
    OfstedLastInsp: '14-11-2023',
    LastChangedDate: '02-03-2026',
    Street: '12 Elm Lane',
    Town: 'Testford',
    'County (name)': 'Testshire',
    Postcode: 'TE1 2ST',
    SchoolWebsite: 'www.school.example',
    HeadPreferredJobTitle: 'Headteacher',
    'GOR (code)': 'F',
    'GOR (name)': 'West Midlands',
    'DistrictAdministrative (name)': 'Testford',
    'AdministrativeWard (name)': 'Elm',
    'UrbanRural (code)': 'C1',
    'UrbanRural (name)': '(England/Wales) Urban city and town',
    'GSSLACode (name)': 'E08000901',
    Easting: '430125',
    Northing: '280450',
    'OfstedRating (name)': 'Good',
    'RSCRegion (name)': 'West Midlands',
    'EstablishmentAccredited (name)': 'Not applicable',
    ...more,
  };
}

const PLACES = [
  'Ashby',
  'Birch',
  'Castle',
  'Dene',
  'Elm',
  'Ford',
  'Grange',
  'Hill',
  'Iver',
  'Kings',
  'Lark',
  'Mill',
];
const ENDS = [
  'combe',
  'dale',
  'field',
  'ford',
  'ham',
  'hurst',
  'ley',
  'mead',
  'stoke',
  'ton',
  'wick',
  'worth',
];
const SAINTS = ['St Mary’s', 'St John’s', 'St Anne’s', 'All Saints’', 'Holy Trinity', 'Sacré-Cœur'];
const PHASES = ['Nursery', 'Primary', 'Primary', 'Primary', 'Primary', 'Secondary', 'Not applicable'];
const RATINGS = ['Outstanding', 'Good', 'Good', 'Good', 'Requires improvement', 'Inadequate', ''];

/**
 * Rows of a whole country, the same each time: 150 authorities, just under half of the establishments open.
 * @param count how many; the national file has 48,785
 */
export function nationalRows(count: number): GiasRow[] {
  const { chance, int, pick } = seeded('national register');
  return Array.from({ length: count }, (_, n) => {
    const la = 201 + (n % 150);
    const town = `${pick(PLACES)}${pick(ENDS)}`;
    const phase = pick(PHASES);
    const open = n % 2 === 0;
    const academy = open && chance(0.4);
    const name = chance(0.3)
      ? `${pick(SAINTS)} Church of England ${phase} School`
      : `${town} ${pick(PLACES)} School`;
    return giasSchool(100_000 + n, {
      'LA (code)': String(la),
      'LA (name)': `Authority ${la}`,
      EstablishmentNumber: String(1000 + Math.floor(n / 150)),
      EstablishmentName: name,
      'EstablishmentStatus (code)': open ? '1' : '2',
      'EstablishmentStatus (name)': open ? 'Open' : 'Closed',
      CloseDate: open ? '' : '31-08-2015',
      'ReasonEstablishmentClosed (name)': open ? 'Not applicable' : 'Closure',
      'TypeOfEstablishment (code)': academy ? '34' : '01',
      'TypeOfEstablishment (name)': academy ? 'Academy converter' : 'Community school',
      'EstablishmentTypeGroup (code)': academy ? '10' : '4',
      'EstablishmentTypeGroup (name)': academy ? 'Academies' : 'Local authority maintained schools',
      'Trusts (code)': academy ? String(2000 + (n % 400)) : '',
      'Trusts (name)': academy ? `${pick(PLACES)} Learning Trust ${n % 400}` : '',
      'TrustSchoolFlag (name)': academy ? 'Supported by a multi-academy trust' : 'Not applicable',
      'PhaseOfEducation (name)': phase,
      NumberOfPupils: open ? String(int(40, 1239)) : '',
      'OfstedRating (name)': open ? pick(RATINGS) : '',
      Street: `${int(1, 200)} ${town} Road`,
      Town: town,
      Postcode: `T${pick(['E', 'S', 'W'])}${1 + (n % 20)} ${1 + (n % 9)}${pick(['AB', 'CD', 'EF'])}`,
      Easting: String(int(200_000, 600_000)),
      Northing: String(int(100_000, 500_000)),
    });
  });
}
