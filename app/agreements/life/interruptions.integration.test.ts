import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  account,
  domainEvent,
  measurePoint,
  milestoneMark,
  provider,
  supportRequest,
  visit,
} from '#drizzle/schema';
import { type AgreementWorld, CLIENT, newAgreementWorld } from '#tests/support/agreement-world';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { pausePage } from './interruption-queries.server';
import { interruptionWorklist } from './interruption-worklist.server';
import { chainOf, noteLostPartners, partnerNotice, partnerPage } from './partner.server';
import { extendPause, pauseAgreement, resumeAgreement } from './pause.server';
import { terminateAgreement } from './stop.server';

let w: AgreementWorld;
let id: string;

beforeEach(async () => {
  w = await newAgreementWorld();
  ({ id } = w);
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  w.world.travelTo('2027-02-01T10:00:00Z');
});

const version = async () => (await w.record()).row.version;
const detailsOf = async (type: string) =>
  (
    await db()
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.subjectId, id), eq(domainEvent.type, type)))
  ).map(({ payload }) => (JSON.parse(payload) as { details?: unknown }).details);

describe('a pause', () => {
  it('has a date by which it is looked at, keeps the days, lists what is planned in it, and says how long it was', async () => {
    const { broker, head, leader } = w.people;
    await w.world.open.write(async (tx) => {
      for (const plannedFor of ['2027-01-20', '2027-02-10']) {
        await tx.insert(visit).values({
          id: `visit-${plannedFor}`,
          authorityId: 'testshire',
          urn: CLIENT,
          agreementId: id,
          kind: 'support',
          state: 'planned',
          mode: 'at-school',
          visitorId: leader.accountId,
          visitorName: leader.name,
          plannedFor,
          halfDays: 1,
          focus: 'Writing',
          noteNumber: 0,
          createdAt: new Date(),
          updatedAt: new Date(),
          version: 1,
        });
      }
    });
    const reason = 'The head is away';
    const pause = async (resumeBy: string) =>
      pauseAgreement(broker, { id, version: await version(), reason, resumeBy });
    expect(await pause('2027-02-01')).toMatchObject({ code: 'pause.look-past', field: 'resumeBy' });
    expect(await pause('2028-01-01')).toMatchObject({ code: 'pause.look-too-late', field: 'resumeBy' });
    const first = { id, version: await version(), reason, resumeBy: '2027-03-01' };
    expect(await pauseAgreement(broker, first)).toEqual({ ok: true, value: 'paused' });
    expect(await pauseAgreement(broker, first), 'sent twice').toEqual({ ok: true, value: 'paused' });
    expect((await w.record()).row).toMatchObject({
      pausedAt: new Date('2027-02-01T10:00:00Z'),
      resumeBy: '2027-03-01',
    });
    expect(await w.ledger()).toEqual({ held: 0, committed: 10 });
    expect((await pausePage(broker, id))?.planned.map(({ on }) => on)).toEqual(['2027-02-10']);
    expect(await interruptionWorklist(broker)).toMatchObject([{ kind: 'waiting', due: '2027-03-01' }]);
    expect(await interruptionWorklist(head)).toEqual([]);

    w.world.travelTo('2027-03-01T10:00:00Z');
    expect(await interruptionWorklist(broker)).toMatchObject([
      { kind: 'now', href: `/agreements/${id}/resume` },
    ]);
    const again = { id, version: await version(), reason: 'Still away', resumeBy: '2027-03-20' };
    expect(await extendPause(head, again)).toMatchObject({ code: 'agreement.forbidden' });
    expect(await extendPause(broker, { ...again, version: 1 })).toMatchObject({ code: 'stale' });
    expect(await extendPause(broker, again)).toEqual({ ok: true, value: 'paused' });
    expect(await extendPause(broker, again), 'sent twice').toEqual({ ok: true, value: 'paused' });
    expect(await detailsOf('agreement.pause-extended')).toHaveLength(1);

    w.world.travelTo('2027-03-15T10:00:00Z');
    expect((await resumeAgreement(broker, { id, version: await version(), reason: 'Back' })).ok).toBe(true);
    expect((await w.record()).row).toMatchObject({ state: 'active', pausedAt: null, resumeBy: null });
    expect(await detailsOf('agreement.resumed')).toEqual([{ pausedOn: '2027-02-01', days: 42 }]);
    expect(await interruptionWorklist(broker)).toEqual([]);
    expect(await extendPause(broker, { ...again, version: await version() })).toMatchObject({
      code: 'agreement.not-now',
    });
  });
});

describe('ending', () => {
  const requestState = async () =>
    (await db().select().from(supportRequest).where(eq(supportRequest.id, 'r1')))[0]?.state;

  it('on a ground of one’s own; support no longer needed opens no search', async () => {
    const { broker } = w.people;
    const end = { id, version: await version(), reason: 'The school has reached what it wanted.' };
    expect((await terminateAgreement(broker, { ...end, ground: 'no-longer-needed' })).ok).toBe(true);
    expect((await w.record()).row.endReason).toBe(
      'The support is no longer needed. The school has reached what it wanted.',
    );
    expect(await requestState()).toBe('partnered');
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
  });

  it('by a provider before all have signed is on the provider’s own grounds', async () => {
    await w.world.request('r2', CLIENT, w.people.head, { state: 'partnered' });
    const draft = await w.drafted('p2', 'r2', { '2026-2-spring': 1 });
    const end = { id: draft, version: 1, reason: 'I am moving away.' };
    expect(await terminateAgreement(w.people.leader, { ...end, ground: 'school-asks' })).toMatchObject({
      code: 'agreement.ground',
      field: 'ground',
    });
    expect(await terminateAgreement(w.people.broker, { ...end, ground: 'early-exit' })).toMatchObject({
      code: 'agreement.ground',
    });
    expect((await terminateAgreement(w.people.leader, { ...end, ground: 'provider-withdraws' })).ok).toBe(
      true,
    );
    expect((await w.record(w.people.broker, draft)).row.endReason).toBe(
      'The provider withdraws. I am moving away.',
    );
  });
});

describe('a partner who is lost', () => {
  it('is noted, told once, and replaced: same request, days back, what is ahead carried over, both agreements linked', async () => {
    const { broker, head, leader } = w.people;
    expect(await partnerNotice(broker, id)).toBeNull();
    expect(await noteLostPartners()).toBe(0);
    await w.world.open.write(async (tx) => {
      await tx.update(account).set({ active: false }).where(eq(account.id, leader.accountId));
      await tx.update(provider).set({ designationExpires: '2027-01-31' }).where(eq(provider.id, 'priya'));
    });
    expect(await partnerNotice(broker, id)).toMatchObject({
      signs: ['designation-ended', 'account-closed'],
      lost: true,
    });
    expect(await partnerNotice(head, id)).toBeNull();
    expect(await noteLostPartners()).toBe(1);
    expect(await noteLostPartners(), 'told once').toBe(0);
    expect(await interruptionWorklist(broker)).toMatchObject([
      { kind: 'now', href: `/agreements/${id}/partner` },
    ]);

    const { content } = await w.record();
    const [outcome] = content.outcomes;
    const [, ahead] = content.milestones;
    const target = outcome?.target ?? 0;
    const value = (outcome?.baseline ?? 0) + (target - (outcome?.baseline ?? 0)) / 2;
    await w.world.open.write(async (tx) => {
      await tx.insert(measurePoint).values({
        id: 'point',
        agreementId: id,
        outcomeId: outcome?.id ?? '',
        kind: 'interim',
        on: '2027-01-29',
        value,
        source: 'Moderation',
        at: new Date(),
        current: true,
      });
      await tx.insert(milestoneMark).values({
        id: 'mark',
        agreementId: id,
        milestoneId: ahead?.id ?? '',
        number: 1,
        reached: true,
        on: '2027-01-30',
        at: new Date(),
      });
    });
    const page = await partnerPage(broker, id);
    expect(page?.carried).toMatchObject({ restarted: [{ measure: outcome?.measure, on: '2027-01-29' }] });
    expect(page?.carried?.milestones.map(({ id: one }) => one)).not.toContain(ahead?.id);
    expect(await partnerPage(head, id)).toBeNull();

    const lost = {
      id,
      version: await version(),
      ground: 'leader-lost' as const,
      reason: 'Priya Nair has left.',
    };
    expect(await terminateAgreement(broker, lost)).toEqual({ ok: true, value: 'terminated' });
    expect(await terminateAgreement(broker, lost), 'sent twice').toEqual({ ok: true, value: 'terminated' });
    expect(await w.ledger()).toEqual({ held: 0, committed: 0 });
    const [request] = await db().select().from(supportRequest).where(eq(supportRequest.id, 'r1'));
    expect(request?.state).toBe('matching');
    expect((await partnerPage(broker, id))?.open).toBe(false);

    await w.world.open.write(async (tx) => {
      await tx.update(provider).set({ designationExpires: null }).where(eq(provider.id, 'priya'));
      await tx.update(supportRequest).set({ state: 'partnered' }).where(eq(supportRequest.id, 'r1'));
    });
    const next = await w.drafted('p2', 'r1', { '2026-2-spring': 4 });
    const taken = await w.record(broker, next);
    expect(taken.row.replacesId).toBe(id);
    expect(taken.content.outcomes).toMatchObject([
      { measure: outcome?.measure, target, baseline: value, baselineOn: '2027-01-29' },
    ]);
    expect(taken.content.outcomes[0]?.baselineSource).toContain('read under TES-A-0001');
    expect(await chainOf(broker, next)).toEqual({ before: { id, ref: 'TES-A-0001' }, after: null });
    expect(await chainOf(head, id)).toEqual({ before: null, after: { id: next, ref: 'TES-A-0002' } });
    const stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect(await chainOf(stranger, id)).toEqual({ before: null, after: null });
    expect((await verifyChains(db())).problems).toEqual([]);
  });
});
