import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { dataRequest, domainEvent, retentionHold, retentionRule } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import {
  askAboutOwnData,
  findRequest,
  listRequests,
  ownRequests,
  setIdentity,
  stepRequest,
  writeDownRequest,
} from './requests.server';
import { endHold, putHold, registerPage, retentionPage, setTime, timePage } from './rules.server';
import { privacyWorklist } from './worklist.server';

let world: World;
let lead: Viewer;
let admin: Viewer;
let head: Viewer;
let stranger: Viewer;

beforeEach(async () => {
  world = await newWorld();
  await world.school(100001);
  lead = await world.person('lead', { role: 'lead' });
  admin = await world.person('admin', { role: 'admin' });
  head = await world.person('head', { role: 'head', urn: 100001 });
  const other = await world.authority({ id: 'other', code: '801', name: 'Othershire' });
  stranger = await world.person('stranger', { role: 'lead' }, { authorityId: other.id });
});

describe('times', () => {
  it('are set by the lead alone, with a reason, never below what the law asks, and once for each edit', async () => {
    const mail = { category: 'mail', months: 24, reason: 'Two years', version: 0 };
    for (const viewer of [admin, head])
      expect(await setTime(viewer, mail)).toMatchObject({ code: 'retention.forbidden' });
    expect(await setTime(lead, { ...mail, category: 'payers', months: 83 })).toMatchObject({
      code: 'retention.too-short',
    });
    expect(await setTime(lead, { ...mail, category: 'money' })).toMatchObject({
      code: 'retention.not-found',
    });
    expect((await setTime(lead, mail)).ok).toBe(true);
    expect(await setTime(lead, { ...mail, months: 36 })).toMatchObject({ code: 'stale' });
    expect((await setTime(lead, { ...mail, months: 36, version: 1 })).ok).toBe(true);
    expect(await db().select().from(retentionRule)).toMatchObject([{ months: 36, version: 2, byId: 'lead' }]);
    expect(await timePage(lead, 'mail')).toMatchObject({ months: 36, version: 2 });
    expect((await registerPage(admin))?.lines.find(({ key }) => key === 'mail')).toMatchObject({
      kept: '3 years',
      own: true,
    });
    expect((await registerPage(stranger))?.lines.find(({ key }) => key === 'mail')?.own).toBe(false);
    expect(await registerPage(head)).toBeNull();
  });
});

describe('holds', () => {
  it('are put once however often the form is sent, on schools of the authority, and ended with a reason', async () => {
    const hold = { id: newFormId(), urn: 100001, reason: 'A complaint' };
    expect(await putHold(admin, hold)).toMatchObject({ code: 'retention.forbidden' });
    expect(await putHold(lead, { ...hold, urn: 999999 })).toMatchObject({ field: 'urn' });
    expect(await putHold(stranger, hold)).toMatchObject({ field: 'urn' });
    expect((await putHold(lead, hold)).ok).toBe(true);
    expect((await putHold(lead, hold)).ok).toBe(true);
    expect(await db().select().from(retentionHold)).toHaveLength(1);
    const end = { id: hold.id, version: 1, why: 'Closed' };
    expect(await endHold(stranger, end)).toMatchObject({ code: 'hold.not-found' });
    expect(await endHold(lead, { ...end, version: 4 })).toMatchObject({ code: 'stale' });
    expect((await endHold(lead, end)).ok).toBe(true);
    expect((await endHold(lead, end)).ok).toBe(true);
    expect((await retentionPage(admin))?.holds).toMatchObject([{ ended: { why: 'Closed' } }]);
    const told = await db().select().from(domainEvent).where(eq(domainEvent.type, 'retention.hold-ended'));
    expect(told).toHaveLength(1);
  });
});

describe('requests', () => {
  const asked = (more: Partial<Parameters<typeof writeDownRequest>[1]> = {}) => ({
    ...{ id: newFormId(), kind: 'access' as const, name: 'Head Person', email: 'head@testshire.example' },
    ...{ asked: 'All of it', receivedOn: '2026-10-31', identity: null },
    ...more,
  });

  it('are due in a month, known to their own authority alone, and numbered', async () => {
    expect(await writeDownRequest(head, asked())).toMatchObject({ code: 'data-request.forbidden' });
    expect(await writeDownRequest(admin, asked({ receivedOn: '2030-01-01' }))).toMatchObject({
      field: 'receivedOn',
    });
    expect(await writeDownRequest(admin, asked({ email: 'stranger@testshire.example' }))).toMatchObject({
      field: 'email',
    });
    expect(await writeDownRequest(admin, asked({ kind: 'erasure', email: null }))).toMatchObject({
      field: 'email',
    });
    const first = asked();
    expect((await writeDownRequest(admin, first)).ok).toBe(true);
    expect((await writeDownRequest(admin, first)).ok).toBe(true);
    expect(
      (await askAboutOwnData(head, { id: newFormId(), kind: 'objection', asked: 'Please stop' })).ok,
    ).toBe(true);
    const { rows, total } = await listRequests(lead, 1);
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ id: first.id, dueOn: '2026-11-30', state: 'open' });
    expect(new Set(rows.map(({ ref }) => ref)).size).toBe(2);
    expect(await findRequest(stranger, first.id)).toBeNull();
    expect((await listRequests(stranger, 1)).total).toBe(0);
    expect(await findRequest(lead, first.id)).toMatchObject({ mayDownload: true });
    expect(await findRequest(admin, first.id)).toMatchObject({ mayDownload: false });
    expect(await ownRequests(head)).toHaveLength(2);
    expect(await privacyWorklist(admin)).toHaveLength(2);
    expect(await privacyWorklist(head)).toEqual([]);
  });

  it('are extended once, answered once, and never by an edit that is old', async () => {
    const one = asked();
    await writeDownRequest(admin, one);
    const step = { id: one.id, version: 1, intent: 'extend' as const, identity: null, answer: 'It is long' };
    expect(await stepRequest(stranger, step)).toMatchObject({ code: 'data-request.not-found' });
    expect((await stepRequest(lead, step)).ok).toBe(true);
    expect(await findRequest(lead, one.id)).toMatchObject({ dueOn: '2027-01-31', extended: true });
    expect(await stepRequest(lead, { ...step, version: 2 })).toMatchObject({ code: 'data-request.extended' });
    // Sent twice it is done once; another answer from the same page is stale.
    expect(await stepRequest(lead, step)).toMatchObject({ ok: true });
    expect(await stepRequest(lead, { ...step, answer: 'Never mind' })).toMatchObject({ code: 'stale' });
    expect(await findRequest(lead, one.id)).toMatchObject({ dueOn: '2027-01-31' });
    expect((await setIdentity(lead, { id: one.id, version: 2, identity: 'Rang back' })).ok).toBe(true);
    const answer = { ...step, version: 3, intent: 'answer' as const, answer: 'Sent by post' };
    expect((await stepRequest(lead, answer)).ok).toBe(true);
    expect(await stepRequest(lead, { ...answer, version: 4 })).toMatchObject({ code: 'request.not-allowed' });
    expect(await db().select().from(dataRequest)).toMatchObject([
      { state: 'answered', identity: 'Rang back' },
    ]);
    expect(await privacyWorklist(lead)).toEqual([]);
  });
});
