import { z } from 'zod';
import { daysFigure } from '~/kernel/days';
import { optionalDaysText } from '~/ui/zod-fields';
import { PHASES } from './domain';
import {
  CRITERION_THEMES,
  type CriterionData,
  type CriterionTest,
  type FrameworkBand,
  FUNDERS,
  REVIEW_CADENCES,
} from './domain/framework';
import type { BandEdit, CriterionEdit } from './domain/framework-edit';
import { indicatorOf } from './domain/indicators';
import { figureText } from './forms';

/** Longest texts taken; the fields say so beforehand. */
export const FRAMEWORK_LONGEST = { name: 60, letter: 2, meaning: 300, lines: 1500, text: 300, note: 500 };

function text(what: string, most: number) {
  return z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Shorten ${what} to ${most} characters or fewer`);
}

/** Sentences, one to a line. */
const lines = (what: string) =>
  z
    .string()
    .max(FRAMEWORK_LONGEST.lines, `Shorten ${what} to ${FRAMEWORK_LONGEST.lines} characters or fewer`)
    .optional()
    .transform((typed) =>
      (typed ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );

/** Asked last on every page, so last in every schema: errors are listed in that order. */
const note = { note: text('why you are making this change', FRAMEWORK_LONGEST.note) };

export const adoptForm = z.object({
  id: z.string(),
  key: z.string({ error: 'Choose a framework' }),
  replaces: z
    .string()
    .optional()
    .transform((id) => id ?? null),
  note: text('why the authority adopts this framework', FRAMEWORK_LONGEST.note),
});

/** A band, its meaning and its terms. */
export const bandForm = z
  .object({
    id: z.string(),
    from: z.string(),
    name: text('the name of the band', FRAMEWORK_LONGEST.name),
    letter: text('one or two letters for the band', FRAMEWORK_LONGEST.letter),
    meaning: text('what the band means', FRAMEWORK_LONGEST.meaning),
    review: z.enum(REVIEW_CADENCES, { error: 'Choose how often progress is reviewed' }),
    least: optionalDaysText('the least adviser days'),
    most: optionalDaysText('the most adviser days'),
    maintained: z.enum(FUNDERS, { error: 'Choose who pays for maintained schools' }),
    academy: z.enum(FUNDERS, { error: 'Choose who pays for academies' }),
    opens: lines('what the band opens'),
    requires: lines('what the band asks for'),
    more: z.array(z.enum(['register', 'reviews'])).default([]),
    ...note,
  })
  .transform(
    ({ id, note, from, name, letter, meaning, least, most, maintained, academy, more, ...terms }) => {
      const to: BandEdit = {
        name,
        letter,
        meaning,
        terms: {
          ...terms,
          adviserHalfDays: most === null ? null : { least: least ?? 0, most },
          funding: { maintained, academy },
          invitedToRegister: more.includes('register'),
          improvementReviews: more.includes('reviews'),
        },
      };
      return { id, note, from, to };
    },
  );

/** Who or what a figure is compared with. */
export const AGAINST = ['figure', 'authority', 'england', 'similar'] as const;
export type Against = (typeof AGAINST)[number];

const criterionFields = {
  id: z.string(),
  from: z.string(),
  text: text('the criterion', FRAMEWORK_LONGEST.text),
  theme: z.enum(CRITERION_THEMES, { error: 'Choose a theme' }),
  phases: z.array(z.enum(PHASES)).default([]),
  suggests: z.array(z.string()).default([]),
  indicator: z
    .string()
    .optional()
    .transform((key) => key ?? ''),
  is: z.enum(['at-least', 'at-most']).optional(),
  against: z.enum(AGAINST).optional(),
  figure: figureText('the figure').optional(),
  values: z.array(z.string()).default([]),
  ...note,
};

/** A criterion: its words, whom it is for, and how it is answered. */
export const criterionForm = z.object(criterionFields).transform((typed, context) => {
  const { id, note, from, text: said, theme, phases, suggests } = typed;
  const refuse = (path: string, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message });
    return z.NEVER;
  };
  const edit = (
    test: CriterionTest | null,
  ): { id: string; note: string; from: string; to: CriterionEdit } => ({
    id,
    note,
    from,
    to: { text: said, theme, phases, suggests, test },
  });
  const { indicator, is, against, figure, values } = typed;
  if (indicator === '') return edit(null);
  if (indicatorOf(indicator)?.unit === 'coded')
    return edit({ indicator, is: 'one-of', than: { oneOf: values } });
  if (!is) return refuse('is', 'Choose whether the value is to be at least or at most');
  if (!against) return refuse('against', 'Choose what the value is compared with');
  if (figure === undefined) return refuse('figure', 'Enter the figure, or 0 for no difference');
  return edit({
    indicator,
    is,
    than: against === 'figure' ? { figure } : { comparator: against, margin: figure },
  });
});

export const removeCriterionForm = z.object({ id: z.string(), from: z.string(), ...note });

/** A band as its form shows it. */
export function bandAnswers({ name, letter, meaning, terms }: FrameworkBand): Record<string, unknown> {
  return {
    name,
    letter,
    meaning,
    review: terms?.review,
    least: terms?.adviserHalfDays ? daysFigure(terms.adviserHalfDays.least) : '',
    most: terms?.adviserHalfDays ? daysFigure(terms.adviserHalfDays.most) : '',
    maintained: terms?.funding.maintained,
    academy: terms?.funding.academy,
    opens: terms?.opens.join('\n'),
    requires: terms?.requires.join('\n'),
    more: [terms?.invitedToRegister && 'register', terms?.improvementReviews && 'reviews'].filter(Boolean),
  };
}

/** A criterion as its form shows it. */
export function criterionAnswers({
  text: said,
  theme,
  phases,
  suggests,
  test,
}: CriterionData): Record<string, unknown> {
  const common = { text: said, theme, phases, suggests, indicator: test?.indicator ?? '' };
  if (!test) return common;
  if ('oneOf' in test.than) return { ...common, values: test.than.oneOf };
  return 'figure' in test.than
    ? { ...common, is: test.is, against: 'figure', figure: test.than.figure }
    : { ...common, is: test.is, against: test.than.comparator, figure: test.than.margin };
}
