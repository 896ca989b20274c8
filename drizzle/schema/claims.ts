import type {
  ClaimLineKind,
  ClaimState,
  LineAnswer,
  LineDecision,
  SampleGround,
  SampleState,
} from '~/recompense/domain/claims/vocabulary';
import { index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { agreement } from './agreements';
import { provider } from './directory';
import { school } from './schools';
import { visit } from './visits';

/** What a provider claims under an agreement. Its authority is the client school's. */
export const claim = table(
  'claim',
  {
    id: text('id').primaryKey(),
    /** Given when it is submitted; without a gap in each authority. */
    number: integer('number'),
    ref: text('ref'),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    homeUrn: integer('home_urn')
      .notNull()
      .references(() => school.urn),
    state: text('state').$type<ClaimState>().notNull(),
    note: text('note').notNull(),
    /** What its lines come to; of those allowed once approved. */
    totalPence: integer('total_pence').notNull(),
    /** How the sum was divided when it was approved, as canonical JSON text; null before. */
    settlement: text('settlement'),
    submittedAt: timestamp('submitted_at'),
    submittedById: text('submitted_by_id').references(() => account.id),
    answeredAt: timestamp('answered_at'),
    answeredById: text('answered_by_id').references(() => account.id),
    approvedAt: timestamp('approved_at'),
    approvedById: text('approved_by_id').references(() => account.id),
    /** Why it ended, or was approved without the school's answer. */
    decision: text('decision'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('claim_number').on(t.authorityId, t.number),
    index('claim_authority').on(t.authorityId, t.state),
    index('claim_agreement').on(t.agreementId, t.state),
    index('claim_school').on(t.urn, t.state),
    index('claim_provider').on(t.providerId, t.state),
    index('claim_home').on(t.homeUrn, t.state),
  ],
);

export const claimLine = table(
  'claim_line',
  {
    id: text('id').primaryKey(),
    claimId: text('claim_id')
      .notNull()
      .references(() => claim.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<ClaimLineKind>().notNull(),
    visitId: text('visit_id').references(() => visit.id),
    /** Half-days, for `days`. */
    halfDays: integer('half_days'),
    /** Key of the instalment in the agreement's terms. */
    instalment: text('instalment'),
    /** What an expense was for, and the day. */
    description: text('description').notNull(),
    on: text('on_date'),
    amountPence: integer('amount_pence').notNull(),
    answer: text('answer').$type<LineAnswer>().notNull(),
    /** The school's question, and the provider's reply to it. */
    query: text('query'),
    reply: text('reply'),
    decision: text('decision').$type<LineDecision>(),
    decisionReason: text('decision_reason'),
    /** Of the amount, taken back later. */
    clawedBackPence: integer('clawed_back_pence').notNull(),
  },
  (t) => [index('claim_line_claim').on(t.claimId, t.position), index('claim_line_visit').on(t.visitId)],
);

/** An approved claim looked into: the evidence asked for, what was given, what was found. */
export const claimSample = table(
  'claim_sample',
  {
    id: text('id').primaryKey(),
    claimId: text('claim_id')
      .notNull()
      .references(() => claim.id),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    state: text('state').$type<SampleState>().notNull(),
    grounds: json<SampleGround[]>('grounds').notNull(),
    askedFor: text('asked_for').notNull(),
    dueOn: text('due_on').notNull(),
    evidence: text('evidence'),
    givenAt: timestamp('given_at'),
    givenById: text('given_by_id').references(() => account.id),
    finding: text('finding'),
    judgedAt: timestamp('judged_at'),
    judgedById: text('judged_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('claim_sample_claim').on(t.claimId),
    index('claim_sample_authority').on(t.authorityId, t.state),
  ],
);
