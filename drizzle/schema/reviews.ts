import type { ReviewFrequency, ReviewRole, ReviewState } from '~/agreements/domain/reviews/vocabulary';
import { boolean, index, integer, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { agreement } from './agreements';
import { school } from './schools';

/** One Improvement Review of a school's progress under an agreement. */
export const improvementReview = table(
  'improvement_review',
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
    /** 1 for the agreement's first. */
    number: integer('number').notNull(),
    state: text('state').$type<ReviewState>().notNull(),
    plannedFor: text('planned_for').notNull(),
    startsAt: text('starts_at'),
    place: text('place').notNull(),
    /** When head and adviser meet beforehand: at least a week before. */
    preMeetingOn: text('pre_meeting_on'),
    preMeetingHeldOn: text('pre_meeting_held_on'),
    preMeetingNote: text('pre_meeting_note'),
    /** How often reviews are held from this one on. */
    frequency: text('frequency').$type<ReviewFrequency>().notNull(),
    /** Why it differs from what the band asks for, and who decided. */
    frequencyReason: text('frequency_reason'),
    /** The evidence pack as it was made from the record, canonical JSON text; null until it is. */
    pack: text('pack'),
    packAt: timestamp('pack_at'),
    heldOn: text('held_on'),
    /** Number of the minutes in force; 0 while there are none. */
    minutesNumber: integer('minutes_number').notNull(),
    nextOn: text('next_on'),
    withdrawnReason: text('withdrawn_reason'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('improvement_review_number').on(t.agreementId, t.number),
    index('improvement_review_authority').on(t.authorityId, t.state, t.plannedFor),
    index('improvement_review_school').on(t.urn),
  ],
);

/** Every text of a review's minutes: a correction adds one with its reason, none is changed. Append-only. */
export const reviewMinutes = table(
  'review_minutes',
  {
    id: text('id').primaryKey(),
    reviewId: text('review_id')
      .notNull()
      .references(() => improvementReview.id),
    number: integer('number').notNull(),
    content: text('content').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    reason: text('reason'),
  },
  (t) => [uniqueIndex('review_minutes_number').on(t.reviewId, t.number)],
);

/** Who is invited to a review, what each is accountable for, and whether they came. */
export const reviewMember = table(
  'review_member',
  {
    id: text('id').primaryKey(),
    reviewId: text('review_id')
      .notNull()
      .references(() => improvementReview.id),
    position: integer('position').notNull(),
    role: text('role').$type<ReviewRole>().notNull(),
    name: text('name').notNull(),
    /** Their account, where they have one. */
    accountId: text('account_id').references(() => account.id),
    accountableFor: text('accountable_for').notNull(),
    /** Null until the review has been held. */
    attended: boolean('attended'),
  },
  (t) => [index('review_member_review').on(t.reviewId)],
);
