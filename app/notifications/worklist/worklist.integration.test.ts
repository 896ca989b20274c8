import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, importRun, job, mailProblem, outbox, proposal, snooze } from '#drizzle/schema';
import { NOW, newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { database, db } from '~/platform/db.server';
import { registerJob } from '~/platform/jobs.server';
import { newFormId } from '~/platform/transact.server';
import { worklistFor } from '~/worklist.server';
import { HOME_PARTS } from '../domain/worklist/split';
import { homeOf, homePartOf, putOffPage } from './home.server';
import { bringBack, putOff, putOffMatters } from './put-off.server';

const ELM = 100_001;
const OAK = 100_002;
const HOME = 100_009;
const KEY = 'request-match:r1';

let world: World;
let anna: Viewer;
let ben: Viewer;
let head: Viewer;

beforeEach(async () => {
  world = await newWorld();
  anna = await world.person('anna', { role: 'broker' });
  ben = await world.person('ben', { role: 'broker' });
  for (const urn of [ELM, OAK, HOME]) await world.school(urn);
  await world.standing(OAK, { brokerId: 'ben' });
  head = await world.person('head', { role: 'head', urn: ELM });
  await world.request('r1', ELM, head);
});

/** The parts of somebody's page in which a matter stands. */
async function partsWith(viewer: Viewer, key: string): Promise<string[]> {
  const work = await homeOf(viewer);
  return HOME_PARTS.filter((part) => work[part].rows.some((row) => row.key === key));
}

async function away(
  viewer: Viewer,
  key: string,
  until: string,
  more: { id?: string; due?: string | null } = {},
) {
  const page = await putOffPage(viewer, key);
  if (!page) throw new Error(`${key} is not on the list`);
  const input = {
    id: more.id ?? newFormId(),
    due: page.item.due,
    until,
    reason: 'After the moderation',
    ...more,
  };
  return putOff(viewer, page.item, input);
}

describe('a matter that is put off', () => {
  it('leaves one person’s list until its day, and nobody else’s', async () => {
    expect(await partsWith(anna, KEY)).toEqual(['to-do']);
    expect((await away(anna, KEY, '2026-11-30')).ok).toBe(true);
    expect(await partsWith(anna, KEY)).toEqual(['put-off']);
    expect((await homeOf(anna))['put-off'].rows).toMatchObject([
      { key: KEY, put: { until: '2026-11-30', reason: 'After the moderation' } },
    ]);
    expect(await partsWith(ben, KEY)).toEqual(['to-do']);
    const putOffs = await putOffMatters(db(), '2026-11-24');
    expect(putOffs.by('request-untouched', 'r1', null)).toEqual(['anna']);
    expect(putOffs.by('agreement-unsigned', 'r1', null)).toEqual([]);
    world.travelTo('2026-11-30T07:00:00Z');
    expect(await partsWith(anna, KEY)).toEqual(['to-do']);
    expect((await putOffMatters(db(), '2026-11-30')).by('request-untouched', 'r1', null)).toEqual([]);
  });

  it('is put off once however often the form is sent, anew when asked, and brought back when wanted', async () => {
    const id = newFormId();
    const twice = await Promise.all([
      away(anna, KEY, '2026-11-30', { id }),
      away(anna, KEY, '2026-11-30', { id }),
    ]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await db().select().from(snooze)).toHaveLength(1);
    expect((await away(anna, KEY, '2026-12-04')).ok).toBe(true);
    expect((await homeOf(anna))['put-off'].rows.map(({ put }) => put?.until)).toEqual(['2026-12-04']);
    expect((await bringBack(anna, KEY)).ok).toBe(true);
    expect((await bringBack(anna, KEY)).ok).toBe(true);
    expect(await partsWith(anna, KEY)).toEqual(['to-do']);
    expect(await bringBack(ben, KEY)).toMatchObject({ code: 'put-off.not-found' });
    const told = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, 'anna'));
    expect(told.map(({ type }) => type)).toEqual(['matter.put-off', 'matter.put-off', 'matter.brought-back']);
    // The reason is the reader's own, and not in the record that others read.
    expect(told.filter(({ payload, reason }) => reason !== null || payload.includes('moderation'))).toEqual(
      [],
    );
  });

  it('is only of one’s own list, only so far ahead, and not of what waits for others', async () => {
    expect(await putOffPage(head, KEY)).toBeNull();
    expect(await putOffPage(head, 'request-sent:r1')).toBeNull();
    expect(await putOffPage(anna, 'request-match:r2')).toBeNull();
    expect(await away(anna, KEY, '2026-11-23')).toMatchObject({ code: 'put-off.too-early', field: 'until' });
    expect(await away(anna, KEY, '2027-03-01')).toMatchObject({ code: 'put-off.too-late', field: 'until' });
    expect(await db().select().from(snooze)).toEqual([]);
  });

  it('comes back at once when its date changes, and a form opened before says so', async () => {
    await world.provider('ann', HOME);
    await world.offer('writing', 'ann');
    const ann = await world.person('leader', { role: 'leader', providerId: 'ann' });
    await database().write(async (tx) => {
      await tx.insert(proposal).values({
        id: 'p1',
        authorityId: 'testshire',
        requestId: 'r1',
        offerId: 'writing',
        providerId: 'ann',
        state: 'invited',
        days: {},
        waived: [],
        invitedAt: NOW,
        answerBy: new Date('2026-12-04T23:59:59Z'),
        createdAt: NOW,
        updatedAt: NOW,
        version: 1,
      });
    });
    expect(await partsWith(ann, 'answer:p1')).toEqual(['due-soon']);
    expect(await away(ann, 'answer:p1', '2026-12-07')).toMatchObject({ code: 'put-off.too-late' });
    expect((await away(ann, 'answer:p1', '2026-12-04')).ok).toBe(true);
    expect(await partsWith(ann, 'answer:p1')).toEqual(['put-off']);
    await database().write(async (tx) => {
      await tx.update(proposal).set({ answerBy: new Date('2026-12-11T23:59:59Z') });
    });
    expect(await partsWith(ann, 'answer:p1')).toEqual(['to-do']);
    expect(await away(ann, 'answer:p1', '2026-12-04', { due: '2026-12-04' })).toMatchObject({
      code: 'stale',
    });
  });
});

describe('a worklist', () => {
  it('says what waits for others, and for how many school days', async () => {
    world.travelTo('2027-01-06T09:00:00Z');
    // Nineteen school days until the Christmas holiday, and three after it.
    expect((await homeOf(head)).waiting.rows).toMatchObject([
      { key: 'request-sent:r1', since: '2026-11-23', schoolDays: 22, mayPutOff: false },
    ]);
    expect((await homeOf(anna))['to-do'].rows).toMatchObject([{ key: KEY, since: '2026-11-23' }, {}]);
  });

  it('shows the first of a long part with how many there are, and all of them on pages of the part', async () => {
    const urns = Array.from({ length: 12 }, (_, i) => 100_200 + i);
    for (const urn of urns) {
      await world.school(urn);
      await world.request(`long-${urn}`, urn, head);
    }
    const whole = (await homeOf(anna))['to-do'];
    expect(whole.total).toBe(whole.rows.length);
    const keys = whole.rows.map(({ key }) => key);
    const cut = (await homeOf(anna, 3))['to-do'];
    expect(cut).toMatchObject({ total: whole.total, lists: whole.lists });
    expect(cut.rows.map(({ key }) => key)).toEqual(keys.slice(0, 3));
    const pages = Math.ceil(whole.total / 5);
    expect(pages).toBeGreaterThan(2);
    const read: string[] = [];
    for (let page = 1; page <= pages; page++) {
      const part = await homePartOf(anna, 'to-do', page, 5);
      expect(part).toMatchObject({ total: whole.total, page });
      read.push(...part.rows.map(({ key }) => key));
    }
    expect(read).toEqual(keys);
    expect((await homePartOf(anna, 'to-do', 99, 5)).page).toBe(pages);
    expect(await homePartOf(anna, 'put-off', 1)).toMatchObject({ total: 0, rows: [], page: 1 });
  });

  it('brings an administrator what goes wrong in the service, and a broker whom mail does not reach', async () => {
    const admin = await world.person('admin', { role: 'admin' });
    await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
    const other = await world.person('other', { role: 'admin' }, { authorityId: 'elsewhere' });
    await world.person('oak-head', { role: 'head', urn: OAK });
    registerJob({ name: 'test-fails', does: 'Fails.', everyMinutes: 60, run: async () => ({}) });
    await database().write(async (tx) => {
      const message = {
        authorityId: 'testshire',
        template: 't',
        subject: 's',
        body: 'b',
        createdAt: NOW,
        attempts: 9,
      };
      await tx.insert(outbox).values([
        { ...message, id: 'm1', to: 'a@x.example', status: 'failed', endedAt: NOW },
        { ...message, id: 'm2', to: 'b@x.example', status: 'bounced', endedAt: NOW },
      ]);
      await tx.insert(mailProblem).values([
        { ...PROBLEM, id: 'oak', accountId: 'oak-head', email: 'oak-head@x.example' },
        { ...PROBLEM, id: 'elm', accountId: 'head', email: 'head@x.example' },
      ]);
      await tx.insert(job).values({ name: 'test-fails', lastStartedAt: NOW, lastError: 'No' });
      await tx.insert(importRun).values([
        { ...RUN, id: 'i1', status: 'previewed' },
        { ...RUN, id: 'i2', kind: 'ks2', status: 'failed' },
      ]);
    });
    const keys = async (viewer: Viewer) => {
      const { now } = await worklistFor(viewer);
      return now
        .map(({ key }) => key)
        .filter((key) => /^(own-mail|mail|job|import)/.test(key))
        .sort();
    };
    expect(await keys(admin)).toEqual([
      'import:i1:previewed',
      'import:i2:failed',
      'job-failed:test-fails',
      'mail-failed:1',
      'mail-problem:elm',
      'mail-problem:oak',
    ]);
    expect(await keys(other)).toEqual(['job-failed:test-fails']);
    // Elm Park has no adviser, so that it is on every broker's list; Oak is Ben's.
    expect(await keys(anna)).toEqual(['mail-problem:elm']);
    expect(await keys(ben)).toEqual(['mail-problem:elm', 'mail-problem:oak']);
    expect(await keys(head)).toEqual(['own-mail:elm']);
  });
});

const PROBLEM = { authorityId: 'testshire', outboxId: 'm2', problem: 'No such mailbox', at: NOW };
const RUN = {
  kind: 'gias' as const,
  authorityId: 'testshire',
  fileName: 'schools.csv',
  fileHash: 'h',
  fileBytes: 1,
  filePath: 'uploads/schools.csv',
  authorities: [],
  dryRun: false,
  createdAt: NOW,
  bytesDone: 1,
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  closed: 0,
  rejected: 0,
  version: 1,
};
