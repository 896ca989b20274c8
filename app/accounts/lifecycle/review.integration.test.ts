import { beforeEach, describe, expect, it } from 'vitest';
import { newWorld, type World } from '#tests/support/world';
import { wire } from '~/wiring.server';
import { accessToReview, confirmAccess } from './review.server';

let world: World;
beforeEach(async () => {
  wire();
  world = await newWorld();
  await world.person('admin', { role: 'admin' });
  await world.school(100001);
});

const later = (days: number) => world.travelTo(new Date(Date.now() + days * 86_400_000).toISOString());

describe('a look at who may do what', () => {
  it('is kept for each person, falls due again, and is nobody’s own', async () => {
    const lead = await world.person('lead', { role: 'lead' });
    await world.person('head', { role: 'head', urn: 100001 });
    const look = () => accessToReview(lead, { number: 1, size: 50 });
    expect(await look()).toMatchObject({ total: 3, due: 3 });
    expect(await confirmAccess(lead, ['head', 'lead', 'admin'])).toMatchObject({ ok: true, value: { n: 2 } });
    const seen = await look();
    expect(seen.due).toBe(1);
    expect(seen.people[0]).toMatchObject({ id: 'lead', own: true, confirmedAt: null });
    expect(seen.people.find(({ id }) => id === 'head')).toMatchObject({
      due: false,
      grants: [{ role: 'head' }],
    });
    later(181);
    expect(await look()).toMatchObject({ due: 3 });
    expect(await confirmAccess(lead, ['lead'])).toMatchObject({ ok: false, field: 'who' });
  });

  it('is for the head of service and administrators, of their own authority', async () => {
    const head = await world.person('head', { role: 'head', urn: 100001 });
    expect(await accessToReview(head, { number: 1, size: 50 })).toMatchObject({ people: [], total: 0 });
    expect(await confirmAccess(head, ['admin'])).toMatchObject({ ok: false, code: 'account.forbidden' });
    await world.authority({ id: 'other', code: '998', name: 'Othershire' });
    const stranger = await world.person('stranger', { role: 'admin' }, { authorityId: 'other' });
    expect(await confirmAccess(stranger, ['head'])).toMatchObject({ ok: false, code: 'account.not-found' });
  });
});
