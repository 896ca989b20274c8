import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { POINT_KINDS } from '../domain/impact/vocabulary';

const hiddenId = z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM);

/** A line of text that may be left out. */
function line(max: number) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= max, `Shorten this to ${max} characters or fewer`);
}

/**
 * A figure as typed, null where none is: "62", "62.5", "1,200", "62%", "−0.4".
 * @returns the number; null for a typed text that is none
 */
export function readFigure(text: string): number | null {
  const cleaned = text
    .trim()
    .replaceAll(',', '')
    .replace(/\s*%.*$/, '')
    .replace(/^[−–]/, '-');
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(cleaned) ? Number(cleaned) : null;
}

const NUMBER = 'Enter the value as a number, such as 62 or 62.5';

/** A value that may be left out. */
const figure = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined || text.trim() === '') return null;
    const value = readFigure(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: NUMBER });
    return z.NEVER;
  });

const confirmed = z
  .string()
  .optional()
  .transform((ticked) => ticked === 'on');

const reading = z.object({ value: figure, source: line(300), note: line(500) });

/** Readings of one date: outcomes without a value are left out. */
export const newReadingsForm = z.object({
  formId: hiddenId,
  revision: versionField,
  on: dateText('the date the measures were read'),
  kind: z.enum(POINT_KINDS, { error: 'Choose when they were read' }),
  readings: z
    .record(z.string().regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM), reading)
    .optional()
    .transform((typed) =>
      Object.entries(typed ?? {}).flatMap(([outcomeId, { value, source, note }]) =>
        value === null ? [] : [{ outcomeId, value, source, note }],
      ),
    )
    .refine((readings) => readings.length > 0, 'Enter the value of at least one measure'),
  confirmed,
});

const reason = (ask: string) =>
  z
    .string({ error: ask })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', ask)
    .refine((text) => text.length <= 1000, 'Shorten this to 1,000 characters or fewer');

export const correctReadingForm = z.object({
  formId: hiddenId,
  seenId: hiddenId,
  on: dateText('the date the measure was read'),
  value: z.string({ error: 'Enter the value' }).transform((text, context) => {
    const value = readFigure(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: NUMBER });
    return z.NEVER;
  }),
  source: line(300).refine((text) => text !== '', 'Say where the value was read'),
  note: line(500),
  reason: reason('Say why it is corrected'),
  confirmed,
});

export const withdrawReadingForm = z.object({
  seenId: hiddenId,
  reason: reason('Say why it is withdrawn'),
});
