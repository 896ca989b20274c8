import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { account, schoolStanding } from '#drizzle/schema';
import { newWorld } from '#tests/support/world';
import { database, db } from '~/platform/db.server';
import { onListOf } from './caseload.server';

it('puts a school on its adviser’s list, and on everybody’s when it has none or they have left', async () => {
  const world = await newWorld();
  const anna = await world.person('anna', { role: 'broker' });
  const ben = await world.person('ben', { role: 'broker' });
  for (const [urn, brokerId] of [
    [100_001, 'anna'],
    [100_002, 'ben'],
    [100_003, null],
  ] as const) {
    await world.school(urn);
    await world.standing(urn, { brokerId });
  }
  const listOf = async (viewer: typeof anna) =>
    (
      await db()
        .select({ urn: schoolStanding.urn })
        .from(schoolStanding)
        .where(onListOf(viewer, schoolStanding.brokerId))
        .orderBy(schoolStanding.urn)
    ).map((row) => row.urn);

  expect(await listOf(anna)).toEqual([100_001, 100_003]);
  expect(await listOf(ben)).toEqual([100_002, 100_003]);
  await database().write(async (tx) => {
    await tx.update(account).set({ active: false }).where(eq(account.id, 'ben'));
  });
  expect(await listOf(anna)).toEqual([100_001, 100_002, 100_003]);
});
