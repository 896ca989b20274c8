import type {
  EscalationDirection,
  EscalationRoute,
  EscalationState,
  EscalationStep,
} from '~/agreements/domain/escalation/vocabulary';
import type { Evaluator, EXIT_GROUNDS, OutcomeResult } from '~/agreements/domain/exit/vocabulary';
import type { PointKind } from '~/agreements/domain/impact/vocabulary';
import { boolean, index, integer, real, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { agreement } from './agreements';
import { school } from './schools';

/** One reading of an outcome's measure. A correction is a new row; a mis-keyed one is withdrawn with a reason. */
export const measurePoint = table(
  'measure_point',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    /** Id of the outcome in the agreement's content. */
    outcomeId: text('outcome_id').notNull(),
    kind: text('kind').$type<PointKind>().notNull(),
    /** The date it was true of. */
    on: text('on_date').notNull(),
    value: real('value').notNull(),
    source: text('source').notNull(),
    note: text('note'),
    visitId: text('visit_id'),
    reviewId: text('review_id'),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    /** The one that counts; a correction makes a new row. */
    current: boolean('current').notNull(),
    /** The reading this one corrects. */
    replacesId: text('replaces_id'),
    withdrawnAt: timestamp('withdrawn_at'),
    withdrawnById: text('withdrawn_by_id').references(() => account.id),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [index('measure_point_agreement').on(t.agreementId, t.outcomeId, t.on)],
);

/** A milestone reached, or said not to be after all. The newest row of a milestone counts. Append-only. */
export const milestoneMark = table(
  'milestone_mark',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    milestoneId: text('milestone_id').notNull(),
    number: integer('number').notNull(),
    reached: boolean('reached').notNull(),
    on: text('on_date').notNull(),
    note: text('note'),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('milestone_mark_number').on(t.agreementId, t.milestoneId, t.number)],
);

/** Progress is not sufficient, and what is done about it: one open case a school and agreement. */
export const escalation = table(
  'escalation',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    route: text('route').$type<EscalationRoute>().notNull(),
    state: text('state').$type<EscalationState>().notNull(),
    step: text('step').$type<EscalationStep>().notNull(),
    openedAt: timestamp('opened_at').notNull(),
    endedAt: timestamp('ended_at'),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('escalation_agreement').on(t.agreementId),
    index('escalation_authority').on(t.authorityId, t.state),
  ],
);

/** Each step up, down or out of an escalation, with its reason and the letter as it was sent. Append-only. */
export const escalationStep = table(
  'escalation_step',
  {
    id: text('id').primaryKey(),
    escalationId: text('escalation_id')
      .notNull()
      .references(() => escalation.id),
    number: integer('number').notNull(),
    direction: text('direction').$type<EscalationDirection>().notNull(),
    step: text('step').$type<EscalationStep>().notNull(),
    /** The date of the step: of the letter, the meeting, the notice. */
    on: text('on_date').notNull(),
    reason: text('reason').notNull(),
    /** What is asked of the school, and by when it is looked at again. */
    asks: text('asks'),
    answerBy: text('answer_by'),
    letter: text('letter'),
    /** The school's answer is a row of its own, with `step` unchanged. */
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('escalation_step_number').on(t.escalationId, t.number)],
);

/** What the school says to a step of escalation. Append-only. */
export const escalationAnswer = table(
  'escalation_answer',
  {
    id: text('id').primaryKey(),
    escalationId: text('escalation_id')
      .notNull()
      .references(() => escalation.id),
    stepNumber: integer('step_number').notNull(),
    text: text('text').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [index('escalation_answer_escalation').on(t.escalationId)],
);

/** How and why an agreement came to its end. */
export const agreementExit = table('agreement_exit', {
  agreementId: text('agreement_id')
    .primaryKey()
    .references(() => agreement.id),
  ground: text('ground').$type<(typeof EXIT_GROUNDS)[number]>().notNull(),
  reason: text('reason').notNull(),
  begunAt: timestamp('begun_at').notNull(),
  begunById: text('begun_by_id').references(() => account.id),
  /** The day support ended: sustained impact is looked for one and two terms after it. */
  endedOn: text('ended_on').notNull(),
  evaluationDueOn: text('evaluation_due_on'),
  closedAt: timestamp('closed_at'),
  version: integer('version').notNull(),
});

/** Whether an exit criterion is met, with its evidence. A changed answer is a new row. */
export const exitCriterionResult = table(
  'exit_criterion_result',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    criterionId: text('criterion_id').notNull(),
    met: boolean('met').notNull(),
    evidence: text('evidence').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    current: boolean('current').notNull(),
  },
  (t) => [index('exit_criterion_result_agreement').on(t.agreementId, t.current)],
);

/** What became of an outcome, as the service judges at the end, with the judgement's basis. */
export const outcomeJudgement = table(
  'outcome_judgement',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    outcomeId: text('outcome_id').notNull(),
    result: text('result').$type<OutcomeResult>().notNull(),
    basis: text('basis').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    current: boolean('current').notNull(),
  },
  (t) => [index('outcome_judgement_agreement').on(t.agreementId, t.current)],
);

/** What the head, the provider and the service each say of the support. A correction is a new number. Append-only. */
export const evaluation = table(
  'evaluation',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    evaluator: text('evaluator').$type<Evaluator>().notNull(),
    number: integer('number').notNull(),
    content: text('content').notNull(),
    accountId: text('account_id').references(() => account.id),
    /** Name and role as they stood. */
    givenAs: text('given_as').notNull(),
    at: timestamp('at').notNull(),
    reason: text('reason'),
  },
  (t) => [uniqueIndex('evaluation_number').on(t.agreementId, t.evaluator, t.number)],
);
