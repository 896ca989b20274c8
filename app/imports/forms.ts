import { z } from 'zod';

/** Largest file taken: the national one is about 60 MB. */
export const MOST_BYTES = 100 * 1024 * 1024;

const codes = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,;]+/).filter((code) => code !== ''))
  .refine((list) => list.every((code) => /^\d{3}$/.test(code)), {
    message: 'Enter local authority codes of three digits, such as 335, with commas between them',
  });

export const uploadForm = z.object({
  /** Made by the page, so that sending it twice makes one run. */
  id: z.string().regex(/^[a-z][a-z0-9]{7,31}$/),
  authorities: codes,
});

export const runForm = z.object({
  intent: z.enum(['start', 'cancel', 'preview-again']),
});
