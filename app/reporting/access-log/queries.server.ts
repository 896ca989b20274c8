import { and, count, eq, inArray, isNotNull, ne, or } from 'drizzle-orm';
import { accessEntry, account, authority, diagnosis, school } from '#drizzle/schema';
import { type ActingAs, EVERY_SCHOOL, LOOKED_AT, type LookedAt } from '~/accounts/domain/access-log';
import { has, type Viewer } from '~/accounts/domain/roles';
import { ownSchools, reachSchool } from '~/diagnosis/reach.server';
import type { AskedPlace } from '~/kernel/list-place';
import { parseUrn, type Urn } from '~/kernel/urn';
import { db } from '~/platform/db.server';
import { type KeyedPage, keyedPage } from '~/platform/keyed-page.server';

/** That somebody looked: who, as what, at what, since when on that day. */
export type Look = {
  id: string;
  at: Date;
  who: string;
  as: ActingAs;
  what: LookedAt;
  urn: number;
  /** Null where it was the whole of the authority's record. */
  schoolName: string | null;
};

export type LookFilter = { school: number | null; what: LookedAt | null } & AskedPlace;

export const LOOKS_PER_PAGE = 50;

/** What an address asks for; anything it cannot mean counts for nothing. */
export function readLookFilter(query: URLSearchParams): Pick<LookFilter, 'school' | 'what'> {
  const asked = query.get('what');
  return {
    school: parseUrn(query.get('school') ?? ''),
    what: LOOKED_AT.find((one) => one === asked) ?? null,
  };
}

/**
 * Who looked at confidential records, the newest first: of their own schools for heads and chairs, of the authority's for
 * its lead. Heads are told neither of drafts nor that there is a restricted note.
 */
export async function listLooks(
  viewer: Viewer,
  { school: urn, what, ...place }: LookFilter,
  perPage = LOOKS_PER_PAGE,
): Promise<KeyedPage<Look> & { total: number }> {
  const scope = await scopeOf(viewer, urn);
  if (!scope) return { rows: [], total: 0, older: null, newer: null };
  const where = and(scope, what ? eq(accessEntry.subjectType, what) : undefined);
  const shared = and(eq(accessEntry.subjectType, 'diagnosis'), eq(diagnosis.id, accessEntry.subjectId));
  const [counted] = await db()
    .select({ n: count() })
    .from(accessEntry)
    .leftJoin(diagnosis, shared)
    .where(where);
  const { rows, ...beside } = await keyedPage(place, perPage, [accessEntry.firstAt, accessEntry.id], {
    read: (part) =>
      db()
        .select({ entry: accessEntry, who: account.name, schoolName: school.name })
        .from(accessEntry)
        .innerJoin(account, eq(account.id, accessEntry.accountId))
        .leftJoin(diagnosis, shared)
        .leftJoin(school, eq(school.urn, accessEntry.urn))
        .where(and(where, part.where))
        .orderBy(...part.orderBy)
        .limit(part.limit)
        .offset(part.offset),
    keyOf: ({ entry }) => [entry.firstAt.getTime(), entry.id],
  });
  return {
    ...beside,
    total: Number(counted?.n ?? 0),
    rows: rows.map(({ entry, who, schoolName }) => ({
      ...{ id: entry.id, at: entry.firstAt, who, urn: entry.urn, schoolName },
      // Written by `recordLook` alone, from these vocabularies.
      ...{ as: entry.actingAs as ActingAs, what: entry.subjectType as LookedAt },
    })),
  };
}

/** The name of a school whose looks the viewer may see; null for any other. */
export async function schoolOfLooks(viewer: Viewer, urn: Urn): Promise<string | null> {
  const reach = await reachSchool(db(), viewer, urn);
  if (!reach) return null;
  const own = (await ownSchools(db(), viewer)).includes(urn);
  return own || (reach.asService && has(viewer, 'lead')) ? reach.school.name : null;
}

/** Whether the viewer may see who looked at a school's record. */
export async function seesLooks(viewer: Viewer, urn: Urn): Promise<boolean> {
  return has(viewer, 'head', 'chair', 'lead') && (await schoolOfLooks(viewer, urn)) !== null;
}

async function scopeOf(viewer: Viewer, urn: number | null) {
  const own = has(viewer, 'head', 'chair') ? await ownSchools(db(), viewer) : [];
  const theirs = urn === null ? own : own.filter((one) => one === urn);
  const parts = [
    theirs.length > 0 ? asSchool(theirs, await authoritiesOf(theirs)) : undefined,
    has(viewer, 'lead')
      ? and(
          eq(accessEntry.authorityId, viewer.authorityId),
          urn === null ? undefined : inArray(accessEntry.urn, [urn, EVERY_SCHOOL]),
        )
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? or(...parts) : null;
}

const asSchool = (urns: readonly number[], authorityIds: readonly string[]) =>
  and(
    or(
      inArray(accessEntry.urn, [...urns]),
      and(eq(accessEntry.urn, EVERY_SCHOOL), inArray(accessEntry.authorityId, [...authorityIds])),
    ),
    ne(accessEntry.subjectType, 'restricted-note'),
    or(ne(accessEntry.subjectType, 'diagnosis'), isNotNull(diagnosis.sharedAt)),
  );

/** Authorities whose whole record holds that of these schools. */
async function authoritiesOf(urns: readonly number[]): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ id: authority.id })
    .from(authority)
    .innerJoin(school, eq(school.laCode, authority.code))
    .where(inArray(school.urn, [...urns]));
  return rows.length > 0 ? rows.map(({ id }) => id) : ['none'];
}
