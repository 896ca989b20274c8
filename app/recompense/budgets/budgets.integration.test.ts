import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  agreementAmendment,
  claim,
  claimLine,
  domainEvent,
  potAllocation,
  potCommitment,
} from '#drizzle/schema';
import { must, newRecompenseWorld, type RecompenseWorld } from '#tests/support/recompense-world';
import type { Viewer } from '~/accounts/domain/roles';
import {
  editAmendment,
  sendAmendment,
  signAmendment,
  startAmendment,
} from '~/agreements/amendments/commands.server';
import { editAmendmentPage } from '~/agreements/amendments/queries.server';
import { loadAmendment } from '~/agreements/amendments/record.server';
import { amendmentStatements } from '~/agreements/amendments/sign.server';
import type { RecompenseTerms } from '~/agreements/domain';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { yes } from '~/kernel/verdict';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { newFormId, systemActor, transact } from '~/platform/transact.server';
import { credit, debit } from '../domain/ledger/posting';
import { post } from '../ledger/post.server';
import { askForMoney } from './ask.server';
import { checkPots } from './checks.server';
import { spendCommitted, unspend } from './commit.server';
import { decideCommitment, releaseCommitment, withdrawCommitment } from './decide.server';
import { commitmentPage, fundingOf, fundPage } from './funding.server';
import { allocateToPot, closePot, editPot, makePot } from './pots.server';
import { potPage, potsPage } from './queries.server';
import { commitmentsOf } from './read.server';
import { budgetsWorklist } from './worklist.server';

let w: RecompenseWorld;
let lead: Viewer;
let broker: Viewer;
let head: Viewer;
let id: string;

async function start(options: Parameters<typeof newRecompenseWorld>[0] = {}) {
  w = await newRecompenseWorld(options);
  ({ lead, broker, head } = w.people);
  id = w.id;
}

/** Asks as the broker, from pot to pence. */
const ask = (
  from: Record<string, number>,
  more: { viewer?: Viewer; reason?: string; id?: string; of?: string } = {},
) =>
  askForMoney(more.viewer ?? broker, {
    id: more.id ?? newFormId(),
    agreementId: more.of ?? id,
    parts: Object.entries(from).map(([potId, amountPence]) => ({ potId, amountPence })),
    reason: more.reason ?? '',
  });

const commitments = async () => db().select().from(potCommitment).orderBy(potCommitment.createdAt);
const one = async (state: string) => (await commitments()).find((row) => row.state === state);

/** Moves money of the agreement as an approved claim would, with nothing else in the posting. */
async function draw(amountPence: number) {
  return transact<undefined>(systemActor('job', 'testshire'), async (ctx) => {
    const subject = { type: 'claim', id: ctx.newId() };
    const entries = await spendCommitted(ctx, { agreementId: id, amountPence, subject });
    if (!entries.ok) return entries;
    await post(ctx, {
      authorityId: 'testshire',
      kind: 'claim-approved',
      memo: 'Drawn',
      subject,
      entries: entries.value,
    });
    return yes();
  });
}

async function clawBack(amountPence: number) {
  await transact<undefined>(systemActor('job', 'testshire'), async (ctx) => {
    const entries = await unspend(ctx, { agreementId: id, amountPence });
    const subject = { type: 'claim', id: ctx.newId() };
    await post(ctx, { authorityId: 'testshire', kind: 'claw-back', memo: 'Taken back', subject, entries });
    return yes();
  });
}

/** An amendment of the terms, sent for signing. */
async function amend(terms: Partial<RecompenseTerms>): Promise<string> {
  const amendmentId = newFormId();
  const which = { id, amendmentId };
  await must(startAmendment(broker, { ...which, reason: 'The terms change', sections: ['recompense'] }));
  const opened = (await editAmendmentPage(broker, which, 'recompense'))?.opened ?? '';
  const recompense = { ...(await w.record()).content.recompense, ...terms };
  await must(editAmendment(broker, { ...which, section: 'recompense', opened, patch: { recompense } }));
  const [row] = await db().select().from(agreementAmendment).where(eq(agreementAmendment.id, amendmentId));
  await must(sendAmendment(broker, { ...which, version: row?.version ?? 0 }));
  return amendmentId;
}

/** A claim as approving leaves it: its line, and the cost in the ledger; what the home school is owed is not looked at here. */
async function approvedClaim(authorityPence: number): Promise<string> {
  const claimId = newFormId();
  const { row, homeUrn } = await w.record();
  await must(
    transact<undefined>(systemActor('job', 'testshire'), async (ctx) => {
      await ctx.tx.insert(claim).values({
        id: claimId,
        authorityId: 'testshire',
        agreementId: id,
        urn: row.urn,
        providerId: row.providerId,
        homeUrn,
        state: 'approved',
        note: '',
        totalPence: authorityPence,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        version: 1,
      });
      await ctx.tx.insert(claimLine).values({
        id: newFormId(),
        claimId,
        position: 1,
        kind: 'days',
        description: '',
        amountPence: authorityPence,
        answer: 'confirmed',
        decision: 'allowed',
        clawedBackPence: 0,
      });
      await post(ctx, {
        authorityId: 'testshire',
        kind: 'claim-approved',
        memo: 'A claim',
        subject: { type: 'claim', id: claimId },
        entries: [
          debit('support-cost', authorityPence, { agreementId: id }),
          credit('payable', authorityPence, { agreementId: id }),
        ],
      });
      return yes();
    }),
  );
  return claimId;
}

async function withdrawn(claimId: string) {
  await w.world.open.write((tx) => tx.update(claim).set({ state: 'withdrawn' }).where(eq(claim.id, claimId)));
}

/** Signs an amendment for everybody in turn; stops at the first refusal. */
async function signAmended(amendmentId: string) {
  const found = await loadAmendment(db(), broker, { id, amendmentId });
  if (!found) throw new Error('The amendment is not there');
  const { content, row, concerned } = found;
  const asked = w.signers.filter(([, party]) => concerned.some((each) => each.party === party));
  // The authority first, so that what it waits for is seen.
  for (const [viewer, party] of asked.reverse()) {
    const statements = amendmentStatements({ content, base: row.baseRevision }, party);
    const password = 'a long enough password';
    const input = { id, amendmentId, party, hash: row.hash, statements, password };
    const signed = await signAmendment(viewer, input);
    if (!signed.ok) return signed;
  }
  return null;
}

describe('an agreement and its money', () => {
  it('is signed only when the authority’s part is approved; an authority without pots signs as before', async () => {
    await start({ until: 'signing' });
    expect(await w.sign(broker, 'authority')).toMatchObject({
      code: 'funds.missing',
      details: { missingPence: 95_000, where: `/agreements/${id}/recompense/fund` },
      message: expect.stringContaining('£950.00 is missing'),
    });
    expect((await budgetsWorklist(broker)).map(({ title, kind }) => [kind, title])).toEqual([
      ['now', 'Ask for £950.00 for TES-A-0001'],
    ]);
    expect((await potsPage(broker, null))?.uncovered).toMatchObject([
      { id, missingPence: 95_000, askedPence: 0 },
    ]);
    expect(await ask({ pot: 95_001 })).toMatchObject({ code: 'commitment.more-than-needed' });
    const form = newFormId();
    const twice = await Promise.all([ask({ pot: 95_000 }, { id: form }), ask({ pot: 95_000 }, { id: form })]);
    const done = { ok: true, value: { state: 'approved', grounds: [], amountPence: 95_000 } };
    expect(twice).toEqual([done, done]);
    expect(await ask({ pot: 95_000 }, { id: form })).toEqual(done);
    expect(await w.sign(broker, 'authority')).toEqual({ ok: true, value: 'signed' });
    expect(await w.potFigures()).toEqual({
      allocated: 2_000_000,
      committed: 95_000,
      spent: 0,
      free: 1_905_000,
    });
    expect(await w.books()).toEqual({
      'pot.allocated': -2_000_000,
      'pot.free': 1_905_000,
      'pot.committed': 95_000,
    });
    // While it may be in force the day after, what covers it stays.
    const [made] = await commitments();
    const back = { id: made?.id ?? '', version: 1, reason: 'Not needed', amountPence: 1 };
    expect(await releaseCommitment(broker, back)).toMatchObject({
      code: 'commitment.needed',
      details: { mostPence: 0 },
    });
    await start({ potPence: null });
    expect((await w.record()).row.state).toBe('active');
    expect(await draw(95_000), 'its money is kept elsewhere').toEqual({ ok: true, value: undefined });
    expect(await w.books()).toEqual({});
  });

  it('asked for in parts of several pots is asked of the lead as the one sum it is', async () => {
    await start({ until: 'draft', terms: { ratePence: 200_000 } });
    const need = await w.need();
    expect(need, 'above the threshold of £5,000').toBe(605_000);
    await w.pot('second', 400_000);
    const half = need / 2;
    expect(await ask({ pot: half, second: need - half })).toMatchObject({
      code: 'commitment.reason',
      field: 'reason',
      details: { grounds: ['above-threshold'] },
    });
    expect(await ask({ pot: 300_000 }), 'below it alone').toMatchObject({
      ok: true,
      value: { state: 'approved' },
    });
    const rest = { pot: 100_000, second: need - 400_000 };
    expect(await ask(rest, { reason: 'Two schools share it' })).toEqual({
      ok: true,
      value: { state: 'asked', grounds: ['above-threshold'], amountPence: need - 300_000 },
    });
    expect(await ask({ pot: 1 }, { reason: 'More' }), 'what is asked counts as covered').toMatchObject({
      code: 'commitment.more-than-needed',
    });
    expect((await w.potFigures())?.committed, 'nothing moves before the lead decides').toBe(300_000);
    const waiting = (await budgetsWorklist(lead)).filter(({ kind }) => kind === 'now');
    expect(waiting.map(({ title }) => title).sort()).toEqual([
      'Decide about £1,000.00 for TES-A-0001',
      'Decide about £2,050.00 for TES-A-0001',
    ]);
    expect((await budgetsWorklist(broker)).every(({ kind }) => kind === 'waiting')).toBe(true);
    const asked = (await commitments()).filter(({ state }) => state === 'asked');
    const [first, second] = asked.map((row) => ({ id: row.id, version: row.version, reason: 'Agreed' }));
    if (!first || !second) throw new Error('Two parts were asked');
    expect(await decideCommitment(broker, { ...first, approve: true })).toMatchObject({
      code: 'commitment.forbidden',
    });
    expect(await decideCommitment(head, { ...first, approve: true })).toMatchObject({
      code: 'commitment.not-found',
    });
    // Two leads at once: one decision stands, and the other is told.
    const other = await w.world.person('lead2', { role: 'lead' });
    const both = await Promise.all([
      decideCommitment(lead, { ...first, approve: true }),
      decideCommitment(other, { ...first, approve: false }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'commitment.not-now' });
    // The same form twice is answered alike, and posts once.
    for (const _ of [1, 2]) {
      expect(await decideCommitment(lead, { ...second, approve: true })).toEqual({
        ok: true,
        value: 'approved',
      });
    }
    const cover = (await fundingOf(lead, id))?.cover;
    const approved = (await commitments()).filter(({ state }) => state === 'approved');
    expect(cover?.approved).toBe(approved.reduce((sum, row) => sum + row.amountPence, 0));
    expect((await w.books())['pot.committed']).toBe(cover?.approved);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('two brokers after the last of a pot: one has it, the other is asked for a reason and the pot is not overdrawn', async () => {
    await start({ until: 'draft', potPence: 120_000 });
    const second = await w.anotherAgreement(
      'b',
      { '2026-2-spring': 2 },
      { until: 'draft', terms: { payer: 'authority' } },
    );
    expect([await w.need(), await w.need(second)]).toEqual([95_000, 46_000]);
    const broker2 = await w.world.person('broker2', { role: 'broker' });
    const both = await Promise.all([
      ask({ pot: 95_000 }),
      ask({ pot: 46_000 }, { viewer: broker2, of: second }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      code: 'commitment.reason',
      details: { grounds: ['beyond-pot'] },
    });
    expect((await w.potFigures())?.free).toBeGreaterThanOrEqual(0);
    // With a reason it is asked; a lead may agree to more than the pot has, which then says so.
    const [late, needed] = both[0]?.ok ? [second, 46_000] : [id, 95_000];
    expect(await ask({ pot: needed }, { of: late, reason: 'It cannot wait' })).toMatchObject({
      value: { state: 'asked', grounds: ['beyond-pot'] },
    });
    const asked = await one('asked');
    const form = { id: asked?.id ?? '', version: 1 };
    expect(await withdrawCommitment(broker, { ...form, reason: 'Another pot' })).toEqual({
      ok: true,
      value: 'withdrawn',
    });
    expect(await ask({ pot: needed }, { of: late, viewer: lead })).toMatchObject({
      code: 'commitment.reason',
      message: expect.stringContaining('Say why you agree'),
    });
    expect(
      await ask({ pot: needed }, { of: late, viewer: lead, reason: 'More comes in April' }),
    ).toMatchObject({
      value: { state: 'approved', grounds: ['beyond-pot'] },
    });
    expect(await w.potFigures()).toEqual({ allocated: 120_000, committed: 141_000, spent: 0, free: -21_000 });
  });
});

describe('drawing and giving back', () => {
  it('spends the oldest promise first, takes back to the newest, and never more than there is', async () => {
    await start({ until: 'draft' });
    await w.pot('later', 500_000, { startsOn: '2028-09-01', endsOn: '2029-08-31' });
    await must(ask({ pot: 60_000 }));
    w.world.travelTo('2026-11-23T10:00:00Z');
    expect(await ask({ later: 35_000 }), 'of other dates').toMatchObject({
      details: { grounds: ['other-dates'] },
    });
    await must(ask({ later: 35_000 }, { viewer: lead, reason: 'Carried over' }));
    await must(w.send());
    await w.signAll();
    await must(draw(70_000));
    const state = async () =>
      (await commitmentsOf(db(), id)).map(({ spentPence, releasedPence }) => [spentPence, releasedPence]);
    expect(await state()).toEqual([
      [60_000, 0],
      [10_000, 0],
    ]);
    expect(await draw(25_001)).toMatchObject({ code: 'funds.short', details: { missingPence: 1 } });
    expect(await w.potFigures('later')).toEqual({
      allocated: 500_000,
      committed: 25_000,
      spent: 10_000,
      free: 465_000,
    });
    await clawBack(15_000);
    expect(await state()).toEqual([
      [55_000, 0],
      [0, 0],
    ]);
    // The agreement ends: all that is not spent may go back, and what is clawed back later goes to the pot.
    const { version } = (await w.record()).row;
    await must(
      terminateAgreement(broker, {
        id,
        version,
        ground: 'no-longer-needed',
        reason: 'The school has recovered',
      }),
    );
    expect((await budgetsWorklist(broker)).map(({ title }) => title)).toEqual([
      'Release £400.00 of TES-A-0001',
    ]);
    const [first, second] = await commitmentsOf(db(), id);
    if (!first || !second) throw new Error('Two were promised');
    const back = (row: typeof first, amountPence: number) =>
      releaseCommitment(broker, {
        id: row.id,
        version: row.version,
        amountPence,
        reason: 'No claim is to come',
      });
    expect(await back(first, 5001)).toMatchObject({
      code: 'commitment.needed',
      details: { mostPence: 5000 },
    });
    const twice = await Promise.all([back(first, 5000), back(first, 5000)]);
    expect(twice.map((verdict) => verdict.ok && verdict.value.state)).toEqual(['released', 'released']);
    await must(back(second, 35_000));
    await clawBack(5000);
    expect(await state()).toEqual([
      [50_000, 10_000],
      [0, 35_000],
    ]);
    expect(await w.potFigures()).toEqual({
      allocated: 2_000_000,
      committed: 0,
      spent: 50_000,
      free: 1_950_000,
    });
    expect((await w.books())['pot.committed']).toBeUndefined();
    expect(await checkPots(db())).toEqual({ checked: 4, problems: [] });
    await w.world.open.write((tx) =>
      tx.update(potCommitment).set({ spentPence: 49_999 }).where(eq(potCommitment.id, first.id)),
    );
    expect((await checkPots(db())).problems).toEqual([
      'Free in Pot pot (pot) is £19,500.00 in the ledger and £19,500.01 in the record',
      'Spent on TES-A-0001 from Pot pot is £500.00 in the ledger and £499.99 in the record',
    ]);
    expect(await budgetsWorklist(broker)).toEqual([]);
  });

  it('follows an amendment: more is asked for before the authority signs, less goes back when it is in force', async () => {
    await start();
    const more = await amend({ payer: 'authority' });
    expect(await signAmended(more)).toMatchObject({
      code: 'funds.missing',
      details: { missingPence: 95_000 },
    });
    await must(ask({ pot: 95_000 }));
    expect(await signAmended(more)).toBeNull();
    expect((await w.potFigures())?.committed).toBe(190_000);
    await must(draw(50_000));
    const less = await amend({ payer: 'shared', authorityPercent: 20 });
    const claimId = await approvedClaim(50_000);
    expect(await signAmended(less), 'what was approved cannot be agreed away').toMatchObject({
      code: 'funds.below-claimed',
      details: { part: 'authority', termsPence: 38_000, claimedPence: 50_000 },
    });
    await withdrawn(claimId);
    expect(await signAmended(less)).toBeNull();
    // £380 is the new part and £500 is drawn: what is spent stays, and all the rest goes back.
    expect(await w.potFigures()).toEqual({
      allocated: 2_000_000,
      committed: 0,
      spent: 50_000,
      free: 1_950_000,
    });
    const events = await db()
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.type, 'commitment.released'), eq(domainEvent.chain, 'testshire')));
    expect(events.map(({ reason }) => reason)).toEqual([
      'Amendment of agreement TES-A-0001 lowers the authority’s part',
      'Amendment of agreement TES-A-0001 lowers the authority’s part',
    ]);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('of an agreement that ends unsigned withdraws what was asked', async () => {
    await start({ until: 'draft', potPence: 10_000 });
    await must(ask({ pot: 95_000 }, { reason: 'More is to come' }));
    const { version } = (await w.record()).row;
    await must(terminateAgreement(head, { id, version, ground: 'no-longer-needed', reason: 'No longer' }));
    expect(await one('withdrawn')).toMatchObject({ decision: 'Agreement TES-A-0001 has ended' });
    expect(await ask({ pot: 1 })).toMatchObject({ code: 'commitment.agreement-ended' });
  });
});

describe('pots', () => {
  const text = {
    name: 'Support',
    about: '',
    costCode: 'X1',
    startsOn: '2026-04-01',
    endsOn: '2027-03-31',
  };

  it('are made and changed by the lead once each, with a stale form answered by both texts', async () => {
    await start({ until: 'draft', potPence: null });
    const make = { id: newFormId(), ...text, amountPence: 100_000, reason: '' };
    expect(await makePot(broker, make)).toMatchObject({ code: 'pot.forbidden' });
    expect(await makePot(lead, { ...make, endsOn: '2026-03-31' })).toMatchObject({
      code: 'pot.dates',
      field: 'endsOn',
    });
    await Promise.all([must(makePot(lead, make)), must(makePot(lead, make))]);
    expect(await w.potFigures(make.id)).toEqual({
      allocated: 100_000,
      committed: 0,
      spent: 0,
      free: 100_000,
    });
    const changes = await Promise.all([
      editPot(lead, { ...text, id: make.id, version: 1, name: 'Support of schools' }),
      editPot(lead, { ...text, id: make.id, version: 1, costCode: 'X2' }),
    ]);
    expect(changes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(changes.find(({ ok }) => !ok)).toMatchObject({ code: 'stale' });
    const give = (allocationId: string, amountPence: number, version: number) =>
      allocateToPot(lead, { id: make.id, allocationId, version, amountPence, reason: 'More' });
    const form = newFormId();
    w.world.travelTo('2026-11-24T09:00:00Z');
    await must(give(form, 150_000, 2));
    await must(give(form, 150_000, 2));
    expect(await give(newFormId(), 120_000, 2)).toMatchObject({
      code: 'stale',
      details: { theirs: [{ theirs: '£1,500.00', yours: '£1,200.00' }] },
    });
    expect(await db().select().from(potAllocation)).toHaveLength(2);
    await must(ask({ [make.id]: 95_000 }));
    expect(await give(newFormId(), 94_999, 3)).toMatchObject({
      code: 'pot.promised',
      details: { boundPence: 95_000 },
    });
    w.world.travelTo('2026-11-25T09:00:00Z');
    await must(give(newFormId(), 95_000, 3));
    expect(await w.potFigures(make.id)).toEqual({ allocated: 95_000, committed: 95_000, spent: 0, free: 0 });
    await must(closePot(lead, { id: make.id, version: 4, closed: true, reason: 'The year is over' }));
    expect(await give(newFormId(), 96_000, 5)).toMatchObject({ code: 'pot.closed' });
    const second = await w.anotherAgreement('b', { '2026-2-spring': 2 }, { until: 'draft' });
    expect(await ask({ [make.id]: 100 }, { of: second })).toMatchObject({ code: 'pot.closed' });
    const shown = await potPage(broker, make.id, 1);
    expect(shown?.allocations.map(({ amountPence, afterPence }) => [amountPence, afterPence])).toEqual([
      [-55_000, 95_000],
      [50_000, 150_000],
      [100_000, 100_000],
    ]);
    expect(shown?.history[0]).toMatchObject({
      title: 'The pot was closed to new commitments',
      by: 'Lead Person',
    });
  });

  it('are the service’s alone, each authority’s its own', async () => {
    await start();
    const [made] = await commitments();
    const stranger = await w.world.person('stranger', { role: 'lead' }, { authorityId: 'elsewhere' });
    const admin = await w.world.person('admin', { role: 'admin' });
    const { chair, leader, release } = w.people;
    for (const viewer of [head, chair, leader, release, stranger, admin]) {
      expect(await potPage(viewer, 'pot', 1), viewer.accountId).toBeNull();
      expect(await fundPage(viewer, id, { all: true, page: 1 }), viewer.accountId).toBeNull();
      expect(await commitmentPage(viewer, made?.id ?? '')).toBeNull();
      expect(await budgetsWorklist(viewer)).toEqual([]);
      expect(await ask({ pot: 1 }, { viewer })).toMatchObject({ code: 'agreement.not-found' });
      const step = { id: made?.id ?? '', version: made?.version ?? 0, reason: 'x' };
      expect(await releaseCommitment(viewer, { ...step, amountPence: 1 })).toMatchObject({
        code: 'commitment.not-found',
      });
    }
    expect(await potsPage(head, null)).toBeNull();
    expect((await potsPage(stranger, null))?.pots).toEqual([]);
    const page = await potsPage(broker, null);
    expect(page).toMatchObject({
      year: 2026,
      mayMake: false,
      waiting: 0,
      total: { committed: 95_000 },
      uncovered: [],
    });
    expect(page?.pots.map((pot) => pot.name)).toEqual(['Pot pot']);
    expect((await potsPage(broker, 2028))?.pots).toEqual([]);
  });
});
