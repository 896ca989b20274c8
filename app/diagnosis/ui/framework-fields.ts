import type { FieldNames } from './stale-answers';

/** Names of the fields of a band, where two texts of it are shown side by side. */
export const BAND_FIELDS: FieldNames = {
  name: 'Name',
  letter: 'Letter',
  meaning: 'What it means',
  opens: 'What it opens',
  requires: 'What it asks for',
  least: 'Adviser days, at least',
  most: 'Adviser days, at most',
};

/** Names of the fields of a criterion. */
export const CRITERION_FIELDS: FieldNames = {
  text: 'Criterion',
  theme: 'Theme',
  phases: 'Phases',
  suggests: 'Focus areas it suggests',
  indicator: 'Indicator',
  is: 'Comparison',
  against: 'Compared with',
  figure: 'Figure',
  values: 'Values that count as met',
};
