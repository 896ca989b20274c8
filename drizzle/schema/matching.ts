import type { ProposalState } from '~/matching/domain/proposal-states';
import type { ShortlistState } from '~/matching/domain/shortlist-states';
import { boolean, index, integer, json, real, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { supportRequest } from './diagnosis';
import { offer, provider } from './directory';

/** One ranking of offers for a request, with its inputs frozen so that it can be replayed. */
export const matchRun = table(
  'match_run',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    requestId: text('request_id')
      .notNull()
      .references(() => supportRequest.id),
    at: timestamp('at').notNull(),
    byId: text('by_id').references(() => account.id),
    modelVersion: text('model_version').notNull(),
    /** Everything the score read, as canonical JSON text. */
    inputs: text('inputs').notNull(),
    /** Ranked and excluded offers with their explanations, as canonical JSON text. */
    result: text('result').notNull(),
    inputsHash: text('inputs_hash').notNull(),
  },
  (t) => [index('match_run_request').on(t.requestId, t.at)],
);

/**
 * The round of partners being put to a school for one request: made by the broker, shared with the school,
 * answered by a choice or by a request for others. One row a request; `version` rises with every step.
 */
export const shortlist = table(
  'shortlist',
  {
    requestId: text('request_id')
      .primaryKey()
      .references(() => supportRequest.id),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    state: text('state').$type<ShortlistState>().notNull(),
    /** What the broker wrote to the school with it. */
    note: text('note'),
    sharedAt: timestamp('shared_at'),
    sharedById: text('shared_by_id').references(() => account.id),
    /** Why the school asked for others, in its own words. */
    askedReason: text('asked_reason'),
    askedAt: timestamp('asked_at'),
    askedById: text('asked_by_id').references(() => account.id),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('shortlist_authority').on(t.authorityId, t.state)],
);

/** An offer put forward for a request, from shortlist to approval. */
export const proposal = table(
  'proposal',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    requestId: text('request_id')
      .notNull()
      .references(() => supportRequest.id),
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    matchRunId: text('match_run_id').references(() => matchRun.id),
    /** The plan of a whole authority it came from, where it did. */
    allocationPlanId: text('allocation_plan_id'),
    state: text('state').$type<ProposalState>().notNull(),
    rank: integer('rank'),
    score: integer('score'),
    /** Half-days by term asked of the provider, `{ "2026-1-autumn": 6 }`. */
    days: json<Record<string, number>>('days').notNull(),
    startFrom: text('start_from'),
    /** Soft exclusions the broker set aside to shortlist it, by code; the reason is `shortlist_reason`. */
    waived: json<string[]>('waived').notNull(),
    /** When the school was shown it. */
    sharedAt: timestamp('shared_at'),
    /** Why it was shortlisted when the score did not put it there, or why chosen over a higher score. */
    shortlistReason: text('shortlist_reason'),
    choiceReason: text('choice_reason'),
    message: text('message'),
    invitedAt: timestamp('invited_at'),
    answerBy: timestamp('answer_by'),
    answeredAt: timestamp('answered_at'),
    answeredById: text('answered_by_id').references(() => account.id),
    declineCode: text('decline_code'),
    declineNote: text('decline_note'),
    /** Released by this head of the home school, or not needed. */
    releasedById: text('released_by_id').references(() => account.id),
    releasedAt: timestamp('released_at'),
    approvedById: text('approved_by_id').references(() => account.id),
    approvedAt: timestamp('approved_at'),
    overrideReason: text('override_reason'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('proposal_request').on(t.requestId),
    index('proposal_provider').on(t.providerId, t.state),
    index('proposal_due').on(t.state, t.answerBy),
    uniqueIndex('proposal_once').on(t.requestId, t.offerId, t.createdAt),
  ],
);

/** How an authority weighs the factors of a score, in one version. A change makes the next; runs keep theirs. */
export const rankingWeights = table(
  'ranking_weights',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    version: integer('version').notNull(),
    /** Points a factor gives at most, by factor; together 100. */
    weights: json<Record<string, number>>('weights').notNull(),
    reason: text('reason').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    inForce: boolean('in_force').notNull(),
  },
  (t) => [uniqueIndex('ranking_weights_version').on(t.authorityId, t.version)],
);

/** One plan of all open needs of an authority against the days on offer. Nothing happens by it alone. */
export const allocationPlan = table(
  'allocation_plan',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    name: text('name').notNull(),
    status: text('status').$type<'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'>().notNull(),
    /** Rows locked and forbidden, weights, budget, most deployments a leader, order of bands, seconds. */
    settings: json<Record<string, unknown>>('settings').notNull(),
    /** Needs, offers and pairs as they stood, as canonical JSON text; null until they are read. */
    inputs: text('inputs'),
    inputsHash: text('inputs_hash'),
    /** Assignments, unmet needs with reasons, prices, equity figures, as canonical JSON text. */
    result: text('result'),
    /** Sum of the scores chosen, and a proven upper bound of any plan's. */
    objective: real('objective'),
    bound: real('bound'),
    /** What the worker last said of itself: `{ share, objective, bound }`. */
    progress: json<Record<string, number>>('progress'),
    cancelAsked: boolean('cancel_asked').notNull(),
    problem: text('problem'),
    /** The plan it was made from by locking, forbidding or weighing anew. */
    fromPlanId: text('from_plan_id'),
    byId: text('by_id').references(() => account.id),
    startedAt: timestamp('started_at').notNull(),
    heartbeatAt: timestamp('heartbeat_at').notNull(),
    finishedAt: timestamp('finished_at'),
    version: integer('version').notNull(),
  },
  (t) => [index('allocation_plan_authority').on(t.authorityId, t.startedAt)],
);
