import { z } from 'zod';
import { optionalDateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import type { JudgedAnswer } from './domain';

/** Longest texts taken; the fields say so beforehand. */
export const DIAGNOSIS_LONGEST = {
  narrative: 6000,
  priorities: 3000,
  reason: 2000,
  response: 6000,
  note: 4000,
};

const version = versionField;

function words(what: string, most: number) {
  return z
    .string()
    .trim()
    .max(most, `Shorten ${what} to ${most.toLocaleString('en-GB')} characters or fewer`);
}

/** Text that may be left out; gives null then. */
function optional(what: string, most: number) {
  return words(what, most)
    .optional()
    .transform((typed) => typed || null);
}

function required(what: string, most: number) {
  return z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Shorten ${what} to ${most.toLocaleString('en-GB')} characters or fewer`);
}

const discussion = {
  discussion: z
    .enum(['visit', 'telephone'])
    .optional()
    .transform((kind) => kind ?? null),
  discussedOn: optionalDateText('the date of the discussion'),
  discussionNote: optional('the note of the discussion', DIAGNOSIS_LONGEST.note),
};
const band = {
  brokerBand: z
    .string()
    .optional()
    .transform((key) => key || null),
  brokerReason: optional('the reason for the band', DIAGNOSIS_LONGEST.reason),
};

/** A date and a kind belong together. */
function whole({
  discussion: kind,
  discussedOn,
}: {
  discussion: string | null;
  discussedOn: string | null;
}): boolean {
  return (kind === null) === (discussedOn === null);
}
const WHOLE = {
  path: ['discussedOn'],
  message: 'Choose visit or telephone and enter the date, or leave both empty',
};

export const editDiagnosisForm = z
  .object({
    ...band,
    ...discussion,
    narrative: words('what the analysis shows', DIAGNOSIS_LONGEST.narrative).default(''),
    priorities: words('the improvement priorities', DIAGNOSIS_LONGEST.priorities).default(''),
    predictedOutcome: z
      .string()
      .max(40)
      .optional()
      .transform((outcome) => outcome || null),
    version,
  })
  .refine(whole, WHOLE);
/** After sharing: the discussion and, once contested, the band put forward. */
export const discussionForm = z.object({ ...discussion, ...band, version }).refine(whole, WHOLE);

export const draftForm = z.object({ id: z.string() });
export const shareForm = z.object({ version });
export const answerForm = z.object({
  answer: z.enum(['agree', 'contest'], { error: 'Choose whether you agree' }),
  response: optional('your answer', DIAGNOSIS_LONGEST.response),
  version,
});
export const decideForm = z.object({
  band: z.string({ error: 'Choose the band' }),
  reason: required('the reasons for your decision; the school will read them', DIAGNOSIS_LONGEST.reason),
  version,
});
export const evidenceForm = z.object({
  id: z.string(),
  criterion: z
    .string()
    .optional()
    .transform((key) => key || null),
  words: words('what it shows', DIAGNOSIS_LONGEST.note).default(''),
});

/** Name of the field that answers a criterion, and of its note. A criterion's key holds dots, which nest names. */
export function judgedField(index: number): { answer: string; note: string } {
  return { answer: `judged-${index}`, note: `note-${index}` };
}

/** Answers to the criteria that no figure answers, from the draft's form. */
export function readJudged(form: FormData, keys: readonly string[]): Map<string, JudgedAnswer> {
  const judged = new Map<string, JudgedAnswer>();
  for (const [i, key] of keys.entries()) {
    const field = judgedField(i);
    const answer = form.get(field.answer);
    if (answer !== 'met' && answer !== 'not-met') continue;
    judged.set(key, {
      answer,
      note: String(form.get(field.note) ?? '')
        .trim()
        .slice(0, 500),
    });
  }
  return judged;
}

export const startAnalysisForm = z.object({ id: z.string(), term: z.string() });

/** What of an analysis to show. */
export const ANALYSIS_SHOWS = ['changed', 'too-little', 'to-share', 'open'] as const;

const blankIsNone = (value: unknown) => (value === '' ? undefined : value);

/** Filters of the analysis, from its address; what cannot be understood is left out. */
export const analysisFilter = z.object({
  band: z.preprocess(blankIsNone, z.string().max(40).optional()).catch(undefined),
  show: z.preprocess(blankIsNone, z.enum(ANALYSIS_SHOWS).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type AnalysisFilter = z.output<typeof analysisFilter>;
