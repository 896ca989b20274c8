import { eq } from 'drizzle-orm';
import { improvementReview } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { next } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { CommandContext } from '~/platform/transact.server';
import { AGREEMENT_STATES, mayDo } from '../domain';
import { type ReviewEvent, reviewMachine } from '../domain/reviews/states';
import type { ReviewState } from '../domain/reviews/vocabulary';
import { type AgreementRecord, eventOf } from '../record.server';
import { STATE_TAGS } from '../wording';
import { type LoadedReview, loadReview, type ReviewRow } from './read.server';
import { REVIEW_STATE_TAGS, reviewTitle } from './wording';

export const reviewNotFound = (): Refusal => no('review.not-found', 'This review could not be found.');

/** Whether the viewer may plan, record and change reviews of an agreement now; a refusal says why not. */
export function mayReview({ row, standings }: AgreementRecord): Verdict {
  if (!AGREEMENT_STATES.some((state) => mayDo('review', standings, state))) {
    return no(
      'review.forbidden',
      'Improvement Reviews are kept by the service. Tell your adviser what should be put right.',
    );
  }
  if (mayDo('review', standings, row.state)) return yes();
  return no(
    'review.not-now',
    `The agreement is ${STATE_TAGS[row.state].label.toLowerCase()} now, so its reviews can no longer be changed.`,
  );
}

/** Ids of a review in an address. */
export type ReviewPlace = { agreementId: string; reviewId: string };

/** Where the steps lead that end a review: a form sent twice finds itself there. */
const ENDS: Readonly<Partial<Record<ReviewEvent, ReviewState>>> = {
  'call-off': 'called-off',
  withdraw: 'withdrawn',
};

/**
 * Loads a review for a step of its life: theirs to know of and to keep, and in a state that allows the step.
 * @param version the version on the page, for a step that ends the review
 * @returns the review, and the state the step leads to; `done` where the same form has taken the step already
 */
export async function openReview(
  ctx: CommandContext,
  viewer: Viewer,
  { agreementId, reviewId }: ReviewPlace,
  event: ReviewEvent,
  version?: number,
): Promise<Verdict<LoadedReview & { to: ReviewState; done: boolean }>> {
  const found = await loadReview(ctx.tx, viewer, agreementId, reviewId);
  if (!found) return reviewNotFound();
  const may = mayReview(found.record);
  if (!may.ok) return may;
  const { state } = found.row;
  if (version !== undefined && state === ENDS[event] && found.row.version === version + 1) {
    return yes({ ...found, to: state, done: true });
  }
  const to = next(reviewMachine, state, event);
  if (to.ok) return yes({ ...found, to: to.value, done: false });
  const label = REVIEW_STATE_TAGS[state].label.toLowerCase();
  return no(
    to.code,
    `${reviewTitle(found.row.number)} is ${label}, so that cannot be done now. Go back to it to see what can.`,
    { details: to.details },
  );
}

/** Writes a review's row, a version on. */
export async function saveReview(
  ctx: CommandContext,
  row: ReviewRow,
  change: Partial<Omit<ReviewRow, 'id' | 'version'>>,
): Promise<void> {
  await ctx.tx
    .update(improvementReview)
    .set({ ...change, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(improvementReview.id, row.id));
}

/** An event of a review, in the timeline of its agreement. */
export function reviewEvent(
  { row: agreement }: Pick<AgreementRecord, 'row'>,
  { id, number }: Pick<ReviewRow, 'id' | 'number'>,
  type: string,
  details: Record<string, unknown> = {},
): NewEvent {
  return { ...eventOf(agreement, type), details: { reviewId: id, number, ...details } };
}

/** The refusal of a step without a text of its own, where the review has changed since the page was opened. */
export const changedSince = (): Refusal =>
  no('stale', 'The review has changed since you opened this page. Look at it again before you go on.');

/** One field in both texts, when somebody else has changed it meanwhile. */
export type BothTexts = { label: string; yours: string; theirs: string };

/** Both texts by label, where they differ; those of one label stand together. */
export function bothTexts(differences: readonly BothTexts[]): BothTexts[] {
  const byLabel = new Map<string, BothTexts>();
  for (const { label, yours, theirs } of differences) {
    const held = byLabel.get(label);
    byLabel.set(label, {
      label,
      yours: [held?.yours, yours].filter(Boolean).join('\n'),
      theirs: [held?.theirs, theirs].filter(Boolean).join('\n'),
    });
  }
  return [...byLabel.values()].filter((both) => both.yours !== both.theirs);
}
