import type { RequestState } from '~/diagnosis/domain/request-states';
import { boolean, index, integer, json, real, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { school } from './schools';

/** A band of a framework; `priority` 1 is the first to be served, comparable across frameworks. */
export type BandData = {
  key: string;
  name: string;
  letter: string;
  priority: 1 | 2 | 3 | 4;
  meaning: string;
};

/** A banding framework in one version. An authority adopts a version; edits make a new one. */
export const bandingFramework = table(
  'banding_framework',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').references(() => authority.id),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
    bands: json<readonly BandData[]>('bands').notNull(),
    adoptedAt: timestamp('adopted_at').notNull(),
  },
  (t) => [uniqueIndex('banding_framework_version').on(t.authorityId, t.key, t.version)],
);

/** A school's agreed band and its adviser, in one authority. Superseded, never overwritten. */
export const schoolStanding = table(
  'school_standing',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    frameworkId: text('framework_id')
      .notNull()
      .references(() => bandingFramework.id),
    band: text('band').notNull(),
    priority: integer('priority').notNull(),
    rationale: text('rationale').notNull(),
    decidedOn: text('decided_on').notNull(),
    brokerId: text('broker_id').references(() => account.id),
    /** The one in force; earlier ones stay as history. */
    current: boolean('current').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('school_standing_school').on(t.authorityId, t.urn, t.current),
    index('school_standing_band').on(t.authorityId, t.current, t.band),
  ],
);

/** A school's ask for support. `draft` is filled a page at a time by the wizard. */
export const supportRequest = table(
  'support_request',
  {
    id: text('id').primaryKey(),
    /** What people say on the telephone: `MAR-0042`. */
    ref: text('ref').notNull().unique(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    state: text('state').$type<RequestState>().notNull(),
    raisedById: text('raised_by_id')
      .notNull()
      .references(() => account.id),
    /** A broker's request waits for the school to confirm it. */
    raisedBySchool: boolean('raised_by_school').notNull(),
    confirmedById: text('confirmed_by_id').references(() => account.id),
    confirmedAt: timestamp('confirmed_at'),
    /** Half-days asked for. */
    halfDays: integer('half_days'),
    startFrom: text('start_from'),
    finishBy: text('finish_by'),
    formats: json<string[]>('formats').notNull(),
    remoteWelcome: boolean('remote_welcome'),
    maxDayRatePence: integer('max_day_rate_pence'),
    /** What the school has tried and anything a partner should know. */
    context: text('context'),
    submittedAt: timestamp('submitted_at'),
    endedAt: timestamp('ended_at'),
    endReason: text('end_reason'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('support_request_authority').on(t.authorityId, t.state),
    index('support_request_school').on(t.urn),
  ],
);

/** Something a school needs to improve, precise enough to act on. Met, or superseded; never deleted. */
export const need = table(
  'need',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    /** The request that asks for help with it, once one does. */
    requestId: text('request_id').references(() => supportRequest.id),
    focusArea: text('focus_area').notNull(),
    /** 1 watch, 2 improve, 3 urgent, 4 critical. */
    severity: integer('severity').notNull(),
    /** What is measured, e.g. "Year 6 pupils at the expected standard in writing". */
    measure: text('measure').notNull(),
    unit: text('unit').notNull(),
    baseline: real('baseline'),
    baselineOn: text('baseline_on'),
    baselineSource: text('baseline_source').notNull(),
    target: real('target'),
    evidence: text('evidence').notNull(),
    /** The outcome wanted for children. */
    outcome: text('outcome').notNull(),
    byDate: text('by_date').notNull(),
    state: text('state').$type<'open' | 'met' | 'superseded'>().notNull(),
    createdById: text('created_by_id')
      .notNull()
      .references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('need_school').on(t.authorityId, t.urn), index('need_request').on(t.requestId)],
);
