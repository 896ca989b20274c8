import { and, eq, exists, inArray, isNotNull, isNull, lt, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import {
  accessEntry,
  accountToken,
  addressChange,
  bankFile,
  bankLine,
  calendarEntry,
  calendarFeed,
  claim,
  claimLine,
  claimSample,
  cluster,
  dataRequest,
  diagnosis,
  importRejection,
  importRun,
  keptAnswers,
  mailProblem,
  notification,
  outbox,
  passkey,
  practiceNote,
  programme,
  programmePlace,
  recoveryCode,
  reminder,
  restrictedNote,
  savedReport,
  schoolStanding,
  session,
  signInStep,
  signOnIdentity,
  snooze,
  totpSecret,
  visit,
} from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import type { CategoryKey } from '../domain/privacy/categories';

/** Until when something must have ended to be over: the day, and its first instant. */
export type Cut = { day: CalendarDate; at: Date };

/** Rows that go with the row whose key they hold, and theirs in turn. */
export type Part = { table: string; column: string; parts?: readonly Part[]; unlink?: true };

/** One kind of row whose time can be over. */
export type RetentionLine = {
  category: CategoryKey;
  table: string;
  /** Which rows are over; those of other authorities are left out elsewhere. */
  due: (cut: Cut) => SQL | undefined;
  /** The column that says how old a row is. */
  dated: SQLiteColumn;
  /** Which rows are of one of the schools, where a hold can be on a school. */
  ofSchools?: (urns: readonly number[]) => SQL;
  /** Rows that go along. */
  parts?: readonly Part[];
  /** What the columns are set to; without it the row goes. */
  empty?: Readonly<Record<string, unknown>>;
};

/** What stands where a name was. */
export const NAME_GONE = 'Name removed';

const of = (column: SQLiteColumn) => (urns: readonly number[]) => inArray(column, [...urns]);
const before = (column: SQLiteColumn) => (cut: Cut) => lt(column, cut.at);
/** What is over when it was ended, not before. */
const ended = before;

/** A person's ways in: each goes some time after it was ended. */
const SIGN_IN: readonly RetentionLine[] = [
  { category: 'sign-in', table: 'session', dated: session.expiresAt, due: before(session.expiresAt) },
  {
    category: 'sign-in',
    table: 'account_token',
    dated: accountToken.expiresAt,
    due: before(accountToken.expiresAt),
  },
  {
    category: 'sign-in',
    table: 'sign_in_step',
    dated: signInStep.expiresAt,
    due: before(signInStep.expiresAt),
  },
  { category: 'sign-in', table: 'kept_answers', dated: keptAnswers.keptAt, due: before(keptAnswers.keptAt) },
  {
    category: 'sign-in',
    table: 'address_change',
    dated: addressChange.endedAt,
    due: ended(addressChange.endedAt),
  },
  { category: 'sign-in', table: 'totp_secret', dated: totpSecret.endedAt, due: ended(totpSecret.endedAt) },
  {
    category: 'sign-in',
    table: 'recovery_code',
    dated: recoveryCode.createdAt,
    due: (cut) => or(lt(recoveryCode.endedAt, cut.at), lt(recoveryCode.usedAt, cut.at)),
  },
  { category: 'sign-in', table: 'passkey', dated: passkey.endedAt, due: ended(passkey.endedAt) },
  {
    category: 'sign-in',
    table: 'sign_on_identity',
    dated: signOnIdentity.endedAt,
    due: ended(signOnIdentity.endedAt),
  },
  {
    category: 'sign-in',
    table: 'calendar_feed',
    dated: calendarFeed.revokedAt,
    due: ended(calendarFeed.revokedAt),
  },
];

const TOLD: readonly RetentionLine[] = [
  {
    category: 'mail',
    table: 'outbox',
    dated: outbox.createdAt,
    // A message by which an address was found to take no mail stays until that is mended.
    due: (cut) =>
      and(
        lt(outbox.createdAt, cut.at),
        ne(outbox.status, 'waiting'),
        not(
          exists(
            db()
              .select({ one: sql`1` })
              .from(mailProblem)
              .where(and(eq(mailProblem.outboxId, outbox.id), isNull(mailProblem.endedAt))),
          ),
        ),
      ),
    parts: [
      { table: 'mail_attempt', column: 'outbox_id' },
      { table: 'mail_problem', column: 'outbox_id' },
    ],
  },
  { category: 'notices', table: 'notification', dated: notification.at, due: before(notification.at) },
  {
    category: 'notices',
    table: 'snooze',
    dated: snooze.createdAt,
    due: (cut) => and(lt(snooze.createdAt, cut.at), lt(snooze.until, cut.day)),
  },
  {
    category: 'notices',
    table: 'reminder',
    dated: reminder.at,
    due: before(reminder.at),
    ofSchools: of(reminder.urn),
  },
  {
    category: 'notices',
    table: 'calendar_entry',
    dated: calendarEntry.updatedAt,
    due: before(calendarEntry.updatedAt),
    parts: [{ table: 'calendar_invite', column: 'entry_id' }],
  },
];

const SCHOOLS: readonly RetentionLine[] = [
  {
    category: 'diagnoses',
    table: 'diagnosis',
    dated: diagnosis.updatedAt,
    ofSchools: of(diagnosis.urn),
    // What the band in force rests on is never old.
    due: (cut) =>
      and(
        eq(diagnosis.state, 'superseded'),
        lt(diagnosis.updatedAt, cut.at),
        not(
          exists(
            db()
              .select({ one: sql`1` })
              .from(schoolStanding)
              .where(and(eq(schoolStanding.diagnosisId, diagnosis.id), eq(schoolStanding.current, true))),
          ),
        ),
      ),
    parts: [
      { table: 'diagnosis_evidence', column: 'diagnosis_id' },
      { table: 'diagnosis_reading', column: 'diagnosis_id' },
      { table: 'school_standing', column: 'diagnosis_id', unlink: true },
    ],
  },
  {
    category: 'diagnoses',
    table: 'school_standing',
    dated: schoolStanding.decidedOn,
    ofSchools: of(schoolStanding.urn),
    due: (cut) =>
      and(
        eq(schoolStanding.current, false),
        lt(schoolStanding.decidedOn, cut.day),
        ne(schoolStanding.rationale, ''),
      ),
    empty: { rationale: '' },
  },
  {
    category: 'visits',
    table: 'visit',
    dated: visit.plannedFor,
    ofSchools: of(visit.urn),
    due: (cut) => and(isNull(visit.agreementId), lt(visit.plannedFor, cut.day)),
    parts: [
      { table: 'visit_note', column: 'visit_id' },
      { table: 'visit_check', column: 'visit_id' },
      { table: 'governor_feedback', column: 'visit_id' },
      { table: 'agreed_action', column: 'visit_id' },
    ],
  },
  {
    category: 'access-log',
    table: 'access_entry',
    dated: accessEntry.firstAt,
    ofSchools: of(accessEntry.urn),
    due: before(accessEntry.firstAt),
  },
  {
    category: 'restricted-notes',
    table: 'restricted_note',
    dated: restrictedNote.endedAt,
    ofSchools: of(restrictedNote.urn),
    due: ended(restrictedNote.endedAt),
    parts: [
      { table: 'restricted_note_reader', column: 'note_id' },
      { table: 'glass_break', column: 'note_id' },
    ],
  },
];

const TOGETHER: readonly RetentionLine[] = [
  {
    category: 'clusters',
    table: 'cluster',
    dated: cluster.endedAt,
    // One whose programmes are still held goes after them.
    due: (cut) =>
      and(
        lt(cluster.endedAt, cut.at),
        not(exists(db().select({ one: sql`1` }).from(programme).where(eq(programme.clusterId, cluster.id)))),
      ),
    parts: [
      { table: 'cluster_school', column: 'cluster_id' },
      {
        table: 'cluster_meeting',
        column: 'cluster_id',
        parts: [{ table: 'cluster_minutes', column: 'meeting_id' }],
      },
      {
        table: 'cluster_request',
        column: 'cluster_id',
        parts: [{ table: 'cluster_request_school', column: 'cluster_request_id' }],
      },
    ],
  },
  {
    category: 'participants',
    table: 'programme_place',
    dated: programmePlace.updatedAt,
    ofSchools: of(programmePlace.urn),
    due: (cut) =>
      and(
        lt(programmePlace.updatedAt, cut.at),
        ne(programmePlace.person, NAME_GONE),
        inArray(
          programmePlace.programmeId,
          db()
            .select({ id: programme.id })
            .from(programme)
            .where(inArray(programme.state, ['ended', 'cancelled'])),
        ),
      ),
    empty: { person: NAME_GONE, jobTitle: '', reason: null },
  },
  {
    category: 'practice',
    table: 'practice_note',
    dated: practiceNote.endedAt,
    ofSchools: of(practiceNote.urn),
    due: (cut) =>
      and(inArray(practiceNote.state, ['declined', 'withdrawn']), lt(practiceNote.endedAt, cut.at)),
    parts: [
      { table: 'practice_note_revision', column: 'note_id' },
      { table: 'practice_note_step', column: 'note_id' },
    ],
  },
  {
    category: 'reports',
    table: 'saved_report',
    dated: savedReport.madeAt,
    ofSchools: of(savedReport.urn),
    due: before(savedReport.madeAt),
  },
];

const claims = (where: SQL | undefined) => db().select({ id: claim.id }).from(claim).where(where);
const claimsOf = (column: SQLiteColumn) => (urns: readonly number[]) =>
  inArray(column, claims(inArray(claim.urn, [...urns])));

const WORDS: readonly RetentionLine[] = [
  {
    category: 'payers',
    table: 'claim',
    dated: claim.updatedAt,
    ofSchools: of(claim.urn),
    due: (cut) => and(lt(claim.updatedAt, cut.at), ne(claim.note, '')),
    empty: { note: '' },
  },
  {
    category: 'payers',
    table: 'claim_line',
    dated: claimLine.on,
    ofSchools: claimsOf(claimLine.claimId),
    due: (cut) =>
      and(
        inArray(claimLine.claimId, claims(lt(claim.updatedAt, cut.at))),
        or(isNotNull(claimLine.query), isNotNull(claimLine.reply)),
      ),
    empty: { query: null, reply: null },
  },
  {
    category: 'payers',
    table: 'claim_sample',
    dated: claimSample.updatedAt,
    ofSchools: claimsOf(claimSample.claimId),
    due: (cut) =>
      and(
        lt(claimSample.updatedAt, cut.at),
        or(isNotNull(claimSample.evidence), isNotNull(claimSample.finding)),
      ),
    empty: { evidence: null, finding: null },
  },
  {
    category: 'payers',
    table: 'bank_line',
    dated: bankLine.on,
    due: (cut) =>
      and(
        inArray(
          bankLine.fileId,
          db().select({ id: bankFile.id }).from(bankFile).where(lt(bankFile.at, cut.at)),
        ),
        ne(bankLine.raw, ''),
      ),
    empty: { raw: '', reference: '', note: null },
  },
  {
    category: 'rights',
    table: 'data_request',
    dated: dataRequest.answeredOn,
    due: (cut) =>
      and(
        ne(dataRequest.state, 'open'),
        lt(dataRequest.answeredOn, cut.day),
        ne(dataRequest.name, NAME_GONE),
      ),
    empty: { name: NAME_GONE, asked: '', identity: null, answer: null },
  },
  {
    category: 'imports',
    table: 'import_rejection',
    dated: importRejection.line,
    due: (cut) =>
      inArray(
        importRejection.runId,
        db().select({ id: importRun.id }).from(importRun).where(lt(importRun.createdAt, cut.at)),
      ),
  },
];

/** Every kind of row that goes by itself, but for support, which goes case by case (`retention-cases.server.ts`). */
export const RETENTION_LINES: readonly RetentionLine[] = [
  ...SIGN_IN,
  ...TOLD,
  ...SCHOOLS,
  ...TOGETHER,
  ...WORDS,
];

/** The condition that leaves out what is held; undefined where nothing is. */
export function notHeld(line: Pick<RetentionLine, 'ofSchools'>, urns: readonly number[]): SQL | undefined {
  if (!line.ofSchools || urns.length === 0) return undefined;
  // A row of no school at all is not held by a hold on one.
  return sql`(${line.ofSchools(urns)}) is not true`;
}

/** The condition of what is held. */
export function held(line: Pick<RetentionLine, 'ofSchools'>, urns: readonly number[]): SQL | null {
  return line.ofSchools && urns.length > 0 ? line.ofSchools(urns) : null;
}

export type { Db };
