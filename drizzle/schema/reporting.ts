import type { ReportKind, TrajectoryMeasure } from '~/reporting/domain/vocabulary';
import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';

/**
 * Where an authority means to be: the share of schools, or of their pupils, in good-or-better by a day. A change makes
 * the next number; earlier ones stay.
 */
export const trajectory = table(
  'trajectory',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    measure: text('measure').$type<TrajectoryMeasure>().notNull(),
    /** A phase, or empty for all of them. */
    phase: text('phase').notNull(),
    /** A district of the authority, or empty for all of it. */
    place: text('place').notNull(),
    number: integer('number').notNull(),
    /** Percentages by date, in order. None: there is no trajectory any more. */
    points: json<{ on: string; percent: number }[]>('points').notNull(),
    reason: text('reason').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    inForce: boolean('in_force').notNull(),
  },
  (t) => [uniqueIndex('trajectory_number').on(t.authorityId, t.measure, t.phase, t.place, t.number)],
);

/**
 * A report with the figures of its day. `content` never changes (the database refuses it): a report that has to be put
 * right is withdrawn and made again.
 */
export const savedReport = table(
  'saved_report',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    kind: text('kind').$type<ReportKind>().notNull(),
    /** The school or provider it is about; null for the authority's. */
    urn: integer('urn'),
    providerId: text('provider_id'),
    /** A term key, or the first year of an academic year. */
    period: text('period').notNull(),
    title: text('title').notNull(),
    /** The day its figures stood. */
    asOf: text('as_of').notNull(),
    /** Words, figures and tables as canonical JSON text; `hash` is SHA-256 of exactly this text. */
    content: text('content').notNull(),
    hash: text('hash').notNull(),
    madeById: text('made_by_id').references(() => account.id),
    madeAt: timestamp('made_at').notNull(),
    /** When those it is for could first read it. */
    publishedAt: timestamp('published_at'),
    publishedById: text('published_by_id').references(() => account.id),
    withdrawnAt: timestamp('withdrawn_at'),
    withdrawnById: text('withdrawn_by_id').references(() => account.id),
    withdrawnReason: text('withdrawn_reason'),
    /** The report it takes the place of. */
    replacesId: text('replaces_id'),
    version: integer('version').notNull(),
  },
  (t) => [
    index('saved_report_authority').on(t.authorityId, t.kind, t.period),
    index('saved_report_school').on(t.urn),
    index('saved_report_provider').on(t.providerId),
  ],
);

/** An authority that came here whole, from a full export of another installation. */
export const authorityArrival = table('authority_arrival', {
  id: text('id').primaryKey(),
  authorityId: text('authority_id')
    .notNull()
    .references(() => authority.id),
  /** SHA-256 of the export's list of files. */
  exportHash: text('export_hash').notNull(),
  exportedAt: timestamp('exported_at').notNull(),
  rows: integer('rows').notNull(),
  at: timestamp('at').notNull(),
});
