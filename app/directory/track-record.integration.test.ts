import { beforeEach, describe, expect, it } from 'vitest';
import { supportOutcome } from '#drizzle/schema';
import { at, broker, CLIENT, makeDirectoryWorld } from '#tests/builders/directory-world';
import { freshDatabase } from '#tests/support/database';
import { db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { recordSupportOutcome, trackPriorOf, trackRecordsOf } from './track-record.server';

beforeEach(async () => {
  await freshDatabase();
  await makeDirectoryWorld();
});

const TODAY = '2026-11-22';
const support = {
  authorityId: broker.authorityId,
  providerId: 'ann',
  offerId: 'writing',
  agreementId: 'a1',
  urn: CLIENT,
  focusAreas: ['writing-ks2'],
  outcomes: 4,
  outcomesMet: 3,
  outcomesPartly: 0,
  endedOn: '2026-10-23',
  countsFrom: TODAY,
};
const record = (more: Partial<typeof support> = {}) =>
  at(() => transact(broker, (ctx) => recordSupportOutcome(ctx, { ...support, ...more })));

describe('a track record', () => {
  it('counts pieces of support and the outcomes met', async () => {
    expect(await trackRecordsOf(db(), ['ann', 'ben'], TODAY)).toEqual(new Map());
    expect(await record()).toMatchObject({ ok: true });
    expect(await record({ agreementId: 'a2', outcomes: 2, outcomesMet: 0, outcomesPartly: 1 })).toMatchObject(
      { ok: true },
    );
    expect(await trackRecordsOf(db(), ['ann', 'ben'], TODAY)).toEqual(
      new Map([['ann', { cases: 2, outcomes: 6, met: 3, partly: 1 }]]),
    );
  });

  it('recorded again, the newer one counts, and the older is kept', async () => {
    const first = await record();
    expect(await record()).toEqual(first);
    await record({ outcomesMet: 4 });
    expect(await trackRecordsOf(db(), ['ann'], TODAY)).toEqual(
      new Map([['ann', { cases: 1, outcomes: 4, met: 4, partly: 0 }]]),
    );
    const rows = await db().select().from(supportOutcome);
    expect(rows.map(({ outcomesMet, current }) => [outcomesMet, current]).sort()).toEqual([
      [3, false],
      [4, true],
    ]);
  });

  it('moves the average of all at once: with each record, with each correction, and on the day it counts from', async () => {
    const mean = async (today = TODAY) => (await trackPriorOf(db(), today)).mean;
    const usual = await mean();
    await record({ outcomesMet: 4 });
    const better = await mean();
    expect(better).toBeGreaterThan(usual);
    expect(await mean()).toBe(better);
    await record({ outcomesMet: 0 });
    expect(await mean()).toBeLessThan(usual);
    await record({ agreementId: 'a2', outcomes: 20, outcomesMet: 20, countsFrom: '2026-12-01' });
    expect(await mean()).toBeLessThan(usual);
    expect(await mean('2026-12-01')).toBeGreaterThan(usual);
  });

  it('is refused where it cannot be', async () => {
    expect(await record({ outcomesMet: 5 })).toMatchObject({ code: 'track-record.invalid' });
    expect(await record({ outcomesMet: 4, outcomesPartly: 1 })).toMatchObject({
      code: 'track-record.invalid',
    });
    expect(await record({ outcomesMet: -1 })).toMatchObject({ code: 'track-record.invalid' });
    expect(await record({ providerId: 'nobody' })).toMatchObject({ code: 'provider.not-found' });
    expect(await trackRecordsOf(db(), ['ann'], TODAY)).toEqual(new Map());
  });
});
