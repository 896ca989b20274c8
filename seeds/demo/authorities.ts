import { type FrameworkSeed, hertfordshire, norfolk, rutland, walsall } from '../frameworks';
import {
  BRINDLEMOOR_PLACES,
  BRINDLEMOOR_SCHOOLS,
  SALTAVON_PLACES,
  SALTAVON_SCHOOLS,
} from './banks/neighbours';
import { FENWOLD_PLACES, MARLSHIRE_PLACES, type Place } from './banks/places';
import type { SchoolRow } from './banks/school-row';
import { FENWOLD_SCHOOLS, OPEN_SCHOOLS } from './banks/schools';
import { idOf } from './ids';

/** A fictional authority of the demo. Codes from 996 on are in use by no authority in England. */
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
  /** What its schools are banded by. */
  framework: FrameworkSeed;
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
  framework: hertfordshire,
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
  framework: rutland,
};

/** Two more neighbours, each on one of the other frameworks, with a few schools and no casework of their own. */
export const BRINDLEMOOR: DemoAuthority = {
  id: idOf('authority', 'brindlemoor'),
  code: '997',
  name: 'Brindlemoor',
  domain: 'brindlemoor.example',
  county: 'Brindlemoor',
  diocese: 'Diocese of Marlchester',
  places: BRINDLEMOOR_PLACES,
  schools: BRINDLEMOOR_SCHOOLS,
  firstUrn: 900_821,
  framework: walsall,
};

export const SALTAVON: DemoAuthority = {
  id: idOf('authority', 'saltavon'),
  code: '996',
  name: 'Saltavon',
  domain: 'saltavon.example',
  county: 'Saltavon',
  diocese: 'Diocese of Fenwold and Holme',
  places: SALTAVON_PLACES,
  schools: SALTAVON_SCHOOLS,
  firstUrn: 900_841,
  framework: norfolk,
};

export const AUTHORITIES = [MARLSHIRE, FENWOLD, BRINDLEMOOR, SALTAVON] as const;

/** Everybody's password in the demo. */
export const DEMO_PASSWORD = 'alongside-demo';
