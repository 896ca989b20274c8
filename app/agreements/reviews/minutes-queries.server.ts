import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import type { CalendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { newFormId } from '~/platform/transact.server';
import type { Outcome } from '../domain';
import { dueBy, reviewNeed, widestByProgress } from '../domain/reviews/cadence';
import { frequencyInForce, heldInOrder } from '../domain/reviews/calendar';
import type { PackOutcome } from '../domain/reviews/pack';
import type { Rag, ReviewFrequency } from '../domain/reviews/vocabulary';
import { makePack } from './pack.server';
import { headFor, type ReviewPage, type ReviewsHead, reviewDay, reviewPage } from './queries.server';
import {
  bandForReviews,
  bandOfAgreement,
  type LoadedReview,
  loadReview,
  type MinutesVersion,
  reviewsOf,
} from './read.server';

export type RecordPage = ReviewsHead & {
  review: ReviewPage['review'];
  steps: ReviewPage['steps'];
  members: ReviewPage['members'];
  outcomes: (Pick<Outcome, 'id' | 'outcome' | 'measure' | 'unit' | 'baseline' | 'target' | 'byDate'> & {
    lastRag: Rag | null;
    latest: { value: number; on: CalendarDate } | null;
  })[];
  formId: string;
  /** The minutes in force, to correct or to be set beside what was typed; null for the first. */
  minutes: MinutesVersion | null;
  frequency: {
    before: ReviewFrequency;
    /** What progress allows where every outcome is found on track today. */
    widest: ReviewFrequency;
    needed: boolean;
    /** Last day for the next review, by frequency, counted from the planned day. */
    nextBy: Record<ReviewFrequency, CalendarDate>;
  };
  today: CalendarDate;
};

/** What the form of the minutes needs; null where the review is not the viewer's to know of. */
export async function recordPage(viewer: Viewer, id: string, reviewId: string): Promise<RecordPage | null> {
  const page = await reviewPage(viewer, id, reviewId);
  const loaded = page && (await loadReview(db(), viewer, id, reviewId));
  if (!page || !loaded) return null;
  const { record, row } = loaded;
  const pack = await makePack(db(), record, row.id, today());
  return {
    ...headFor(record),
    review: page.review,
    steps: page.steps,
    members: page.members,
    outcomes: outcomesToJudge(pack.outcomes, page.minutes),
    formId: newFormId(),
    minutes: page.minutes,
    frequency: await frequencyFor(loaded),
    today: page.today,
  };
}

/** Outcomes of the agreement; of minutes that are corrected, those that were looked at that day, in their order. */
function outcomesToJudge(
  agreed: readonly PackOutcome[],
  minutes: MinutesVersion | null,
): RecordPage['outcomes'] {
  const shown = agreed.map(({ points: [latest], ...each }) => {
    const { id, outcome, measure, unit, baseline, target, byDate, lastRag } = each;
    return {
      ...{ id, outcome, measure, unit, baseline, target, byDate, lastRag },
      latest: latest ? { value: latest.value, on: latest.on } : null,
    };
  });
  if (!minutes) return shown;
  const gone = {
    outcome: '',
    unit: '',
    baseline: null,
    target: null,
    byDate: null,
    lastRag: null,
    latest: null,
  };
  return minutes.content.outcomes.map(
    ({ outcomeId, title }) =>
      shown.find(({ id }) => id === outcomeId) ?? { ...gone, id: outcomeId, measure: title },
  );
}

async function frequencyFor({ record, row }: LoadedReview): Promise<RecordPage['frequency']> {
  const [day = today()] = [today(), reviewDay(row)].sort();
  const others = (await reviewsOf(db(), record.row.id)).filter(
    (review) => review.id !== row.id && review.heldOn !== null && review.heldOn <= day,
  );
  const need = reviewNeed(bandForReviews(await bandOfAgreement(db(), record.row)));
  const before = frequencyInForce(others, need);
  const last =
    heldInOrder(others)
      .at(-1)
      ?.outcomes.map(({ rag }) => rag) ?? null;
  const calendar = await schoolCalendarOf(db(), record.row.authorityId);
  const best: Rag[] = record.content.outcomes.map(() => 'on-track');
  return {
    before,
    widest: widestByProgress(need, before, best, last),
    needed: need.needed,
    nextBy: {
      monthly: dueBy(day, 'monthly', calendar),
      'half-termly': dueBy(day, 'half-termly', calendar),
      termly: dueBy(day, 'termly', calendar),
      'twice-yearly': dueBy(day, 'twice-yearly', calendar),
    },
  };
}
