import { describe, expect, it } from 'vitest';
import { type BudgetsWorld, newBudgetsWorld } from '#tests/support/budgets-world';
import type { Viewer } from '~/accounts/domain/roles';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { decideCommitment, releaseCommitment, withdrawCommitment } from './decide.server';
import { fundingOf } from './funding.server';
import { potsPage } from './queries.server';
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
    expect(await w.ask({ pot: 95_001 })).toMatchObject({ code: 'commitment.more-than-needed' });
    const form = newFormId();
    const twice = await Promise.all([
      w.ask({ pot: 95_000 }, { id: form }),
      w.ask({ pot: 95_000 }, { id: form }),
    ]);
    const done = { ok: true, value: { state: 'approved', grounds: [], amountPence: 95_000 } };
    expect(twice).toEqual([done, done]);
    expect(await w.ask({ pot: 95_000 }, { id: form })).toEqual(done);
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
    const [made] = await w.commitments();
    const back = { id: made?.id ?? '', version: 1, reason: 'Not needed', amountPence: 1 };
    expect(await releaseCommitment(broker, back)).toMatchObject({
      code: 'commitment.needed',
      details: { mostPence: 0 },
    });
    await start({ potPence: null });
    expect((await w.record()).row.state).toBe('active');
    expect(await w.draw(95_000), 'its money is kept elsewhere').toEqual({ ok: true, value: undefined });
    expect(await w.books()).toEqual({});
  });

  it('asked for in parts of several pots is asked of the lead as the one sum it is', async () => {
    await start({ until: 'draft', terms: { ratePence: 200_000 } });
    const need = await w.need();
    expect(need, 'above the threshold of £5,000').toBe(605_000);
    await w.pot('second', 400_000);
    const half = need / 2;
    expect(await w.ask({ pot: half, second: need - half })).toMatchObject({
      code: 'commitment.reason',
      field: 'reason',
      details: { grounds: ['above-threshold'] },
    });
    expect(await w.ask({ pot: 300_000 }), 'below it alone').toMatchObject({
      ok: true,
      value: { state: 'approved' },
    });
    const rest = { pot: 100_000, second: need - 400_000 };
    expect(await w.ask(rest, { reason: 'Two schools share it' })).toEqual({
      ok: true,
      value: { state: 'asked', grounds: ['above-threshold'], amountPence: need - 300_000 },
    });
    expect(await w.ask({ pot: 1 }, { reason: 'More' }), 'what is asked counts as covered').toMatchObject({
      code: 'commitment.more-than-needed',
    });
    expect((await w.potFigures())?.committed, 'nothing moves before the lead decides').toBe(300_000);
    const waiting = (await budgetsWorklist(lead)).filter(({ kind }) => kind === 'now');
    expect(waiting.map(({ title }) => title).sort()).toEqual([
      'Decide about £1,000.00 for TES-A-0001',
      'Decide about £2,050.00 for TES-A-0001',
    ]);
    expect((await budgetsWorklist(broker)).every(({ kind }) => kind === 'waiting')).toBe(true);
    const asked = (await w.commitments()).filter(({ state }) => state === 'asked');
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
    const approved = (await w.commitments()).filter(({ state }) => state === 'approved');
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
      w.ask({ pot: 95_000 }),
      w.ask({ pot: 46_000 }, { viewer: broker2, of: second }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      code: 'commitment.reason',
      details: { grounds: ['beyond-pot'] },
    });
    expect((await w.potFigures())?.free).toBeGreaterThanOrEqual(0);
    // With a reason it is asked; a lead may agree to more than the pot has, which then says so.
    const [late, needed] = both[0]?.ok ? [second, 46_000] : [id, 95_000];
    expect(await w.ask({ pot: needed }, { of: late, reason: 'It cannot wait' })).toMatchObject({
      value: { state: 'asked', grounds: ['beyond-pot'] },
    });
    const asked = (await w.commitments()).find(({ state }) => state === 'asked');
    const form = { id: asked?.id ?? '', version: 1 };
    expect(await withdrawCommitment(broker, { ...form, reason: 'Another pot' })).toEqual({
      ok: true,
      value: 'withdrawn',
    });
    expect(await w.ask({ pot: needed }, { of: late, viewer: lead })).toMatchObject({
      code: 'commitment.reason',
      message: expect.stringContaining('Say why you agree'),
    });
    expect(
      await w.ask({ pot: needed }, { of: late, viewer: lead, reason: 'More comes in April' }),
    ).toMatchObject({
      value: { state: 'approved', grounds: ['beyond-pot'] },
    });
    expect(await w.potFigures()).toEqual({ allocated: 120_000, committed: 141_000, spent: 0, free: -21_000 });
  });
});
