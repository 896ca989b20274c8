import { z } from 'zod';
import { parseDays } from '~/kernel/days';
import { parseMoney } from '~/kernel/money';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateFromParts, dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import type { ExpenseInput } from './make.server';

const tooLong = (max: number) => `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`;

/** Text that may be left out; keeps its line breaks. */
function prose(max: number) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= max, tooLong(max));
}

/** Text that has to be there. */
function needed(ask: string, max = 1000) {
  return prose(max).refine((text) => text !== '', ask);
}

const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);
const rowId = z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,60}$/, INCOMPLETE_FORM);

/** Name of the list of expenses in a form, for `changeRows`. */
export const EXPENSE_LIST = 'expenses';
const MOST_EXPENSES = 20;

const typed = z
  .string()
  .optional()
  .transform((text) => (text ?? '').trim());
const typedExpense = z.object({
  id: rowId,
  description: typed,
  amount: typed,
  on: z
    .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
    .optional(),
});
type TypedExpense = z.output<typeof typedExpense>;

const isEmpty = (row: TypedExpense) =>
  row.description === '' && row.amount === '' && dateFromParts(row.on) === null;

function problemsOf(row: TypedExpense): [string, string][] {
  const on = dateFromParts(row.on);
  const problems: [string, string | false][] = [
    ['description', row.description === '' && 'Enter what the money was spent on'],
    ['description', row.description.length > 200 && tooLong(200)],
    ['on', on === null && 'Enter the date it was spent'],
    [
      'on',
      on === 'invalid' &&
        'The date it was spent must be a real date, with a day, month and year, such as 4 3 2027',
    ],
    [
      'amount',
      !(parseMoney(row.amount) ?? 0) && 'Enter what it cost as an amount in pounds, such as 12 or 12.50',
    ],
  ];
  return problems.flatMap(([field, message]): [string, string][] => (message ? [[field, message]] : []));
}

/** Expenses as a form's rows: those in which nothing is typed are left out. */
export const expenseRows = z
  .array(typedExpense)
  .optional()
  .transform((rows, context): ExpenseInput[] => {
    const kept = (rows ?? []).flatMap((row, index) => (isEmpty(row) ? [] : [{ row, index }]));
    for (const { row, index } of kept) {
      for (const [field, message] of problemsOf(row)) {
        context.addIssue({ code: 'custom', message, path: [index, field] });
      }
    }
    if (kept.length > MOST_EXPENSES) {
      context.addIssue({ code: 'custom', message: `Enter ${MOST_EXPENSES} expenses or fewer on one claim` });
    }
    return kept.map(({ row }) => {
      const on = dateFromParts(row.on);
      return {
        id: row.id,
        description: row.description,
        on: on === 'invalid' || on === null ? '' : on,
        amountPence: parseMoney(row.amount) ?? 0,
      };
    });
  });

/** Ticked rows, each as `key:figure`: what stood beside the tick, so that a change since is found. */
function ticked<T>(read: (key: string, figure: number) => T) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((values, context): T[] => {
      const rows: T[] = [];
      for (const value of [values ?? []].flat()) {
        const [, key, figure] = /^([\w-]{1,60}):(\d{1,9})$/.exec(value) ?? [];
        if (key === undefined || figure === undefined) {
          context.addIssue({ code: 'custom', message: INCOMPLETE_FORM });
          return z.NEVER;
        }
        rows.push(read(key, Number(figure)));
      }
      return rows;
    });
}

/** The value of a tick: a visit with its half-days, or an instalment with its pence. */
export const tickValue = (key: string, figure: number) => `${key}:${figure}`;

export const claimForm = z.object({
  id: formId,
  version: versionField,
  visits: ticked((visitId, halfDays) => ({ visitId, halfDays })),
  instalments: ticked((key, amountPence) => ({ key, amountPence })),
  expenses: expenseRows,
  note: prose(1000),
  intent: z.enum(['send', 'keep'], { error: INCOMPLETE_FORM }),
});

const lineId = rowId;

export const sendForm = z.object({ version: versionField });

/** One button confirms everything; the other sends the questions that were written. */
export const answerForm = z
  .object({
    version: versionField,
    intent: z.enum(['confirm', 'query'], { error: INCOMPLETE_FORM }),
    lines: z.array(z.object({ id: lineId, query: prose(1000) })).default([]),
  })
  .superRefine(({ intent, lines }, context) => {
    const asked = lines.findIndex(({ query }) => query !== '');
    if (intent === 'query' && asked < 0) {
      context.addIssue({
        code: 'custom',
        message: 'Write your question beside the line it is about',
        path: ['lines', 0, 'query'],
      });
    }
    if (intent === 'confirm' && asked >= 0) {
      context.addIssue({
        code: 'custom',
        message:
          'You wrote a question. Send it with “Send the questions”, or clear it before you confirm the whole claim',
        path: ['lines', asked, 'query'],
      });
    }
  });

export const replyForm = z.object({
  version: versionField,
  replies: z
    .array(
      z
        .object({
          id: lineId,
          reply: needed('Enter your reply to the school'),
          what: z.enum(['keep', 'change', 'remove'], { error: 'Choose what happens to the line' }),
          days: typed,
          amount: typed,
          kind: z.enum(['days', 'instalment', 'expense'], { error: INCOMPLETE_FORM }),
        })
        .transform((row, context) => {
          const changes = row.what === 'change';
          const halfDays = changes && row.kind === 'days' ? parseDays(row.days) : null;
          const amountPence = changes && row.kind === 'expense' ? parseMoney(row.amount) : null;
          if (changes && row.kind === 'days' && !halfDays) {
            context.addIssue({
              code: 'custom',
              message: 'Enter the days you claim as a number in halves, such as 1 or 1.5',
              path: ['days'],
            });
          }
          if (changes && row.kind === 'expense' && !amountPence) {
            context.addIssue({
              code: 'custom',
              message: 'Enter what you claim as an amount in pounds, such as 12 or 12.50',
              path: ['amount'],
            });
          }
          return { lineId: row.id, reply: row.reply, what: row.what, halfDays, amountPence };
        }),
    )
    .min(1, INCOMPLETE_FORM),
});

export const approveForm = z.object({
  version: versionField,
  lines: z
    .array(
      z
        .object({
          id: lineId,
          remove: z.literal('on', { error: INCOMPLETE_FORM }).optional(),
          reason: prose(500),
        })
        .superRefine(({ remove, reason }, context) => {
          if (remove && reason === '') {
            context.addIssue({
              code: 'custom',
              message: 'Enter why this line is taken off',
              path: ['reason'],
            });
          }
          if (!remove && reason !== '') {
            context.addIssue({
              code: 'custom',
              message: 'Tick the line to take it off, or clear the reason',
              path: ['reason'],
            });
          }
        }),
    )
    .default([]),
  reason: prose(1000),
});

export const endForm = z.object({ version: versionField, reason: prose(1000) });

export const sampleForm = z.object({
  sampleId: formId,
  askedFor: needed('Enter what evidence you ask for'),
  dueOn: dateText('the date by which it is to be given'),
});

export const evidenceForm = z.object({
  sampleId: rowId,
  version: versionField,
  evidence: needed('Enter the evidence: what there is, and where it can be seen', 4000),
});

export const judgeForm = z.object({
  sampleId: rowId,
  version: versionField,
  outcome: z.enum(['in-order', 'take-back'], { error: 'Choose what you found' }),
  finding: needed('Enter what you found'),
  lines: z
    .array(
      z.object({ id: lineId, amount: typed }).transform(({ id, amount }, context) => {
        const pence = amount === '' ? 0 : parseMoney(amount);
        if (pence === null) {
          context.addIssue({
            code: 'custom',
            message: 'Enter what is taken back as an amount in pounds, such as 120 or 120.50',
            path: ['amount'],
          });
          return z.NEVER;
        }
        return { lineId: id, amountPence: pence };
      }),
    )
    .default([]),
});
