import { z } from 'zod';
import { dateText } from '~/ui/date-parts';
import type { Indicator } from './domain';
import { figureText } from './forms';

/** Longest texts taken; the fields say so beforehand. */
export const LONGEST_ENTRY = { source: 200, note: 1000 };

const shared = {
  id: z.string(),
  /** The value shown as in force; left out for a new one. */
  replaces: z
    .string()
    .optional()
    .transform((id) => id ?? null),
  source: z
    .string({ error: 'Enter where this comes from' })
    .trim()
    .min(1, 'Enter where this comes from')
    .max(
      LONGEST_ENTRY.source,
      `Shorten where this comes from to ${LONGEST_ENTRY.source} characters or fewer`,
    ),
  note: z
    .string()
    .trim()
    .max(
      LONGEST_ENTRY.note,
      `Shorten the note to ${LONGEST_ENTRY.note.toLocaleString('en-GB')} characters or fewer`,
    )
    .optional()
    .transform((text) => text ?? null),
};

const cohort = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, 'Enter the number of pupils as a whole number, such as 30')
  .optional()
  .transform((text) => (text === undefined ? null : Number(text)));

const codedForm = z
  .object({
    // In the order of the page, so that what is wrong is listed in it.
    on: dateText('the date this was looked at'),
    text: z.string({ error: 'Choose what was found' }),
    ...shared,
  })
  .transform(({ on, ...entry }) => ({ ...entry, period: on, value: null, cohort: null }));

const figureForm = z
  .object({
    year: z.string({ error: 'Choose the academic year' }),
    value: figureText('the figure'),
    cohort,
    ...shared,
  })
  .transform(({ year, ...entry }) => ({ ...entry, period: year, text: null }));

/** What the form of an indicator must hold: a date and a choice for coded ones, a year and a figure for others. */
export function entryForm(indicator: Indicator): typeof codedForm | typeof figureForm {
  return indicator.unit === 'coded' ? codedForm : figureForm;
}

export const withdrawForm = z.object({
  /** The value's record. */
  value: z.string(),
  reason: z
    .string({ error: 'Enter why the value is withdrawn' })
    .trim()
    .min(1, 'Enter why the value is withdrawn')
    .max(
      LONGEST_ENTRY.note,
      `Shorten the reason to ${LONGEST_ENTRY.note.toLocaleString('en-GB')} characters or fewer`,
    ),
});
