import { expect, it } from 'vitest';
import { need, offerTerm, supportRequest } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { NOW, newWorld } from './support/world';

it('builds an authority with a school that asks and a provider that offers', async () => {
  const world = await newWorld();
  await world.school(100001);
  await world.school(100002, { name: 'Home School' });
  await world.standing(100001, { band: 'amber' });
  const head = await world.person('head', { role: 'head', urn: 100001 });
  await world.provider('ann', 100002, { caps: { '2026-2-spring': 12 } });
  await world.offer('writing', 'ann', { days: { '2026-2-spring': 12 } });
  await world.request('r1', 100001, head, { needs: ['writing-ks2', 'mathematics'] });

  expect(head).toMatchObject({
    authorityName: 'Testshire',
    grants: [{ role: 'head', urn: 100001, providerId: null }],
  });
  const [request] = await db().select().from(supportRequest);
  expect(request?.submittedAt).toEqual(NOW);
  expect(await db().select({ id: need.id, requestId: need.requestId }).from(need).orderBy(need.id)).toEqual([
    { id: 'r1-mathematics', requestId: 'r1' },
    { id: 'r1-writing-ks2', requestId: 'r1' },
  ]);
  expect(await db().select({ halfDays: offerTerm.halfDays }).from(offerTerm)).toEqual([{ halfDays: 12 }]);
  expect(await world.open.integrity()).toEqual([]);
});

it('stands still in time until told to move', async () => {
  const world = await newWorld();
  expect(new Date()).toEqual(NOW);
  world.travelTo('2027-01-05T10:00:00Z');
  expect(new Date().toISOString()).toBe('2027-01-05T10:00:00.000Z');
});
