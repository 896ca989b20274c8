import { z } from 'zod';
import { isTermKey } from '~/kernel/academic-year';
import { daysFigure } from '~/kernel/days';
import { pageNumber } from '~/kernel/page-number';
import { VAT_TREATMENTS } from '~/kernel/vat';
import { no, type Refusal } from '~/kernel/verdict';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { optionalDateText } from '~/ui/date-parts';
import { daysText, moneyText, optionalMoneyText, versionField } from '~/ui/zod-fields';
import {
  AGREEMENT_STATES,
  type AgreementContent,
  type AgreementState,
  INSTALMENT_TIMES,
  type Instalment,
  PAYERS,
  type SectionKey,
  type SectionPatch,
  SHARINGS,
  SIGNING_PARTIES,
  type TermsFault,
} from './domain';

const LONGEST = 4000;

/** Text of a draft: it may still be empty (readiness asks for it), and keeps its line breaks. */
export function prose(max = LONGEST) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine(
      (text) => text.length <= max,
      `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`,
    );
}
const line = () => prose(300);

/** A figure such as a baseline; empty gives null. A percent sign typed after it does no harm. */
function figure(what: string) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      const cleaned = (text ?? '').trim().replaceAll(',', '').replace(/\s*%$/, '');
      if (cleaned === '') return null;
      if (/^-?\d{1,9}(\.\d{1,4})?$/.test(cleaned)) return Number(cleaned);
      context.addIssue({ code: 'custom', message: `Enter ${what} as a number, such as 62 or 62.5` });
      return z.NEVER;
    });
}

/** A percentage to hundredths of a percent; empty gives 0. */
const percent = (what: string) =>
  figure(what)
    .transform((value) => value ?? 0)
    .refine((value) => value >= 0 && value <= 100, `${what} must be a percentage from 0 to 100`);

const HUNDREDTHS = 'Give at most two decimals, such as 12.5 or 12.25';
const isHundredths = (value: number) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

/** A percentage that has to be given, to hundredths of a percent. */
const share = (what: string) =>
  figure(what)
    .refine((value) => value !== null, `Enter ${what} as a percentage, such as 40`)
    .transform((value) => value ?? 0)
    .refine((value) => value >= 0 && value <= 100, 'Enter a percentage from 0 to 100')
    .refine(isHundredths, HUNDREDTHS);

const WHEN_DUE = 'Choose when it falls due, or remove it';
const DUE_WITHOUT_TERM = INSTALMENT_TIMES.filter((when) => when !== 'by-term');

/** When an instalment falls due, from the one choice of its row: a term's key, or a time that needs none. */
function timeOf(due: string): Pick<Instalment, 'when' | 'term'> {
  const when = DUE_WITHOUT_TERM.find((time) => time === due);
  return when ? { when, term: null } : { when: 'by-term', term: due };
}

const rowId = z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM);

/** Rows of a list: those with nothing typed in them are left out. */
function rows<T extends { id: string }>(row: z.ZodType<T>) {
  return z
    .array(row)
    .optional()
    .transform((list) => (list ?? []).filter((each) => Object.entries(each).some(isTyped)))
    .refine((list) => list.length <= 40, 'There can be at most 40 of these')
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, INCOMPLETE_FORM);
}
const isTyped = ([key, value]: [string, unknown]) => key !== 'id' && value !== '' && value !== null;

/** Why a change is made, kept with the version. */
const about = { revision: versionField, note: prose(500) };

type SectionForm = z.ZodType<{ revision: number; note: string; patch: SectionPatch }>;

function section<S extends z.ZodRawShape>(
  shape: S,
  patchOf: (value: z.output<z.ZodObject<S>>) => SectionPatch,
): SectionForm {
  // One object, not an intersection of two: those throw where one of them finds something wrong.
  return z.object({ ...shape, ...about }).transform((typed) => {
    const { revision, note, ...fields } = typed as z.output<z.ZodObject<typeof about>>; // the shape is generic here
    return { revision, note, patch: patchOf(fields as z.output<z.ZodObject<S>>) }; // what is left is the shape's
  });
}

/** A form for each section; what it gives is laid over the content. */
export const SECTION_FORMS: Readonly<Record<SectionKey, SectionForm>> = {
  purpose: section({ improvement: prose() }, (purpose) => ({ purpose })),
  outcomes: section(
    {
      outcomes: rows(
        z.object({
          id: rowId,
          outcome: prose(1000),
          measure: line(),
          unit: prose(40),
          baseline: figure('the baseline'),
          baselineOn: optionalDateText('the date of the baseline'),
          baselineSource: line(),
          target: figure('the target'),
          byDate: optionalDateText('the date to reach the target by'),
          dataSource: line(),
        }),
      ),
    },
    (patch) => patch,
  ),
  timescale: section(
    {
      starts: optionalDateText('the start'),
      ends: optionalDateText('the end'),
      milestones: rows(
        z.object({ id: rowId, text: prose(500), date: optionalDateText('the date of the milestone') }),
      ),
    },
    ({ milestones, ...timescale }) => ({ milestones, timescale }),
  ),
  responsibilities: section(
    { client: prose(), provider: prose(), home: prose(), authority: prose() },
    (responsibilities) => ({ responsibilities }),
  ),
  resources: section({ people: prose(), other: prose() }, (resources) => ({ resources })),
  reporting: section({ lines: prose(), frequency: prose(1000) }, (reporting) => ({ reporting })),
  evaluation: section(
    { method: prose(), by: prose(500), on: optionalDateText('the date of the evaluation') },
    (evaluation) => ({ evaluation }),
  ),
  exit: section(
    { criteria: rows(z.object({ id: rowId, text: prose(1000) })), earlyExit: prose() },
    (exit) => ({ exit }),
  ),
  recompense: section(
    {
      rate: moneyText('the rate for a day'),
      days: daysText('the days paid for'),
      onCosts: percent('On-costs'),
      backfill: moneyText('the cost of cover for a day, or 0'),
      expenses: moneyText('the most that may be claimed for expenses, or 0'),
      payer: z.enum(PAYERS, { error: 'Choose who pays' }),
      sharing: z.enum(SHARINGS, { error: 'Choose how it is shared, should both pay' }),
      authorityPercent: percent('The authority’s part').refine(
        (value) => Number.isInteger(value),
        'Enter the authority’s part as a whole percentage',
      ),
      authorityAmount: optionalMoneyText('the authority’s part'),
      brokerage: percent('The brokerage’s part').refine(isHundredths, HUNDREDTHS),
      vat: z.enum(VAT_TREATMENTS, { error: 'Choose how VAT is treated' }),
      instalments: z
        .array(
          z.object({
            id: rowId,
            due: z
              .string({ error: WHEN_DUE })
              .refine((due) => isTermKey(due) || DUE_WITHOUT_TERM.some((when) => when === due), WHEN_DUE),
            share: share('its share of the work'),
          }),
        )
        .max(40, 'There can be at most 40 of these')
        .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, INCOMPLETE_FORM)
        .optional()
        .transform((list) => list ?? []),
      also: prose(1000),
    },
    (typed) => ({
      recompense: {
        ratePence: typed.rate,
        halfDays: typed.days,
        onCostsBasisPoints: Math.round(typed.onCosts * 100),
        backfillPencePerDay: typed.backfill,
        expensesCapPence: typed.expenses,
        payer: typed.payer,
        sharing: typed.sharing,
        authorityPercent: typed.authorityPercent,
        // Beside another way of paying, an amount in the signed text would only puzzle its readers.
        authorityPence:
          typed.payer === 'shared' && typed.sharing === 'amount' ? (typed.authorityAmount ?? 0) : 0,
        brokerageBasisPoints: Math.round(typed.brokerage * 100),
        vat: typed.vat,
        instalments: typed.instalments.map(({ id, due, share: of }) => ({
          key: id,
          ...timeOf(due),
          basisPoints: Math.round(of * 100),
        })),
        note: typed.also,
      },
    }),
  ),
  confidentiality: section({ terms: prose(), safeguardingException: prose() }, (confidentiality) => ({
    confidentiality,
  })),
  safeguarding: section({ compliance: prose() }, (safeguarding) => ({ safeguarding })),
  'data-sharing': section({ shared: prose(), purpose: prose(), kept: prose() }, (dataSharing) => ({
    dataSharing,
  })),
  'code-of-practice': section({ terms: prose() }, (codeOfPractice) => ({ codeOfPractice })),
  'due-diligence': section(
    {
      'client-head': statements(),
      'client-chair': statements(),
      'provider-head': statements(),
      authority: statements(),
    },
    (dueDiligence) => ({ dueDiligence }),
  ),
};

/** One statement a line; blank lines and repeats are left out. */
function statements() {
  return prose().transform((text) => [
    ...new Set(
      text
        .split('\n')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  ]);
}

/** The values a section's form starts with, named as its fields are. */
export function sectionDefaults(key: SectionKey, content: AgreementContent): Record<string, unknown> {
  switch (key) {
    case 'outcomes':
      return { outcomes: content.outcomes };
    case 'timescale':
      return { ...content.timescale, milestones: content.milestones };
    case 'exit':
      return content.exit;
    case 'recompense':
      return recompenseDefaults(content);
    case 'data-sharing':
      return content.dataSharing;
    case 'code-of-practice':
      return content.codeOfPractice;
    case 'due-diligence':
      return Object.fromEntries(
        SIGNING_PARTIES.map((party) => [party, content.dueDiligence[party].join('\n')]),
      );
    default:
      return content[key];
  }
}

function recompenseDefaults({ recompense: terms }: AgreementContent): Record<string, unknown> {
  return {
    rate: pounds(terms.ratePence),
    days: daysFigure(terms.halfDays),
    onCosts: terms.onCostsBasisPoints / 100,
    backfill: pounds(terms.backfillPencePerDay),
    expenses: pounds(terms.expensesCapPence),
    payer: terms.payer,
    sharing: terms.sharing,
    authorityPercent: terms.authorityPercent,
    authorityAmount: terms.authorityPence === 0 ? '' : pounds(terms.authorityPence),
    brokerage: terms.brokerageBasisPoints / 100,
    vat: terms.vat,
    instalments: terms.instalments.map(({ key, when, term, basisPoints }) => ({
      id: key,
      due: when === 'by-term' ? (term ?? '') : when,
      share: basisPoints / 100,
    })),
    also: terms.note,
  };
}

/** Pence as typed into a field: 35000 is "350", 35050 is "350.50". */
function pounds(pence: number): string {
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}

/** The lists of a section that rows can be added to and taken from. */
export const ROW_LISTS: Readonly<Partial<Record<SectionKey, string>>> = {
  outcomes: 'outcomes',
  timescale: 'milestones',
  exit: 'criteria',
  recompense: 'instalments',
};

/** What does not add up in the terms, as a refusal with each fault beside its field; null where all does. */
export function refusalOfTerms(faults: readonly TermsFault[]): Refusal | null {
  const [first] = faults;
  if (!first) return null;
  const fields = Object.fromEntries(faults.map((fault) => [fieldOfFault(fault), fault.message]));
  return no('agreement.terms', first.message, { details: { fields } });
}

function fieldOfFault({ on, row }: TermsFault): string {
  if (on === 'authority-amount') return 'authorityAmount';
  if (on === 'instalments') return 'instalments';
  return `instalments[${row}].${on === 'share' ? 'share' : 'due'}`;
}

/** A reason that has to be given. */
export const reason = (ask: string) =>
  z
    .string({ error: ask })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', ask)
    .refine((text) => text.length <= 1000, 'Shorten this to 1,000 characters or fewer');
const version = versionField;

export const sendForm = z.object({ version });
export const reopenForm = z.object({ version, reason: reason('Say what needs to change') });

/** The texts of the boxes ticked in a group. */
export const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional();

export const signForm = z.object({
  party: z.enum(SIGNING_PARTIES, { error: 'Choose the party you sign for' }),
  hash: z.string({ error: INCOMPLETE_FORM }).regex(/^[0-9a-f]{64}$/, INCOMPLETE_FORM),
  statements: texts
    .transform((list) => list ?? [])
    .refine((list) => list.length > 0, 'Confirm every statement before you sign.'),
  /** Not needed of somebody who has confirmed just now who they are. */
  password: z.string().max(1024, 'Enter your password').optional(),
});

/** Filters of the list, from its address; what makes no sense is left out. */
export function readListFilter(query: URLSearchParams): {
  state: AgreementState | null;
  text: string;
  page: number;
} {
  const asked = query.get('state');
  return {
    state: AGREEMENT_STATES.find((state) => state === asked) ?? null,
    text: (query.get('q') ?? '').trim().slice(0, 100),
    page: pageNumber(query.get('page')),
  };
}

/** The version asked for in an address: a number; 0, which no version has, for anything else; none is the newest. */
export function versionNumber(asked: string | null): number | undefined {
  if (asked === null || asked === '') return undefined;
  return /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : 0;
}
