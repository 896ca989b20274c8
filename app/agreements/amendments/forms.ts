import { z } from 'zod';
import { isTermKey } from '~/kernel/academic-year';
import { daysFigure, type HalfDays, parseDays } from '~/kernel/days';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { versionField } from '~/ui/zod-fields';
import { type AgreementContent, isSection, type SectionKey } from '../domain';
import type { AmendedPatch } from '../domain/amendments/edit';
import { prose, reason, SECTION_FORMS, sectionDefaults, texts } from '../forms';

const whyAmended = reason('Say why the agreement is changed');

export const startAmendmentForm = z.object({
  amendmentId: z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM),
  reason: whyAmended,
  sections: texts
    .transform((list) => (list ?? []).filter(isSection))
    .refine((list) => list.length > 0, 'Choose at least one part that is to change'),
});

export const amendmentReasonForm = z.object({ version: versionField, reason: whyAmended });
export const reopenAmendmentForm = z.object({
  version: versionField,
  reason: reason('Say what needs to change'),
});
export const withdrawAmendmentForm = z.object({
  version: versionField,
  reason: reason('Say why the amendment is withdrawn'),
});

/** The hash of the section that a form was opened on. */
export const openedForm = z.object({
  opened: z.string({ error: INCOMPLETE_FORM }).regex(/^[0-9a-f]{64}$/, INCOMPLETE_FORM),
});

/** Days typed for a term: none is nought, as the row stands there whether it is wanted or not. */
const daysOfTerm = z
  .string()
  .optional()
  .transform((text, context): HalfDays => {
    const typed = (text ?? '').trim();
    const halfDays = typed === '' ? 0 : parseDays(typed);
    if (halfDays !== null && halfDays <= 1000) return halfDays;
    context.addIssue({ code: 'custom', message: 'Enter the days as a number in halves, such as 2 or 2.5' });
    return z.NEVER;
  });

const resources = z
  .object({
    people: prose(),
    other: prose(),
    days: z
      .array(
        z.object({
          term: z.string({ error: INCOMPLETE_FORM }).refine(isTermKey, INCOMPLETE_FORM),
          halfDays: daysOfTerm,
        }),
      )
      .max(40, INCOMPLETE_FORM)
      .refine((rows) => new Set(rows.map(({ term }) => term)).size === rows.length, INCOMPLETE_FORM),
  })
  .transform(({ people, other, days }) => ({
    patch: {
      resources: {
        people,
        other,
        days: days.filter(({ halfDays }) => halfDays > 0).sort((a, b) => (a.term < b.term ? -1 : 1)),
      },
    },
  }));

/** A form for each section of an amendment: a draft's, but for resources, where the days are typed. */
export function amendmentSectionForm(section: SectionKey): z.ZodType<{ patch: AmendedPatch }> {
  return section === 'resources' ? resources : SECTION_FORMS[section];
}

/** The values a section's form starts with. @param terms those whose days can be set, in order */
export function amendmentDefaults(
  section: SectionKey,
  content: AgreementContent,
  terms: readonly { term: string }[],
): Record<string, unknown> {
  if (section !== 'resources') return sectionDefaults(section, content);
  const { people, other, days } = content.resources;
  return {
    people,
    other,
    days: terms.map(({ term }) => ({
      term,
      halfDays: daysFigure(days.find((item) => item.term === term)?.halfDays ?? 0),
    })),
  };
}
