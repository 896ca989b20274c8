import { and, asc, count, desc, eq, inArray, isNull, notLike } from 'drizzle-orm';
import {
  account,
  accountGrant,
  domainEvent,
  importRun,
  school,
  schoolChange,
  schoolLink,
  trustMembership,
} from '#drizzle/schema';
import { has, isAt, isService, type Viewer } from '~/accounts/domain/roles';
import { type Db, db } from '~/platform/db.server';
import { type BandView, bandsOf, ownAuthority } from './bands.server';
import { type Casework, caseworkOf } from './casework.server';
import type { FactName, SchoolFacts } from './domain';
import { schoolFamily } from './family.server';

export type RelatedSchool = {
  urn: number;
  name: string;
  laName: string;
  statusGroup: string;
  since: string | null;
};

/** A time in a trust, as the register's file of memberships has it. */
export type TrustSpell = {
  trustUid: string;
  trustName: string;
  trustType: string | null;
  joinedOn: string | null;
  leftOn: string | null;
};

export type RegisterChange = {
  at: Date;
  changes: { field: FactName; before: string | null; after: string | null }[];
};
export type SchoolEvent = { id: string; at: Date; type: string; who: string };

export type SchoolView = {
  urn: number;
  facts: SchoolFacts;
  /** Whether it is a school of the viewer's authority. */
  own: boolean;
  band: BandView | null;
  /** Whether the viewer may know bands of this school: no band is then said to be none. */
  seesBand: boolean;
  became: RelatedSchool[];
  cameFrom: RelatedSchool[];
  /** Trusts it has belonged to, the latest first; none where no file of memberships told of it. */
  trusts: TrustSpell[];
  casework: Casework | null;
  /** What imports changed, newest first. */
  changes: RegisterChange[];
  /** What people did, newest first; for the service of the school's authority alone. */
  events: SchoolEvent[];
  firstSeenAt: Date;
  lastChangedAt: Date;
  /** When data of the register was last taken in for this school's authority. */
  lastImportAt: Date | null;
  /** Whether somebody of the viewer's authority is still head or chair of a school that has closed. */
  accountsStill: boolean;
  asHead: boolean;
  asBroker: boolean;
  /** Whether the viewer may open the school's needs. */
  seesNeeds: boolean;
};

const CHANGES_SHOWN = 60;
const EVENTS_SHOWN = 30;

/**
 * A school's page.
 * @returns null for a URN that has not been imported
 */
export async function loadSchool(viewer: Viewer, urn: number): Promise<SchoolView | null> {
  const handle = db();
  const [row] = await handle.select().from(school).where(eq(school.urn, urn));
  if (!row) return null;
  const { searchText: _s, sortName: _n, factsHash: _h, firstSeenAt, lastChangedAt, ...facts } = row;
  const family = await schoolFamily(handle, urn);
  const authority = await ownAuthority(handle, viewer);
  const own = authority.code === facts.laCode;
  const casework = await caseworkOf(handle, viewer, urn, family, own);
  return {
    urn,
    facts,
    own,
    band: (await bandsOf(handle, viewer, [urn])).get(urn) ?? null,
    seesBand: (own && isService(viewer)) || isAt(viewer, urn),
    became: await related(handle, urn, 'successor'),
    cameFrom: await related(handle, urn, 'predecessor'),
    trusts: await trustsOf(handle, urn),
    casework,
    changes: await changesOf(handle, urn),
    events: await eventsOf(handle, viewer, [urn, ...family.predecessors]),
    firstSeenAt,
    lastChangedAt,
    lastImportAt: await lastImportAt(handle, facts.laCode),
    accountsStill: facts.statusGroup === 'closed' && (await accountsStill(handle, viewer, urn)),
    asHead: isAt(viewer, urn, 'head'),
    asBroker: own && has(viewer, 'broker'),
    seesNeeds: (own && isService(viewer)) || isAt(viewer, urn),
  };
}

async function related(handle: Db, urn: number, kind: 'successor' | 'predecessor'): Promise<RelatedSchool[]> {
  const links = await handle
    .select({
      urn: schoolLink.linkUrn,
      since: schoolLink.establishedOn,
      name: school.name,
      laName: school.laName,
      statusGroup: school.statusGroup,
    })
    .from(schoolLink)
    .leftJoin(school, eq(school.urn, schoolLink.linkUrn))
    .where(and(eq(schoolLink.urn, urn), eq(schoolLink.kind, kind)))
    .orderBy(asc(schoolLink.establishedOn), asc(schoolLink.linkUrn))
    .limit(20);
  return links.map((link) => ({
    urn: link.urn,
    since: link.since,
    name: link.name ?? '',
    laName: link.laName ?? '',
    statusGroup: link.statusGroup ?? 'unknown',
  }));
}

async function trustsOf(handle: Db, urn: number): Promise<TrustSpell[]> {
  const { trustUid, trustName, trustType, joinedOn, leftOn } = trustMembership;
  const spells = await handle
    .select({ trustUid, trustName, trustType, joinedOn, leftOn })
    .from(trustMembership)
    .where(eq(trustMembership.urn, urn))
    .limit(20);
  return spells.sort(
    (a, b) =>
      Number(b.leftOn === null) - Number(a.leftOn === null) ||
      (b.joinedOn ?? '').localeCompare(a.joinedOn ?? ''),
  );
}

async function changesOf(handle: Db, urn: number): Promise<RegisterChange[]> {
  const rows = await handle
    .select({
      at: schoolChange.at,
      field: schoolChange.field,
      before: schoolChange.before,
      after: schoolChange.after,
    })
    .from(schoolChange)
    .where(eq(schoolChange.urn, urn))
    .orderBy(desc(schoolChange.at), asc(schoolChange.field))
    .limit(CHANGES_SHOWN);
  const byTime = new Map<number, RegisterChange>();
  for (const { at, field, before, after } of rows) {
    const group = byTime.get(at.getTime()) ?? { at, changes: [] };
    group.changes.push({ field: field as FactName, before, after });
    byTime.set(at.getTime(), group);
  }
  return [...byTime.values()];
}

/** Events kept by the viewer's authority; what schools do in private is theirs and not told here. */
async function eventsOf(handle: Db, viewer: Viewer, urns: readonly number[]): Promise<SchoolEvent[]> {
  if (!isService(viewer)) return [];
  const rows = await handle
    .select({ id: domainEvent.id, at: domainEvent.at, type: domainEvent.type, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(
      and(
        inArray(domainEvent.urn, [...urns]),
        eq(domainEvent.chain, viewer.authorityId),
        // Reminders say that nothing happened.
        notLike(domainEvent.type, 'reminder.%'),
      ),
    )
    .orderBy(desc(domainEvent.at), desc(domainEvent.seq))
    .limit(EVENTS_SHOWN);
  return rows.map(({ id, at, type, name }) => ({ id, at, type, who: name ?? 'Alongside' }));
}

async function lastImportAt(handle: Db, laCode: string): Promise<Date | null> {
  const runs = await handle
    .select({ at: importRun.finishedAt, summary: importRun.summary })
    .from(importRun)
    .where(and(eq(importRun.status, 'done'), eq(importRun.kind, 'gias')))
    .orderBy(desc(importRun.finishedAt))
    .limit(20);
  const holds = (codes: unknown) => Array.isArray(codes) && codes.includes(laCode);
  return runs.find((run) => holds(run.summary?.laCodes))?.at ?? null;
}

async function accountsStill(handle: Db, viewer: Viewer, urn: number): Promise<boolean> {
  if (!isService(viewer) && !has(viewer, 'admin') && !isAt(viewer, urn)) return false;
  const [grant] = await handle
    .select({ id: accountGrant.id })
    .from(accountGrant)
    .where(
      and(
        eq(accountGrant.urn, urn),
        eq(accountGrant.authorityId, viewer.authorityId),
        inArray(accountGrant.role, ['head', 'chair']),
        isNull(accountGrant.endedAt),
      ),
    )
    .limit(1);
  return grant !== undefined;
}

/** How many schools are held, for pages that say so. */
export async function countSchools(handle: Db = db()): Promise<number> {
  const [row] = await handle.select({ n: count() }).from(school);
  return row?.n ?? 0;
}
