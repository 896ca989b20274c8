import type { Grant, Role } from '~/accounts/domain/roles';
import type { DemoAuthority } from './authorities';
import { NAMED } from './banks/people';
import { idOf } from './ids';
import { personName } from './names';
import { type DemoProvider, slugOf } from './providers';
import { seeded } from './random';
import type { DemoSchool } from './schools';

/** A person who can sign in to the demo. */
export type DemoPerson = {
  id: string;
  email: string;
  name: string;
  grants: Grant[];
  /** Invited so many days ago and not yet signed in: has no password. */
  invitedDaysAgo?: number;
};

const service = (role: Role): Grant => ({ role, urn: null, providerId: null });
const leaderOf = (provider: DemoProvider): Grant => ({ role: 'leader', urn: null, providerId: provider.id });
const at = (role: Role, urn: number): Grant => ({ role, urn, providerId: null });

/** The schools the demo's own accounts belong to. */
export const HEAD_SCHOOL = 'ashlode-hill';
export const RELEASE_SCHOOL = 'millrace-junior';
export const FENWOLD_HEAD_SCHOOL = 'dyke-end';

/** Everybody of Marlshire: the service, members, heads, chairs and leaders. */
export function marlshirePeople(
  of: DemoAuthority,
  schools: readonly DemoSchool[],
  providers: readonly DemoProvider[],
): DemoPerson[] {
  const person = (local: string, name: string, ...grants: Grant[]): DemoPerson => ({
    id: idOf('account', of.code, local),
    email: `${local}@${of.domain}`,
    name,
    grants,
  });
  return [
    person('broker', NAMED.broker, service('broker')),
    ...NAMED.otherBrokers.map((name) => person(slugOf(name), name, service('broker'))),
    person('lead', NAMED.lead, service('lead')),
    person('member', NAMED.member, service('member')),
    person('anthony.pearce', 'Councillor Anthony Pearce', service('member')),
    person('admin', NAMED.admin, service('admin')),
    { ...person('leonie.castle', 'Leonie Castle', service('broker')), invitedDaysAgo: 3 },
    { ...person('sheila.brandt', 'Councillor Sheila Brandt', service('member')), invitedDaysAgo: 19 },
    ...schoolPeople(of, schools, providers, { head: HEAD_SCHOOL, release: RELEASE_SCHOOL }),
    ...leaderPeople(of, providers),
  ];
}

/**
 * Everybody of a neighbour.
 * @param named who runs the service, and the short name of the school whose head is `head@`
 */
export function neighbourPeople(
  of: DemoAuthority,
  schools: readonly DemoSchool[],
  providers: readonly DemoProvider[],
  named: { broker: string; lead: string; head: string },
): DemoPerson[] {
  const ofService = (role: 'broker' | 'lead'): DemoPerson => ({
    id: idOf('account', of.code, role),
    email: `${role}@${of.domain}`,
    name: named[role],
    grants: [service(role)],
  });
  return [
    ofService('broker'),
    ofService('lead'),
    ...schoolPeople(of, schools, providers, { head: named.head }),
    ...leaderPeople(of, providers),
  ];
}

/** A head of every open school, and a chair wherever the band is not green. */
function schoolPeople(
  of: DemoAuthority,
  schools: readonly DemoSchool[],
  providers: readonly DemoProvider[],
  named: { head: string; release?: string },
): DemoPerson[] {
  return schools.flatMap((school) => {
    const head = school.slug === named.head ? 'head' : school.slug === named.release ? 'release' : null;
    const heads: DemoPerson = {
      id: idOf('account', of.code, 'head', school.slug),
      email: `${head ?? `head.${school.slug}`}@${of.domain}`,
      name: school.headName ?? '',
      grants: [
        at('head', school.urn),
        ...providers
          .filter((provider) => provider.home.urn === school.urn && leadsHome(provider))
          .map((provider) => leaderOf(provider)),
      ],
    };
    if (school.band === 'green') return [heads];
    const isDemo = school.slug === named.head && of.code === '999';
    const random = seeded(`chair/${school.slug}`);
    const chair: DemoPerson = {
      id: idOf('account', of.code, 'chair', school.slug),
      email: `${isDemo ? 'chair' : `chair.${school.slug}`}@${of.domain}`,
      name: isDemo ? NAMED.chair : personName(random),
      grants: [at('chair', school.urn)],
    };
    return [heads, chair];
  });
}

/** An account for each leader who is not the head of the home school: those act as both with one account. */
function leaderPeople(of: DemoAuthority, providers: readonly DemoProvider[]): DemoPerson[] {
  return providers
    .filter((provider) => !leadsHome(provider))
    .map((provider) => ({
      id: idOf('account', of.code, 'leader', provider.slug),
      email: provider.slug === 'sle-cathedral-close-writing-ks2' ? `leader@${of.domain}` : provider.email,
      name: provider.person,
      grants: [leaderOf(provider)],
    }));
}

/** Whether the provider is the head of their home school. */
export function leadsHome(provider: DemoProvider): boolean {
  return provider.person === provider.home.headName;
}
