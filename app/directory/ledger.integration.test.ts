import { beforeEach, describe, expect, it } from 'vitest';
import {
  AUTUMN,
  at,
  autumnOfAnn,
  broker,
  hold,
  leader,
  makeDirectoryWorld,
} from '#tests/builders/directory-world';
import { freshDatabase } from '#tests/support/database';
import { transact } from '~/platform/transact.server';
import { setCaps } from './commands/capacity.server';
import { publishOffer } from './commands/offers.server';
import { commitDays, freeDays, recommitDays, releaseDays, returnDays, spendDays } from './ledger.server';

beforeEach(async () => {
  await freshDatabase();
  await makeDirectoryWorld();
});

describe('the ledger', () => {
  it('of two who want the last days at once, exactly one gets them', async () => {
    const [one, two] = await Promise.all([hold('p1', 6), hold('p2', 6)]);
    const verdicts = [one, two];
    expect(verdicts.filter((verdict) => verdict.ok)).toHaveLength(1);
    expect(verdicts.find((verdict) => !verdict.ok)).toMatchObject({
      code: 'capacity.short',
      details: { term: AUTUMN, shortfallHalfDays: 4 },
    });
    expect(await autumnOfAnn()).toMatchObject({ held: 6, free: 2 });
  });

  it('holds to the overall limit of a leader whose offers are asked for at once', async () => {
    await at(() => publishOffer(leader, { id: 'maths', version: 1 }));
    await at(() => setCaps(leader, { providerId: 'ann', version: 0, caps: { [AUTUMN]: 10 } }));
    const all = await Promise.all([
      hold('p1', 6),
      hold('p2', 6, 'maths'),
      hold('p3', 4),
      hold('p4', 4, 'maths'),
    ]);
    const taken = all.reduce((sum, verdict, i) => sum + (verdict.ok ? (i < 2 ? 6 : 4) : 0), 0);
    expect(await autumnOfAnn()).toMatchObject({ cap: 10, held: taken, free: 10 - taken });
    expect(taken).toBe(10);
  });

  it('cannot be undercut by lowering the limit while days are being held', async () => {
    const lower = at(() => setCaps(leader, { providerId: 'ann', version: 0, caps: { [AUTUMN]: 4 } }));
    const [held, lowered] = await Promise.all([hold('p1', 6), lower]);
    expect([held.ok, lowered.ok].filter(Boolean)).toHaveLength(1);
    const now = await autumnOfAnn();
    expect((now?.held ?? 0) + (now?.free ?? 0)).toBe(now?.cap);
  });

  it('takes a hold through to use, and gives back what is not needed', async () => {
    const run = (work: Parameters<typeof transact<undefined>>[1]) => at(() => transact(broker, work));
    await hold('p1', 6);
    expect(await run((ctx) => commitDays(ctx, { proposalId: 'p1', agreementId: 'a1' }))).toMatchObject({
      ok: true,
    });
    expect(await run((ctx) => commitDays(ctx, { proposalId: 'p1', agreementId: 'a1' }))).toMatchObject({
      code: 'capacity.not-held',
    });
    const of = { providerId: 'ann', agreementId: 'a1' };
    expect(await run((ctx) => spendDays(ctx, { ...of, term: AUTUMN, halfDays: 2 }))).toMatchObject({
      ok: true,
    });
    expect(await run((ctx) => spendDays(ctx, { ...of, term: AUTUMN, halfDays: 3 }))).toMatchObject({
      ok: true,
    });
    expect(await run((ctx) => returnDays(ctx, { ...of, term: AUTUMN, halfDays: 3 }))).toMatchObject({
      ok: true,
    });
    expect(await run((ctx) => returnDays(ctx, { ...of, term: AUTUMN, halfDays: 3 }))).toMatchObject({
      code: 'capacity.not-used',
    });
    expect(
      await run((ctx) => recommitDays(ctx, { ...of, offerId: 'writing', days: { [AUTUMN]: 5 } })),
    ).toMatchObject({ ok: true });
    expect(await autumnOfAnn()).toMatchObject({ held: 0, committed: 5, used: 2, free: 1 });
    expect(await run((ctx) => releaseDays(ctx, of))).toMatchObject({ ok: true });
    expect(await autumnOfAnn()).toMatchObject({ committed: 0, used: 2, free: 6 });
  });

  it('lets go of what is held, as often as asked, and of nothing for a proposal unknown', async () => {
    await hold('p1', 6);
    for (const proposalId of ['p1', 'p1', 'unknown']) {
      expect(await at(() => transact(broker, (ctx) => freeDays(ctx, { proposalId })))).toMatchObject({
        ok: true,
      });
    }
    expect(await autumnOfAnn()).toMatchObject({ held: 0, free: 8 });
  });
});
