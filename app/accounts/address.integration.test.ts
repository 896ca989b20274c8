import { randomUUID } from 'node:crypto';
import { and, asc, eq, like } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  account,
  addressChange,
  domainEvent,
  mailProblem,
  notification,
  outbox,
  session,
} from '#drizzle/schema';
import { tokenOf } from '#tests/support/links';
import { NOW, newWorld, type World } from '#tests/support/world';
import { calendarDate } from '~/kernel/clock';
import { database, db } from '~/platform/db.server';
import { hashPassword } from '~/platform/password.server';
import { startSession } from '~/platform/session.server';
import { wire } from '~/wiring.server';
import {
  askForAddress,
  askForAddressOf,
  endLapsedAddressChanges,
  withdrawAddress,
} from './address-commands.server';
import { confirmByLink, readAddressLink, refuseByLink } from './address-links.server';
import { addressOfAccount } from './address-queries.server';
import { changePassword, createAccount, sendLinkAgain } from './commands.server';
import type { Viewer } from './domain/roles';
import { remindInviters } from './invitations.server';
import { askForReset, readToken, setPasswordByLink } from './tokens.server';
import { accountsWorklist } from './worklist.server';

const PASSWORD = 'correct horse battery';
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
  wire();
});

const ask = () => new Request('http://localhost/x', { headers: { 'x-alongside-address': randomUUID() } });
/** The newest of two messages of one instant cannot be told: time passes between them. */
const aMinuteLater = (world: World) => world.travelTo(new Date(Date.now() + 60_000).toISOString());
const daysOn = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString();

/** Pat, who can sign in, and an administrator. */
async function people() {
  const world = await newWorld();
  const admin = await world.person('ada', { role: 'admin' }, { passwordHash });
  // Counters of tries are the process's: a person of their own for each test.
  const id = `pat${randomUUID().slice(0, 8)}`;
  const pat = await world.person(id, { role: 'broker' }, { name: 'Pat Field', passwordHash });
  return { world, admin, pat, id, old: pat.email, fresh: `new-${id}@school.example` };
}

const asked = (pat: Viewer, email: string, id = 'change12') =>
  askForAddress(pat, { id, email, current: PASSWORD });
const emailOf = async (id: string) => (await db().select().from(account).where(eq(account.id, id)))[0]?.email;
const changes = (id: string) =>
  db()
    .select()
    .from(addressChange)
    .where(eq(addressChange.accountId, id))
    .orderBy(asc(addressChange.createdAt));
const letters = async (template: string) =>
  (await db().select().from(outbox).where(eq(outbox.template, template))).map(({ to }) => to).sort();
const events = async (pattern: string) =>
  (
    await db().select().from(domainEvent).where(like(domainEvent.type, pattern)).orderBy(asc(domainEvent.seq))
  ).map(({ type }) => type);
const told = async (who: string, template: string) =>
  (
    await db()
      .select()
      .from(notification)
      .where(and(eq(notification.accountId, who), eq(notification.template, template)))
  ).map(({ message }) => message);

describe('a change of address', () => {
  it('is made when both have said yes; links sent before stop, what waits goes to the new one', async () => {
    const { pat, id, old, fresh } = await people();
    expect(await askForAddress(pat, { id: 'change12', email: fresh, current: 'wrong' })).toMatchObject({
      field: 'current',
    });
    expect(await asked(pat, old)).toMatchObject({ code: 'address.same', field: 'email' });
    expect(await asked(pat, fresh)).toMatchObject({ ok: true });
    expect(await asked(pat, fresh)).toMatchObject({ ok: true });
    expect(await changes(id)).toHaveLength(1);
    expect([await letters('address-old'), await letters('address-new')]).toEqual([[old], [fresh]]);
    await askForReset(ask(), old);
    const reset = await tokenOf('account.reset', old);
    await database().write(async (tx) => {
      const waiting = { accountId: id, to: old, subject: 'News', body: 'News', createdAt: NOW, attempts: 0 };
      await tx.insert(outbox).values([
        { ...waiting, id: 'digest', template: 'digest', status: 'waiting' },
        { ...waiting, id: 'sent', template: 'digest', status: 'sent' },
      ]);
      await tx.insert(mailProblem).values({
        ...{ id: 'problem', authorityId: pat.authorityId, accountId: id, email: old, outboxId: 'sent' },
        ...{ problem: 'The mailbox is full.', at: NOW },
      });
    });
    const [one, two] = [await tokenOf('address-old', old), await tokenOf('address-new', fresh)];
    expect(await readAddressLink(ask(), one)).toMatchObject({
      ok: true,
      value: { side: 'old', state: 'asked' },
    });
    expect(await confirmByLink(ask(), two)).toMatchObject({ ok: true, value: 'new-confirmed' });
    expect(await confirmByLink(ask(), two)).toMatchObject({ ok: true, value: 'new-confirmed' });
    expect(await emailOf(id)).toBe(old);
    expect((await addressOfAccount(pat, id))?.open).toMatchObject({
      newConfirmed: true,
      oldConfirmed: false,
    });
    const waits = async () => (await accountsWorklist(pat)).map(({ key, due }) => [key, due]);
    expect(await waits()).toEqual([['address:change12', calendarDate(new Date(daysOn(3)))]]);
    expect(await confirmByLink(ask(), one)).toMatchObject({ ok: true, value: 'changed' });
    expect([await emailOf(id), await waits()]).toEqual([fresh, []]);
    expect(await confirmByLink(ask(), two)).toMatchObject({ ok: true, value: 'changed' });
    expect(await letters('address-changed')).toEqual([fresh, old].sort());
    expect(await letters('digest')).toEqual([fresh, old].sort());
    expect(await readToken(ask(), 'reset', reset)).toMatchObject({ code: 'token.expired' });
    expect(await db().select().from(mailProblem)).toMatchObject([{ ended: 'address-changed' }]);
    expect(await events('account.address-%')).toEqual([
      ...['account.address-asked', 'account.address-confirmed', 'account.address-confirmed'],
      'account.address-changed',
    ]);
    // Whoever changes the password next is heard of at both addresses for a while.
    await changePassword(pat, ask(), { current: PASSWORD, password: 'another password' });
    expect(await letters('password-changed')).toEqual([fresh, old].sort());
  });

  it('is made once when both say yes in the same moment', async () => {
    const { pat, id, old, fresh } = await people();
    await asked(pat, fresh);
    const links = [await tokenOf('address-old', old), await tokenOf('address-new', fresh)];
    const answers = await Promise.all([...links, ...links].map((link) => confirmByLink(ask(), link)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await emailOf(id)).toBe(fresh);
    expect(await letters('address-changed')).toHaveLength(2);
    expect(await events('account.address-changed')).toHaveLength(1);
  });

  it('refused at the old address signs everybody out, ends links and is told to administrators', async () => {
    const { admin, pat, id, old, fresh } = await people();
    await startSession(ask(), id);
    await asked(pat, fresh);
    await askForReset(ask(), old);
    const [one, two] = [await tokenOf('address-old', old), await tokenOf('address-new', fresh)];
    expect(await refuseByLink(ask(), two)).toMatchObject({ code: 'token.expired' });
    expect(await refuseByLink(ask(), one)).toMatchObject({ ok: true });
    expect(await db().select().from(session).where(eq(session.accountId, id))).toEqual([]);
    expect(await readToken(ask(), 'reset', await tokenOf('account.reset', old))).toMatchObject({ ok: false });
    expect(await confirmByLink(ask(), two)).toMatchObject({ code: 'address.over' });
    expect(await emailOf(id)).toBe(old);
    expect((await addressOfAccount(pat, id))?.last).toMatchObject({ outcome: 'refused', newEmail: fresh });
    expect(await told(admin.accountId, 'account.address-refused')).toEqual([
      expect.stringContaining('Pat Field says that a change'),
    ]);
  });

  it('to an address that another account has is asked for like any other, and never made', async () => {
    const { world, pat, id, old, fresh } = await people();
    const other = await world.person('other', { role: 'broker' }, { passwordHash });
    const first = await asked(pat, other.email);
    aMinuteLater(world);
    expect(await asked(pat, fresh, 'change13')).toEqual(first);
    expect(await letters('address-taken')).toEqual([other.email]);
    expect(await tokenOf('address-taken', other.email)).toBe('');
    // The second took the place of the first; now somebody else gets the address it asks for.
    expect((await changes(id)).map(({ outcome }) => outcome)).toEqual(['replaced', null]);
    await confirmByLink(ask(), await tokenOf('address-old', old));
    await world.person('late', { role: 'broker' }, { passwordHash });
    await database().write(async (tx) => {
      await tx.update(account).set({ email: fresh }).where(eq(account.id, 'late'));
    });
    const link = await tokenOf('address-new', fresh);
    expect(await confirmByLink(ask(), link)).toMatchObject({ code: 'address.taken' });
    expect(await emailOf(id)).toBe(old);
    expect(await readAddressLink(ask(), link)).toMatchObject({ value: { newConfirmed: false } });
  });

  it('can be withdrawn by the person and by their administrator, and runs out after three days', async () => {
    const { world, admin, pat, id, old, fresh } = await people();
    const stranger = await world.person('stranger', { role: 'broker' });
    await asked(pat, fresh);
    expect(await withdrawAddress(stranger, id)).toMatchObject({ code: 'account.not-found' });
    expect(await withdrawAddress(admin, id)).toMatchObject({ ok: true });
    expect(await confirmByLink(ask(), await tokenOf('address-old', old))).toMatchObject({
      code: 'address.over',
    });
    await asked(pat, fresh, 'change13');
    expect(await withdrawAddress(pat, id)).toMatchObject({ ok: true });
    aMinuteLater(world);
    await asked(pat, fresh, 'change14');
    world.travelTo(daysOn(2.9));
    expect(await endLapsedAddressChanges()).toBe(0);
    world.travelTo(daysOn(3.1));
    // Whether or not the job has written it down.
    expect(await confirmByLink(ask(), await tokenOf('address-old', old))).toMatchObject({
      code: 'address.over',
    });
    expect([await endLapsedAddressChanges(), await endLapsedAddressChanges()]).toEqual([1, 0]);
    expect((await changes(id)).map(({ outcome }) => outcome).sort()).toEqual([
      'expired',
      'withdrawn',
      'withdrawn',
    ]);
    expect(await told(id, 'account.address-lapsed')).toHaveLength(1);
  });

  it('asked for by an administrator: of their authority, not stale, and with both unless mail comes back', async () => {
    const { world, admin, pat, id, old, fresh } = await people();
    const input = { id: 'change12', accountId: id, email: fresh, version: 1 };
    const elsewhere = await world.authority({ id: 'other', code: '777', name: 'Otherton' });
    const stranger = await world.person('stranger', { role: 'admin' }, { authorityId: elsewhere.id });
    expect(await askForAddressOf(pat, input)).toMatchObject({ code: 'account.forbidden' });
    expect(await askForAddressOf(stranger, input)).toMatchObject({ code: 'account.not-found' });
    expect(await addressOfAccount(stranger, id)).toBeNull();
    expect(await askForAddressOf(admin, { ...input, version: 0 })).toMatchObject({ code: 'stale' });
    expect(await askForAddressOf(admin, { ...input, email: admin.email })).toMatchObject({ field: 'email' });
    expect(await askForAddressOf(admin, input)).toMatchObject({ ok: true, value: { atOnce: false } });
    expect(await confirmByLink(ask(), await tokenOf('address-new', fresh))).toMatchObject({
      value: 'new-confirmed',
    });
    expect(await emailOf(id)).toBe(old);
    aMinuteLater(world);
    await askForAddressOf(admin, { ...input, id: 'change13' });
    await database().write(async (tx) => {
      const [message] = await tx.select().from(outbox).limit(1);
      await tx.insert(mailProblem).values({
        ...{ id: 'problem', authorityId: pat.authorityId, accountId: id, email: old },
        ...{ outboxId: message?.id ?? '', problem: 'There is no such mailbox.', at: NOW },
      });
    });
    expect(await confirmByLink(ask(), await tokenOf('address-new', fresh))).toMatchObject({
      value: 'changed',
    });
    expect(await emailOf(id)).toBe(fresh);
    expect(await told(admin.accountId, 'account.address-changed')).toHaveLength(1);
  });
});

describe('an invitation', () => {
  async function invited(world: World, admin: Viewer) {
    const input = { id: 'newperson1', name: 'Sam Field', email: `${randomUUID()}@school.example` };
    await createAccount(admin, { ...input, role: 'broker', urn: null, providerId: null });
    return { world, ...input };
  }

  it('to the wrong address is put right at once, and the link sent there stops', async () => {
    const { world, admin } = await people();
    const { id, email } = await invited(world, admin);
    const before = await tokenOf('account.invite', email);
    const right = `right-${randomUUID()}@school.example`;
    expect(
      await askForAddressOf(admin, { id: 'change12', accountId: id, email: right, version: 1 }),
    ).toMatchObject({ ok: true, value: { atOnce: true } });
    expect(await readToken(ask(), 'invite', before)).toMatchObject({ code: 'token.expired' });
    const link = await tokenOf('account.invite', right);
    expect(await setPasswordByLink(ask(), 'invite', link, 'a password of mine')).toMatchObject({
      ok: true,
      value: { email: right },
    });
    // Nobody had a password before, so nobody is warned of a new one.
    expect(await letters('password-changed')).toEqual([]);
    await askForReset(ask(), right);
    await setPasswordByLink(ask(), 'reset', await tokenOf('account.reset', right), 'another of mine');
    expect(await letters('password-changed')).toEqual([right]);
  });

  it('that nobody takes up is brought to its inviter after a week and when it has run out, once each', async () => {
    const { world, admin } = await people();
    const second = await world.person('admin2', { role: 'admin' });
    await invited(world, admin);
    const heard = async (who: Viewer) => [
      (await told(who.accountId, 'account.invitation-unanswered')).length,
      (await told(who.accountId, 'account.invitation-lapsed')).length,
    ];
    world.travelTo(daysOn(6));
    expect(await remindInviters()).toBe(0);
    world.travelTo(daysOn(7));
    expect([await remindInviters(), await remindInviters()]).toEqual([1, 0]);
    world.travelTo(daysOn(15));
    expect([await remindInviters(), await remindInviters()]).toEqual([1, 0]);
    expect([await heard(admin), await heard(second)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    // Sent again by another, it is that one's to hear of; where they have gone, everybody's.
    await sendLinkAgain(second, 'newperson1');
    world.travelTo(daysOn(23));
    await remindInviters();
    expect([await heard(admin), await heard(second)]).toEqual([
      [1, 1],
      [1, 0],
    ]);
    await database().write(async (tx) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, second.accountId));
    });
    world.travelTo(daysOn(31));
    await remindInviters();
    expect(await heard(admin)).toEqual([1, 2]);
  });
});
