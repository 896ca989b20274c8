import { z } from 'zod';
import { isFocusArea } from '~/diagnosis/domain/focus-areas';
import { type TermKey, termWords } from '~/kernel/academic-year';
import { daysFigure, type HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import { parseUrn } from '~/kernel/urn';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { optionalDateText } from '~/ui/date-parts';
import { moneyText, optionalDaysText, versionField } from '~/ui/zod-fields';
import type { DaysByTerm } from './domain/ledger';
import {
  APPETITES,
  DESIGNATIONS,
  type Designation,
  FORMATS,
  type Format,
  PHASES,
  type Phase,
  type QaState,
} from './domain/vocabulary';
import { NOT_NOW_NEEDS_REASON } from './wording';

/** What a provider says about themself. */
export type EntryFields = {
  name: string;
  jobTitle: string | null;
  strengths: string;
  email: string | null;
  telephone: string | null;
};

/** What the authority says about a provider. */
export type StandingFields = {
  designation: Designation;
  homeUrn: number;
  designatedOn: string | null;
  designationExpires: string | null;
  qaState: QaState;
  qaOn: string | null;
  qaNote: string | null;
  active: boolean;
};

/** What an offer says, its days by term apart. */
export type OfferFields = {
  title: string;
  description: string;
  focusAreas: string[];
  phases: Phase[];
  formats: Format[];
  dayRatePence: number;
  travelLimitMinutes: number;
  remote: boolean;
  openToOthers: boolean;
};

/** More half-days than a term has; a slip of the keyboard beyond it. */
const MOST_HALF_DAYS = 150;

const required = (what: string, most: number) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Shorten ${what} to ${most.toLocaleString('en-GB')} characters or fewer`);
const optional = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `Shorten ${what} to ${most.toLocaleString('en-GB')} characters or fewer`)
    .optional()
    .transform((text) => text || null);
const ticked = z
  .string()
  .optional()
  .transform((text) => text !== undefined);
const version = versionField;

function urn(what: string) {
  return z.string({ error: `Enter ${what}` }).transform((text, context) => {
    const found = parseUrn(text);
    if (found !== null) return found;
    context.addIssue({ code: 'custom', message: `Enter ${what} as a number of six digits, such as 104235` });
    return z.NEVER;
  });
}

/** Days by term as typed: one field a term, empty where none are given. */
function daysByTerm(terms: readonly TermKey[]) {
  const field = (term: TermKey) =>
    optionalDaysText(`the days for the ${termWords(term)}`).refine(
      (halfDays) => halfDays === null || (halfDays >= 0 && halfDays <= MOST_HALF_DAYS),
      `Enter days for the ${termWords(term)} between 0 and ${MOST_HALF_DAYS / 2}`,
    );
  return z
    .object(Object.fromEntries(terms.map((term) => [term, field(term)])))
    .optional()
    .transform(
      (typed): Record<TermKey, HalfDays | null> =>
        Object.fromEntries(terms.map((term) => [term, typed?.[term] ?? null])),
    );
}

const entry = {
  name: required('the name', 120),
  jobTitle: optional('the job title', 120),
  strengths: required('strengths', 2000),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email('Enter an email address in the right format, like name@school.sch.uk'))
    .optional()
    .transform((text) => text ?? null),
  telephone: optional('the telephone number', 30),
};

const standing = {
  designation: z.enum(DESIGNATIONS, { error: 'Choose a designation' }),
  homeUrn: urn('the URN of the home school'),
  designatedOn: optionalDateText('the date they were designated'),
  designationExpires: optionalDateText('the date the designation ends'),
  qaState: z.enum(['assured', 'not-yet', 'lapsed'], { error: 'Choose where quality assurance stands' }),
  qaOn: optionalDateText('the date quality assurance was done'),
  qaNote: optional('the note on quality assurance', 1000),
};

type StandingTyped = {
  designatedOn: string | null;
  designationExpires: string | null;
  qaState: string;
  qaOn: string | null;
};

function standingFits(typed: StandingTyped, context: z.RefinementCtx) {
  const { designatedOn, designationExpires, qaState, qaOn } = typed;
  if (designatedOn && designationExpires && designationExpires <= designatedOn) {
    const message = 'The designation must end after it began';
    context.addIssue({ code: 'custom', path: ['designationExpires'], message });
  }
  if (qaState === 'assured' && qaOn === null) {
    context.addIssue({
      code: 'custom',
      path: ['qaOn'],
      message: 'Enter the date quality assurance was done',
    });
  }
}

export const entryForm = z.object({ ...entry, version });
export const standingForm = z
  .object({ ...standing, active: ticked, reason: required('the reason for the change', 1000), version })
  .superRefine(standingFits);
export const newProviderForm = z
  .object({ ...entry, ...standing, formId: z.string() })
  .superRefine(standingFits);

export const appetiteForm = z
  .object({
    appetite: z.enum(APPETITES, { error: 'Choose whether new requests are welcome' }),
    reason: optional('the reason', 500),
    version,
  })
  .superRefine(({ appetite, reason }, context) => {
    if (appetite === 'not-now' && reason === null) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: NOT_NOW_NEEDS_REASON,
      });
    }
  });

export const versionForm = z.object({ version });
export const confirmOfferForm = z.object({ id: z.string(), version });
export const offerStepForm = z.object({
  intent: z.enum(['publish', 'withdraw', 'confirm']),
  version,
  reason: optional('the reason', 500),
});

/** The overall limit by term; empty where none is set. */
export function capsForm(terms: readonly TermKey[]) {
  return z.object({ caps: daysByTerm(terms), version });
}

export const conflictForm = z.object({
  urn: urn('the URN of the school'),
  reason: required('what the conflict of interest is', 1000),
  formId: z.string(),
});

export const endConflictForm = z.object({ conflictId: z.string() });

const minutes = 'Enter the furthest you would travel in minutes, between 5 and 240';

function offerFieldsTyped(terms: readonly TermKey[]) {
  return {
    title: required('a title', 120),
    description: required('a description', 3000),
    focusAreas: z
      .array(z.string().refine(isFocusArea, 'Choose focus areas from the list'))
      .min(1, 'Choose at least one focus area'),
    phases: z.array(z.enum(PHASES)).min(1, 'Choose at least one phase'),
    formats: z.array(z.enum(FORMATS)).min(1, 'Choose at least one way of working'),
    travelLimitMinutes: z.number({ error: minutes }).int(minutes).min(5, minutes).max(240, minutes),
    openToOthers: ticked,
    days: daysByTerm(terms).transform(
      (days): DaysByTerm =>
        Object.fromEntries(Object.entries(days).map(([term, halfDays]) => [term, halfDays ?? 0])),
    ),
    dayRate: moneyText('the day rate').refine((pence) => pence <= 500_000, 'Enter a day rate up to £5,000'),
  };
}

/** A new offer with its days in the terms given; `intent` tells its two buttons apart. */
export function newOfferForm(terms: readonly TermKey[]) {
  return z.object({
    providerId: z.string({ error: 'Choose whose offer it is' }),
    ...offerFieldsTyped(terms),
    intent: z.enum(['save', 'publish']),
    formId: z.string(),
  });
}

/** An offer being changed, with its days in the terms given. */
export function editOfferForm(terms: readonly TermKey[]) {
  return z.object({ ...offerFieldsTyped(terms), version });
}

/** The fields of an offer from its checked form; it is remote when that is one of its ways of working. */
export function offerFields(
  value: Omit<OfferFields, 'dayRatePence' | 'remote'> & { dayRate: Pence },
): OfferFields {
  const { title, description, focusAreas, phases, formats, dayRate, travelLimitMinutes } = value;
  return {
    title,
    description,
    focusAreas,
    phases,
    formats,
    dayRatePence: dayRate,
    travelLimitMinutes,
    remote: formats.includes('remote'),
    openToOthers: value.openToOthers,
  };
}

/** An offer as its form shows it before anything is typed; also "theirs" of a stale edit. */
export function offerAsTyped(fields: OfferFields, days: DaysByTerm) {
  const { dayRatePence, remote, openToOthers, formats, ...rest } = fields;
  return {
    ...rest,
    formats: remote && !formats.includes('remote') ? [...formats, 'remote'] : formats,
    dayRate: (dayRatePence / 100).toFixed(2).replace(/\.00$/, ''),
    openToOthers: openToOthers ? 'on' : '',
    days: daysAsTyped(days),
  };
}

/** Days by term as their fields show them: "2.5", and nothing for a term without any. */
export function daysAsTyped(days: DaysByTerm, { zero = '' } = {}): Record<TermKey, string> {
  return Object.fromEntries(
    Object.entries(days).map(([term, halfDays]) => [term, halfDays === 0 ? zero : daysFigure(halfDays)]),
  );
}

/** What the service sets about a provider, as its form shows it; a QA state that follows from dates shows as recorded. */
export function standingAsTyped(fields: StandingFields) {
  const { qaState, active, homeUrn, ...rest } = fields;
  return {
    ...rest,
    homeUrn: String(homeUrn),
    qaState: qaState === 'due' ? 'assured' : qaState,
    active: active ? 'on' : '',
  };
}

/** A provider's answer to what is on record of their support. */
export const recordAnswerForm = z
  .object({
    id: z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM),
    answer: z.enum(['nothing', 'reply', 'correct'], { error: 'Choose what you say to it' }),
    reply: z
      .string()
      .optional()
      .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
      .refine((text) => text.length <= 2000, 'Shorten this to 2,000 characters or fewer'),
  })
  .superRefine(({ answer, reply }, context) => {
    if (answer !== 'nothing' && reply === '') {
      context.addIssue({ code: 'custom', message: 'Write your reply', path: ['reply'] });
    }
    if (answer === 'nothing' && reply !== '') {
      context.addIssue({
        code: 'custom',
        message: 'You have written a reply: choose that you want to add something, or clear it',
        path: ['answer'],
      });
    }
  });
