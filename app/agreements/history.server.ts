import { and, asc, eq } from 'drizzle-orm';
import { account, agreementRevision, domainEvent } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type Change, changesBetween, shortHash } from './domain';
import { type AgreementRecord, readContent } from './record.server';
import { eventSentence } from './wording';

/** A version of the text: who made it, when, why, and what changed from the one before. */
export type RevisionView = {
  number: number;
  at: Date;
  by: string;
  note: string | null;
  shortHash: string;
  changes: Change[];
};

/** One thing that happened to an agreement, as a sentence. */
export type HistoryEntry = { id: string; at: Date; who: string; title: string; reason: string | null };

/** Revisions from a number on, each with its changes from the one before; the first read has none. */
export async function revisionsSince(
  handle: Db,
  { row }: AgreementRecord,
  from: number,
): Promise<RevisionView[]> {
  const rows = await handle
    .select({ revision: agreementRevision, by: account.name })
    .from(agreementRevision)
    .leftJoin(account, eq(account.id, agreementRevision.byId))
    .where(eq(agreementRevision.agreementId, row.id))
    .orderBy(asc(agreementRevision.number));
  const wanted = rows.filter(({ revision }) => revision.number >= from);
  return wanted.map(({ revision, by }, index) => {
    const before = wanted[index - 1]?.revision;
    return {
      number: revision.number,
      at: revision.at,
      by: by ?? 'Alongside',
      note: revision.note,
      shortHash: shortHash(revision.hash),
      changes: before ? changesBetween(readContent(before.content), readContent(revision.content)) : [],
    };
  });
}

/** What has happened to an agreement, the newest first. The caller has found that the viewer may know of it. */
export async function timelineOf(handle: Db, id: string): Promise<HistoryEntry[]> {
  const rows = await handle
    .select({ event: domainEvent, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(and(eq(domainEvent.subjectType, 'agreement'), eq(domainEvent.subjectId, id)))
    .orderBy(asc(domainEvent.at), asc(domainEvent.seq));
  return rows
    .map(({ event, name }) => {
      const { details } = JSON.parse(event.payload) as { details?: Parameters<typeof eventSentence>[1] };
      return {
        id: event.id,
        at: event.at,
        who: name ?? 'Alongside',
        title: eventSentence(event.type, details ?? {}),
        reason: event.reason,
      };
    })
    .reverse();
}
