import { beforeEach, describe, expect, it } from 'vitest';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { startRequest } from './draft-commands.server';
import { withdrawRequest } from './request-commands.server';
import { loadRequest, type RequestView } from './requests.server';

const SCHOOL = 100001;
const OTHER_SCHOOL = 100002;

let world: World;
let head: Viewer;
let chair: Viewer;
let otherHead: Viewer;
let broker: Viewer;
let lead: Viewer;
let foreignBroker: Viewer;

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(SCHOOL);
  await world.school(OTHER_SCHOOL);
  await world.standing(SCHOOL);
  head = await world.person('head', { role: 'head', urn: SCHOOL });
  chair = await world.person('chair', { role: 'chair', urn: SCHOOL });
  otherHead = await world.person('other', { role: 'head', urn: OTHER_SCHOOL });
  broker = await world.person('broker', { role: 'broker' });
  lead = await world.person('lead', { role: 'lead' });
  foreignBroker = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
});

async function must(viewer: Viewer, id: string): Promise<RequestView> {
  const request = await loadRequest(db(), viewer, id);
  if (!request) throw new Error(`${viewer.name} cannot read ${id}`);
  return request;
}

async function started(by: Viewer): Promise<string> {
  const begun = await startRequest(by, { id: newFormId(), urn: SCHOOL });
  if (!begun.ok) throw new Error(begun.message);
  return begun.value.id;
}

describe('starting a request', () => {
  it('from a need begins with it, once; not with one that is taken, ended or another school’s', async () => {
    await world.need('need-one', SCHOOL, head);
    await world.need('need-two', OTHER_SCHOOL, otherHead);
    const id = newFormId();
    const from = (needId: string, start = newFormId()) =>
      startRequest(head, { id: start, urn: SCHOOL, needId });
    expect((await from('need-one', id)).ok).toBe(true);
    expect((await from('need-one', id)).ok).toBe(true);
    expect((await must(head, id)).needs.map((one) => one.id)).toEqual(['need-one']);
    for (const needId of ['need-one', 'need-two', 'nowhere'])
      expect(await from(needId)).toMatchObject({ ok: false, code: 'request.need-taken' });
    const draft = await must(head, id);
    expect((await withdrawRequest(head, { id, version: draft.version, reason: 'Not now' })).ok).toBe(true);
    expect((await from('need-one')).ok).toBe(true);
  });

  it('gives references one after the other, and the same request for the same form sent twice', async () => {
    const id = newFormId();
    const first = await startRequest(head, { id, urn: SCHOOL });
    const again = await startRequest(head, { id, urn: SCHOOL });
    expect(first).toEqual({ ok: true, value: { id, ref: 'TES-0001' } });
    expect(again).toEqual(first);
    expect(await startRequest(head, { id: newFormId(), urn: SCHOOL })).toMatchObject({
      value: { ref: 'TES-0002' },
    });
  });

  it('gives two started at once different references', async () => {
    const both = await Promise.all([started(head), started(broker)]);
    const refs = await Promise.all([must(head, both[0] ?? ''), must(broker, both[1] ?? '')]);
    expect(new Set(refs.map(({ ref }) => ref)).size).toBe(2);
  });

  it('goes on past the highest reference, not the count', async () => {
    await world.request('old', SCHOOL, head, { ref: 'TES-0041' });
    expect((await must(head, await started(head))).ref).toBe('TES-0042');
  });

  it.each([
    ['another school’s head', () => otherHead],
    ['another authority’s broker', () => foreignBroker],
  ])('is refused to %s, who learns nothing of the school', async (_who, viewer) => {
    expect(await startRequest(viewer(), { id: newFormId(), urn: SCHOOL })).toMatchObject({
      code: 'request.school-unknown',
    });
  });

  it('is refused to the chair and the lead, and for a school that has closed', async () => {
    expect(await startRequest(chair, { id: newFormId(), urn: SCHOOL })).toMatchObject({
      code: 'request.forbidden',
    });
    expect(await startRequest(lead, { id: newFormId(), urn: SCHOOL })).toMatchObject({
      code: 'request.forbidden',
    });
    await world.school(100009, { statusGroup: 'closed' });
    expect(await startRequest(broker, { id: newFormId(), urn: 100009 })).toMatchObject({
      code: 'request.school-closed',
    });
  });
});
