import { beforeEach, describe, expect, it } from 'vitest';
import { account, authority, offer, offerTerm, provider, school } from '#drizzle/schema';
import { anOffer, aProvider } from '#tests/builders/directory';
import { anAuthority, aSchool, NOW } from '#tests/builders/schools';
import { freshDatabase } from '#tests/support/database';
import type { Grant, Viewer } from '~/accounts/domain/roles';
import { withClock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { setCaps } from './commands/capacity.server';
import { declareConflict, endConflict } from './commands/conflicts.server';
import { confirmOffer, createOffer, editOffer, publishOffer, withdrawOffer } from './commands/offers.server';
import { createProvider, editEntry, setAppetite, setStanding } from './commands/providers.server';
import { readFilters, readOfferList } from './filters';
import {
  capacityOf,
  commitDays,
  freeDays,
  holdDays,
  recommitDays,
  releaseDays,
  spendDays,
} from './ledger.server';
import { findConflicts } from './queries/conflicts.server';
import { listDirectory } from './queries/list.server';
import { findEditableOffer, findOffer, listOffers } from './queries/offers.server';
import { findCapacityPlan, findEditableProvider, findProfile } from './queries/profile.server';
import { directoryWorklist } from './worklist.server';

const AUTUMN = '2026-1-autumn';
const SPRING = '2026-2-spring';
const HOME = 900_001;
const CLIENT = 900_002;

function viewer(accountId: string, grants: Partial<Grant>[], authorityId = 'testshire'): Viewer {
  return {
    accountId,
    name: accountId,
    email: `${accountId}@example.test`,
    authorityId,
    authorityName: authorityId,
    grants: grants.map((grant) => ({ role: 'member', urn: null, providerId: null, ...grant })),
  };
}
const broker = viewer('broker', [{ role: 'broker' }]);
const leader = viewer('leader', [{ role: 'leader', providerId: 'ann' }]);
const otherLeader = viewer('other-leader', [{ role: 'leader', providerId: 'ben' }]);
const head = viewer('head', [{ role: 'head', urn: CLIENT }]);
const stranger = viewer('stranger', [{ role: 'broker' }], 'othershire');

const at = <T>(work: () => Promise<T>) => withClock(NOW, work);
const ask = (query = '') => readFilters(new URLSearchParams(query));
const names = async (who: Viewer | null, query = '') =>
  (await at(() => listDirectory(who, ask(query)))).entries.map((entry) => entry.name);

const fields = {
  title: 'Writing in years 3 to 6',
  description: 'Coaching and planning with the English lead.',
  focusAreas: ['writing-ks2'],
  phases: ['primary' as const],
  formats: ['coaching' as const],
  dayRatePence: 35_000,
  travelLimitMinutes: 45,
  remote: false,
  openToOthers: false,
};
const entry = {
  name: 'Ann Field',
  jobTitle: null,
  strengths: 'Writing.',
  email: null,
  telephone: null,
};
const standing = {
  designation: 'SLE' as const,
  homeUrn: HOME,
  designatedOn: '2024-09-01',
  designationExpires: '2028-08-31',
  qaState: 'assured' as const,
  qaOn: '2026-06-01',
  qaNote: null,
  active: true,
};

beforeEach(async () => {
  await freshDatabase();
  await database().write(async (tx) => {
    await tx
      .insert(authority)
      .values([anAuthority(), anAuthority({ id: 'othershire', code: '902', name: 'Othershire' })]);
    for (const who of [broker, leader, otherLeader, head, stranger]) {
      await tx.insert(account).values({
        id: who.accountId,
        authorityId: who.authorityId,
        email: who.email,
        name: who.name,
        passwordHash: null,
        active: true,
        createdAt: NOW,
        lastSignedInAt: null,
        version: 1,
      });
    }
    await tx
      .insert(school)
      .values([
        aSchool(HOME, { name: 'Ashfield Primary' }),
        aSchool(CLIENT),
        aSchool(900_003, { laCode: '902', laName: 'Othershire', name: 'Far Away Primary' }),
      ]);
    await tx
      .insert(provider)
      .values([
        aProvider('ann', HOME, { name: 'Ann Field' }),
        aProvider('ben', HOME, { name: 'ben Lowercase', appetite: 'open', lastConfirmedAt: null }),
        aProvider('cat', 900_003, { name: 'Cat Beyond', authorityId: 'othershire' }),
        aProvider('dan', 900_003, { name: 'Dan Inward', authorityId: 'othershire' }),
      ]);
    await tx
      .insert(offer)
      .values([
        anOffer('writing', 'ann', { title: 'Writing for all' }),
        anOffer('maths', 'ann', { title: 'Mathematics', focusAreas: ['mathematics'], state: 'draft' }),
        anOffer('open', 'cat', { authorityId: 'othershire', openToOthers: true, remote: true }),
        anOffer('closed', 'dan', { authorityId: 'othershire' }),
      ]);
    await tx.insert(offerTerm).values([
      { id: 't1', offerId: 'writing', term: AUTUMN, halfDays: 8 },
      { id: 't2', offerId: 'maths', term: AUTUMN, halfDays: 8 },
    ]);
  });
});

const hold = (proposalId: string, halfDays: number, offerId = 'writing') =>
  at(() =>
    transact(broker, (ctx) =>
      holdDays(ctx, { offerId, providerId: 'ann', proposalId, days: { [AUTUMN]: halfDays } }),
    ),
  );
const autumn = async () => (await capacityOf(db(), 'ann', [AUTUMN]))[0]?.overall;

describe('the directory', () => {
  it('shows anybody providers with published offers, by name whatever its case', async () => {
    expect(await names(null)).toEqual(['Ann Field', 'Cat Beyond', 'Dan Inward']);
  });

  it('shows the service its providers without offers too, and others where they are open', async () => {
    expect(await names(broker)).toEqual(['Ann Field', 'ben Lowercase', 'Cat Beyond']);
    expect(await names(head)).toEqual(['Ann Field', 'Cat Beyond']);
    expect(await names(head, 'where=own')).toEqual(['Ann Field']);
    expect(await names(head, 'where=beyond')).toEqual(['Cat Beyond']);
  });

  it.each([
    ['q=ashfield', ['Ann Field', 'ben Lowercase']],
    ['q=WRITING+for', ['Ann Field']],
    ['q=100%25', []],
    ['focus=writing-ks2', ['Ann Field', 'Cat Beyond']],
    ['focus=mathematics', []],
    ['phase=primary&format=coaching', ['Ann Field', 'Cat Beyond']],
    ['phase=secondary', []],
    ['designation=NLE', []],
    ['appetite=open', ['ben Lowercase']],
    ['remote=on', ['Cat Beyond']],
    ['open=on', ['Cat Beyond']],
    ['free=this', ['Ann Field']],
    ['free=next', []],
    ['sort=fresh', ['Ann Field', 'Cat Beyond', 'ben Lowercase']],
    ['focus=nonsense&page=99&sort=odd', ['Ann Field', 'ben Lowercase', 'Cat Beyond']],
  ])('filters by %s', async (query, expected) => {
    expect(await names(broker, query)).toEqual(expected);
  });

  it('gives figures of days to the service and the provider only', async () => {
    const of = async (who: Viewer | null) =>
      (await at(() => listDirectory(who, ask('q=ann')))).entries[0]?.free ?? null;
    expect(await of(broker)).toEqual({ this: 8, next: 0 });
    expect(await of(leader)).toEqual({ this: 8, next: 0 });
    for (const who of [null, head, otherLeader, stranger]) expect(await of(who)).toBeNull();
  });

  it('finds for the service whose designation ends or quality assurance is due', async () => {
    await at(() =>
      setStanding(broker, {
        id: 'ann',
        version: 1,
        reason: 'Dates corrected',
        standing: { ...standing, designationExpires: '2026-12-31', qaOn: '2025-12-01' },
      }),
    );
    expect(await names(broker, 'check=designation')).toEqual(['Ann Field']);
    expect(await names(broker, 'check=qa')).toEqual(['Ann Field']);
    expect((await at(() => directoryWorklist(broker))).map((item) => item.key)).toEqual([
      'designation:ann',
      'qa:ann',
    ]);
  });
});

describe('a profile', () => {
  it('never shows the public contact details, days or drafts', async () => {
    const profile = await at(() => findProfile(null, 'ann'));
    expect(profile).toMatchObject({ name: 'Ann Field', hasFreeThisTerm: true, contact: null, inside: null });
    expect(profile?.offers.map((one) => one.id)).toEqual(['writing']);
    expect(JSON.stringify(profile)).not.toContain('ann@provider.example');
  });

  it('shows them to the provider and their service', async () => {
    for (const who of [leader, broker]) {
      const profile = await at(() => findProfile(who, 'ann'));
      expect(profile?.contact?.email).toBe('ann@provider.example');
      expect(profile?.inside?.capacity[0]?.overall.cap).toBe(8);
      expect(profile?.offers).toHaveLength(2);
    }
    for (const who of [head, otherLeader, stranger]) {
      expect(await at(() => findProfile(who, 'ann'))).toMatchObject({ contact: null, inside: null });
    }
  });

  it('without a published offer is for its own authority only', async () => {
    expect(await at(() => findProfile(null, 'ben'))).toBeNull();
    expect(await at(() => findProfile(stranger, 'ben'))).toBeNull();
    expect(await at(() => findProfile(head, 'ben'))).toMatchObject({ name: 'ben Lowercase' });
  });

  it('taken out of the directory is gone for everybody but the provider and their service', async () => {
    await at(() =>
      setStanding(broker, {
        id: 'ann',
        version: 1,
        reason: 'Moved away',
        standing: { ...standing, active: false },
      }),
    );
    expect(await names(broker)).toEqual(['ben Lowercase', 'Cat Beyond']);
    for (const who of [null, head, stranger]) expect(await at(() => findProfile(who, 'ann'))).toBeNull();
    expect(await at(() => findProfile(leader, 'ann'))).toMatchObject({ active: false });
    expect(await at(() => findOffer(head, 'writing'))).toBeNull();
    expect(await hold('p1', 2)).toMatchObject({ code: 'offer.not-published' });
  });
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
    expect(await autumn()).toMatchObject({ cap: 6, free: 6 });
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

describe('the ledger', () => {
  it('of two who want the last days at once, exactly one gets them', async () => {
    const [one, two] = await Promise.all([hold('p1', 6), hold('p2', 6)]);
    const verdicts = [one, two];
    expect(verdicts.filter((verdict) => verdict.ok)).toHaveLength(1);
    expect(verdicts.find((verdict) => !verdict.ok)).toMatchObject({
      code: 'capacity.short',
      details: { term: AUTUMN, shortfallHalfDays: 4 },
    });
    expect(await autumn()).toMatchObject({ held: 6, free: 2 });
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
    expect(await autumn()).toMatchObject({ cap: 10, held: taken, free: 10 - taken });
    expect(taken).toBe(10);
  });

  it('cannot be undercut by lowering the limit while days are being held', async () => {
    const lower = at(() => setCaps(leader, { providerId: 'ann', version: 0, caps: { [AUTUMN]: 4 } }));
    const [held, lowered] = await Promise.all([hold('p1', 6), lower]);
    expect([held.ok, lowered.ok].filter(Boolean)).toHaveLength(1);
    const now = await autumn();
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
    expect(
      await run((ctx) => recommitDays(ctx, { ...of, offerId: 'writing', days: { [AUTUMN]: 5 } })),
    ).toMatchObject({ ok: true });
    expect(await autumn()).toMatchObject({ held: 0, committed: 5, used: 2, free: 1 });
    expect(await run((ctx) => releaseDays(ctx, of))).toMatchObject({ ok: true });
    expect(await autumn()).toMatchObject({ committed: 0, used: 2, free: 6 });
  });

  it('lets go of what is held, as often as asked, and of nothing for a proposal unknown', async () => {
    await hold('p1', 6);
    for (const proposalId of ['p1', 'p1', 'unknown']) {
      expect(await at(() => transact(broker, (ctx) => freeDays(ctx, { proposalId })))).toMatchObject({
        ok: true,
      });
    }
    expect(await autumn()).toMatchObject({ held: 0, free: 8 });
  });
});

describe('what waits for a leader', () => {
  it('offers to confirm and days to enter, until they have been', async () => {
    const later = new Date('2027-01-11T09:00:00Z');
    const keys = () =>
      withClock(later, async () => (await directoryWorklist(leader)).map((item) => item.key));
    expect(await keys()).toEqual(['offers-confirm:ann:2026-2-spring', 'capacity:ann:2026-3-summer']);
    await withClock(later, () => confirmOffer(leader, { id: 'writing', version: 1 }));
    await withClock(later, () =>
      setCaps(leader, { providerId: 'ann', version: 0, caps: { '2026-3-summer': 6 } }),
    );
    expect(await keys()).toEqual([]);
  });
});
