import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { account, notification, schoolStanding } from '#drizzle/schema';
import { reopenAgreement } from '~/agreements/commands.server';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { notify } from '~/notifications/notify.server';
import { db } from '~/platform/db.server';
import { onEvents } from '~/platform/transact.server';
import { type AgreementWorld, CLIENT, newAgreementWorld } from './support/agreement-world';

let w: AgreementWorld;
beforeEach(async () => {
  w = await newAgreementWorld();
  onEvents('notifications', notify);
});

const told = async (template: string) =>
  (await db().select().from(notification).where(eq(notification.template, template)))
    .map(({ accountId }) => accountId)
    .sort();

it('tells everybody but the one who did it that an agreement is to be signed, changed, in force or ended', async () => {
  const { chair, broker } = w.people;
  await w.send();
  expect(await told('agreement.sent-for-signing')).toEqual(['chair', 'head', 'leader', 'release']);
  const { row } = await w.record();
  await reopenAgreement(chair, { id: w.id, version: row.version, reason: 'The cost is missing' });
  expect(await told('agreement.reopened')).toEqual(['broker', 'head', 'leader', 'release']);
  await w.send();
  for (const [viewer, party] of w.signers) expect((await w.sign(viewer, party)).ok).toBe(true);
  expect(await told('agreement.activated')).toEqual(['chair', 'head', 'leader', 'release']);
  const active = (await w.record()).row;
  const ended = await terminateAgreement(broker, {
    id: w.id,
    version: active.version,
    ground: 'other',
    reason: 'It is done',
  });
  expect(ended.ok).toBe(true);
  expect(await told('agreement.terminated')).toEqual(['chair', 'head', 'leader', 'release']);
});

it('tells every broker where the school’s own adviser has left, and not the one who left', async () => {
  const { world } = w;
  await world.person('gone', { role: 'broker' });
  await world.open.write(async (tx) => {
    await tx.update(schoolStanding).set({ brokerId: 'gone' }).where(eq(schoolStanding.urn, CLIENT));
  });
  await w.send();
  const { row } = await w.record();
  await reopenAgreement(w.people.chair, { id: w.id, version: row.version, reason: 'The cost is missing' });
  expect(await told('agreement.reopened')).toEqual(['gone', 'head', 'leader', 'release']);
  await world.open.write(async (tx) => {
    await tx.update(account).set({ active: false }).where(eq(account.id, 'gone'));
  });
  await w.send();
  const again = (await w.record()).row;
  await reopenAgreement(w.people.head, { id: w.id, version: again.version, reason: 'The days are wrong' });
  const all = await told('agreement.reopened');
  expect(all.filter((id) => id === 'gone')).toHaveLength(1);
  expect(all).toContain('broker');
});
