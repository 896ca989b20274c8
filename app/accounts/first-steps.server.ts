import { and, asc, eq, exists, inArray, isNull, notExists, type SQL } from 'drizzle-orm';
import { account, accountGrant, authority, offer, provider, school } from '#drizzle/schema';
import { count, list } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import type { Viewer } from './domain/roles';

/** What an authority new to Alongside still needs from its administrator: its schools, and the people of its service. */
export async function firstSteps(viewer: Viewer): Promise<WorkItem[]> {
  const [open] = await db()
    .select({ urn: school.urn })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(and(eq(authority.id, viewer.authorityId), eq(school.statusGroup, 'open')))
    .limit(1);
  const held = await db()
    .selectDistinct({ role: accountGrant.role })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        eq(account.authorityId, viewer.authorityId),
        eq(account.active, true),
        inArray(accountGrant.role, ['lead', 'broker']),
        isNull(accountGrant.endedAt),
      ),
    );
  const nobody = (role: 'lead' | 'broker') => !held.some((grant) => grant.role === role);
  return [
    open ? null : SCHOOLS,
    nobody('lead')
      ? invite('lead', 'the head of service', 'Only they can adopt a banding framework and change settings.')
      : null,
    nobody('broker')
      ? invite('broker', 'a broker', 'Brokers keep the directory, and match schools with partners.')
      : null,
  ].filter((item) => item !== null);
}

const SCHOOLS: WorkItem = {
  key: 'first-step:schools',
  kind: 'now',
  title: 'Bring in your schools',
  detail:
    'From the national register’s file. Headteachers and chairs are invited by their school, so this comes first.',
  href: '/admin/imports',
  due: null,
  since: null,
};

function invite(role: 'lead' | 'broker', whom: string, detail: string): WorkItem {
  return {
    key: `first-step:${role}`,
    kind: 'now',
    title: `Invite ${whom}`,
    detail,
    href: '/admin/users/new',
    due: null,
    since: null,
  };
}

/**
 * Those whom an invitation to support a school would not reach: leaders with published offers, and the headteachers who
 * release them, without an account. Said once for all of them.
 */
export async function peopleMissing(viewer: Viewer): Promise<WorkItem[]> {
  const offering = and(
    eq(provider.authorityId, viewer.authorityId),
    eq(provider.active, true),
    exists(
      db()
        .select({ id: offer.id })
        .from(offer)
        .where(and(eq(offer.providerId, provider.id), eq(offer.state, 'published'))),
    ),
  );
  const leaders = await db()
    .select({ id: provider.id, name: provider.name })
    .from(provider)
    .where(and(offering, notExists(holders(eq(accountGrant.providerId, provider.id)))))
    .orderBy(asc(provider.name));
  const homes = await db()
    .selectDistinct({ id: school.urn, name: school.name })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(
      and(
        offering,
        notExists(holders(and(eq(accountGrant.urn, provider.homeUrn), eq(accountGrant.role, 'head')))),
      ),
    )
    .orderBy(asc(school.name));
  return [
    missing('leaders', leaders, {
      one: (name) => `Invite ${name}, who has offers in the directory`,
      many: (n) => `Invite ${count(n, 'leader')} who have offers in the directory`,
      why: 'Without an account nobody is told when a school would like their support.',
      href: (id) => `/admin/users/new?role=leader${id ? `&provider=${id}` : ''}`,
    }),
    missing('home-heads', homes, {
      one: (name) => `Invite the headteacher of ${name}`,
      many: (n) => `Invite the headteachers of ${count(n, 'school')} with leaders in the directory`,
      why: 'They release their leaders; without an account they cannot be asked.',
      href: (id) => `/admin/users/new?role=head${id ? `&urn=${id}` : ''}`,
    }),
  ].filter((item) => item !== null);
}

/** Grants in force of open accounts, for a condition of the query around it. */
function holders(where: SQL | undefined) {
  return db()
    .select({ id: accountGrant.id })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(and(where, isNull(accountGrant.endedAt), eq(account.active, true)));
}

type Words = {
  one: (name: string) => string;
  many: (n: number) => string;
  why: string;
  href: (id: string | null) => string;
};

function missing(key: string, found: { id: string | number; name: string }[], words: Words): WorkItem | null {
  const [first] = found;
  if (!first) return null;
  const only = found.length === 1;
  const names = found.slice(0, 3).map(({ name }) => name);
  const all = found.length > 3 ? `${names.join(', ')} and others` : list(names);
  return {
    key: `people-missing:${key}`,
    kind: 'soon',
    title: only ? words.one(first.name) : words.many(found.length),
    detail: only ? words.why : `${all}. ${words.why}`,
    href: words.href(only ? String(first.id) : null),
    due: null,
    since: null,
  };
}
