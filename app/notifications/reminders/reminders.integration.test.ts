import { and, asc, eq, inArray, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, notification, outbox, reminder, reminderRules, snooze } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays, calendarDate } from '~/kernel/clock';
import { isSchoolDay, USUAL_CALENDAR } from '~/kernel/school-calendar';
import { verifyChain } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { onEvents } from '~/platform/transact.server';
import { type AgreementWorld, newAgreementWorld } from '../../../tests/support/agreement-world';
import { USUAL_RULES } from '../domain/reminders/usual-rules';
import { notify } from '../notify.server';
import { remindersOf } from './reminders-of.server';
import { changeRule, restoreUsual } from './rule-commands.server';
import { rulesOf } from './rules.server';
import { runReminders } from './run.server';

let w: AgreementWorld;

beforeEach(async () => {
  onEvents('notifications', notify);
  w = await newAgreementWorld();
});
afterEach(() => {
  onEvents('crash', async () => {});
});

/** Runs the work at seven on each day from one to another. */
async function mornings(from: string, to: string): Promise<void> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    w.world.travelTo(`${day}T07:00:00.000Z`);
    await runReminders();
  }
}

async function given(kind: string): Promise<[string, string][]> {
  const rows = await db().select().from(reminder).where(eq(reminder.kind, kind)).orderBy(asc(reminder.at));
  return rows.map(({ stage, at }) => [stage, calendarDate(at)]);
}

/** Who has been told of reminders of a kind, by day. */
async function told(kind: string): Promise<Record<string, string[]>> {
  const rows = await db()
    .select()
    .from(notification)
    .where(eq(notification.template, `reminder.${kind}`))
    .orderBy(asc(notification.accountId));
  const found: Record<string, string[]> = {};
  for (const { accountId, at } of rows) {
    const day = calendarDate(at);
    found[day] = [...(found[day] ?? []), accountId];
  }
  return found;
}

describe('an agreement nobody goes on with', () => {
  it('is chased among those who have not signed, then passed to the broker once, on school days alone', async () => {
    await w.send();
    await w.sign(w.people.head, 'client-head');
    await mornings('2026-11-23', '2027-01-20');
    expect(await given('agreement-unsigned')).toEqual([
      ['chaser-1', '2026-11-30'],
      ['chaser-2', '2026-12-07'],
      ['to-broker', '2026-12-14'],
    ]);
    expect(await told('agreement-unsigned')).toEqual({
      '2026-11-30': ['broker', 'chair', 'release'],
      '2026-12-07': ['broker', 'chair', 'release'],
      '2026-12-14': ['broker'],
    });
    const all = await db().select().from(reminder);
    for (const { at } of all) expect(isSchoolDay(USUAL_CALENDAR, calendarDate(at))).toBe(true);
    const [passedOn] = await db()
      .select()
      .from(notification)
      .where(and(eq(notification.accountId, 'broker'), like(notification.message, '%30 November 2026 and%')));
    expect(passedOn?.message).toContain('waited 3 weeks for signatures');
    expect(passedOn?.href).toBe(`/agreements/${w.id}`);
    expect((await verifyChain(db(), 'testshire')).problems).toEqual([]);
  });

  it('writes to people by mail without saying more than what it is about', async () => {
    await w.send();
    await mornings('2026-11-30', '2026-11-30');
    const mails = await db()
      .select()
      .from(outbox)
      .where(inArray(outbox.accountId, ['chair', 'release']));
    expect(mails.length).toBeGreaterThan(0);
    const chased = mails.filter(({ body }) => body.includes('for your signature'));
    expect(chased.map(({ accountId }) => accountId).sort()).toEqual(['chair', 'release']);
    for (const { body } of chased) expect(body).not.toContain('A reminder was given');
  });
});

describe('the work that reminds', () => {
  it('gives nothing twice where it runs twice at once, and again after', async () => {
    await w.send();
    w.world.travelTo('2026-11-30T07:00:00.000Z');
    const both = await Promise.all([runReminders(), runReminders()]);
    const again = await runReminders();
    expect(both[0].given + both[1].given).toBe((await db().select().from(reminder)).length);
    expect(both[0].given + both[1].given).toBeGreaterThan(0);
    expect(again.given).toBe(0);
    expect((await told('agreement-unsigned'))['2026-11-30']).toEqual(['broker', 'chair', 'head', 'release']);
  });

  it('leaves nothing half done where it is stopped, and gives it when it runs again', async () => {
    await w.send();
    w.world.travelTo('2026-11-30T07:00:00.000Z');
    let stopped = false;
    onEvents('crash', async (_ctx, events) => {
      if (!stopped && events.some(({ type }) => type.startsWith('reminder.'))) {
        stopped = true;
        throw new Error('stopped here');
      }
    });
    await expect(runReminders()).rejects.toThrow('stopped here');
    expect(await db().select().from(reminder)).toEqual([]);
    expect(await told('agreement-unsigned')).toEqual({});
    expect((await runReminders()).given).toBeGreaterThan(0);
    expect((await told('agreement-unsigned'))['2026-11-30']).toEqual(['broker', 'chair', 'head', 'release']);
  });

  it('leaves whoever has put a matter off alone until it comes back, and nobody else', async () => {
    await w.send();
    await w.world.open.write((tx) =>
      tx.insert(snooze).values({
        id: 'later',
        accountId: 'head',
        authorityId: 'testshire',
        itemKey: `agreement-sign:${w.id}`,
        title: 'Read and sign',
        due: null,
        until: '2026-12-07',
        reason: 'The governors meet on Thursday.',
        createdAt: new Date(),
        endedAt: null,
      }),
    );
    await mornings('2026-11-30', '2026-12-07');
    expect(await told('agreement-unsigned')).toEqual({
      '2026-11-30': ['broker', 'chair', 'release'],
      '2026-12-07': ['broker', 'chair', 'head', 'release'],
    });
  });
});

describe('the rules of an authority', () => {
  const rule = { on: true, before: [], after: 2, every: 2, most: 1 };
  const kind = 'agreement-unsigned' as const;

  it('are the lead’s to change, hold from then on, and go back to the usual', async () => {
    const lead = await w.world.person('lead', { role: 'lead' });
    for (const viewer of [w.people.broker, w.people.head] as Viewer[]) {
      const refused = await changeRule(viewer, { ...rule, kind, version: 0 });
      expect(refused.ok ? '' : refused.code).toBe('reminder-rules.forbidden');
    }
    expect((await changeRule(lead, { ...rule, kind, version: 0 })).ok).toBe(true);
    expect((await rulesOf(db(), 'testshire'))[kind]).toEqual(rule);
    expect((await rulesOf(db(), 'elsewhere'))[kind]).toEqual(USUAL_RULES[kind]);
    await w.send();
    await mornings('2026-11-23', '2026-11-27');
    expect(await given(kind)).toEqual([
      ['chaser-1', '2026-11-25'],
      ['to-broker', '2026-11-27'],
    ]);
    expect((await restoreUsual(lead, { kind, version: 1 })).ok).toBe(true);
    expect((await rulesOf(db(), 'testshire'))[kind]).toEqual(USUAL_RULES[kind]);
    const changed = await db()
      .select()
      .from(domainEvent)
      .where(eq(domainEvent.type, 'reminder-rules.changed'));
    expect(changed.map(({ actorId }) => actorId)).toEqual(['lead', 'lead']);
  });

  it('are not overwritten unseen: a second lead is shown what is saved, and the same form twice is one change', async () => {
    const lead = await w.world.person('lead', { role: 'lead' });
    const other = await w.world.person('other', { role: 'lead' });
    const both = await Promise.all([
      changeRule(lead, { ...rule, kind, version: 0 }),
      changeRule(other, { ...rule, most: 3, kind, version: 0 }),
    ]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    const refused = both.find(({ ok }) => !ok);
    expect(refused && !refused.ok ? refused.code : '').toBe('stale');
    const kept = (await rulesOf(db(), 'testshire'))[kind];
    const again = await changeRule(lead, { ...kept, kind, version: 0 });
    expect(again.ok).toBe(true);
    const [row] = await db().select().from(reminderRules);
    expect(row?.version).toBe(1);
  });
});

describe('what was chased', () => {
  it('stands on the record’s page for the service of its authority alone', async () => {
    await w.send();
    await mornings('2026-11-30', '2026-11-30');
    const own = await remindersOf(w.people.broker, { type: 'agreement', id: w.id });
    expect(own?.given.map(({ kind, stage }) => [kind, stage])).toEqual([['agreement-unsigned', 'chaser-1']]);
    expect(own?.total).toBe(1);
    const abroad = await w.world.person('abroad', { role: 'broker' }, { authorityId: 'elsewhere' });
    for (const viewer of [w.people.head, w.people.chair, w.people.leader, w.people.release, abroad])
      expect(await remindersOf(viewer, { type: 'agreement', id: w.id })).toBeNull();
  });
});
