import type { Place } from './places';
import { ce, ri, row, type SchoolRow } from './school-row';

const place = (
  name: string,
  easting: number,
  northing: number,
  outward: string,
  district: string,
): Place => ({
  name,
  easting,
  northing,
  outward,
  district,
  setting: 'Rural town and fringe',
});

/** Brindlemoor: a few towns on the moor to the west. */
export const BRINDLEMOOR_PLACES: readonly Place[] = [
  place('Brindle Cross', 470200, 353100, 'FZ5', 'Brindlemoor'),
  place('Stannerley', 467800, 348400, 'FZ5', 'Brindlemoor'),
  place('Upper Tarrant', 472600, 344900, 'FZ6', 'Brindlemoor'),
];

export const BRINDLEMOOR_SCHOOLS: readonly SchoolRow[] = [
  row(
    'brindle-cross',
    'Brindle Cross Primary School',
    'Brindle Cross',
    'community',
    'primary',
    'green',
    2,
    14,
  ),
  row(
    'stannerley',
    'Stannerley CofE Primary School',
    'Stannerley',
    'controlled',
    'primary',
    'yellow',
    1,
    19,
    ce,
  ),
  row(
    'upper-tarrant',
    'Upper Tarrant Primary School',
    'Upper Tarrant',
    'community',
    'primary',
    'amber',
    1,
    27,
  ),
  row('moorgate-high', 'Moorgate High School', 'Brindle Cross', 'foundation', 'secondary', 'red', 5, 31, ri),
];

/** Saltavon: an estuary and its villages to the south. */
export const SALTAVON_PLACES: readonly Place[] = [
  place('Saltavon', 511800, 313400, 'FZ8', 'Saltavon'),
  place('Cockle Quay', 515300, 311900, 'FZ8', 'Saltavon'),
  place('Wrenbury Staithe', 508900, 310700, 'FZ9', 'Saltavon'),
];

export const SALTAVON_SCHOOLS: readonly SchoolRow[] = [
  row('saltavon-school', 'Saltavon School', 'Saltavon', 'community', 'secondary', 'green', 6, 17),
  row('cockle-quay', 'Cockle Quay Primary School', 'Cockle Quay', 'community', 'primary', 'amber', 0.5, 22),
  row(
    'wrenbury-staithe',
    'Wrenbury Staithe CofE Primary School',
    'Wrenbury Staithe',
    'aided',
    'primary',
    'yellow',
    0.5,
    16,
    ce,
  ),
  row('estuary-view', 'Estuary View Primary School', 'Saltavon', 'community', 'primary', 'red', 2, 38, ri),
];

/** Who runs the service of each neighbour. */
export const NEIGHBOUR_NAMED = {
  brindlemoor: { broker: 'Alison Thornley', lead: 'Gareth Yates' },
  saltavon: { broker: 'Simran Bains', lead: 'Judith Marsden' },
} as const;
