import { and, eq, inArray, like } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { account, notification, provider, schoolStanding } from '#drizzle/schema';
import {
  editAmendment,
  reopenAmendment,
  sendAmendment,
  startAmendment,
} from '~/agreements/amendments/commands.server';
import { sectionHash } from '~/agreements/amendments/record.server';
import { reopenAgreement } from '~/agreements/commands.server';
import {
  answerEscalation,
  openEscalation,
  takeEscalationStep,
} from '~/agreements/escalation/commands.server';
import { noteLostPartners } from '~/agreements/life/partner.server';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { notify } from '~/notifications/notify.server';
import { db } from '~/platform/db.server';
import { newFormId, onEvents } from '~/platform/transact.server';
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

it('asks those an amendment concerns to sign it, and nobody else', async () => {
  const { broker, head } = w.people;
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  const which = { id: w.id, amendmentId: newFormId() };
  await startAmendment(broker, { ...which, reason: 'A date was wrong', sections: ['timescale'] });
  expect(await told('agreement.amendment-started')).toEqual(['head', 'leader']);
  const { content } = await w.record();
  const milestones = content.milestones.map((row) => ({ ...row, date: '2027-01-20' }));
  const opened = sectionHash('timescale', content);
  const patch = { milestones, timescale: content.timescale };
  await editAmendment(broker, { ...which, section: 'timescale', opened, patch });
  expect((await sendAmendment(broker, { ...which, version: 2 })).ok).toBe(true);
  expect(await told('agreement.amendment-sent'), 'neither the chair nor the home school').toEqual([
    'head',
    'leader',
  ]);
  const back = { ...which, version: 3, reason: 'The end too' };
  expect((await reopenAmendment(head, back)).ok).toBe(true);
  const later = { milestones, timescale: { ...content.timescale, ends: '2027-08-20' } };
  const reopened = sectionHash('timescale', { ...content, milestones });
  await editAmendment(broker, { ...which, section: 'timescale', opened: reopened, patch: later });
  expect((await sendAmendment(broker, { ...which, version: 5 })).ok).toBe(true);
  const messages = await db()
    .select()
    .from(notification)
    .where(
      and(eq(notification.template, 'agreement.amendment-sent'), like(notification.message, '%ready to%')),
    );
  expect(messages.map(({ accountId }) => accountId).sort()).toEqual(['chair', 'head', 'head', 'release']);
  expect(messages.every(({ href }) => href === `/agreements/${w.id}/amend/${which.amendmentId}`)).toBe(true);
});

it('tells the school and the service of each step of a case, and those who give the support of none', async () => {
  const { head, broker } = w.people;
  const lead = await w.world.person('lead', { role: 'lead' });
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  w.world.travelTo('2027-03-10T10:00:00Z');
  const terms = {
    id: w.id,
    on: '2027-03-10',
    reason: 'Writing is off track.',
    asks: 'Hold the moderation.',
    answerBy: '2027-04-20',
    body: 'A letter',
    skipReason: null,
  };
  expect((await openEscalation(broker, { ...terms, formId: newFormId() })).ok).toBe(true);
  expect(await told('escalation.opened')).toEqual(['chair', 'head', 'lead']);
  const move = { direction: 'up', step: 'written-report' } as const;
  const report = { ...terms, formId: newFormId(), version: 1, move };
  expect((await takeEscalationStep(broker, report)).ok).toBe(true);
  expect(await told('escalation.reported')).toEqual(['chair', 'head', 'lead']);
  const letter = { direction: 'up', step: 'directors-letter' } as const;
  const next = { ...terms, formId: newFormId(), version: 2, move: letter };
  expect((await takeEscalationStep(lead, next)).ok).toBe(true);
  expect(await told('escalation.stepped-up')).toEqual(['broker', 'chair', 'head']);
  const answer = { id: w.id, formId: newFormId(), number: 3, text: 'It is planned.' };
  expect((await answerEscalation(head, answer)).ok).toBe(true);
  expect(await told('escalation.answered')).toEqual(['broker', 'lead']);
  const end = { ...terms, formId: newFormId(), version: 3, move: { direction: 'end' } as const };
  expect((await takeEscalationStep(lead, { ...end, asks: null, answerBy: null })).ok).toBe(true);
  expect(await told('escalation.ended')).toEqual(['broker', 'chair', 'head']);
  const outside = await db()
    .select()
    .from(notification)
    .where(inArray(notification.accountId, ['leader', 'release']));
  expect(outside.filter(({ template }) => template.startsWith('escalation.'))).toEqual([]);
});

it('tells the broker once of a partner who has left, with the page to find another', async () => {
  await w.world.open.write(async (tx) => {
    await tx.update(provider).set({ active: false }).where(eq(provider.id, 'priya'));
  });
  expect(await noteLostPartners()).toBe(1);
  expect(await noteLostPartners()).toBe(0);
  const notices = await db()
    .select()
    .from(notification)
    .where(eq(notification.template, 'agreement.partner-lost'));
  expect(notices.map(({ accountId, href }) => [accountId, href])).toEqual([
    ['broker', `/agreements/${w.id}/partner`],
  ]);
});
