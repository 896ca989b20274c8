import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { versionField } from '~/ui/zod-fields';
import { FINDINGS, LEAST_REASON, NOTE_LEVELS, NOTE_SUBJECTS } from '../domain/restricted-notes/rules';
import { prose } from '../forms';
import { MOST_TEXT, MOST_TITLE } from './wording';

const required = (message: string, max: number) => prose(max).refine((text) => text !== '', message);
const body = required('Write the note', MOST_TEXT);
const readers = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((ids) => [...new Set([ids ?? []].flat().filter((id) => id !== ''))]);

/** A new note: what it is about, who reads it and what it says. */
export const noteForm = z
  .object({
    id: z.string(INCOMPLETE_FORM),
    on: z.enum(NOTE_SUBJECTS, INCOMPLETE_FORM),
    subjectId: z.string(INCOMPLETE_FORM),
    level: z.enum(NOTE_LEVELS, 'Choose who may read it'),
    title: prose(MOST_TITLE),
    body,
    readers,
  })
  .refine(({ level, title }) => level === 'safeguarding' || title !== '', {
    path: ['title'],
    message: 'Give the note a title, such as what it is about',
  });

export const correctForm = z.object({ id: z.string(INCOMPLETE_FORM), body });

/** The only thing asked of a note on its own page. */
export const endForm = z.object({ intent: z.literal('end', INCOMPLETE_FORM) });

export const readersForm = z.object({
  was: z
    .string()
    .optional()
    .transform((text) => text ?? ''),
  readers,
});

/** What breaking the glass asks: why a child cannot wait, and who it is. */
export const breakForm = z.object({
  id: z.string(INCOMPLETE_FORM),
  reason: prose(2000).refine(
    (text) => text.length >= LEAST_REASON,
    `Say in at least ${LEAST_REASON} characters what you fear for the child and why it cannot wait`,
  ),
  password: z.string().max(1024, 'Enter your password').optional(),
});

export const findingForm = z.object({
  version: versionField,
  finding: z.enum(FINDINGS, 'Choose what you find'),
  why: required('Say why you find so, and what was done', 2000),
});
