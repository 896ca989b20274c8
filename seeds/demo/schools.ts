import { addDays, type CalendarDate } from '~/kernel/clock';
import { NOTHING_KNOWN, type SchoolFacts } from '~/schools/domain';
import { isAcademy, isMaintained, phaseOf, typeGroupOf } from '~/schools/domain/kinds';
import type { DemoAuthority } from './authorities';
import type { Place } from './banks/places';
import { type Band, type Kind, type SchoolRow, TRUSTS, TYPES } from './banks/school-row';
import { CLOSED_SCHOOLS, PROPOSED_SCHOOL } from './banks/schools';
import { STREETS } from './banks/streets';
import { personName } from './names';
import { type Random, seeded } from './random';
import { schoolDay } from './school-days';

/** A school of the demo: its facts as the register would give them, and what the story calls it by. */
export type DemoSchool = SchoolFacts & { urn: number; slug: string; band: Band | null };

const AGES: Record<Kind, readonly [number, number]> = {
  nursery: [3, 5],
  infant: [5, 7],
  junior: [7, 11],
  primary: [4, 11],
  secondary: [11, 16],
  through: [4, 16],
  special: [4, 16],
  pru: [5, 16],
};
const YEARS: Record<Kind, number> = {
  nursery: 1,
  infant: 3,
  junior: 4,
  primary: 7,
  secondary: 5,
  through: 12,
  special: 1,
  pru: 1,
};
const PHASES: Record<Kind, string> = {
  nursery: 'Nursery',
  infant: 'Primary',
  junior: 'Primary',
  primary: 'Primary',
  secondary: 'Secondary',
  through: 'All-through',
  special: 'Not applicable',
  pru: 'Not applicable',
};
/** First establishment number of each kind; academies keep their kind's range. */
const NUMBERS: Record<Kind, number> = {
  nursery: 1000,
  infant: 2000,
  junior: 2100,
  primary: 2200,
  secondary: 4000,
  through: 6900,
  special: 7000,
  pru: 1100,
};
const SIXTH_FORMS = [
  'king-athelms',
  'bishop-wulfric',
  'hallowmere-school',
  'kesterby-school',
  'pelling-wood',
  'fenwold-academy',
];

/**
 * Schools of an authority that are open now.
 * @param today what dates are counted back from
 */
export function openSchools(of: DemoAuthority, today: CalendarDate): DemoSchool[] {
  return of.schools.map((row, index) => openSchool(of, row, index, today));
}

function openSchool(of: DemoAuthority, row: SchoolRow, index: number, today: CalendarDate): DemoSchool {
  const random = seeded(`school/${row.slug}`);
  const place = placeOf(of, row.place);
  const type = TYPES[row.type];
  const group = typeGroupOf(type.code);
  const [low, high] = AGES[row.kind];
  const perForm = ['nursery', 'special', 'pru'].includes(row.kind) ? 1 : 30;
  const capacity = Math.round((row.size * perForm * YEARS[row.kind]) / 5) * 5;
  const trust = row.trust ? TRUSTS[row.trust] : null;
  const urn = of.firstUrn + index;
  return {
    ...NOTHING_KNOWN,
    ...address(of, place, row.slug, random, urn),
    urn,
    slug: row.slug,
    band: row.band,
    laCode: of.code,
    laName: of.name,
    establishmentNumber: NUMBERS[row.kind] + index,
    name: row.name,
    typeCode: type.code,
    typeName: type.name,
    typeGroup: group,
    maintained: isMaintained(group),
    openDate: isAcademy(group) ? `${Number(today.slice(0, 4)) - random.int(4, 11)}-09-01` : null,
    phaseName: phaseOf(PHASES[row.kind], type.code),
    lowAge: row.name.includes('Nursery') ? 3 : low,
    highAge: SIXTH_FORMS.includes(row.slug) ? 18 : high,
    gender: 'Mixed',
    religiousCharacter: row.faith ?? (isAcademy(group) ? 'None' : 'Does not apply'),
    diocese: row.faith ? (row.faith === 'Roman Catholic' ? 'Diocese of Eastmarch' : of.diocese) : null,
    capacity,
    pupils: Math.round(capacity * (fullness(row.band) + random.next() * 0.1)),
    fsmPercent: row.fsm + random.int(0, 9) / 10,
    trustUid: trust?.uid ?? null,
    trustName: trust?.name ?? null,
    ofstedRating: row.grade ?? (row.band === 'red' ? 'Requires improvement' : 'Good'),
    ofstedLastInspection: schoolDay(addDays(today, -random.int(820, row.band === 'green' ? 1900 : 1300))),
    headTitle: 'Headteacher',
    headName: personName(random),
    lastChanged: addDays(today, -random.int(20, 200)),
  };
}

/** Schools with more to improve tend to have more empty places. */
function fullness(band: Band): number {
  return { green: 0.9, yellow: 0.86, amber: 0.8, red: 0.74 }[band];
}

/** The schools that have closed, each with the successor's URN, and the one proposed to open. */
export function otherSchools(of: DemoAuthority, open: readonly DemoSchool[], today: CalendarDate) {
  const year = Number(today.slice(0, 4));
  const firstUrn = of.firstUrn + 400;
  const closed = CLOSED_SCHOOLS.map((row, index) => {
    const successor = open.find((school) => school.slug === row.successor);
    if (!successor) throw new Error(`No successor ${row.successor}`);
    const type = TYPES.community;
    const closedOn = `${year - row.yearsAgo}-08-31`;
    const converted = row.reason !== 'Result of Amalgamation/Merger';
    const school: DemoSchool = {
      ...successor,
      urn: firstUrn + index,
      slug: `closed-${row.successor}`,
      band: null,
      name: row.name,
      establishmentNumber: converted ? successor.establishmentNumber : 2090 + index,
      typeCode: type.code,
      typeName: type.name,
      typeGroup: 'maintained',
      maintained: true,
      statusCode: '2',
      statusName: 'Closed',
      statusGroup: 'closed',
      openDate: null,
      closeDate: closedOn,
      closeReason: row.reason,
      pupils: null,
      fsmPercent: null,
      trustUid: null,
      trustName: null,
      ofstedRating: converted ? 'Requires improvement' : 'Good',
      ofstedLastInspection: `${year - row.yearsAgo - 2}-03-14`,
      headName: null,
      website: null,
    };
    if (converted) successor.openDate = `${year - row.yearsAgo}-09-01`;
    return { school, successor: successor.urn, on: closedOn };
  });
  return { closed, proposed: proposedSchool(of, today) };
}

function proposedSchool(of: DemoAuthority, today: CalendarDate): DemoSchool {
  const type = TYPES.free;
  const urn = of.firstUrn + 450;
  const nextSeptember = Number(today.slice(0, 4)) + (today.slice(5) >= '09-01' ? 1 : 0);
  return {
    ...NOTHING_KNOWN,
    ...address(
      of,
      placeOf(of, PROPOSED_SCHOOL.place),
      'castle-meadows',
      seeded('school/castle-meadows'),
      urn,
    ),
    urn,
    slug: 'castle-meadows',
    band: null,
    laCode: of.code,
    laName: of.name,
    establishmentNumber: 2299,
    name: PROPOSED_SCHOOL.name,
    typeCode: type.code,
    typeName: type.name,
    typeGroup: 'free-school',
    statusCode: '4',
    statusName: 'Proposed to open',
    statusGroup: 'proposed',
    openDate: `${nextSeptember}-09-01`,
    phaseName: 'Primary',
    lowAge: 4,
    highAge: 11,
    gender: 'Mixed',
    religiousCharacter: 'None',
    capacity: 420,
    trustUid: TRUSTS.athelm.uid,
    trustName: TRUSTS.athelm.name,
  };
}

function placeOf(of: DemoAuthority, name: string): Place {
  const place = of.places.find((one) => one.name === name);
  if (!place) throw new Error(`${of.name} has no place ${name}`);
  return place;
}

function address(of: DemoAuthority, place: Place, slug: string, random: Random, urn: number) {
  const spread = place.setting === 'Urban city and town' ? 1500 : 350;
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const inward = `${random.int(1, 9)}${letters[random.int(0, 19)]}${letters[random.int(0, 19)]}`;
  return {
    street: random.pick(STREETS),
    locality: null,
    town: place.name,
    county: of.county,
    postcode: `${place.outward} ${inward}`,
    website: `https://www.${slug}.${of.domain}`,
    // 01632 960000 to 960999 is kept by Ofcom for fiction.
    telephone: `01632 960${String(urn % 1000).padStart(3, '0')}`,
    easting: place.easting + random.int(-spread, spread),
    northing: place.northing + random.int(-spread, spread),
    ward:
      place.setting === 'Urban city and town'
        ? `${place.name} ${random.pick(['North', 'South', 'Central'])}`
        : place.name,
    district: place.district,
    urbanRural: place.setting,
    region: 'East Midlands',
    gssLaCode: null,
    ukprn: null,
  };
}
