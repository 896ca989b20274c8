import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '~/accounts/domain/roles';
import { findAccount } from '~/accounts/queries.server';
import { loadAgreement } from '~/agreements/record.server';
import { loadRequest } from '~/diagnosis/requests.server';
import { findOffer } from '~/directory/queries/offers.server';
import { findProfile } from '~/directory/queries/profile.server';
import { db } from '~/platform/db.server';
import { loadSchool } from '~/schools/school.server';
import { type AgreementWorld, CLIENT, newAgreementWorld } from '../../../tests/support/agreement-world';
import { readAsked } from '../domain/search/asked';
import { SEARCH_KINDS, searchEverything } from './queries.server';

let at: AgreementWorld;
let people: Record<string, Viewer>;
beforeEach(async () => {
  at = await newAgreementWorld();
  const { world } = at;
  await world.school(100003, { name: 'Ashbrook Infant School', town: 'Ashbrook' });
  await world.school(100004, { name: 'Ashbrook Free School', laCode: '899', laName: 'Elsewhere' });
  await world.school(100005, { name: 'Ashbrook Old School', statusGroup: 'closed', statusName: 'Closed' });
  await world.provider('ann', 100003, { name: 'Ann Ashbrook' });
  await world.offer('draft', 'ann', { title: 'Ashbrook drafts', state: 'draft' });
  await world.offer('here', 'ann', { title: 'Writing here' });
  await world.provider('bea', 100004, { name: 'Bea Ashbrook', authorityId: 'elsewhere' });
  await world.offer('closed-to-us', 'bea', { title: 'Writing there', authorityId: 'elsewhere' });
  await world.request('r2', 100003, at.people.broker, {
    ref: 'TES-0077',
    raisedBySchool: false,
    state: 'submitted',
  });
  const away = { authorityId: 'elsewhere' };
  people = {
    ...at.people,
    lead: await world.person('lead', { role: 'lead' }),
    member: await world.person('member', { role: 'member' }),
    admin: await world.person('admin', { role: 'admin' }),
    other: await world.person('other', { role: 'head', urn: 100003 }),
    ann: await world.person('ann', { role: 'leader', providerId: 'ann' }),
    foreign: await world.person('foreign', { role: 'broker' }, away),
    stranger: await world.person('stranger', { role: 'head', urn: 100004 }, away),
  };
});

const search = (viewer: Viewer, text: string) => searchEverything(viewer, readAsked(text));

/** What the page of a thing found reads, by kind: null where the viewer may not open it. */
const OPEN: Record<string, (viewer: Viewer, id: string) => Promise<unknown>> = {
  schools: (viewer, id) => loadSchool(viewer, Number(id)),
  directory: findProfile,
  offers: findOffer,
  requests: (viewer, id) => loadRequest(db(), viewer, id),
  agreements: (viewer, id) => loadAgreement(db(), viewer, id),
  people: findAccount,
};

/** Names of the people who find something of a kind. */
async function finders(text: string, kind: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, viewer] of Object.entries(people)) {
    const { groups } = await search(viewer, text);
    if (groups.some(({ key }) => key === kind)) found.push(name);
  }
  return found.sort();
}

describe('search', () => {
  it('finds nobody anything whose page they could not open', async () => {
    let opened = 0;
    for (const text of ['ash', 'writing', 'person']) {
      for (const viewer of Object.values(people)) {
        const { groups, exact } = await search(viewer, text);
        for (const { key, hits } of groups) {
          const open = OPEN[key];
          if (!open) continue;
          for (const { id, title } of hits) {
            expect(await open(viewer, id), `${viewer.accountId} finds ${title}`).not.toBeNull();
            opened += 1;
          }
        }
        expect(exact.every(({ id }) => groups.some(({ hits }) => hits.some((hit) => hit.id === id)))).toBe(
          true,
        );
      }
    }
    expect(opened).toBeGreaterThan(40);
    expect(SEARCH_KINDS.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(OPEN)));
  });

  it('keeps casework to its parties and the service of its authority', async () => {
    const { row } = (await loadAgreement(db(), at.people.broker, at.id)) ?? {};
    const request = await loadRequest(db(), at.people.broker, 'r1');
    expect(await finders(request?.ref ?? '', 'requests')).toEqual(['broker', 'chair', 'head', 'lead']);
    expect(await finders('TES-0077', 'requests')).toEqual(['broker', 'lead', 'other']);
    const parties = ['broker', 'chair', 'head', 'lead', 'leader', 'release'];
    expect(await finders(row?.ref ?? '', 'agreements')).toEqual(parties);
    expect(await finders('Ashbrook Primary', 'agreements')).toEqual(parties);
    expect(await finders('person', 'people')).toEqual(['admin']);
    expect(await finders('Ashbrook drafts', 'offers')).toEqual(['ann', 'broker', 'lead']);
    expect(await finders('Bea', 'directory')).toEqual(['foreign', 'leader', 'release', 'stranger']);
  });

  it('puts what is called exactly that first, own schools before others, and open ones before closed', async () => {
    const byRef = await search(at.people.broker, 'tes 77');
    expect(byRef.exact.map(({ href }) => href)).toEqual(['/requests/r2']);
    const byName = await search(at.people.head, 'ashbrook');
    const schools = byName.groups.find(({ key }) => key === 'schools');
    expect(schools?.hits.map(({ title }) => title)).toEqual([
      'Ashbrook Infant School',
      'Ashbrook Primary School',
      'Ashbrook Free School',
      'Ashbrook Old School',
    ]);
    expect(schools?.total).toBe(4);
    const byUrn = await search(at.people.head, String(CLIENT));
    expect(byUrn.groups.some(({ key, total }) => key === 'requests' && total === 1)).toBe(true);
  });

  it('takes a mistyped word for the name most like it, and says so; of nothing known it finds nothing', async () => {
    const found = await search(at.people.head, 'Ashbrok infent');
    expect(found.insteadOf).toEqual({ searched: 'ashbrook infant' });
    expect(found.groups[0]?.hits.map(({ title }) => title)).toEqual(['Ashbrook Infant School']);
    expect((await search(at.people.head, 'Ashbrook infant')).insteadOf).toBeNull();
    expect(await search(at.people.head, 'qqqqwww')).toMatchObject({ groups: [], subjects: [], total: 0 });
    expect(await search(at.people.head, 'a')).toMatchObject({ asked: { state: 'too-short' }, total: 0 });
    // The names of others' leaders are no words to be corrected to.
    expect((await search(at.people.head, 'Beea')).insteadOf).toBeNull();
  });
});
