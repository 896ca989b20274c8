import { describe, expect, it } from 'vitest';
import { potAllocation } from '#drizzle/schema';
import { type BudgetsWorld, newBudgetsWorld } from '#tests/support/budgets-world';
import { must } from '#tests/support/recompense-world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { releaseCommitment } from './decide.server';
import { commitmentPage, fundPage } from './funding.server';
import { allocateToPot, closePot, editPot, makePot } from './pots.server';
import { potPage, potsPage } from './queries.server';
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
    await must(w.ask({ [make.id]: 95_000 }));
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
    expect(await w.ask({ [make.id]: 100 }, { of: second })).toMatchObject({ code: 'pot.closed' });
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
    const [made] = await w.commitments();
    const stranger = await w.world.person('stranger', { role: 'lead' }, { authorityId: 'elsewhere' });
    const admin = await w.world.person('admin', { role: 'admin' });
    const { chair, leader, release } = w.people;
    for (const viewer of [head, chair, leader, release, stranger, admin]) {
      expect(await potPage(viewer, 'pot', 1), viewer.accountId).toBeNull();
      expect(await fundPage(viewer, id, { all: true, page: 1 }), viewer.accountId).toBeNull();
      expect(await commitmentPage(viewer, made?.id ?? '')).toBeNull();
      expect(await budgetsWorklist(viewer)).toEqual([]);
      expect(await w.ask({ pot: 1 }, { viewer })).toMatchObject({ code: 'agreement.not-found' });
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
