/**
 * Words that a need and an offer share, so that one can be compared with the other. They live here
 * because needs come before the directory in the line of areas; the directory re-exports them.
 */

/** Who can give support (DOMAIN: Who uses it). A teaching school is an organisation; the rest are people. */
export const DESIGNATIONS = ['NLE', 'LLE', 'SLE', 'NLG', 'TSA'] as const;
export type Designation = (typeof DESIGNATIONS)[number];

export const PHASES = ['nursery', 'primary', 'secondary', 'post-16', 'all-through', 'special'] as const;
/** Phases an offer serves. `special` covers special schools and pupil referral units. */
export type Phase = (typeof PHASES)[number];

export const FORMATS = [
  'coaching',
  'in-school',
  'programme',
  'review',
  'training',
  'mentoring',
  'remote',
] as const;
/** How support is given. */
export type Format = (typeof FORMATS)[number];
