import type {
  ActionOwner,
  ActionState,
  VisitKind,
  VisitMode,
  VisitState,
} from '~/agreements/domain/visits/vocabulary';
import { boolean, index, integer, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { agreement } from './agreements';
import { school } from './schools';

/** A visit planned or held: under an agreement, or one of the adviser's to a school (no agreement). */
export const visit = table(
  'visit',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    agreementId: text('agreement_id').references(() => agreement.id),
    kind: text('kind').$type<VisitKind>().notNull(),
    state: text('state').$type<VisitState>().notNull(),
    mode: text('mode').$type<VisitMode>().notNull(),
    /** Who visits: an account, and the name as it stood. */
    visitorId: text('visitor_id')
      .notNull()
      .references(() => account.id),
    visitorName: text('visitor_name').notNull(),
    plannedFor: text('planned_for').notNull(),
    /** "09:30"; null where no time has been settled. */
    startsAt: text('starts_at'),
    /** Half-days it is planned to take; those used once held. */
    halfDays: integer('half_days').notNull(),
    focus: text('focus').notNull(),
    heldOn: text('held_on'),
    /** When it ended: the 48 hours for its note run from here. */
    endedAt: timestamp('ended_at'),
    /** When its first note reached the head; null until then. */
    noteSentAt: timestamp('note_sent_at'),
    /** Number of the note in force; 0 while there is none. */
    noteNumber: integer('note_number').notNull(),
    /** When the head first opened the note. */
    noteReadAt: timestamp('note_read_at'),
    calledOffReason: text('called_off_reason'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('visit_agreement').on(t.agreementId, t.plannedFor),
    index('visit_school').on(t.urn, t.plannedFor),
    index('visit_authority').on(t.authorityId, t.state),
    // What an authority has on between two days, planned or held.
    index('visit_authority_planned').on(t.authorityId, t.plannedFor),
    index('visit_authority_held').on(t.authorityId, t.heldOn),
    index('visit_visitor').on(t.visitorId, t.state),
    // Visits whose note was corrected, few of very many: claims for them are looked at again.
    index('visit_authority_note').on(t.authorityId, t.noteNumber),
  ],
);

/** Every note a visit has had: a correction adds one with its reason, none is changed. Append-only. */
export const visitNote = table(
  'visit_note',
  {
    id: text('id').primaryKey(),
    visitId: text('visit_id')
      .notNull()
      .references(() => visit.id),
    number: integer('number').notNull(),
    /** All fields of the note, as canonical JSON text. */
    content: text('content').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    /** Why it was corrected; null for the first. */
    reason: text('reason'),
  },
  (t) => [uniqueIndex('visit_note_number').on(t.visitId, t.number)],
);

/** The governors' feedback on a performance-management visit, which leaves no other record. Append-only. */
export const governorFeedback = table(
  'governor_feedback',
  {
    id: text('id').primaryKey(),
    visitId: text('visit_id')
      .notNull()
      .references(() => visit.id),
    number: integer('number').notNull(),
    content: text('content').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('governor_feedback_number').on(t.visitId, t.number)],
);

/** One quality-assurance check of a visit, answered; a changed answer is a new row. */
export const visitCheck = table(
  'visit_check',
  {
    id: text('id').primaryKey(),
    visitId: text('visit_id')
      .notNull()
      .references(() => visit.id),
    /** Key of the check in the visit's template. */
    check: text('check_key').notNull(),
    met: boolean('met').notNull(),
    note: text('note'),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    current: boolean('current').notNull(),
  },
  (t) => [index('visit_check_visit').on(t.visitId, t.current)],
);

/** Something somebody is to do by a date, agreed at a visit or a review. */
export const agreedAction = table(
  'agreed_action',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    agreementId: text('agreement_id').references(() => agreement.id),
    visitId: text('visit_id').references(() => visit.id),
    reviewId: text('review_id'),
    text: text('text').notNull(),
    owner: text('owner').$type<ActionOwner>().notNull(),
    /** The owner's name where `owner` is `other`; else null. */
    ownerName: text('owner_name'),
    dueOn: text('due_on').notNull(),
    state: text('state').$type<ActionState>().notNull(),
    /** What came of it, or why it was dropped. */
    result: text('result'),
    endedAt: timestamp('ended_at'),
    endedById: text('ended_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('agreed_action_agreement').on(t.agreementId, t.state),
    index('agreed_action_visit').on(t.visitId),
    index('agreed_action_review').on(t.reviewId),
    index('agreed_action_due').on(t.authorityId, t.state, t.dueOn),
  ],
);
