import { and, eq, inArray, isNull } from 'drizzle-orm';
import { account, accountGrant, authority, school } from '#drizzle/schema';
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
