import { dateWords } from '~/kernel/words';
import type { FactName, SchoolFacts, Sort, StatusGroup, TypeGroup } from './domain';

export const TYPE_GROUP_NAMES: Record<TypeGroup, string> = {
  maintained: 'Maintained by the local authority',
  academy: 'Academy',
  'free-school': 'Free school',
  independent: 'Independent',
  college: 'College or university',
  other: 'Other',
};

export const STATUS_NAMES: Record<StatusGroup | 'any', string> = {
  open: 'Open',
  closed: 'Closed',
  proposed: 'Proposed to open',
  any: 'Open, closed and proposed',
};

/** What a list of schools can be in order of. */
export const SORT_NAMES: Record<Sort, string> = {
  name: 'Name',
  town: 'Town',
  phase: 'Phase',
  pupils: 'Number of pupils',
  inspected: 'Date of inspection',
};

/** Each fact's name, as the school's page and its history write it. */
export const FACT_WORDS: Record<FactName, string> = {
  laCode: 'Local authority code',
  laName: 'Local authority',
  establishmentNumber: 'Establishment number',
  name: 'Name',
  typeCode: 'Type code',
  typeName: 'Type',
  typeGroup: 'Kind of school',
  maintained: 'Maintained by the authority',
  statusCode: 'Status code',
  statusName: 'Status',
  statusGroup: 'Open or closed',
  openDate: 'Opened',
  closeDate: 'Closed',
  closeReason: 'Reason for closing',
  phaseName: 'Phase',
  lowAge: 'Youngest age',
  highAge: 'Oldest age',
  gender: 'Gender',
  religiousCharacter: 'Religious character',
  diocese: 'Diocese',
  capacity: 'Places',
  pupils: 'Pupils',
  fsmPercent: 'Free school meals',
  trustUid: 'Trust number',
  trustName: 'Trust',
  sponsorName: 'Sponsor',
  ofstedRating: 'Inspection outcome',
  ofstedLastInspection: 'Last inspection',
  street: 'Street',
  locality: 'Locality',
  town: 'Town',
  county: 'County',
  postcode: 'Postcode',
  website: 'Website',
  telephone: 'Telephone',
  headName: 'Headteacher',
  headTitle: 'Title of the post',
  easting: 'Easting',
  northing: 'Northing',
  ward: 'Ward',
  district: 'District',
  urbanRural: 'Urban or rural',
  region: 'Region',
  gssLaCode: 'Authority’s statistical code',
  ukprn: 'UKPRN',
  lastChanged: 'Last changed in the register',
};

/** Facts whose code says nothing beside the name that changes with it. */
export const NOT_TOLD: ReadonlySet<FactName> = new Set([
  'typeCode',
  'statusCode',
  'statusGroup',
  'trustUid',
  'maintained',
]);

const DATES: ReadonlySet<FactName> = new Set([
  'openDate',
  'closeDate',
  'ofstedLastInspection',
  'lastChanged',
]);

/** A fact's value in words; "nothing" where there is none. */
export function factWords(field: FactName, value: string | null): string {
  if (value === null || value === '') return 'nothing';
  if (DATES.has(field)) return dateWords(value);
  if (field === 'typeGroup') return TYPE_GROUP_NAMES[value as TypeGroup] ?? value;
  return field === 'fsmPercent' ? `${value}%` : value;
}

/** "ages 5 to 11", or nothing where they are not known. */
export function agesWords({ lowAge, highAge }: Pick<SchoolFacts, 'lowAge' | 'highAge'>): string {
  if (lowAge === null && highAge === null) return '';
  if (lowAge === null || highAge === null) return `age ${lowAge ?? highAge}`;
  return `ages ${lowAge} to ${highAge}`;
}

/** An event's type as words for a timeline: `request.submitted` → "Request submitted". */
export function eventWords(type: string): string {
  const words = type.replace('.', ' ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who a school answers to, in a sentence; nothing for one that has closed. */
export function kindSentence(
  facts: Pick<SchoolFacts, 'maintained' | 'typeGroup' | 'trustName' | 'statusGroup'>,
): string {
  if (facts.statusGroup === 'closed') return '';
  if (facts.maintained) return 'The local authority maintains this school.';
  if (facts.typeGroup === 'academy' || facts.typeGroup === 'free-school') {
    return facts.trustName
      ? `This school answers to ${facts.trustName}, its trust.`
      : 'This school answers to its trust and the Secretary of State.';
  }
  return 'The local authority does not maintain this school.';
}
