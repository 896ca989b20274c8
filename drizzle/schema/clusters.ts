import type {
  ClusterKind,
  ClusterSchoolState,
  ClusterState,
  MeetingState,
  PlaceState,
  ProgrammeState,
  ShareState,
} from '~/practice/domain/vocabulary';
import { index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { supportRequest } from './diagnosis';
import { offer, provider } from './directory';
import { school } from './schools';

/** Schools that work together, with a chair and minutes; or on one joint project until a day. */
export const cluster = table(
  'cluster',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    kind: text('kind').$type<ClusterKind>().notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    focusAreas: json<string[]>('focus_areas').notNull(),
    state: text('state').$type<ClusterState>().notNull(),
    startsOn: text('starts_on').notNull(),
    /** The last day of a joint project; null for a cluster that lasts. */
    endsOn: text('ends_on'),
    /** The head of one of its schools. */
    chairId: text('chair_id').references(() => account.id),
    endedAt: timestamp('ended_at'),
    endReason: text('end_reason'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('cluster_authority').on(t.authorityId, t.state)],
);

/** A school's part in a cluster; one row a school, moved on by each answer. */
export const clusterSchool = table(
  'cluster_school',
  {
    id: text('id').primaryKey(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => cluster.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    state: text('state').$type<ClusterSchoolState>().notNull(),
    invitedById: text('invited_by_id').references(() => account.id),
    invitedAt: timestamp('invited_at').notNull(),
    answeredById: text('answered_by_id').references(() => account.id),
    answeredAt: timestamp('answered_at'),
    joinedOn: text('joined_on'),
    leftOn: text('left_on'),
    reason: text('reason'),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('cluster_school_once').on(t.clusterId, t.urn),
    index('cluster_school_urn').on(t.urn, t.state),
  ],
);

export const clusterMeeting = table(
  'cluster_meeting',
  {
    id: text('id').primaryKey(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => cluster.id),
    on: text('on_date').notNull(),
    /** `HH:MM`, or null. */
    startsAt: text('starts_at'),
    place: text('place').notNull(),
    agenda: text('agenda').notNull(),
    state: text('state').$type<MeetingState>().notNull(),
    reason: text('reason'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('cluster_meeting_cluster').on(t.clusterId, t.on)],
);

/** Minutes of a meeting: who was there, what was said, actions. A correction is a new number. Append-only. */
export const clusterMinutes = table(
  'cluster_minutes',
  {
    id: text('id').primaryKey(),
    meetingId: text('meeting_id')
      .notNull()
      .references(() => clusterMeeting.id),
    number: integer('number').notNull(),
    content: text('content').notNull(),
    hash: text('hash').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    reason: text('reason'),
  },
  (t) => [uniqueIndex('cluster_minutes_number').on(t.meetingId, t.number)],
);

/** A request that one school makes for its whole cluster. */
export const clusterRequest = table(
  'cluster_request',
  {
    id: text('id').primaryKey(),
    clusterId: text('cluster_id')
      .notNull()
      .references(() => cluster.id),
    requestId: text('request_id')
      .notNull()
      .unique()
      .references(() => supportRequest.id),
    /** The school that leads it: its head writes and answers. */
    urn: integer('urn').notNull(),
    /** What it is about, as the other schools read it: nothing of the leading school's diagnosis. */
    summary: text('summary').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    endedAt: timestamp('ended_at'),
    version: integer('version').notNull(),
  },
  (t) => [index('cluster_request_cluster').on(t.clusterId)],
);

/** Which schools of the cluster take part in a shared request, each by its own head's word. */
export const clusterRequestSchool = table(
  'cluster_request_school',
  {
    id: text('id').primaryKey(),
    clusterRequestId: text('cluster_request_id')
      .notNull()
      .references(() => clusterRequest.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    state: text('state').$type<ShareState>().notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    note: text('note'),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('cluster_request_school_once').on(t.clusterRequestId, t.urn)],
);

/** A programme with a list of places, for a cluster or for any school of the authority. */
export const programme = table(
  'programme',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    /** Whose schools may take places; null for every school of the authority. */
    clusterId: text('cluster_id').references(() => cluster.id),
    /** Who runs it, where it is somebody of the directory, and the offer it is. */
    providerId: text('provider_id').references(() => provider.id),
    offerId: text('offer_id').references(() => offer.id),
    name: text('name').notNull(),
    description: text('description').notNull(),
    focusAreas: json<string[]>('focus_areas').notNull(),
    /** Sessions in order: date, times as words, place. */
    sessions: json<{ on: string; times: string; place: string }[]>('sessions').notNull(),
    places: integer('places').notNull(),
    /** Most places of one school; null for no limit. */
    mostEach: integer('most_each'),
    closesOn: text('closes_on').notNull(),
    state: text('state').$type<ProgrammeState>().notNull(),
    endReason: text('end_reason'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('programme_authority').on(t.authorityId, t.state),
    index('programme_cluster').on(t.clusterId),
  ],
);

/** A place somebody of a school has, or waits for, in the order of asking. */
export const programmePlace = table(
  'programme_place',
  {
    id: text('id').primaryKey(),
    programmeId: text('programme_id')
      .notNull()
      .references(() => programme.id),
    /** Order of asking. */
    number: integer('number').notNull(),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    person: text('person').notNull(),
    jobTitle: text('job_title').notNull(),
    state: text('state').$type<PlaceState>().notNull(),
    askedById: text('asked_by_id').references(() => account.id),
    askedAt: timestamp('asked_at').notNull(),
    /** When a place came free for somebody who waited. */
    takenAt: timestamp('taken_at'),
    reason: text('reason'),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    uniqueIndex('programme_place_number').on(t.programmeId, t.number),
    index('programme_place_school').on(t.urn),
  ],
);
