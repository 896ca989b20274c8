import { asc, eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { account, mailPreference, notification, outbox, provider } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { yes } from '~/kernel/verdict';
import { accountsIn } from '~/notifications/audience.server';
import { sendDigests } from '~/notifications/digest.server';
import { notify } from '~/notifications/notify.server';
import { preferencesOf, savePreferences } from '~/notifications/preferences.server';
import { countNotices, listNotices, markAllRead, markRead, openNotice } from '~/notifications/queries.server';
import type { NewEvent } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { onEvents, systemActor, transact } from '~/platform/transact.server';
import { newWorld, type World } from './support/world';

const SCHOOL = 100_001;
const HOME = 100_002;

let w: World;
let head: Viewer;
let broker: Viewer;
let leader: Viewer;
beforeEach(async () => {
  w = await newWorld();
  onEvents('notifications', notify);
  await w.school(SCHOOL);
  await w.school(HOME);
  await w.standing(SCHOOL, { band: 'red' });
  head = await w.person('head', { role: 'head', urn: SCHOOL });
  broker = await w.person('broker', { role: 'broker' });
  await w.provider('ann', HOME);
  leader = await w.person('leader', { role: 'leader', providerId: 'ann' });
  // A Tuesday in winter, in the morning.
  w.travelTo('2026-11-24T10:00:00Z');
});

const happens = (...events: NewEvent[]) =>
  transact(systemActor('job', w.authorityId), async ({ emit }) => {
    for (const event of events) emit(event);
    return yes();
  });
const planned = (n: number): NewEvent => ({
  type: 'adviser-visit.planned',
  subject: { type: 'visit', id: `visit${n}` },
  urn: SCHOOL,
  details: { visitId: `visit${n}` },
});
const shared: NewEvent = { type: 'diagnosis.shared', subject: { type: 'diagnosis', id: 'd1' }, urn: SCHOOL };
const asked: NewEvent = {
  type: 'charge.entered',
  subject: { type: 'none', id: 'c1' },
  urn: SCHOOL,
  details: { name: 'Special measures support' },
};
const noticesOf = (viewer: Viewer) =>
  db()
    .select()
    .from(notification)
    .where(eq(notification.accountId, viewer.accountId))
    .orderBy(asc(notification.at));
const mailTo = (viewer: Viewer) =>
  db().select().from(outbox).where(eq(outbox.accountId, viewer.accountId)).orderBy(asc(outbox.createdAt));
const choose = async (viewer: Viewer, more: Partial<Awaited<ReturnType<typeof preferencesOf>>>) =>
  savePreferences(viewer, { ...(await preferencesOf(viewer)), ...more });

describe('mail of notices', () => {
  it('goes with what asks something in the same transaction, says less than the page and names no record', async () => {
    expect((await happens(asked)).ok).toBe(true);
    const [notice] = await noticesOf(head);
    const [mail] = await mailTo(head);
    expect(notice).toMatchObject({ mail: 'at-once', topic: 'money', asks: true, outboxId: mail?.id });
    expect(notice?.message).toContain('Special measures support');
    expect(mail).toMatchObject({ to: 'head@testshire.example', template: 'charge.entered' });
    const words = `${mail?.subject} ${mail?.body} ${mail?.html}`;
    expect(words).not.toContain('Special measures');
    expect(words).not.toContain('/charges/');
    expect(words).toContain(`/notifications/${notice?.id}`);
    expect(words).toContain('/account/notifications');
    // What is refused leaves neither notice nor mail.
    const refused = await transact(systemActor('job', w.authorityId), async ({ emit }) => {
      emit(shared);
      throw new Error('lost');
    }).catch((error: Error) => error.message);
    expect(refused).toBe('lost');
    expect(await noticesOf(head)).toHaveLength(1);
    expect(await mailTo(head)).toHaveLength(1);
  });

  it('is one mail for several notices of one transaction, those a handler adds included', async () => {
    onEvents('follows', async (ctx, events) => {
      if (events.some(({ type }) => type === 'charge.entered')) ctx.emit(shared);
    });
    try {
      await happens(asked, { type: 'invoice.issued', subject: { type: 'none', id: 'i1' }, urn: SCHOOL });
    } finally {
      onEvents('follows', async () => {});
    }
    const mails = await mailTo(head);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('Alongside: 3 new matters, all for you to look at');
    const notices = await noticesOf(head);
    expect(notices).toHaveLength(3);
    for (const { id, outboxId } of notices) {
      expect(outboxId).toBe(mails[0]?.id);
      expect(mails[0]?.body).toContain(`/notifications/${id}`);
    }
    // Who is the school’s broker is told of neither; nobody else gets mail.
    expect(await mailTo(broker)).toHaveLength(0);
  });

  it('waits for the end of quiet hours, and what happens meanwhile joins it', async () => {
    w.travelTo('2026-11-27T20:00:00Z');
    await happens(shared);
    w.travelTo('2026-11-28T11:00:00Z');
    await happens(asked);
    const held = await mailTo(head);
    expect(held).toHaveLength(1);
    expect(held[0]?.nextAttemptAt).toEqual(new Date('2026-11-30T07:00:00Z'));
    expect(held[0]?.subject).toContain('2 new matters');
    // One whose evenings are not quiet is mailed at once, and a mail that may have gone takes nothing more in.
    await choose(head, { quiet: null, quietWeekends: false });
    w.travelTo('2026-11-30T07:00:30Z');
    await happens({ ...shared, subject: { type: 'diagnosis', id: 'd3' } });
    const mails = await mailTo(head);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.nextAttemptAt).toEqual(new Date('2026-11-30T07:00:30Z'));
  });

  it('follows the person’s choices, but for what is statutory, and not after they have left', async () => {
    await choose(head, { choices: { 'visits-and-reviews': 'at-once', money: 'none', diagnosis: 'none' } });
    await happens(planned(1), asked, shared);
    const how = Object.fromEntries((await noticesOf(head)).map(({ template, mail }) => [template, mail]));
    expect(how).toEqual({
      'adviser-visit.planned': 'at-once',
      'charge.entered': 'none',
      'diagnosis.shared': 'daily',
    });
    expect(await mailTo(head)).toHaveLength(1);
    await w.open.write(async (tx) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, 'head'));
    });
    await happens(planned(2));
    expect(await noticesOf(head)).toHaveLength(3);
  });
});

describe('the day’s summary', () => {
  it('comes once a working day at the person’s time, with what is unread and has not been mailed', async () => {
    await happens(planned(1), planned(2), planned(3));
    const [first] = await noticesOf(head);
    await markRead(head, first?.id ?? '');
    expect(await sendDigests()).toBe(0);
    w.travelTo('2026-11-25T07:29:00Z');
    expect(await sendDigests()).toBe(0);
    w.travelTo('2026-11-25T07:31:00Z');
    // Two processes at once make one summary.
    const made = await Promise.all([sendDigests(), sendDigests()]);
    expect(made[0] + made[1]).toBe(1);
    const [mail] = await mailTo(head);
    expect(mail).toMatchObject({ template: 'digest', subject: 'Your summary from Alongside: 2 new matters' });
    expect(mail?.body).not.toContain(`/notifications/${first?.id}`);
    // What happens later in the day waits for tomorrow’s, also where this one’s hour is long past.
    await happens(planned(4));
    w.travelTo('2026-11-25T15:00:00Z');
    expect(await sendDigests()).toBe(0);
    w.travelTo('2026-11-26T11:00:00Z');
    expect(await sendDigests()).toBe(1);
    expect(await sendDigests()).toBe(0);
    expect((await mailTo(head)).map(({ subject }) => subject)).toEqual([
      'Your summary from Alongside: 2 new matters',
      'Your summary from Alongside: 1 new matter',
    ]);
  });

  it('goes with a mail of the hour before it, and with one held back until then: one mail in the morning', async () => {
    await happens(planned(1));
    w.travelTo('2026-11-25T03:00:00Z');
    await happens(asked, planned(2));
    w.travelTo('2026-11-25T06:00:00Z');
    await happens(planned(3));
    const [morning, ...others] = await mailTo(head);
    expect(others).toEqual([]);
    expect(morning).toMatchObject({ subject: 'Alongside: 4 new matters, 1 for you to look at' });
    expect(morning?.nextAttemptAt).toEqual(new Date('2026-11-25T07:00:00Z'));
    for (const { id, outboxId, template } of await noticesOf(head)) {
      expect(outboxId).toBe(morning?.id);
      if (template === 'charge.entered') expect(morning?.body).toContain(`/notifications/${id}`);
    }
    // Three visits read the same in mail: one line.
    expect(morning?.body).toContain('has been planned (3 times)');
    w.travelTo('2026-11-25T07:31:00Z');
    expect(await sendDigests()).toBe(0);
  });

  it('does not come at weekends, nor to those who have left, nor with what has become unwanted', async () => {
    w.travelTo('2026-11-27T12:00:00Z');
    await happens(planned(1), {
      type: 'measure.corrected',
      subject: { type: 'none', id: 'm1' },
      urn: SCHOOL,
      details: {},
    });
    w.travelTo('2026-11-28T12:00:00Z');
    expect(await sendDigests()).toBe(0);
    expect((await choose(head, { choices: { 'visits-and-reviews': 'none' }, digestAt: '09:00' })).ok).toBe(
      true,
    );
    w.travelTo('2026-11-30T08:59:00Z');
    const early = await sendDigests();
    w.travelTo('2026-11-30T09:00:00Z');
    expect(early + (await sendDigests())).toBe(2); // The broker’s at half past seven, the head’s at nine.
    const [mail] = await mailTo(head);
    expect(mail?.subject).toContain('1 new matter');
    await happens(planned(2), {
      type: 'entitlement.set',
      subject: { type: 'none', id: 'e1' },
      urn: SCHOOL,
      details: { year: '2026 to 2027', days: '4 days' },
    });
    await w.open.write(async (tx) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, 'head'));
    });
    w.travelTo('2026-12-01T10:00:00Z');
    expect(await sendDigests()).toBe(0);
  });
});

describe('a person’s choices', () => {
  it('are kept as they were saved, are stale in another window, and saving twice is saving once', async () => {
    const opened = await preferencesOf(head);
    expect(opened).toMatchObject({ choices: {}, digestAt: '07:30', version: 0 });
    const mine = {
      ...opened,
      choices: { money: 'daily' as const },
      quiet: { from: '09:00', to: '15:30' },
      digestAt: '16:00',
    };
    expect((await savePreferences(head, mine)).ok).toBe(true);
    expect((await savePreferences(head, mine)).ok).toBe(true);
    expect(await preferencesOf(head)).toEqual({ ...mine, version: 1 });
    const other = await savePreferences(head, { ...opened, digestAt: '08:00' });
    expect(other).toMatchObject({ ok: false, code: 'stale', details: { theirs: { digestAt: '16:00' } } });
    const rows = await db().select().from(mailPreference);
    expect(rows).toHaveLength(1);
    expect((await preferencesOf(broker)).version).toBe(0);
  });
});

describe('the list of notifications', () => {
  it('is one’s own, in pages, read one by one or all; opening one marks it and leads on', async () => {
    for (let n = 0; n < 27; n++) {
      w.travelTo(new Date(Date.UTC(2026, 10, 24, 10, n)).toISOString());
      await happens(planned(n));
    }
    const first = await listNotices(head, { unread: true, page: 1 });
    expect(first.notices).toHaveLength(25);
    expect(first.total).toBe(27);
    expect((await listNotices(head, { unread: false, page: 2 })).notices).toHaveLength(2);
    const newest = first.notices[0];
    expect(newest).toMatchObject({ href: `/schools/${SCHOOL}/visits/visit26`, read: false });
    // Somebody else’s is not found, and stays unread.
    expect(await openNotice(leader, newest?.id ?? '')).toBeNull();
    await markRead(leader, newest?.id ?? '');
    expect(await countNotices(head)).toEqual({ all: 27, unread: 27 });
    expect(await openNotice(head, newest?.id ?? '')).toBe(newest?.href);
    expect(await openNotice(head, newest?.id ?? '')).toBe(newest?.href);
    expect(await countNotices(head)).toEqual({ all: 27, unread: 26 });
    await markAllRead(head);
    expect(await countNotices(head)).toEqual({ all: 27, unread: 0 });
    expect((await listNotices(head, { unread: true, page: 1 })).notices).toEqual([]);
  });
});

describe('who is told', () => {
  it('can be the account itself, its brokers, administrators, or whom the event names, without those it leaves out', async () => {
    await w.person('admin', { role: 'admin' });
    await w.person('other', { role: 'broker' });
    await w.school(100_003);
    await w.standing(100_003, { brokerId: 'other' });
    await w.person('theirs', { role: 'head', urn: 100_003 });
    const told = async (type: string) =>
      (await db().select().from(notification).where(eq(notification.template, type)))
        .map(({ accountId }) => accountId)
        .sort();
    const of = (id: string, details: unknown = {}): NewEvent => ({
      type: 'account.address-refused',
      subject: { type: 'account', id },
      details,
    });
    await happens(of('theirs'));
    expect(await told('account.address-refused')).toEqual(['admin']);
    expect(
      (await db().select().from(notification).where(like(notification.message, '%Theirs Person%'))).length,
    ).toBe(1);
    await happens({
      type: 'deadline.moved',
      subject: { type: 'none', id: 'x' },
      details: {
        whom: ['lead', 'head', 'school', 'broker', 'nobody'],
        except: ['head'],
        name: 'An answer',
        due: '4 March 2027',
        was: '3 March 2027',
        path: 'home',
      },
      urn: 100_003,
    });
    expect(await told('deadline.moved')).toEqual(['other', 'theirs']);
    // Brokers of the places an account acts for: its school's, its provider's home school's, else all of them.
    const about = {
      authorityId: w.authorityId,
      urn: null,
      schoolName: '',
      providerId: null,
      providerName: '',
    };
    const rest = { homeUrn: null, ref: '', personName: '', whom: [], except: [] };
    const brokersOf = (accountId: string) =>
      accountsIn(db(), 'account-broker', { ...about, ...rest, accountId }).then((ids) => ids.sort());
    expect(await brokersOf('theirs')).toEqual(['other']);
    expect(await brokersOf('head')).toEqual(['broker', 'other']);
    await w.open.write(async (tx) => {
      await tx.update(provider).set({ homeUrn: 100_003 }).where(eq(provider.id, 'ann'));
    });
    expect(await brokersOf('leader')).toEqual(['other']);
  });
});
