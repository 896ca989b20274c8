import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  account,
  accountGrant,
  accountToken,
  calendarFeed,
  domainEvent,
  notification,
  outbox,
  schoolStanding,
  session,
} from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import { database, db } from '~/platform/db.server';
import { loadViewer, startSession } from '~/platform/session.server';
import { wire } from '~/wiring.server';
import { setActive } from '../commands.server';
import type { Viewer } from '../domain/roles';
import { bringPeople } from './bring.server';
import { lookForDormant } from './dormant.server';
import { makeDueLeaves, previewLeave, settleLeave, withdrawLeave } from './leave.server';
import { makeDueMoves, previewMove, settleMove, withdrawMove } from './move.server';
import { movePageFor, movesToCome } from './move-page.server';

let world: World;
let admin: Viewer;
beforeEach(async () => {
  wire();
  world = await newWorld();
  admin = await world.person('admin', { role: 'admin' });
  await world.school(100001);
  await world.school(100002);
});

const versionOf = async (id: string) =>
  (await db().select().from(account).where(eq(account.id, id)))[0]?.version ?? 0;
const placesOf = async (id: string) =>
  (await loadViewer(id))?.grants.map(({ role, urn }) => `${role} ${urn}`) ?? [];
const types = async (id: string) =>
  (await db().select({ type: domainEvent.type }).from(domainEvent).where(eq(domainEvent.subjectId, id))).map(
    ({ type }) => type,
  );
const toldOf = async (id: string) =>
  (
    await db()
      .select({ message: notification.message })
      .from(notification)
      .where(eq(notification.accountId, id))
  ).map(({ message }) => message);
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const later = (days: number) => world.travelTo(new Date(Date.now() + days * 86_400_000).toISOString());

describe('people who join', () => {
  const LIST = `name,email,role,place
Ann Lee,ann@elm.example,head,100001
Bob,not an address,broker
Cat May,cat@elm.example,leader,Ann’s leadership
"Dee, Dr",dee@elm.example,member`;

  it('are invited from a list; one bad line stops nobody else and is given back to be mended', async () => {
    await world.provider('ann', 100001, { name: 'Ann’s leadership' });
    const brought = await bringPeople(admin, { id: 'form', text: LIST });
    expect(brought).toMatchObject({
      ok: true,
      value: {
        invited: [{ email: 'ann@elm.example' }, { email: 'cat@elm.example' }, { name: 'Dee, Dr' }],
        bad: [{ line: 3, reason: expect.stringMatching(/email address/) }],
        left: 'Bob,not an address,broker',
      },
    });
    const invited = await db().select().from(accountToken).where(eq(accountToken.purpose, 'invite'));
    expect(invited).toHaveLength(3);
  });

  it('are invited once when the list is sent twice', async () => {
    const text = 'Ann Lee,ann@elm.example,head,100001';
    await bringPeople(admin, { id: 'form', text });
    const again = await bringPeople(admin, { id: 'form', text });
    expect(again).toMatchObject({ ok: true, value: { bad: [] } });
    expect(await db().select().from(account)).toHaveLength(2);
    expect(await db().select().from(outbox)).toHaveLength(1);
    const another = await bringPeople(admin, { id: 'other form', text });
    expect(another).toMatchObject({ ok: true, value: { invited: [], bad: [{ line: 1 }] } });
  });

  it('are invited to schools of the authority alone, by an administrator alone', async () => {
    await world.authority({ id: 'other', code: '998', name: 'Othershire' });
    await world.school(100009, { laCode: '998', laName: 'Othershire' });
    const text = 'Ann Lee,ann@elm.example,head,100009';
    expect(await bringPeople(admin, { id: 'f', text })).toMatchObject({
      ok: true,
      value: { invited: [], bad: [{}] },
    });
    const head = await world.person('head', { role: 'head', urn: 100001 });
    expect(await bringPeople(head, { id: 'f', text })).toMatchObject({
      ok: false,
      code: 'account.forbidden',
    });
  });
});

describe('a head who moves', () => {
  const move = (over: object = {}) => ({
    id: 'move',
    accountId: 'head',
    version: 1,
    grantId: 'head-0',
    to: 100002,
    on: day(30),
    ...over,
  });
  let head: Viewer;
  beforeEach(async () => {
    head = await world.person('head', { role: 'head', urn: 100001 });
  });

  it('is shown what stays and who is there, before anything changes', async () => {
    await world.request('r1', 100001, head, { state: 'submitted' });
    const preview = await previewMove(admin, move());
    expect(preview).toMatchObject({
      ok: true,
      value: {
        from: { waiting: ['1 open request for support'], others: [] },
        to: { urn: 100002, others: [] },
      },
    });
    expect(await placesOf('head')).toEqual(['head 100001']);
  });

  it('can be asked for otherwise: the form comes back as it was filled in', async () => {
    const asked = {
      grantId: String(move().grantId),
      to: String(move().to),
      'on.day': '1',
      'on.month': '3',
      'on.year': '2999',
    };
    const [day = '', month = '', year = ''] = String(move().on).split('-').reverse();
    const query = new URLSearchParams({ ...asked, 'on.day': day, 'on.month': month, 'on.year': year });
    const checked = await movePageFor(admin, 'head', query);
    expect(checked?.preview).not.toBeNull();
    const again = await movePageFor(admin, 'head', new URLSearchParams(checked?.changeHref));
    expect(again).toMatchObject({ preview: null, asked: { initialValue: { to: asked.to } } });
    expect(again?.asked?.error ?? null).toBeNull();
    await settleMove(admin, move());
    expect(await movesToCome('head')).toMatchObject([{ on: move().on }]);
  });

  it('holds the old role until the day, the new one from it on, and never both nor neither', async () => {
    const broker = await world.person('broker', { role: 'broker' });
    expect(await settleMove(admin, move())).toMatchObject({ ok: true, value: { today: false } });
    expect(await settleMove(admin, move())).toMatchObject({ ok: true });
    expect(await makeDueMoves()).toBe(0);
    expect(await placesOf('head')).toEqual(['head 100001']);
    later(31);
    expect(await makeDueMoves()).toBe(1);
    expect(await placesOf('head')).toEqual(['head 100002']);
    expect(await makeDueMoves()).toBe(0);
    expect(await types('100001')).toContain('school.without-head');
    expect((await toldOf(broker.accountId)).join()).toMatch(/no headteacher here any more/);
  });

  it('leaves a school to the head who is there already, without alarm', async () => {
    await world.person('second', { role: 'head', urn: 100001 });
    expect(await settleMove(admin, move({ on: day(0) }))).toMatchObject({ ok: true, value: { today: true } });
    expect(await placesOf('head')).toEqual(['head 100002']);
    expect(await types('100001')).not.toContain('school.without-head');
  });

  it('stays where they are when it is taken back, and when their account closes meanwhile', async () => {
    await settleMove(admin, move());
    expect(await withdrawMove(admin, 'head', 'move')).toMatchObject({ ok: true });
    later(31);
    expect(await makeDueMoves()).toBe(0);
    expect(await placesOf('head')).toEqual(['head 100001']);
    await settleMove(admin, move({ id: 'again', version: await versionOf('head'), on: day(5) }));
    await setActive(admin, { id: 'head', version: await versionOf('head'), active: false });
    later(6);
    await makeDueMoves();
    const held = await db()
      .select()
      .from(accountGrant)
      .where(and(eq(accountGrant.accountId, 'head'), isNull(accountGrant.endedAt)));
    expect(held.map(({ urn }) => urn)).toEqual([100001]);
  });

  it('is refused where it cannot be', async () => {
    expect(await settleMove(admin, move({ to: 100001 }))).toMatchObject({ ok: false, code: 'move.there' });
    expect(await settleMove(admin, move({ to: 100099 }))).toMatchObject({ ok: false, field: 'to' });
    expect(await settleMove(admin, move({ on: day(500) }))).toMatchObject({ ok: false, field: 'on' });
    expect(await settleMove(admin, move({ on: day(-1) }))).toMatchObject({ ok: false, code: 'move.past' });
    expect(await settleMove(admin, move({ version: 7 }))).toMatchObject({ ok: false, code: 'stale' });
    expect(await settleMove(head, move())).toMatchObject({ ok: false, code: 'account.forbidden' });
    await world.authority({ id: 'other', code: '998', name: 'Othershire' });
    const stranger = await world.person('stranger', { role: 'admin' }, { authorityId: 'other' });
    expect(await settleMove(stranger, move())).toMatchObject({ ok: false, code: 'account.not-found' });
    expect(await withdrawMove(stranger, 'head', 'move')).toMatchObject({
      ok: false,
      code: 'account.not-found',
    });
  });

  it('a role given and ended in one instant is no move, and never comes back', async () => {
    const at = new Date();
    await database().write(async (tx) => {
      await tx.insert(accountGrant).values({
        ...{ id: 'twin', accountId: 'head', authorityId: world.authorityId, role: 'admin' as const },
        ...{ urn: null, providerId: null, createdAt: at, endedAt: at },
      });
    });
    later(1);
    expect(await makeDueMoves()).toBe(0);
    expect(await placesOf('head')).toEqual(['head 100001']);
  });
});

describe('somebody who leaves', () => {
  let broker: Viewer;
  beforeEach(async () => {
    broker = await world.person('broker', { role: 'broker' });
    await world.person('next', { role: 'broker' });
    await world.standing(100001, { brokerId: 'broker' });
  });
  const leave = (over: object = {}) => ({
    accountId: 'broker',
    version: 1,
    on: day(-1),
    successorId: 'next',
    ...over,
  });

  it('is shown with what they hold, and who could take it', async () => {
    const shown = await previewLeave(admin, 'broker');
    expect(shown).toMatchObject({
      held: [{ words: '1 school they advise, with its requests and agreements', mayWait: true }],
      successors: [{ id: 'next' }],
      hindrance: null,
    });
    expect(await previewLeave(broker, 'broker')).toBeNull();
  });

  it('is out at once: signed out, without roles, links or feeds, and what they held is somebody else’s', async () => {
    const at = new Date();
    await startSession(new Request('http://localhost/'), 'broker');
    await database().write(async (tx) => {
      await tx
        .insert(calendarFeed)
        .values({ id: 'f', accountId: 'broker', name: 'x', tokenHash: 'h', createdAt: at });
      await tx.insert(accountToken).values({
        ...{
          id: 't',
          accountId: 'broker',
          purpose: 'reset' as const,
          tokenHash: 'h',
          createdAt: at,
          expiresAt: at,
        },
      });
    });
    expect(await settleLeave(admin, leave())).toMatchObject({ ok: true, value: { now: true } });
    expect(await loadViewer('broker')).toBeNull();
    expect(await db().select().from(session).where(eq(session.accountId, 'broker'))).toEqual([]);
    const [token] = await db().select().from(accountToken).where(eq(accountToken.id, 't'));
    const [feed] = await db().select().from(calendarFeed);
    expect([token?.usedAt, feed?.revokedAt]).not.toContain(null);
    const [standing] = await db().select().from(schoolStanding);
    expect(standing?.brokerId).toBe('next');
    const [row] = await db().select().from(account).where(eq(account.id, 'broker'));
    expect(row).toMatchObject({ active: false, leftAt: expect.any(Date) });
    expect(await types('broker')).toEqual(
      expect.arrayContaining(['account.left', 'account.closed', 'account.role-ended']),
    );
    expect((await toldOf('next')).join()).toMatch(/has left/);
  });

  it('works until the end of their last day', async () => {
    expect(await settleLeave(admin, leave({ on: day(3) }))).toMatchObject({
      ok: true,
      value: { now: false },
    });
    later(3);
    expect(await makeDueLeaves()).toBe(0);
    expect(await loadViewer('broker')).not.toBeNull();
    later(1);
    expect(await makeDueLeaves()).toBe(1);
    expect(await loadViewer('broker')).toBeNull();
    expect((await db().select().from(schoolStanding))[0]?.brokerId).toBe('next');
    expect(await makeDueLeaves()).toBe(0);
  });

  it('stays when it is taken back', async () => {
    await settleLeave(admin, leave({ on: day(3) }));
    expect(await withdrawLeave(admin, { accountId: 'broker', version: 1 })).toMatchObject({ code: 'stale' });
    expect(await withdrawLeave(admin, { accountId: 'broker', version: 2 })).toMatchObject({ ok: true });
    later(5);
    expect(await makeDueLeaves()).toBe(0);
    expect(await loadViewer('broker')).not.toBeNull();
  });

  it('cannot be the last administrator or the last head of service, or oneself', async () => {
    await world.person('lead', { role: 'lead' });
    expect(await settleLeave(admin, leave({ accountId: 'lead' }))).toMatchObject({
      ok: false,
      code: 'leave.last-lead',
    });
    expect(await settleLeave(admin, leave({ accountId: 'admin' }))).toMatchObject({
      ok: false,
      code: 'leave.own',
    });
    const second = await world.person('admin2', { role: 'admin' });
    expect(await settleLeave(second, leave({ accountId: 'admin', successorId: null }))).toMatchObject({
      ok: true,
    });
    const third = await world.person('both', [{ role: 'broker' }]);
    expect(await settleLeave(third, leave())).toMatchObject({ ok: false, code: 'account.forbidden' });
    // Who is about to leave does not count as somebody who stays.
    const fourth = await world.person('admin4', { role: 'admin' });
    await settleLeave(second, leave({ accountId: 'admin4', on: day(3), successorId: null }));
    expect(await settleLeave(fourth, leave({ accountId: 'admin2' }))).toMatchObject({
      code: 'leave.last-admin',
    });
  });

  it('can come back: the account is opened again, without the roles', async () => {
    await settleLeave(admin, leave());
    await setActive(admin, { id: 'broker', version: await versionOf('broker'), active: true });
    expect(await loadViewer('broker')).toMatchObject({ grants: [] });
    later(2);
    expect(await makeDueLeaves()).toBe(0);
  });
});

describe('an account nobody signs in to', () => {
  const signedIn = (id: string, daysAgo: number) =>
    database().write(async (tx) => {
      const lastSignedInAt = new Date(Date.now() - daysAgo * 86_400_000);
      await tx.update(account).set({ lastSignedInAt }).where(eq(account.id, id));
    });

  it('is asked for once, and closed only after a month’s time to answer', async () => {
    await world.person('quiet', { role: 'member' });
    await signedIn('quiet', 200);
    expect(await lookForDormant()).toEqual({ asked: 1, closed: 0 });
    expect(await lookForDormant()).toEqual({ asked: 0, closed: 0 });
    later(31);
    expect(await lookForDormant()).toEqual({ asked: 0, closed: 1 });
    expect(await loadViewer('quiet')).toBeNull();
    expect((await toldOf('admin')).join()).toMatch(/half a year/);
    expect((await db().select().from(outbox)).map(({ template }) => template)).toContain('account-dormant');
  });

  it('stays open when they come back, and is asked for anew another time', async () => {
    await world.person('quiet', { role: 'member' });
    await signedIn('quiet', 100);
    await lookForDormant();
    await signedIn('quiet', 0);
    later(31);
    expect(await lookForDormant()).toEqual({ asked: 0, closed: 0 });
    later(100);
    expect(await lookForDormant()).toEqual({ asked: 1, closed: 0 });
  });

  it('is never the last administrator’s, nor that of a demonstration', async () => {
    await signedIn('admin', 300);
    expect(await lookForDormant()).toEqual({ asked: 1, closed: 0 });
    later(40);
    expect(await lookForDormant()).toEqual({ asked: 0, closed: 0 });
    const demo = await world.authority({ id: 'demo', code: '997', name: 'Demoshire', demo: true });
    await world.person('shown', { role: 'member' }, { authorityId: demo.id });
    await signedIn('shown', 300);
    expect(await lookForDormant()).toEqual({ asked: 0, closed: 0 });
  });
});
