import { z } from 'zod';
import { dateText, optionalDateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { HALF_TERM_NAMES, MOST_CLOSURES } from '../domain/term-dates';

export const LONGEST_WHY = 100;

const half = (n: number) => lower(HALF_TERM_NAMES[n] ?? '');
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const halfTermFields = Object.fromEntries(
  HALF_TERM_NAMES.flatMap((_, n) => [
    [`from${n}`, dateText(`the first day of the ${half(n)}`)] as const,
    [`to${n}`, dateText(`the last day of the ${half(n)}`)] as const,
  ]),
);
const closureFields = Object.fromEntries(
  Array.from({ length: MOST_CLOSURES }, (_, n) => [`on${n}`, optionalDateText('the day closed')] as const),
);
const whyFields = Object.fromEntries(
  Array.from({ length: MOST_CLOSURES }, (_, n) => [
    `why${n}`,
    z
      .string()
      .trim()
      .max(LONGEST_WHY, `Use ${LONGEST_WHY} characters or fewer`)
      .optional()
      .transform((text) => text ?? ''),
  ]),
);

/** What the two buttons of the form say. */
export const CHECK_INTENT = 'check';
export const SAVE_INTENT = 'save';
export const MEND_INTENT = 'mend';

/**
 * The dates of a school year as the form posts them: `from0` to `to5`, and up to twelve days closed with why.
 * @param startYear the year the page is for: an address that lies about it changes nothing
 */
export function schoolYearForm(startYear: number) {
  return z
    .object({ version: versionField, ...dates(halfTermFields), ...dates(closureFields), ...whyFields })
    .superRefine((typed, context) => {
      for (let n = 0; n < MOST_CLOSURES; n++) {
        const [on, why] = [textOf(typed, `on${n}`), textOf(typed, `why${n}`)];
        if (on !== '' && why === '') issue(context, `why${n}`, 'Say why schools are closed on this day');
        if (on === '' && why !== '') issue(context, `on${n}`, 'Enter the day on which schools are closed');
      }
    })
    .transform((typed) => ({
      version: typed.version,
      year: {
        startYear,
        halfTerms: HALF_TERM_NAMES.map((_, n) => ({
          from: textOf(typed, `from${n}`),
          to: textOf(typed, `to${n}`),
        })),
        closures: Array.from({ length: MOST_CLOSURES }, (_, n) => ({
          on: textOf(typed, `on${n}`),
          why: textOf(typed, `why${n}`),
        })).filter(({ on }) => on !== ''),
      },
    }));
}

/** Keeps the schema's type simple: every field gives a text, or nothing. */
const dates = (fields: Record<string, z.ZodType<string | null>>) => fields;

const textOf = (typed: object, name: string): string => {
  const value: unknown = Reflect.get(typed, name);
  return typeof value === 'string' ? value : '';
};

function issue(context: z.RefinementCtx, field: string, message: string) {
  context.addIssue({ code: 'custom', path: [field], message });
}
