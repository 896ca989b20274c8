import { z } from 'zod';
import { isTermKey } from '~/kernel/academic-year';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { TRAJECTORY_MEASURES } from '../domain/vocabulary';

const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().max(100).optional());

/** Which schools the page of schools is about, from its address. */
export const schoolsFilter = z.object({ phase: text.catch(undefined), place: text.catch(undefined) });
export type SchoolsFilter = z.output<typeof schoolsFilter>;

/** What a trajectory is for, from an address. */
export const scopeFilter = z.object({
  measure: z.enum(TRAJECTORY_MEASURES).catch('schools'),
  phase: z.string().max(100).catch(''),
  place: z.string().max(100).catch(''),
});

/** A percentage as typed: "85", "85%", "85.5"; blank gives null. */
const percent = z
  .string()
  .optional()
  .transform((value) => (value ?? '').trim().replace(/\s*%$/, ''))
  .refine((value) => value === '' || /^\d{1,3}(\.\d)?$/.test(value), {
    message: 'Enter a percentage from 0 to 100, such as 85 or 85.5',
  })
  .transform((value) => (value === '' ? null : Number(value)))
  .refine((value) => value === null || Number.isNaN(value) || value <= 100, {
    message: 'Enter a percentage from 0 to 100, such as 85 or 85.5',
  });

/** Percentages of the days that the form asks about, by place: which days they are is the page's to know. */
export const trajectoryForm = z.object({
  id: z.string({ error: INCOMPLETE_FORM }).min(1, INCOMPLETE_FORM).max(40, INCOMPLETE_FORM),
  /** The term whose end is the first day asked about. */
  from: z.string({ error: INCOMPLETE_FORM }).refine(isTermKey, INCOMPLETE_FORM),
  /** The version that the form showed; 0 for none. */
  number: z.coerce.number({ error: INCOMPLETE_FORM }).int(INCOMPLETE_FORM).min(0, INCOMPLETE_FORM),
  days: z.array(z.object({ percent })).max(40, INCOMPLETE_FORM).default([]),
  reason: z
    .string({ error: 'Enter why it is set like this' })
    .trim()
    .min(1, 'Enter why it is set like this')
    .max(1000, 'The reason must be 1,000 characters or fewer'),
});
export type TrajectoryForm = z.output<typeof trajectoryForm>;
