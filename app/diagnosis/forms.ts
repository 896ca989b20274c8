import { z } from 'zod';
import { dateText } from '~/ui/date-parts';
import { daysText, optionalMoneyText, versionField } from '~/ui/zod-fields';
import { type AnswerPage, FORMATS, type NeedPart, REQUEST_STATES } from './domain';

/** Longest texts taken; the fields say so beforehand. */
export const LONGEST = {
  measure: 200,
  unit: 60,
  source: 200,
  evidence: 2000,
  outcome: 1000,
  context: 3000,
  reason: 1000,
};

const version = versionField;

/** Trimmed text that must say something. */
function text(what: string, most: number) {
  return z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Shorten ${what} to ${most.toLocaleString('en-GB')} characters or fewer`);
}

/** A figure as people type it: "54", "54.5", "54%", "1,250", "-0.25". */
export function figureText(what: string) {
  return z.string({ error: `Enter ${what}` }).transform((typed, context) => {
    const cleaned = typed.trim().replace(/%$/, '').replaceAll(',', '').replace(/^−/, '-').trim();
    if (/^-?\d{1,9}(\.\d{1,4})?$/.test(cleaned)) return Number(cleaned);
    context.addIssue({ code: 'custom', message: `Enter ${what} as a number, such as 54 or 54.5` });
    return z.NEVER;
  });
}

const focusFields = {
  focusArea: z.string({ error: 'Choose a focus area' }),
  severity: z.coerce.number({ error: 'Choose how pressing this is' }).int(),
};
const nowFields = {
  measure: text('what you measure', LONGEST.measure),
  unit: text('the unit, for example % of pupils', LONGEST.unit),
  baseline: figureText('the figure as it is now'),
  baselineOn: dateText('the date the figure was measured'),
  baselineSource: text('where the figure comes from', LONGEST.source),
  evidence: text('the evidence that shows this is a need', LONGEST.evidence),
};
const wantedFields = {
  outcome: text('what will be different for children', LONGEST.outcome),
  target: figureText('the figure you want to reach'),
  byDate: dateText('the date you want to reach it by'),
};

/** A need on one page. */
export const needForm = z.object({ ...focusFields, ...nowFields, ...wantedFields, version });
export const newNeedForm = z.object({
  ...focusFields,
  ...nowFields,
  ...wantedFields,
  id: z.string(),
  /** Whether support is asked for at once, and the id of that request. */
  next: z.enum(['ask', 'keep']).default('keep'),
  requestId: z.string().default(''),
});

/** A need a page at a time, in a request. */
export const newFocusForm = z.object({ ...focusFields, id: z.string() });
export const needPartForms = {
  focus: z.object({ ...focusFields, version }),
  now: z.object({ ...nowFields, version }),
  wanted: z.object({ ...wantedFields, version }),
} satisfies Record<NeedPart, z.ZodType>;

export const endNeedForm = z.object({
  event: z.enum(['meet', 'supersede'], { error: 'Choose why this need is no longer open' }),
  reason: text('what shows this, in a sentence or two', LONGEST.reason),
  version,
});

export const startForm = z.object({
  id: z.string(),
  urn: z.coerce.number({ error: 'Choose the school the request is for' }).int(),
  /** The need it begins with, where it is asked for from one. */
  need: z.string().optional(),
});

export const chooseNeedsForm = z.object({
  needs: z.array(z.string(), { error: 'Choose at least one need, or add a new one' }).default([]),
  version,
});

/** What each page that asks one thing takes. */
export const answerForms = {
  days: z.object({
    halfDays: daysText('how many days you think you need'),
    startFrom: dateText('the earliest date support could start'),
    finishBy: dateText('the date support should finish by'),
    version,
  }),
  how: z.object({
    formats: z
      .array(z.enum(FORMATS), { error: 'Choose at least one kind of support, or all that would do' })
      .default([]),
    remoteWelcome: z
      .enum(['yes', 'no'], { error: 'Choose whether some of it could be online' })
      .transform((answer) => answer === 'yes'),
    version,
  }),
  context: z.object({
    context: z
      .string()
      .trim()
      .max(LONGEST.context, `Shorten this to ${LONGEST.context.toLocaleString('en-GB')} characters or fewer`)
      .optional()
      .transform((typed) => typed || null),
    version,
  }),
  cost: z.object({ maxDayRatePence: optionalMoneyText('the most you could pay for a day'), version }),
} satisfies Record<AnswerPage, z.ZodType>;

export const sendForm = z.object({ version });
export const withdrawForm = z.object({
  reason: text('why you are withdrawing the request', LONGEST.reason),
  version,
});
export const declineForm = z.object({
  reason: text('why the request is not taken forward; the school will read it', LONGEST.reason),
  version,
});

const blankIsNone = (value: unknown) => (value === '' ? undefined : value);

/** Filters of the list, from its address; what cannot be understood is left out. */
export const requestFilter = z.object({
  state: z.preprocess(blankIsNone, z.enum(REQUEST_STATES).optional()).catch(undefined),
  band: z.preprocess(blankIsNone, z.string().max(40).optional()).catch(undefined),
  focus: z.preprocess(blankIsNone, z.string().max(60).optional()).catch(undefined),
  mine: z.preprocess(blankIsNone, z.literal('yes').optional()).catch(undefined),
  q: z.preprocess(blankIsNone, z.string().trim().max(100).optional()).catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});
export type RequestFilter = z.output<typeof requestFilter>;
