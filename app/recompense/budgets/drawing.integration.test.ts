import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { agreementAmendment, domainEvent, potCommitment } from '#drizzle/schema';
import { type BudgetsWorld, newBudgetsWorld, withBudgets } from '#tests/support/budgets-world';
import { newClaimWorld } from '#tests/support/claim-world';
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
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { checkPots } from './checks.server';
import { releaseCommitment } from './decide.server';
import { fundingOf } from './funding.server';
import { claimedSoFar, commitmentsOf } from './read.server';
import { budgetsWorklist } from './worklist.server';

let w: BudgetsWorld;
let lead: Viewer;
let broker: Viewer;
let head: Viewer;
let id: string;

async function start(options: Parameters<typeof newBudgetsWorld>[0] = {}) {
  use(await newBudgetsWorld(options));
}

function use(world: BudgetsWorld) {
  w = world;
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
    // Part of the second, by a form sent twice; another form on the same version is told that it is late.
    await must(back(second, 5000));
    await must(back(second, 5000));
    expect(await back(second, 6000)).toMatchObject({ code: 'stale' });
    const [, rest] = await commitmentsOf(db(), id);
    if (rest) await must(back(rest, 30_000));
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
    const less = await amend({ payer: 'shared', authorityPercent: 20 });
    expect(await signAmended(less)).toBeNull();
    expect(await w.potFigures()).toEqual({
      allocated: 2_000_000,
      committed: 38_000,
      spent: 0,
      free: 1_962_000,
    });
    expect((await w.commitments()).map(({ state, releasedPence }) => [state, releasedPence]).sort()).toEqual([
      ['approved', 57_000],
      ['released', 95_000],
    ]);
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

  it('keeps what claims have drawn and may still draw: from terms below it, and when the agreement ends', async () => {
    const visits = [
      ['one', '2027-02-04', 2],
      ['two', '2027-02-11', 1],
    ] as const;
    const c = await newClaimWorld({ visits });
    use(withBudgets(c));
    const all = (await c.form()).visits;
    await c.approved({ visits: all.slice(0, 1) });
    expect(await claimedSoFar(db(), id)).toEqual({
      work: 36_000,
      expenses: 0,
      authority: 18_000,
      school: 18_000,
    });
    expect(await signAmended(await amend({ authorityPercent: 5 }))).toMatchObject({
      code: 'funds.below-claimed',
      details: { part: 'authority', termsPence: 9500, claimedPence: 18_000 },
    });
    await c.confirmed({ visits: all.slice(1) });
    const { version } = (await w.record()).row;
    await must(
      terminateAgreement(broker, { id, version, ground: 'no-longer-needed', reason: 'It went well' }),
    );
    expect(await fundingOf(broker, id)).toMatchObject({
      cover: { approved: 95_000, spent: 18_000, left: 77_000 },
      openClaimsPence: 9000,
      sparePence: 68_000,
    });
    expect((await budgetsWorklist(broker)).map(({ title }) => title)).toEqual([
      'Release £680.00 of TES-A-0001',
    ]);
    expect(await checkPots(db())).toMatchObject({ problems: [] });
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
