import type { NoteReach, NoteState, NoteStep } from '~/practice/domain/vocabulary';
import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { agreement } from './agreements';
import { school } from './schools';

/** What was learned from an evaluated agreement, for others to use. The text in force is `content`; all are revisions. */
export const practiceNote = table(
  'practice_note',
  {
    id: text('id').primaryKey(),
    /** The client school's authority. */
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    providerId: text('provider_id').notNull(),
    offerId: text('offer_id').notNull(),
    state: text('state').$type<NoteState>().notNull(),
    reach: text('reach').$type<NoteReach>().notNull(),
    /** Whether readers see "a primary school" in place of the school's name. */
    anonymous: boolean('anonymous').notNull(),
    title: text('title').notNull(),
    /** The note's parts as canonical JSON text. */
    content: text('content').notNull(),
    /** Number of the revision `content` is. */
    revision: integer('revision').notNull(),
    focusAreas: json<string[]>('focus_areas').notNull(),
    phase: text('phase').notNull(),
    /** The kind of school it was, in classes wide enough to name nobody: size, setting, maintained or academy. */
    context: json<Record<string, string>>('context').notNull(),
    /** Half-days of support it took, from the ledger. */
    halfDays: integer('half_days').notNull(),
    /** Folded words of title and parts, for search. Never the school's name where it is anonymous. */
    searchText: text('search_text').notNull(),
    /** The school's consent: to this revision, reach and anonymity; a change of any of them asks again. */
    consentRevision: integer('consent_revision'),
    consentedById: text('consented_by_id').references(() => account.id),
    consentedAt: timestamp('consented_at'),
    publishedById: text('published_by_id').references(() => account.id),
    publishedAt: timestamp('published_at'),
    endedAt: timestamp('ended_at'),
    endReason: text('end_reason'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('practice_note_authority').on(t.authorityId, t.state),
    index('practice_note_state').on(t.state, t.reach),
    index('practice_note_agreement').on(t.agreementId),
    index('practice_note_offer').on(t.offerId, t.state),
    index('practice_note_provider').on(t.providerId, t.state),
    index('practice_note_school').on(t.urn),
  ],
);

/** Every text a note has had. Append-only. */
export const practiceNoteRevision = table(
  'practice_note_revision',
  {
    id: text('id').primaryKey(),
    noteId: text('note_id')
      .notNull()
      .references(() => practiceNote.id),
    number: integer('number').notNull(),
    content: text('content').notNull(),
    /** SHA-256 of exactly this text. */
    hash: text('hash').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    reason: text('reason'),
  },
  (t) => [uniqueIndex('practice_note_revision_number').on(t.noteId, t.number)],
);

/** Each step of a note: sent, consented to, sent back, published, withdrawn, with what was said. Append-only. */
export const practiceNoteStep = table(
  'practice_note_step',
  {
    id: text('id').primaryKey(),
    noteId: text('note_id')
      .notNull()
      .references(() => practiceNote.id),
    number: integer('number').notNull(),
    step: text('step').$type<NoteStep>().notNull(),
    /** The revision it was taken on, and what was agreed of reach and name. */
    revision: integer('revision').notNull(),
    reach: text('reach').$type<NoteReach>().notNull(),
    anonymous: boolean('anonymous').notNull(),
    words: text('words'),
    byId: text('by_id').references(() => account.id),
    /** Name and role as they stood. */
    byAs: text('by_as').notNull(),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('practice_note_step_number').on(t.noteId, t.number)],
);
