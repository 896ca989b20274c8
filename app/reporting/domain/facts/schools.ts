import type { BandPlace, DueState, Expectation, Movement } from '~/diagnosis/domain';
import type { CalendarDate } from '~/kernel/clock';
import type { Judgement } from './judgements';

/** A school on the roll today, as dashboards count it. */
export type SchoolFact = {
  urn: number;
  name: string;
  phase: string;
  /** District of the authority. */
  place: string;
  town: string | null;
  size: string;
  setting: string;
  /** Who runs it: maintained by the authority, an academy or free school, or other. */
  kind: string;
  maintained: boolean;
  /** Maintained schools, academies and free schools: the schools whose judgement counts. */
  stateFunded: boolean;
  trust: string | null;
  pupils: number | null;
  easting: number | null;
  northing: number | null;
  band: BandPlace | null;
  /** The band at the end of last term, and how it has moved since. */
  bandBefore: BandPlace | null;
  movement: Movement;
  due: DueState;
  lastLookOn: CalendarDate | null;
  /** The adviser who has the school, and works for the service. */
  brokerId: string | null;
  judgement: Judgement;
  /** First day of the last inspection of any kind but monitoring; where none is held, what the register says. */
  inspectedOn: CalendarDate | null;
  /** What its last diagnosis predicts beside its judgement now. */
  expectation: Expectation;
};

export const NOT_RECORDED = 'Not recorded';
export const NO_BAND = 'No band yet';

export const SIZES = [
  'Fewer than 150 pupils',
  '150 to 399 pupils',
  '400 pupils or more',
  NOT_RECORDED,
] as const;
export const SETTINGS = ['Rural', 'Urban', NOT_RECORDED] as const;
export const KINDS = ['Maintained', 'Academy or free school', 'Other'] as const;

/** A school's size by its pupils. Under 150 is what small-school funding and inspection have long called small. */
export function sizeOf(pupils: number | null): (typeof SIZES)[number] {
  if (pupils === null) return NOT_RECORDED;
  return pupils < 150 ? SIZES[0] : pupils < 400 ? SIZES[1] : SIZES[2];
}

/** Rural or urban, from the register's classification (ONS 2011 and 2021 name every class by one of the two). */
export function settingOf(urbanRural: string | null): (typeof SETTINGS)[number] {
  const text = (urbanRural ?? '').toLowerCase();
  return text.includes('rural') ? 'Rural' : text.includes('urban') ? 'Urban' : NOT_RECORDED;
}

/** Who runs a school, by the group of its type. */
export function kindOf(typeGroup: string): (typeof KINDS)[number] {
  if (typeGroup === 'maintained') return 'Maintained';
  return typeGroup === 'academy' || typeGroup === 'free-school' ? 'Academy or free school' : 'Other';
}

/** What records of a school can be counted by: the same names and words in every figure. */
export const SCHOOL_FACETS = ['phase', 'place', 'kind', 'size', 'setting', 'band'] as const;
export type SchoolFacets = Record<(typeof SCHOOL_FACETS)[number], string>;

export function schoolFacets(
  school: Pick<SchoolFact, 'phase' | 'place' | 'kind' | 'size' | 'setting' | 'band'>,
): SchoolFacets {
  const { phase, place, kind, size, setting, band } = school;
  return { phase, place, kind, size, setting, band: band?.name ?? NO_BAND };
}
