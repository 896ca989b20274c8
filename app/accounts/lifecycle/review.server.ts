import { and, asc, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import { account, accountGrant, domainEvent, provider, school } from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { has, type Role, type Viewer } from '../domain/roles';

/** How long a confirmation of somebody's roles stands. */
export const REVIEWED_FOR_DAYS = 180;

export type ReviewedPerson = {
  id: string;
  name: string;
  lastSignedInAt: Date | null;
  /** When their roles were last confirmed; null: never. */
  confirmedAt: Date | null;
  due: boolean;
  own: boolean;
  grants: { role: Role; place: string | null }[];
};

/**
 * People of the authority with what they may act as and how long ago that was confirmed: those whose turn it is first, the
 * longest ago before.
 */
export async function accessToReview(
  viewer: Viewer,
  page: { number: number; size: number },
): Promise<{ people: ReviewedPerson[]; total: number; due: number }> {
  if (!has(viewer, 'admin', 'lead')) return { people: [], total: 0, due: 0 };
  const rows = await db()
    .select({ id: account.id, name: account.name, lastSignedInAt: account.lastSignedInAt })
    .from(account)
    .where(and(eq(account.authorityId, viewer.authorityId), eq(account.active, true)))
    .orderBy(asc(account.name), asc(account.id));
  const confirmed = await confirmations(db(), viewer.authorityId);
  const before = clock.now().getTime() - REVIEWED_FOR_DAYS * 24 * 60 * 60 * 1000;
  const all = rows.map((row) => {
    const confirmedAt = confirmed.get(row.id) ?? null;
    return { ...row, confirmedAt, due: confirmedAt === null || confirmedAt.getTime() <= before };
  });
  all.sort((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0));
  const shown = all.slice((page.number - 1) * page.size, page.number * page.size);
  const grants = await grantsOf(shown.map(({ id }) => id));
  return {
    total: all.length,
    due: all.filter(({ due }) => due).length,
    people: shown.map((one) => ({
      ...one,
      own: one.id === viewer.accountId,
      grants: grants.get(one.id) ?? [],
    })),
  };
}

/**
 * Confirms that the roles of these people are right. Nobody confirms their own.
 * @returns how many were confirmed
 */
export async function confirmAccess(viewer: Viewer, ids: readonly string[]): Promise<Verdict<{ n: number }>> {
  return transact(viewer, async ({ tx, now, emit }) => {
    if (!has(viewer, 'admin', 'lead'))
      return no('account.forbidden', 'Only the head of service or an administrator can confirm roles.');
    const others = [...new Set(ids)].filter((id) => id !== viewer.accountId);
    if (others.length === 0)
      return no(
        'access.nobody',
        'Choose whose roles you have looked at. Your own are confirmed by somebody else',
        {
          field: 'who',
        },
      );
    const people = await tx
      .select({ id: account.id })
      .from(account)
      .where(
        and(
          inArray(account.id, others),
          eq(account.authorityId, viewer.authorityId),
          eq(account.active, true),
        ),
      );
    const held = await grantsOf(
      people.map(({ id }) => id),
      tx,
    );
    const before = await justConfirmed(tx, viewer, now);
    for (const { id } of people) {
      const grants = held.get(id) ?? [];
      if (before.get(id) === canonicalJson(grants)) continue;
      emit({ type: 'account.access-confirmed', subject: { type: 'account', id }, details: { grants } });
    }
    return people.length > 0
      ? yes({ n: people.length })
      : no('account.not-found', 'These people could not be found.');
  });
}

/** Roles confirmed by the viewer within the last minute, by account: the same form sent twice confirms them once. */
async function justConfirmed(handle: Db, viewer: Viewer, now: Date): Promise<Map<string, string>> {
  const rows = await handle
    .select({ id: domainEvent.subjectId, payload: domainEvent.payload })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.chain, viewer.authorityId),
        gt(domainEvent.at, new Date(now.getTime() - 60_000)),
        eq(domainEvent.type, 'account.access-confirmed'),
        eq(domainEvent.actorId, viewer.accountId),
      ),
    )
    .orderBy(asc(domainEvent.seq));
  return new Map(
    rows.map(({ id, payload }) => {
      const { details } = JSON.parse(payload) as { details?: { grants?: unknown } }; // as `confirmAccess` wrote it
      return [id, canonicalJson(details?.grants ?? [])];
    }),
  );
}

/** When the roles of each account of an authority were last confirmed, from the audit trail. */
async function confirmations(handle: Db, authorityId: string): Promise<Map<string, Date>> {
  const rows = await handle
    .select({ id: domainEvent.subjectId, seq: max(domainEvent.seq) })
    .from(account)
    .innerJoin(
      domainEvent,
      and(eq(domainEvent.subjectType, 'account'), eq(domainEvent.subjectId, account.id)),
    )
    .where(and(eq(account.authorityId, authorityId), eq(domainEvent.type, 'account.access-confirmed')))
    .groupBy(domainEvent.subjectId);
  const seqs = rows.flatMap(({ seq }) => (seq === null ? [] : [Number(seq)]));
  const found = new Map<string, Date>();
  for (let from = 0; from < seqs.length; from += 500) {
    const part = await handle
      .select({ id: domainEvent.subjectId, at: domainEvent.at })
      .from(domainEvent)
      .where(and(eq(domainEvent.chain, authorityId), inArray(domainEvent.seq, seqs.slice(from, from + 500))));
    for (const { id, at } of part) found.set(id, at);
  }
  return found;
}

async function grantsOf(ids: string[], handle: Db = db()): Promise<Map<string, ReviewedPerson['grants']>> {
  if (ids.length === 0) return new Map();
  const rows = await handle
    .select({
      id: accountGrant.accountId,
      role: accountGrant.role,
      school: school.name,
      provider: provider.name,
    })
    .from(accountGrant)
    .leftJoin(school, eq(school.urn, accountGrant.urn))
    .leftJoin(provider, eq(provider.id, accountGrant.providerId))
    .where(and(inArray(accountGrant.accountId, ids), isNull(accountGrant.endedAt)));
  const found = new Map<string, ReviewedPerson['grants']>();
  for (const row of rows)
    found.set(row.id, [...(found.get(row.id) ?? []), { role: row.role, place: row.school ?? row.provider }]);
  return found;
}
