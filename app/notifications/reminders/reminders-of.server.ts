import { and, count, desc, eq, inArray } from 'drizzle-orm';
import {
  agreedAction,
  agreementAmendment,
  escalation,
  escalationStep,
  improvementReview,
  proposal,
  reminder,
  visit,
} from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import type { Stage } from '../domain/reminders/ladder';
import { isReminderKind, type ReminderKind } from '../domain/reminders/vocabulary';

/** Shown at most; the rest is in the audit trail. */
const SHOWN = 20;

/** A reminder that was given, as a record's page shows it. */
export type GivenView = { id: string; kind: ReminderKind; stage: Stage; at: Date };
export type RemindersGiven = { given: GivenView[]; total: number };

/** A record whose page shows what was chased; what belongs to it is counted to it. */
export type Chased = { type: 'request' | 'proposal' | 'agreement'; id: string };

/**
 * What people have been reminded of about a record and its parts, the newest first: for the service of the authority alone.
 * @returns null for anybody else, and where nobody has been reminded
 */
export async function remindersOf(viewer: Viewer, of: Chased): Promise<RemindersGiven | null> {
  if (!isService(viewer)) return null;
  const where = and(
    eq(reminder.authorityId, viewer.authorityId),
    inArray(reminder.subjectId, [of.id, ...(await partsOf(of))]),
  );
  const [counted] = await db().select({ n: count() }).from(reminder).where(where);
  const total = counted?.n ?? 0;
  if (total === 0) return null;
  const rows = await db()
    .select({ id: reminder.id, kind: reminder.kind, stage: reminder.stage, at: reminder.at })
    .from(reminder)
    .where(where)
    .orderBy(desc(reminder.at), desc(reminder.id))
    .limit(SHOWN);
  const given = rows.flatMap(({ id, kind, stage, at }): GivenView[] =>
    // Stages are written by the work that reminds alone, which knows no others.
    isReminderKind(kind) ? [{ id, kind, stage: stage as Stage, at }] : [],
  );
  return { given, total };
}

/** Ids of the records that belong to one. */
async function partsOf({ type, id }: Chased): Promise<string[]> {
  if (type === 'proposal') return [];
  if (type === 'request') {
    const rows = await db().select({ id: proposal.id }).from(proposal).where(eq(proposal.requestId, id));
    return rows.map((row) => row.id);
  }
  const tables = [agreementAmendment, visit, improvementReview, agreedAction, escalation] as const;
  const parts = await Promise.all([
    ...tables.map((table) => db().select({ id: table.id }).from(table).where(eq(table.agreementId, id))),
    db()
      .select({ id: escalationStep.id })
      .from(escalationStep)
      .innerJoin(escalation, eq(escalation.id, escalationStep.escalationId))
      .where(eq(escalation.agreementId, id)),
  ]);
  return parts.flat().map((row) => row.id);
}
