import type { BandData } from '#drizzle/schema';
import type { CriterionData, CriterionTest, CriterionTheme } from '~/diagnosis/domain/framework';
import type { Phase } from '~/diagnosis/domain/support-vocabulary';

/** A banding framework to start from. An authority adopts a copy and may edit it. */
export type FrameworkSeed = {
  key: string;
  name: string;
  /** The published strategy its bands follow. */
  source: string;
  /** From the band that needs least support to the one that needs most. */
  bands: readonly BandData[];
  /** In the order a reader meets them: by band, then as in the source. */
  criteria: readonly CriterionData[];
};

export const PRIMARY: readonly Phase[] = ['primary'];
export const SECONDARY: readonly Phase[] = ['secondary'];
export const SIXTH_FORM: readonly Phase[] = ['secondary', 'post-16'];
/** Phases that the published tables of key stage 2 say nothing about. */
export const NOT_PRIMARY: readonly Phase[] = ['nursery', 'secondary', 'post-16', 'special'];
/** Schools whose pupils sit few of the published tests: progress is known from their own assessment. */
export const WITHOUT_TABLES: readonly Phase[] = ['nursery', 'special'];

type Extra = Partial<Pick<CriterionData, 'phases' | 'test' | 'suggests'>>;

/**
 * Writes the criteria of one band. Without `test` a person answers; without `phases` it is for all.
 * @example red('finance', 'finance', 'The budget …', { suggests: ['finance'] })
 */
export function criteriaOf(band: string) {
  return (point: string, theme: CriterionTheme, text: string, extra: Extra = {}): CriterionData => ({
    key: `${band}.${point}`,
    theme,
    band,
    phases: extra.phases ?? [],
    text,
    test: extra.test ?? null,
    suggests: extra.suggests ?? [],
  });
}

/** At least a figure. */
export const atLeast = (indicator: string, figure: number): CriterionTest => ({
  indicator,
  is: 'at-least',
  than: { figure },
});

/** At most a figure. */
export const atMost = (indicator: string, figure: number): CriterionTest => ({
  indicator,
  is: 'at-most',
  than: { figure },
});

type Comparator = 'authority' | 'england' | 'similar';

/** At least a comparator, give or take a margin: `aboveBy('england', 'ks4-attainment8', -2)` allows 2 below it. */
export const aboveBy = (comparator: Comparator, indicator: string, margin: number): CriterionTest => ({
  indicator,
  is: 'at-least',
  than: { comparator, margin },
});

/** At least so far below a comparator: `belowBy('similar', 'ks2-rwm-expected', 5)` is 5 points below, or more. */
export const belowBy = (comparator: Comparator, indicator: string, points: number): CriterionTest => ({
  indicator,
  is: 'at-most',
  than: { comparator, margin: -points },
});

/** A coded indicator has one of these values. */
export const oneOf = (indicator: string, ...values: readonly string[]): CriterionTest => ({
  indicator,
  is: 'one-of',
  than: { oneOf: values },
});

/**
 * The last floor standards the Department for Education set (2016 to 2018): progress scores of key stage 2 and
 * Progress 8 below which a school's results were looked into.
 */
export const FLOOR = { reading: -5, writing: -7, maths: -5, progress8: -0.5 } as const;

/**
 * Progress in the three subjects of key stage 2, each a criterion of its own, so that a need can name its subject.
 * @param text says what is found for a subject
 */
export function inEachSubject(
  criterion: ReturnType<typeof criteriaOf>,
  point: string,
  theme: CriterionTheme,
  text: (subject: string) => string,
  test: (indicator: string, subject: 'reading' | 'writing' | 'maths') => CriterionTest,
): CriterionData[] {
  const subjects = [
    ['reading', 'reading', 'reading-ks2'],
    ['writing', 'writing', 'writing-ks2'],
    ['maths', 'mathematics', 'mathematics'],
  ] as const;
  return subjects.map(([key, name, area]) =>
    criterion(`${point}.${key}`, theme, text(name), {
      phases: PRIMARY,
      test: test(`ks2-${key}-progress`, key),
      suggests: [area],
    }),
  );
}

/** What the latest inspection found, on the scale of four grades and on that of the report cards that followed it. */
const FOUND = {
  good: {
    overall: ['outstanding', 'good'],
    card: ['exceptional', 'strong-standard', 'expected-standard'],
    cardSays: 'No area of the latest report card is below the expected standard.',
  },
  'requires-improvement': {
    overall: ['requires-improvement'],
    card: ['needs-attention'],
    cardSays: 'The latest report card found that at least one area needs attention.',
  },
  inadequate: {
    overall: ['inadequate'],
    card: ['urgent-improvement'],
    cardSays: 'The latest report card found that at least one area needs urgent improvement.',
  },
} as const;

/**
 * What the latest inspection found, asked of the overall grade and of the report card: a school has one or the other,
 * and a report card is not turned into a grade it does not give.
 */
export function inspectionFound(
  criterion: ReturnType<typeof criteriaOf>,
  point: string,
  found: keyof typeof FOUND,
  text: string,
  suggests: readonly string[] = [],
): CriterionData[] {
  const { overall, card, cardSays } = FOUND[found];
  return [
    criterion(`${point}.grade`, 'inspection', text, {
      test: oneOf('inspection-overall', ...overall),
      suggests,
    }),
    criterion(`${point}.report-card`, 'inspection', cardSays, {
      test: oneOf('inspection-report-card', ...card),
      suggests,
    }),
  ];
}
