import type { Indicator } from './indicator-type';

const PER_CENT = { least: 0, most: 100 } as const;
const PROGRESS = { least: -40, most: 40 } as const;

type Measure = Pick<Indicator, 'key' | 'label' | 'theme' | 'meaning'> & Partial<Indicator>;

/** Results at the end of year 6, from the performance tables. */
const ks2 = (one: Measure): Indicator => ({
  unit: 'per-cent',
  direction: 'more',
  keyStage: 'KS2',
  phases: ['primary', 'all-through'],
  sensitive: false,
  from: 'ks2',
  range: PER_CENT,
  decimals: 0,
  ...one,
});

const ks2Progress = (subject: string): Indicator =>
  ks2({
    key: `ks2-${subject === 'mathematics' ? 'maths' : subject}-progress`,
    label: `Progress in ${subject}, year 6`,
    theme: 'progress',
    unit: 'score',
    range: PROGRESS,
    decimals: 1,
    meaning: `How far pupils moved on in ${subject} since key stage 1, beside pupils in England with the same start. 0 is the average.`,
  });

/** Results at the end of year 11, entered by hand until a file brings them. */
const ks4 = (one: Measure): Indicator => ({
  unit: 'score',
  direction: 'more',
  keyStage: 'KS4',
  phases: ['secondary', 'all-through'],
  sensitive: false,
  from: 'hand',
  decimals: 1,
  ...one,
});

/** Attainment, progress and gaps by key stage. */
export const OUTCOME_INDICATORS: readonly Indicator[] = [
  ks2({
    key: 'ks2-rwm-expected',
    label: 'Expected standard in reading, writing and maths, year 6',
    theme: 'attainment',
    meaning: 'Pupils at the end of key stage 2 who reached the expected standard in all three.',
  }),
  ks2({
    key: 'ks2-rwm-higher',
    label: 'Higher standard in reading, writing and maths, year 6',
    theme: 'attainment',
    meaning: 'Pupils at the end of key stage 2 who reached the higher standard in all three.',
  }),
  ks2Progress('reading'),
  ks2Progress('writing'),
  ks2Progress('mathematics'),
  ks2({
    key: 'ks2-rwm-disadvantaged',
    label: 'Expected standard, disadvantaged pupils, year 6',
    theme: 'pupil-premium',
    meaning:
      'Disadvantaged pupils who reached the expected standard in reading, writing and maths at key stage 2.',
  }),
  ks2({
    key: 'ks2-rwm-gap',
    label: 'Disadvantaged pupils beside other pupils in England, year 6',
    theme: 'gaps',
    unit: 'percentage-points',
    range: { least: -100, most: 100 },
    meaning:
      'Disadvantaged pupils at the expected standard, less the same figure for other pupils in England. Below 0 means behind.',
  }),
  ks4({
    key: 'ks4-attainment8',
    label: 'Attainment 8, year 11',
    theme: 'attainment',
    range: { least: 0, most: 90 },
    meaning: 'Average points over eight subjects at key stage 4.',
  }),
  ks4({
    key: 'ks4-progress8',
    label: 'Progress 8, year 11',
    theme: 'progress',
    range: { least: -6, most: 6 },
    decimals: 2,
    meaning:
      'How far pupils moved on since key stage 2 over eight subjects, beside pupils in England with the same start.',
  }),
];
