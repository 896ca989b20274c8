import { FENWOLD_PLACES, MARLSHIRE_PLACES, type Place } from './banks/places';
import type { SchoolRow } from './banks/school-row';
import { FENWOLD_SCHOOLS, OPEN_SCHOOLS } from './banks/schools';
import { idOf } from './ids';

/** A fictional authority of the demo. Codes from 998 on are in use by no authority in England. */
export type DemoAuthority = {
  id: string;
  code: string;
  name: string;
  domain: string;
  county: string;
  diocese: string;
  places: readonly Place[];
  schools: readonly SchoolRow[];
  /** First of its URNs: real ones have not reached 900000. */
  firstUrn: number;
};

export const MARLSHIRE: DemoAuthority = {
  id: idOf('authority', 'marlshire'),
  code: '999',
  name: 'Marlshire',
  domain: 'marlshire.example',
  county: 'Marlshire',
  diocese: 'Diocese of Marlchester',
  places: MARLSHIRE_PLACES,
  schools: OPEN_SCHOOLS,
  firstUrn: 900_001,
};

export const FENWOLD: DemoAuthority = {
  id: idOf('authority', 'fenwold'),
  code: '998',
  name: 'Fenwold',
  domain: 'fenwold.example',
  county: 'Fenwold',
  diocese: 'Diocese of Fenwold and Holme',
  places: FENWOLD_PLACES,
  schools: FENWOLD_SCHOOLS,
  firstUrn: 900_801,
};

export const AUTHORITIES = [MARLSHIRE, FENWOLD] as const;

/** Everybody's password in the demo. */
export const DEMO_PASSWORD = 'alongside-demo';
