import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { notification } from '#drizzle/schema';
import { reopenAgreement, terminateAgreement } from '~/agreements/commands.server';
import { notify } from '~/notifications/notify.server';
import { db } from '~/platform/db.server';
import { onEvents } from '~/platform/transact.server';
import { type AgreementWorld, newAgreementWorld } from './support/agreement-world';

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
  const ended = await terminateAgreement(broker, { id: w.id, version: active.version, reason: 'It is done' });
  expect(ended.ok).toBe(true);
  expect(await told('agreement.terminated')).toEqual(['chair', 'head', 'leader', 'release']);
});
