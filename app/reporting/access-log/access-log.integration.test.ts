import { beforeEach, describe, expect, it } from 'vitest';
import { accessEntry } from '#drizzle/schema';
import { recordLook } from '~/accounts/access-log/record.server';
import { EVERY_SCHOOL, type LookedAt } from '~/accounts/domain/access-log';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newWorld, type World } from '../../../tests/support/world';
import { listLooks, schoolOfLooks } from './queries.server';

const SCHOOL = 100001;
const OTHER = 100002;

let world: World;
let head: Viewer;
let otherHead: Viewer;
let broker: Viewer;
let lead: Viewer;
let farLead: Viewer;

beforeEach(async () => {
  world = await newWorld();
  await world.school(SCHOOL);
  await world.school(OTHER);
  const far = await world.authority({ id: 'far', code: '777', name: 'Far' });
  head = await world.person('head', { role: 'head', urn: SCHOOL });
  otherHead = await world.person('second', { role: 'head', urn: OTHER });
  broker = await world.person('broker', { role: 'broker' });
  lead = await world.person('lead', { role: 'lead' });
  farLead = await world.person('afar', { role: 'lead' }, { authorityId: far.id });
});

const look = (viewer: Viewer, subjectType: LookedAt, subjectId: string, urn = SCHOOL) =>
  recordLook(viewer, { subjectType, subjectId, urn, authorityId: world.authorityId });
const seenBy = async (viewer: Viewer, school: number | null = null) =>
  (await listLooks(viewer, { school, what: null, page: 1 })).rows
    .map(({ who, what }) => `${who}: ${what}`)
    .sort();

describe('who looked', () => {
  it('is written once a person, record and day in England, by however many at once', async () => {
    world.travelTo('2026-11-22T22:00:00Z');
    await Promise.all([look(broker, 'visit-note', 'v1'), look(broker, 'visit-note', 'v1')]);
    await look(broker, 'visit-note', 'v2');
    world.travelTo('2026-11-23T00:30:00Z');
    await look(broker, 'visit-note', 'v1');
    const rows = await db().select().from(accessEntry);
    expect(rows.map(({ subjectId, day, actingAs }) => `${subjectId} ${day} ${actingAs}`).sort()).toEqual([
      'v1 2026-11-22 broker',
      'v1 2026-11-23 broker',
      'v2 2026-11-22 broker',
    ]);
  });

  it('is for the school’s own head, and for the lead of its authority', async () => {
    await look(broker, 'visit-note', 'v1');
    await look(head, 'visit-note', 'v1');
    await look(broker, 'visit-note', 'v9', OTHER);
    const both = ['Broker Person: visit-note', 'Head Person: visit-note'];
    expect(await seenBy(head)).toEqual(both);
    expect(await seenBy(lead, SCHOOL)).toEqual(both);
    expect(await seenBy(lead)).toHaveLength(3);
    expect(await seenBy(otherHead, SCHOOL)).toEqual([]);
    for (const viewer of [broker, farLead]) expect(await seenBy(viewer)).toEqual([]);
    expect(await schoolOfLooks(head, SCHOOL)).toMatch(/./);
    for (const viewer of [otherHead, broker, farLead]) expect(await schoolOfLooks(viewer, SCHOOL)).toBeNull();
  });

  it('tells a head neither of restricted notes nor of what has not been shared; an export is of every school', async () => {
    await look(broker, 'restricted-note', 'n1');
    await look(broker, 'diagnosis', 'a draft');
    await look(lead, 'authority-export', 'e1', EVERY_SCHOOL);
    expect(await seenBy(head, SCHOOL)).toEqual(['Lead Person: authority-export']);
    expect(await seenBy(lead, SCHOOL)).toHaveLength(3);
    expect(await seenBy(farLead)).toEqual([]);
  });
});
