import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { optionalDaysText, optionalMoneyText } from '~/ui/zod-fields';
import { type Pair, PLAN_MOST, PLAN_SECONDS, type PlanSettings } from '../domain/plan/settings';

const id = z.string({ error: INCOMPLETE_FORM });
const LONGEST_NAME = 80;
const secondsRange = `Enter a number of seconds from ${PLAN_SECONDS.least} to ${PLAN_SECONDS.most}`;
const mostRange = `Enter a number from ${PLAN_MOST.least} to ${PLAN_MOST.most}, or leave it empty`;

const fields = {
  id,
  name: z
    .string({ error: 'Enter a name for the plan' })
    .trim()
    .min(1, 'Enter a name for the plan')
    .max(LONGEST_NAME, `Use ${LONGEST_NAME} characters or fewer for the name`),
  order: z.enum(['strict', 'weighted'], { error: 'Choose how bands count' }),
  most: z.coerce
    .number({ error: mostRange })
    .int(mostRange)
    .min(PLAN_MOST.least, mostRange)
    .max(PLAN_MOST.most, mostRange)
    .optional()
    .transform((most) => most ?? null),
  budget: z.enum(['none', 'days', 'money'], { error: 'Choose whether the plan has a budget' }),
  budgetDays: optionalDaysText('the days the plan may use'),
  budgetMoney: optionalMoneyText('the money the plan may use'),
  seconds: z.coerce
    .number({ error: secondsRange })
    .int(secondsRange)
    .min(PLAN_SECONDS.least, secondsRange)
    .max(PLAN_SECONDS.most, secondsRange),
};

type Budgeted = Pick<z.output<z.ZodObject<typeof fields>>, 'budget' | 'budgetDays' | 'budgetMoney'>;

function needsAmount({ budget, budgetDays, budgetMoney }: Budgeted, context: z.RefinementCtx): void {
  if (budget === 'days' && budgetDays === null)
    context.addIssue({ code: 'custom', path: ['budgetDays'], message: 'Enter the days the plan may use' });
  if (budget === 'money' && budgetMoney === null)
    context.addIssue({ code: 'custom', path: ['budgetMoney'], message: 'Enter the money the plan may use' });
}

/** A new plan. */
export const planForm = z.object(fields).superRefine(needsAmount);

/** What a broker says of one row: nothing, to keep an offer, or to rule it out. */
export function choiceOf(kind: 'keep' | 'not', offer: string): string {
  return `${kind}:${offer}`;
}

/**
 * A plan made from another: its settings, what is said of each row, and what stays ruled out.
 * @param requests ids of the requests that have a field `rows.<id>`
 */
export function againForm(requests: readonly string[]) {
  return z
    .object({
      ...fields,
      rows: z
        .object(Object.fromEntries(requests.map((request) => [request, z.string().optional()])))
        .optional()
        .transform((rows) => rows ?? {}),
      out: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .transform((out) => (out === undefined ? [] : [out].flat())),
    })
    .superRefine(needsAmount);
}

export type PlanFormValue = z.output<typeof planForm>;
export type AgainFormValue = z.output<ReturnType<typeof againForm>>;

/** Settings as a form has them. */
export function settingsFrom(
  value: PlanFormValue,
  pairs: Pick<PlanSettings, 'locked' | 'forbidden'>,
): PlanSettings {
  const { order, most, seconds, budget, budgetDays, budgetMoney } = value;
  const limit =
    budget === 'days' && budgetDays !== null
      ? { unit: 'days' as const, halfDays: budgetDays }
      : budget === 'money' && budgetMoney !== null
        ? { unit: 'money' as const, pence: budgetMoney }
        : null;
  return { order, most, seconds, budget: limit, ...pairs };
}

/** Pairs kept and ruled out, from what was said of each row and what stays ruled out from before. */
export function pairsFrom({ rows, out }: Pick<AgainFormValue, 'rows' | 'out'>): {
  locked: Pair[];
  forbidden: Pair[];
} {
  const said = Object.entries(rows).flatMap(([request, choice]) => {
    const [kind, offer] = (choice ?? '').split(':');
    return offer && (kind === 'keep' || kind === 'not') ? [{ kind, pair: { request, offer } }] : [];
  });
  const before = out.flatMap((text): Pair[] => {
    const [request, offer] = text.split(':');
    return request && offer ? [{ request, offer }] : [];
  });
  const locked = said.filter(({ kind }) => kind === 'keep').map(({ pair }) => pair);
  const isKept = (pair: Pair) =>
    locked.some((one) => one.request === pair.request && one.offer === pair.offer);
  const all = [...before, ...said.filter(({ kind }) => kind === 'not').map(({ pair }) => pair)];
  // Keeping an offer that was ruled out before takes the earlier word back.
  const forbidden = all.filter(
    (pair, at) =>
      !isKept(pair) &&
      all.findIndex((one) => one.request === pair.request && one.offer === pair.offer) === at,
  );
  return { locked, forbidden };
}

export const stopForm = z.object({ intent: z.literal('stop', { error: INCOMPLETE_FORM }) });

export const forwardForm = z.object({
  id,
  requests: z
    .union([z.string(), z.array(z.string())], { error: 'Choose at least one row to put forward' })
    .transform((requests) => [requests].flat()),
});
