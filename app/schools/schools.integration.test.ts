/** The list and the page of schools on both databases: what is found, and who sees what. */
import { beforeEach, describe, expect, it } from 'vitest';
import { schoolChange, schoolLink } from '#drizzle/schema';
import { NOW, newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { readListQuery, type SchoolListQuery, searchTextOf, sortNameOf } from './domain';
import { familyUrns, schoolFamily } from './family.server';
import { listSchools } from './list.server';
import { loadSchool } from './school.server';

let world: World;
let broker: Viewer;
beforeEach(async () => {
  world = await newWorld();
  broker = await world.person('ben', { role: 'broker' });
});

async function school(urn: number, name: string, more: Parameters<World['school']>[1] = {}) {
  const [town, postcode] = [more.town ?? 'Testford', more.postcode ?? 'TE1 1ST'];
  const searchText = searchTextOf({ urn, name, town, postcode });
  return world.school(urn, { name, searchText, sortName: sortNameOf(name), ...more });
}
async function listed(viewer: Viewer, text = '') {
  const query: SchoolListQuery = readListQuery(new URLSearchParams(text));
  return listSchools(viewer, query);
}
const urns = async (viewer: Viewer, text = '') => (await listed(viewer, text)).rows.map(({ urn }) => urn);

async function link(predecessor: number, successor: number) {
  const row = { establishedOn: '2026-09-01', source: 'links-file', typeName: 'x' };
  await world.open.write((tx) =>
    tx.insert(schoolLink).values([
      {
        id: `${predecessor}-${successor}-s`,
        urn: predecessor,
        linkUrn: successor,
        kind: 'successor',
        ...row,
      },
      {
        id: `${predecessor}-${successor}-p`,
        urn: successor,
        linkUrn: predecessor,
        kind: 'predecessor',
        ...row,
      },
    ]),
  );
}

describe('the list', () => {
  beforeEach(async () => {
    await school(100001, 'St. Mary’s Primary School', { ofstedRating: 'Good', pupils: 300 });
    await school(100002, 'The Elms Academy', {
      typeGroup: 'academy',
      trustUid: '77',
      trustName: 'Larch Trust',
      pupils: null,
      phaseName: 'Secondary',
    });
    await school(100003, 'Closed School', { statusGroup: 'closed', statusName: 'Closed' });
    await school(100004, 'Far Away School', { laCode: '902', laName: 'Otherton', postcode: 'FA5 5XX' });
  });

  it('shows open schools of the own authority by name', async () => {
    expect(await urns(broker)).toEqual([100002, 100001]);
    expect(await urns(broker, 'order=desc')).toEqual([100001, 100002]);
  });

  it.each([
    ['q=st marys', [100001]],
    ['q=MARY’S', [100001]],
    ['q=fa55xx&la=all', [100004]],
    ['q=100002', [100002]],
    ['q=testford elms', [100002]],
    ['q=nothing like it', []],
    ['q=%25', [100002, 100001]],
    ['la=902', [100004]],
    ['status=closed', [100003]],
    ['status=any&la=all', [100003, 100002, 100004, 100001]],
    ['phase=Secondary', [100002]],
    ['type=academy', [100002]],
    ['trust=77', [100002]],
    ['rating=Good', [100001]],
    ['rating=none', [100002]],
    ['sort=pupils', [100001, 100002]],
    ['sort=pupils&order=desc', [100001, 100002]],
  ])('answers %s', async (query, expected) => {
    expect(await urns(broker, query)).toEqual(expected);
  });

  it('keeps to pages that exist, and every school stands on one of them', async () => {
    for (let n = 0; n < 60; n++) await school(200000 + n, `School ${String(n).padStart(2, '0')}`);
    const pages = [
      await listed(broker, 'page=1'),
      await listed(broker, 'page=2'),
      await listed(broker, 'page=3'),
    ];
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ urn }) => urn))).size).toBe(62);
    expect(await listed(broker, 'page=99')).toMatchObject({ page: 3, total: 62 });
  });

  it('shows bands to the service of the authority and to the head of the school, and to nobody else', async () => {
    await world.standing(100001, { band: 'red' });
    const head = await world.person('hana', { role: 'head', urn: 100001 });
    const other = await world.person('hugo', { role: 'head', urn: 100002 });
    const member = await world.person('mia', { role: 'member' });
    const bandsSeen = async (viewer: Viewer) =>
      (await listed(viewer)).rows.flatMap(({ urn, band }) => (band ? [[urn, band.name]] : []));
    expect(await bandsSeen(broker)).toEqual([[100001, 'Red']]);
    expect(await bandsSeen(head)).toEqual([[100001, 'Red']]);
    expect(await bandsSeen(other)).toEqual([]);
    expect(await bandsSeen(member)).toEqual([]);
    expect(await urns(broker, 'band=red')).toEqual([100001]);
    // A filter would tell a member what the column does not: it does nothing for them.
    expect(await urns(member, 'band=red')).toEqual([100002, 100001]);
    expect((await listed(member)).choices.bands).toEqual([]);
  });

  it('does not show one authority’s bands to another’s broker', async () => {
    await world.standing(100001, { band: 'red' });
    await world.authority({ id: 'otherton', code: '902', name: 'Otherton' });
    const theirs = await world.person('olga', { role: 'broker' }, { authorityId: 'otherton' });
    const list = await listed(theirs, 'la=901');
    expect(list.rows.map(({ band }) => band)).toEqual([null, null]);
    expect(await urns(theirs, 'la=901&band=red')).toEqual([]);
    expect((await loadSchool(theirs, 100001))?.band).toBeNull();
  });
});

describe('a school’s page', () => {
  it('is there for a URN that is held and for no other', async () => {
    await school(100001, 'Elm Primary');
    expect(await loadSchool(broker, 100001)).toMatchObject({ urn: 100001, own: true, asBroker: true });
    expect(await loadSchool(broker, 199999)).toBeNull();
  });

  it('tells what the register changed, together by import', async () => {
    await school(100001, 'Elm Primary');
    const line = (field: string, before: string, after: string) => ({
      id: field,
      urn: 100001,
      at: NOW,
      importRunId: 'r',
      field,
      before,
      after,
    });
    await world.open.write((tx) =>
      tx.insert(schoolChange).values([line('name', 'Elm', 'Elm Primary'), line('pupils', '10', '12')]),
    );
    const view = await loadSchool(broker, 100001);
    expect(view?.changes).toMatchObject([{ changes: [{ field: 'name' }, { field: 'pupils' }] }]);
  });
});

describe('casework of a school that converted', () => {
  let head: Viewer;
  beforeEach(async () => {
    await school(100001, 'Elm Primary', { statusGroup: 'closed', statusName: 'Closed' });
    await school(150001, 'Elm Academy', { typeGroup: 'academy' });
    await school(100009, 'Oak Primary', { statusGroup: 'closed', statusName: 'Closed' });
    await link(100001, 150001);
    await link(100009, 150001);
    head = await world.person('hana', { role: 'head', urn: 150001 });
    const before = await world.person('bela', { role: 'head', urn: 100001 });
    await world.request('r1', 100001, before);
    await world.request('draft', 100001, before, { state: 'draft', raisedBySchool: true, submittedAt: null });
  });
  const refs = async (viewer: Viewer, urn: number) =>
    (await loadSchool(viewer, urn))?.casework?.items.map(({ ref }) => ref) ?? null;

  it('is found from the old page and from the new one', async () => {
    expect(await refs(broker, 100001)).toEqual(['TES-r1']);
    expect(await refs(broker, 150001)).toEqual(['TES-r1']);
    expect(await refs(head, 150001)).toContain('TES-r1');
    expect(await refs(head, 100001)).toContain('TES-r1');
    expect((await loadSchool(broker, 100001))?.became).toMatchObject([{ urn: 150001, name: 'Elm Academy' }]);
  });

  it('is not shown to a school that merely shares its successor, to another’s head, or to a member', async () => {
    const sibling = await world.person('sam', { role: 'head', urn: 100009 });
    const member = await world.person('mia', { role: 'member' });
    expect(await refs(sibling, 100001)).toBeNull();
    expect(await refs(sibling, 150001)).toEqual([]);
    expect(await refs(member, 100001)).toBeNull();
    expect(await refs(member, 150001)).toBeNull();
  });

  it('keeps a head’s old account as it is, and says so to those who can mend it', async () => {
    expect((await loadSchool(broker, 100001))?.accountsStill).toBe(true);
    expect((await loadSchool(head, 100001))?.accountsStill).toBe(false);
    expect((await loadSchool(broker, 100009))?.accountsStill).toBe(false);
  });

  it('is asked for by the family of URNs', async () => {
    await school(160001, 'Elm Trust Academy');
    await link(150001, 160001);
    expect(await schoolFamily(db(), 160001)).toEqual({
      predecessors: [150001, 100001, 100009],
      successors: [],
    });
    expect((await familyUrns(db(), 100001)).sort()).toEqual([100001, 150001, 160001]);
  });
});
