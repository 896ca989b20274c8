import { beforeEach, describe, expect, it } from 'vitest';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { chooseNeeds, needsToChoose, startRequest } from './draft-commands.server';
import { requestFilter } from './forms';
import { needPage, needsPage } from './need-queries.server';
import { listRequests, REQUESTS_PER_PAGE, requestPage, startPage } from './queries.server';
import { withdrawRequest } from './request-commands.server';
import { loadRequest } from './requests.server';
import { diagnosisWorklist } from './worklist.server';

let world: World;
let head: Viewer;
let otherHead: Viewer;
let broker: Viewer;
let foreignBroker: Viewer;
let leader: Viewer;

const OURS = 100001;
const THEIRS = 100002;

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(OURS, {
    name: 'Oak Primary',
    searchText: 'oak primary marlbury',
    sortName: 'oak primary',
  });
  await world.school(THEIRS, {
    name: 'Elm Primary',
    searchText: 'elm primary westow',
    sortName: 'elm primary',
  });
  head = await world.person('head', { role: 'head', urn: OURS });
  otherHead = await world.person('other', { role: 'head', urn: THEIRS });
  broker = await world.person('broker', { role: 'broker' });
  foreignBroker = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
  leader = await world.person('leader', { role: 'leader', providerId: 'ann' });
  await world.standing(OURS, { band: 'red', brokerId: 'broker' });
  await world.standing(THEIRS, { band: 'green' });
});

async function refs(viewer: Viewer, query: Record<string, string> = {}): Promise<string[]> {
  return (await listRequests(viewer, requestFilter.parse(query))).rows.map(({ ref }) => ref);
}

describe('the list of requests', () => {
  beforeEach(async () => {
    const sent = (iso: string) => ({ submittedAt: new Date(iso) });
    await world.request('new', OURS, head, { ref: 'TES-0003', ...sent('2026-11-20T09:00:00Z') });
    await world.request('old', THEIRS, otherHead, {
      ref: 'TES-0001',
      needs: ['attendance', 'eyfs'],
      ...sent('2026-11-01T09:00:00Z'),
    });
    await world.request('matching', THEIRS, otherHead, {
      ref: 'TES-0002',
      state: 'matching',
      ...sent('2026-10-01T09:00:00Z'),
    });
    await world.request('done', OURS, head, {
      ref: 'TES-0000',
      state: 'partnered',
      ...sent('2026-09-01T09:00:00Z'),
    });
    await world.request('private', OURS, head, { ref: 'TES-0009', state: 'draft', submittedAt: null });
  });

  it('has what waits first, the longest waiting at the top', async () => {
    expect(await refs(broker)).toEqual(['TES-0001', 'TES-0003', 'TES-0002', 'TES-0000']);
  });

  it('is a school’s own for its head, drafts included, and nobody’s for others', async () => {
    expect(await refs(head)).toEqual(['TES-0003', 'TES-0009', 'TES-0000']);
    expect(await refs(foreignBroker)).toEqual([]);
    expect(await refs(leader)).toEqual([]);
  });

  it('is filtered by state, band, focus area, caseload and text', async () => {
    expect(await refs(broker, { state: 'matching' })).toEqual(['TES-0002']);
    expect(await refs(broker, { band: 'red' })).toEqual(['TES-0003', 'TES-0000']);
    expect(await refs(broker, { focus: 'eyfs' })).toEqual(['TES-0001']);
    expect(await refs(broker, { mine: 'yes' })).toEqual(['TES-0003', 'TES-0000']);
    expect(await refs(broker, { q: 'tes-0002' })).toEqual(['TES-0002']);
    expect(await refs(broker, { q: 'Oak' })).toEqual(['TES-0003', 'TES-0000']);
    expect(await refs(broker, { q: String(THEIRS) })).toEqual(['TES-0001', 'TES-0002']);
    expect(await refs(broker, { q: '100%_' })).toEqual([]);
  });

  it('gives bands to the service only, and does not let a school filter by them', async () => {
    const [first] = (await listRequests(broker, requestFilter.parse({}))).rows;
    expect(first).toMatchObject({ band: { name: 'Green', priority: 4 }, focusAreas: ['attendance', 'eyfs'] });
    expect(
      (await listRequests(head, requestFilter.parse({ band: 'green' }))).rows.map(({ band }) => band),
    ).toEqual([null, null, null]);
  });

  it('comes a page at a time, and a page past the end is the last', async () => {
    for (let n = 0; n < REQUESTS_PER_PAGE; n++) await world.request(`more${n}`, OURS, head, { needs: [] });
    const last = await listRequests(broker, requestFilter.parse({ page: '99' }));
    expect(last).toMatchObject({ page: 2, total: REQUESTS_PER_PAGE + 4 });
    expect(last.rows).toHaveLength(4);
  });
});

describe('a request’s page', () => {
  it('says what may be done and what has happened, without each page of the draft', async () => {
    const id = newFormId();
    await startRequest(head, { id, urn: OURS });
    await world.need('n1', OURS, head);
    expect((await chooseNeeds(head, { id, version: 1, needIds: ['n1'] })).ok).toBe(true);
    expect((await withdrawRequest(head, { id, version: 2, reason: 'Met in another way' })).ok).toBe(true);
    const page = await requestPage(head, id);
    expect(page?.timeline.map(({ type, who, reason }) => [type, who, reason])).toEqual([
      ['request.discarded', 'Head Person', null],
      ['request.started', 'Head Person', null],
    ]);
    expect(page?.may).toMatchObject({ edit: false, submit: false, withdraw: false, match: false });
    // Never sent, so never the authority's to know of.
    expect(await requestPage(broker, id)).toBeNull();
    expect(await requestPage(otherHead, id)).toBeNull();
  });
});

describe('a school’s needs', () => {
  it('are read by the school and its authority only', async () => {
    await world.need('n1', OURS, head, { severity: 2 });
    await world.need('n2', OURS, head, { severity: 4 });
    await world.need('n3', OURS, head, { severity: 4, state: 'met' });
    expect((await needsPage(head, OURS))?.needs.map(({ id }) => id)).toEqual(['n2', 'n1', 'n3']);
    expect((await needsPage(broker, OURS))?.reach).toMatchObject({ mayWrite: true, asService: true });
    for (const viewer of [otherHead, foreignBroker, leader]) {
      expect(await needsPage(viewer, OURS)).toBeNull();
      expect(await needPage(viewer, OURS, 'n1')).toBeNull();
    }
    expect(await needPage(head, OURS, 'nothing')).toBeNull();
    expect(await needsPage(head, 999_999)).toBeNull();
  });

  it('do not tell the service of a request the school has not sent', async () => {
    await world.request('private', OURS, head, { state: 'draft', submittedAt: null, needs: ['eyfs'] });
    expect((await needsPage(head, OURS))?.needs[0]?.request).toMatchObject({ id: 'private' });
    expect((await needsPage(broker, OURS))?.needs[0]?.request).toBeNull();
  });
});

describe('starting', () => {
  it('offers a head their school, and a broker those they search for', async () => {
    expect((await startPage(head, { q: '', urn: null })).schools.map(({ urn }) => urn)).toEqual([OURS]);
    expect(await startPage(broker, { q: '', urn: null })).toMatchObject({ schools: [], search: true });
    expect((await startPage(broker, { q: 'primary', urn: null })).schools.map(({ name }) => name)).toEqual([
      'Elm Primary',
      'Oak Primary',
    ]);
    expect((await startPage(broker, { q: '', urn: THEIRS })).schools.map(({ urn }) => urn)).toEqual([THEIRS]);
    expect((await startPage(foreignBroker, { q: 'primary', urn: null })).schools).toEqual([]);
  });

  it('reminds of drafts already begun', async () => {
    await startRequest(head, { id: newFormId(), urn: OURS });
    expect((await startPage(head, { q: '', urn: null })).drafts.map(({ ref }) => ref)).toEqual(['TES-0001']);
    expect((await startPage(broker, { q: '', urn: null })).drafts).toEqual([]);
  });
});

describe('what waits at home', () => {
  it('is a school’s request for its own adviser, and for every broker where it has none', async () => {
    const second = await world.person('second', { role: 'broker' });
    await world.request('ours', OURS, head);
    await world.request('theirs', THEIRS, otherHead);
    const keys = async (viewer: Viewer) => (await diagnosisWorklist(viewer)).map(({ key }) => key).sort();
    expect(await keys(broker)).toEqual(['request-match:ours', 'request-match:theirs']);
    expect(await keys(second)).toEqual(['request-match:theirs']);
    expect(await keys(foreignBroker)).toEqual([]);
    expect(await keys(leader)).toEqual([]);
  });

  it('is an unfinished request for the one who writes it', async () => {
    const second = await world.person('second', { role: 'broker' });
    await startRequest(head, { id: newFormId(), urn: OURS });
    await startRequest(second, { id: newFormId(), urn: OURS });
    const titles = async (viewer: Viewer) => (await diagnosisWorklist(viewer)).map(({ title }) => title);
    expect(await titles(head)).toEqual(['Finish your request for support TES-0001']);
    expect(await titles(second)).toEqual(['Finish request TES-0002']);
    expect(await titles(broker)).toEqual([]);
    expect(await titles(otherHead)).toEqual([]);
  });
});

describe('needs a draft can choose', () => {
  it('are those of its own school', async () => {
    await world.need('n1', OURS, head);
    await world.need('other', THEIRS, otherHead);
    const id = newFormId();
    await startRequest(head, { id, urn: OURS });
    const request = await loadRequest(db(), head, id);
    expect(request && (await needsToChoose(db(), request)).map((need) => need.id)).toEqual(['n1']);
  });
});
