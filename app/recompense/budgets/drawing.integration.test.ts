import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { agreementAmendment, claim, claimLine, domainEvent, potCommitment } from '#drizzle/schema';
import { type BudgetsWorld, newBudgetsWorld } from '#tests/support/budgets-world';
import { must } from '#tests/support/recompense-world';
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
import { checkPots } from './checks.server';
import { releaseCommitment } from './decide.server';
import { commitmentsOf } from './read.server';
import { budgetsWorklist } from './worklist.server';

let w: BudgetsWorld;
let lead: Viewer;
let broker: Viewer;
let head: Viewer;
let id: string;

async function start(options: Parameters<typeof newBudgetsWorld>[0] = {}) {
  w = await newBudgetsWorld(options);
  ({ lead, broker, head } = w.people);
  id = w.id;
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

describe('drawing and giving back', () => {
  it('spends the oldest promise first, takes back to the newest, and never more than there is', async () => {
    await start({ until: 'draft' });
    await w.pot('later', 500_000, { startsOn: '2028-09-01', endsOn: '2029-08-31' });
    await must(w.ask({ pot: 60_000 }));
    w.world.travelTo('2026-11-23T10:00:00Z');
    expect(await w.ask({ later: 35_000 }), 'of other dates').toMatchObject({
      details: { grounds: ['other-dates'] },
    });
    await must(w.ask({ later: 35_000 }, { viewer: lead, reason: 'Carried over' }));
    await must(w.send());
    await w.signAll();
    await must(w.draw(70_000));
    const state = async () =>
      (await commitmentsOf(db(), id)).map(({ spentPence, releasedPence }) => [spentPence, releasedPence]);
    expect(await state()).toEqual([
      [60_000, 0],
      [10_000, 0],
    ]);
    expect(await w.draw(25_001)).toMatchObject({ code: 'funds.short', details: { missingPence: 1 } });
    expect(await w.potFigures('later')).toEqual({
      allocated: 500_000,
      committed: 25_000,
      spent: 10_000,
      free: 465_000,
    });
    await w.clawBack(15_000);
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
    await w.clawBack(5000);
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
    await must(w.ask({ pot: 95_000 }));
    expect(await signAmended(more)).toBeNull();
    expect((await w.potFigures())?.committed).toBe(190_000);
    await must(w.draw(50_000));
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
    await must(w.ask({ pot: 95_000 }, { reason: 'More is to come' }));
    const { version } = (await w.record()).row;
    await must(terminateAgreement(head, { id, version, ground: 'no-longer-needed', reason: 'No longer' }));
    expect((await w.commitments()).find(({ state }) => state === 'withdrawn')).toMatchObject({
      decision: 'Agreement TES-A-0001 has ended',
    });
    expect(await w.ask({ pot: 1 })).toMatchObject({ code: 'commitment.agreement-ended' });
  });
});
