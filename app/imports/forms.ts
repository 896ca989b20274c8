import { z } from 'zod';
import { FILE_KINDS } from './domain/file-kinds';
import { readAcademicYear } from './domain/ks2';

/** Largest file taken: the national one is about 60 MB. */
export const MOST_BYTES = 100 * 1024 * 1024;

const codes = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,;]+/).filter((code) => code !== ''))
  .refine((list) => list.every((code) => /^\d{3}$/.test(code)), {
    message: 'Enter local authority codes of three digits, such as 335, with commas between them',
  });

/** The academic year of results, where the file does not say. */
const year = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return null;
    const start = readAcademicYear(text);
    if (start !== null) return start;
    context.addIssue({
      code: 'custom',
      message: 'Enter the academic year by the year it starts, such as 2018 for 2018 to 2019',
    });
    return z.NEVER;
  });

export const uploadForm = z.object({
  /** Made by the page, so that sending it twice makes one run. */
  id: z.string().regex(/^[a-z][a-z0-9]{7,31}$/),
  kind: z.enum(FILE_KINDS, { error: 'Choose what the file is' }).default('gias'),
  authorities: codes,
  year,
});

export const runForm = z.object({
  intent: z.enum(['start', 'cancel', 'preview-again']),
});
