import { z } from 'zod';
import { list } from '~/kernel/words';
import { FACTOR_LABELS } from './domain/factors';
import { FACTOR_KEYS, type FactorKey, type Weights, weightsProblems } from './domain/model';

/** Longest reason taken. */
export const REASON_MOST = 1000;

/** One weight as it is typed; what is wrong with it is said with the factor's name. */
function weight(key: FactorKey) {
  const words = `Enter a whole number from 0 to 100 for ${FACTOR_LABELS[key].toLowerCase()}`;
  return z
    .string({ error: words })
    .trim()
    .regex(/^\d{1,3}$/, words)
    .transform(Number);
}

const fields: Record<FactorKey, ReturnType<typeof weight>> = {
  specialism: weight('specialism'),
  designation: weight('designation'),
  likeness: weight('likeness'),
  timing: weight('timing'),
  travel: weight('travel'),
  trackRecord: weight('trackRecord'),
  quality: weight('quality'),
  cost: weight('cost'),
  freshness: weight('freshness'),
  fairUse: weight('fairUse'),
  local: weight('local'),
  scarcity: weight('scarcity'),
};

/** Weights as typed, for a preview. Together they have to be 100, and the error says what they are. */
const weights = z.object(fields).superRefine((typed, context) => {
  const message = sumWords(typed);
  if (message) context.addIssue({ code: 'custom', message });
});

/** What is wrong with the sum of weights that are whole, in words; null where it is 100. */
export function sumWords(typed: Weights): string | null {
  const problem = weightsProblems(typed).find(({ code }) => code === 'not-100');
  if (problem?.code !== 'not-100') return null;
  const off = Math.abs(100 - problem.sum);
  const points = off === 1 ? '1 point' : `${off} points`;
  const mend = problem.sum > 100 ? `Take ${points} away` : `Give ${points} more`;
  return `The weights add up to ${problem.sum}, and have to add up to 100. ${mend}`;
}

export const previewForm = z.object({ weights, from: z.coerce.number().int().catch(0) });

export const weightsForm = z.object({
  id: z.string(),
  from: z.coerce.number().int(),
  weights,
  reason: z
    .string({ error: 'Enter why the weights are changed' })
    .trim()
    .min(1, 'Enter why the weights are changed')
    .max(REASON_MOST, `Use ${REASON_MOST.toLocaleString('en-GB')} characters or fewer`),
});

/** The difference between weights, as "Travel from 8 to 10 and Cost from 6 to 4". */
export function differenceWords(before: Weights, after: Weights): string {
  const parts = FACTOR_KEYS.filter((key) => before[key] !== after[key]).map(
    (key) => `${FACTOR_LABELS[key]} from ${before[key]} to ${after[key]}`,
  );
  return parts.length === 0 ? 'No difference' : list(parts);
}
