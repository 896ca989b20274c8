import type { CalendarDate } from '~/kernel/clock';
import type { StatusGroup } from './vocabulary';

/** What the national register says of an establishment; `null` where it says nothing. */
export type SchoolFacts = {
  laCode: string;
  laName: string;
  establishmentNumber: number | null;
  name: string;
  typeCode: string;
  typeName: string;
  typeGroup: string;
  maintained: boolean;
  statusCode: string;
  statusName: string;
  statusGroup: StatusGroup;
  openDate: CalendarDate | null;
  closeDate: CalendarDate | null;
  closeReason: string | null;
  phaseName: string;
  lowAge: number | null;
  highAge: number | null;
  gender: string | null;
  religiousCharacter: string | null;
  diocese: string | null;
  capacity: number | null;
  pupils: number | null;
  fsmPercent: number | null;
  trustUid: string | null;
  trustName: string | null;
  sponsorName: string | null;
  ofstedRating: string | null;
  ofstedLastInspection: CalendarDate | null;
  street: string | null;
  locality: string | null;
  town: string | null;
  county: string | null;
  postcode: string | null;
  website: string | null;
  telephone: string | null;
  headName: string | null;
  headTitle: string | null;
  easting: number | null;
  northing: number | null;
  ward: string | null;
  district: string | null;
  urbanRural: string | null;
  region: string | null;
  gssLaCode: string | null;
  ukprn: string | null;
  lastChanged: CalendarDate | null;
};

export type FactName = keyof SchoolFacts;

/** A school of which the register has said nothing yet: what a value left out of the file leaves behind. */
export const NOTHING_KNOWN: SchoolFacts = {
  laCode: '000',
  laName: '',
  establishmentNumber: null,
  name: '',
  typeCode: '',
  typeName: 'Not recorded',
  typeGroup: 'other',
  maintained: false,
  statusCode: '1',
  statusName: 'Open',
  statusGroup: 'open',
  openDate: null,
  closeDate: null,
  closeReason: null,
  phaseName: 'Not applicable',
  lowAge: null,
  highAge: null,
  gender: null,
  religiousCharacter: null,
  diocese: null,
  capacity: null,
  pupils: null,
  fsmPercent: null,
  trustUid: null,
  trustName: null,
  sponsorName: null,
  ofstedRating: null,
  ofstedLastInspection: null,
  street: null,
  locality: null,
  town: null,
  county: null,
  postcode: null,
  website: null,
  telephone: null,
  headName: null,
  headTitle: null,
  easting: null,
  northing: null,
  ward: null,
  district: null,
  urbanRural: null,
  region: null,
  gssLaCode: null,
  ukprn: null,
  lastChanged: null,
};

/** Every fact's name, in the order of the type. */
export const FACT_NAMES = Object.keys(NOTHING_KNOWN) as FactName[];
