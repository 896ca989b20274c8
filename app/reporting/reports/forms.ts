import { z } from 'zod';
import { REPORT_KINDS } from '../domain/vocabulary';
import { WORDS_FIELDS } from './fields';

const id = z.string().max(60);

/** What a report is to be about. */
export const startForm = z
  .object({
    kind: z.enum(REPORT_KINDS),
    period: z.string({ error: 'Choose the term or year' }).max(20),
    about: id.optional(),
    replaces: id.optional(),
  })
  .superRefine(({ kind, about }, ctx) => {
    if (about) return;
    if (kind === 'school')
      ctx.addIssue({ code: 'custom', path: ['about'], message: 'Choose the school the report is about' });
    if (kind === 'provider')
      ctx.addIssue({ code: 'custom', path: ['about'], message: 'Choose the provider the report is about' });
  });

/** Most letters of the maker's words on a section. */
export const MOST_WORDS = 3000;

const words = z
  .string()
  .max(MOST_WORDS, `This can have up to ${MOST_WORDS.toLocaleString('en-GB')} characters: shorten it`)
  .optional();

const SECTIONS = [
  ...new Set(Object.values(WORDS_FIELDS).flatMap((fields) => fields.map(({ section }) => section))),
];

/** The words of its maker by section, with what to do with them. */
export const writeForm = z.object({
  id,
  intent: z.enum(['preview', 'edit', 'save']),
  fingerprint: z.string().max(64).optional(),
  words: z.object(Object.fromEntries(SECTIONS.map((section) => [section, words]))).optional(),
});

export const publishForm = z.object({ version: z.coerce.number().int() });

export const withdrawForm = z.object({
  version: z.coerce.number().int(),
  reason: z
    .string({ error: 'Enter why it is withdrawn: its readers see it' })
    .trim()
    .min(1, 'Enter why it is withdrawn: its readers see it')
    .max(500, 'The reason can have up to 500 characters: shorten it'),
});
