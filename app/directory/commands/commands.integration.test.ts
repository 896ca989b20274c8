import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent } from '#drizzle/schema';
import {
  AUTUMN,
  at,
  autumnOfAnn,
  broker,
  CLIENT,
  entry,
  fields,
  HOME,
  head,
  hold,
  leader,
  makeDirectoryWorld,
  otherLeader,
  SPRING,
  standing,
  stranger,
} from '#tests/builders/directory-world';
import { NOW } from '#tests/builders/schools';
import { freshDatabase } from '#tests/support/database';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { readOfferList } from '../filters';
import { findConflicts } from '../queries/conflicts.server';
import { findEditableOffer, findOffer, listOffers } from '../queries/offers.server';
import { findCapacityPlan, findEditableProvider, findProfile } from '../queries/profile.server';
import { setCaps } from './capacity.server';
import { declareConflict, endConflict } from './conflicts.server';
import { confirmOffer, createOffer, editOffer, publishOffer, withdrawOffer } from './offers.server';
import { confirmEntry, createProvider, editEntry, setAppetite, setStanding } from './providers.server';

beforeEach(async () => {
  await freshDatabase();
  await makeDirectoryWorld();
});

describe('who may change what', () => {
  it('an entry: the provider and their service, nobody else', async () => {
    const edit = (who: Viewer, version: number) => at(() => editEntry(who, { id: 'ann', version, entry }));
    for (const who of [otherLeader, head, stranger]) {
      expect(await edit(who, 1)).toMatchObject({ code: 'provider.not-found' });
      expect(await findEditableProvider(who, 'ann')).toBeNull();
      expect(await at(() => findCapacityPlan(who, 'ann'))).toBeNull();
      expect(await findConflicts(who, 'ann')).toBeNull();
      expect(await findEditableOffer(who, 'writing')).toBeNull();
      expect(await at(() => findOffer(who, 'maths'))).toBeNull();
    }
    expect(await edit(leader, 1)).toMatchObject({ ok: true });
    expect(await edit(broker, 2)).toMatchObject({ ok: true });
  });

  it('designation and quality assurance: the service, not the provider', async () => {
    const set = (who: Viewer) =>
      at(() => setStanding(who, { id: 'ann', version: 1, standing, reason: 'Renewed' }));
    expect(await set(leader)).toMatchObject({ code: 'provider.forbidden' });
    expect(await set(stranger)).toMatchObject({ code: 'provider.not-found' });
    expect(await set(broker)).toMatchObject({ ok: true });
  });

  it('adding a provider: the service; twice the same form makes one; the home school must be open', async () => {
    const add = (who: Viewer, homeUrn = HOME) =>
      at(() => createProvider(who, { formId: 'newform1', entry, standing: { ...standing, homeUrn } }));
    expect(await add(leader)).toMatchObject({ code: 'provider.forbidden' });
    expect(await add(broker, 999_999)).toMatchObject({ code: 'provider.school-unknown', field: 'homeUrn' });
    expect(await add(broker)).toEqual({ ok: true, value: { id: 'newform1' } });
    expect(await add(broker)).toEqual({ ok: true, value: { id: 'newform1' } });
    expect(await add(stranger)).toMatchObject({ code: 'provider.not-found' });
  });

  it('a form whose id no page has given makes nothing', async () => {
    const formId = '../ann';
    for (const tried of [
      () => createProvider(broker, { formId, entry, standing: { ...standing, homeUrn: HOME } }),
      () => createOffer(leader, { formId, providerId: 'ann', publish: false, fields, days: {} }),
      () =>
        declareConflict(leader, { formId, providerId: 'ann', urn: CLIENT, reason: 'Sister is a governor.' }),
    ]) {
      expect(await at(tried)).toMatchObject({ ok: false, code: 'form.used' });
    }
  });

  it('offers: listed for their provider and their service', async () => {
    const ids = async (who: Viewer) =>
      (await at(() => listOffers(who, readOfferList(new URLSearchParams())))).offers.map((one) => one.id);
    expect(await ids(leader)).toEqual(['maths', 'writing']);
    expect(await ids(broker)).toEqual(['maths', 'writing']);
    expect(await ids(otherLeader)).toEqual([]);
    expect(await ids(head)).toEqual([]);
    expect(await ids(stranger)).toEqual(['open', 'closed']);
    const drafts = await at(() =>
      listOffers(broker, readOfferList(new URLSearchParams('view=draft&q=math'))),
    );
    expect(drafts.offers.map((one) => one.id)).toEqual(['maths']);
    expect(drafts.counts).toEqual({ all: 1, confirm: 0, draft: 1, withdrawn: 0 });
  });
});

describe('a stale edit is refused, with what is saved now', () => {
  it('of an entry and an appetite', async () => {
    await at(() => editEntry(broker, { id: 'ann', version: 1, entry: { ...entry, strengths: 'Phonics.' } }));
    expect(await at(() => editEntry(leader, { id: 'ann', version: 1, entry }))).toMatchObject({
      code: 'stale',
      details: { theirs: { strengths: 'Phonics.' } },
    });
    expect(
      await at(() =>
        setAppetite(leader, { id: 'ann', version: 1, appetite: 'not-now', reason: 'Inspection' }),
      ),
    ).toMatchObject({ code: 'stale' });
  });

  it('of an offer, and of a confirmation of what has changed', async () => {
    const edit = (title: string) =>
      at(() => editOffer(leader, { id: 'writing', version: 1, fields: { ...fields, title }, days: {} }));
    expect(await edit('First')).toMatchObject({ ok: true });
    expect(await edit('Second')).toMatchObject({ code: 'stale', details: { theirs: { title: 'First' } } });
    expect(await at(() => confirmOffer(leader, { id: 'writing', version: 1 }))).toMatchObject({
      code: 'stale',
    });
  });

  it('of limits by term', async () => {
    const set = (version: number, halfDays: number | null) =>
      at(() => setCaps(leader, { providerId: 'ann', version, caps: { [AUTUMN]: halfDays, [SPRING]: null } }));
    expect(await set(0, 6)).toMatchObject({ ok: true });
    expect(await set(0, 8)).toMatchObject({
      code: 'stale',
      details: { theirs: { caps: { [AUTUMN]: '3' } } },
    });
    expect(await set(1, null)).toMatchObject({ code: 'capacity.cap-missing', field: `caps.${AUTUMN}` });
    expect(await autumnOfAnn()).toMatchObject({ cap: 6, free: 6 });
  });
});

describe('a form sent twice is answered as the first time, and done once', () => {
  const id = 'ann';
  const once = { id, version: 1 };
  it.each<[string, () => Promise<{ ok: boolean }>]>([
    ['an entry', () => editEntry(leader, { ...once, entry: { ...entry, strengths: 'Phonics.' } })],
    ['its confirmation', () => confirmEntry(leader, once)],
    ['an appetite', () => setAppetite(leader, { ...once, appetite: 'not-now', reason: 'Inspection' })],
    ['a standing', () => setStanding(broker, { ...once, standing, reason: 'Renewed' })],
    ['limits', () => setCaps(leader, { providerId: id, version: 0, caps: { [AUTUMN]: 6, [SPRING]: null } })],
    [
      'an offer',
      () =>
        editOffer(leader, { id: 'writing', version: 1, fields: { ...fields, title: 'Spelling' }, days: {} }),
    ],
    ['its confirmation', () => confirmOffer(leader, { id: 'writing', version: 1 })],
    ['its publication', () => publishOffer(leader, { id: 'maths', version: 1 })],
    ['its withdrawal', () => withdrawOffer(leader, { id: 'writing', version: 1, reason: null })],
  ])('%s', async (_, send) => {
    const events = () => db().select().from(domainEvent);
    expect(await at(send)).toMatchObject({ ok: true });
    const { length } = await events();
    expect(await at(send)).toMatchObject({ ok: true });
    expect(await events()).toHaveLength(length);
  });
});

describe('an appetite', () => {
  it('of "not now" needs its reason, which schools do not see', async () => {
    const set = (reason: string | null) =>
      at(() => setAppetite(leader, { id: 'ann', version: 1, appetite: 'not-now', reason }));
    expect(await set(null)).toMatchObject({ code: 'provider.reason-missing', field: 'reason' });
    expect(await set('Inspection expected')).toMatchObject({ ok: true });
    expect(await at(() => findProfile(head, 'ann'))).toMatchObject({ appetite: 'not-now', inside: null });
    expect(await at(() => findProfile(broker, 'ann'))).toMatchObject({
      inside: { appetiteReason: 'Inspection expected' },
    });
  });
});

describe('offers', () => {
  it('are made once however often the form is sent, and published only with days to come', async () => {
    const make = (publish: boolean, days: Record<string, number>) =>
      at(() => createOffer(leader, { formId: 'offerform1', providerId: 'ann', publish, fields, days }));
    expect(await make(true, { '2025-1-autumn': 4 })).toMatchObject({ code: 'offer.no-days' });
    expect(await make(true, { [SPRING]: 4 })).toMatchObject({ ok: true });
    expect(await make(true, { [SPRING]: 4 })).toMatchObject({ ok: true });
    expect((await at(() => listOffers(leader, readOfferList(new URLSearchParams())))).total).toBe(3);
    expect(await at(() => findOffer(null, 'offerform1'))).toMatchObject({ title: fields.title, days: null });
  });

  it('go from draft to published to withdrawn and back, each step once', async () => {
    const step = (work: typeof publishOffer, version: number) =>
      at(() => work(leader, { id: 'maths', version }));
    const withdraw: typeof publishOffer = (who, input) => withdrawOffer(who, { ...input, reason: null });
    expect(await step(publishOffer, 1)).toMatchObject({ ok: true });
    expect(await step(publishOffer, 2)).toMatchObject({ code: 'offer.not-allowed' });
    expect(await step(withdraw, 2)).toMatchObject({ ok: true });
    expect(await at(() => findOffer(head, 'maths'))).toBeNull();
    expect(await step(publishOffer, 3)).toMatchObject({ ok: true });
  });

  it('cannot have fewer days than are spoken for', async () => {
    await hold('p1', 5);
    const edit = (halfDays: number) =>
      at(() => editOffer(leader, { id: 'writing', version: 1, fields, days: { [AUTUMN]: halfDays } }));
    expect(await edit(4)).toMatchObject({
      code: 'capacity.short',
      field: `days.${AUTUMN}`,
      details: { term: AUTUMN, shortfallHalfDays: 1 },
    });
    expect(await edit(5)).toMatchObject({ ok: true });
  });
});

describe('conflicts of interest', () => {
  it('are declared once a school, and end without being forgotten', async () => {
    const declare = (formId: string, urn = CLIENT) =>
      at(() => declareConflict(leader, { formId, providerId: 'ann', urn, reason: 'Sister is a governor.' }));
    expect(await declare('conflict1')).toMatchObject({ ok: true });
    expect(await declare('conflict1')).toMatchObject({ ok: true });
    expect(
      await at(() =>
        declareConflict(otherLeader, { formId: 'conflict1', providerId: 'ben', urn: CLIENT, reason: 'x' }),
      ),
    ).toMatchObject({ ok: false, code: 'form.used' });
    expect(await declare('conflict2')).toMatchObject({ code: 'conflict.declared-already', field: 'urn' });
    expect(await declare('conflict3', 999_999)).toMatchObject({ code: 'provider.school-unknown' });
    expect(
      await at(() => endConflict(otherLeader, { providerId: 'ann', conflictId: 'conflict1' })),
    ).toMatchObject({ code: 'conflict.not-found' });
    expect(await at(() => endConflict(broker, { providerId: 'ann', conflictId: 'conflict1' }))).toMatchObject(
      {
        ok: true,
      },
    );
    const found = await findConflicts(leader, 'ann');
    expect(found?.conflicts).toHaveLength(1);
    expect(found?.conflicts[0]?.endedAt).toEqual(NOW);
  });
});
