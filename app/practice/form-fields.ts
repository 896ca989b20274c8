import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';

/** Text that keeps its line breaks; empty where it may be. */
export function prose(max: number) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine(
      (text) => text.length <= max,
      `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`,
    );
}

/** Text that has to be there. @param ask what to do where it is not */
export function needed(ask: string, max: number) {
  return prose(max).refine((text) => text !== '', ask);
}

/** The id a form was given by its loader, by which sending it twice makes one record. */
export const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);
export const rowId = z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM);

/** Choices of a group of boxes: none, one or several. */
export const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((list) => list ?? []);
