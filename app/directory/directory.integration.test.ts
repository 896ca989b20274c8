import { beforeEach, describe, expect, it } from 'vitest';
import { proposal, supportRequest } from '#drizzle/schema';
import { aRequest } from '#tests/builders/diagnosis';
import {
  AUTUMN,
  at,
  broker,
  CLIENT,
  HOME,
  head,
  hold,
  leader,
  makeDirectoryWorld,
  otherLeader,
  standing,
  stranger,
} from '#tests/builders/directory-world';
import { NOW } from '#tests/builders/schools';
import { freshDatabase } from '#tests/support/database';
import type { Viewer } from '~/accounts/domain/roles';
import { withClock } from '~/platform/clock.server';
import { database } from '~/platform/db.server';
import { setCaps } from './commands/capacity.server';
import { confirmOffer } from './commands/offers.server';
import { confirmEntry, setStanding } from './commands/providers.server';
import { readFilters } from './filters';
import { listDirectory } from './queries/list.server';
import { findOffer } from './queries/offers.server';
import { findProfile } from './queries/profile.server';
import { directoryWorklist } from './worklist.server';

const ask = (query = '') => readFilters(new URLSearchParams(query));
const names = async (who: Viewer | null, query = '') =>
  (await at(() => listDirectory(who, ask(query)))).entries.map((entry) => entry.name);

beforeEach(async () => {
  await freshDatabase();
  await makeDirectoryWorld();
});

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

  it('is counted as a whole and shown by the page; a page beyond the last is the last', async () => {
    const page = async (query: string) => {
      const { entries, total, page: shown } = await at(() => listDirectory(broker, ask(query), 2));
      return { names: entries.map(({ name }) => name), total, page: shown };
    };
    const last = { names: ['Cat Beyond'], total: 3, page: 2 };
    expect(await page('')).toEqual({ names: ['Ann Field', 'ben Lowercase'], total: 3, page: 1 });
    expect(await page('page=2')).toEqual(last);
    expect(await page('page=9')).toEqual(last);
    expect(await page('q=nobody&page=2')).toEqual({ names: [], total: 0, page: 1 });
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

  it('shows how to reach them to the parties of a proposal they have accepted, and to no others', async () => {
    await database().write(async (tx) => {
      await tx.insert(supportRequest).values(aRequest('r1', CLIENT, 'head'));
      await tx.insert(proposal).values({
        id: 'prop1',
        authorityId: 'testshire',
        requestId: 'r1',
        offerId: 'writing',
        providerId: 'ann',
        state: 'invited',
        days: { [AUTUMN]: 4 },
        waived: [],
        createdAt: NOW,
        updatedAt: NOW,
        version: 1,
      });
    });
    const contact = async (who: Viewer) => (await at(() => findProfile(who, 'ann')))?.contact ?? null;
    const elsewhere: Viewer = { ...head, grants: [{ role: 'head', urn: HOME, providerId: null }] };
    expect(await contact(head)).toBeNull();
    await database().write(async (tx) => {
      await tx.update(proposal).set({ state: 'accepted' });
    });
    expect(await contact(head)).toMatchObject({ email: 'ann@provider.example' });
    for (const who of [elsewhere, otherLeader, stranger]) expect(await contact(who)).toBeNull();
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

describe('what waits for a leader', () => {
  it('offers to confirm and days to enter, until they have been', async () => {
    const later = new Date('2027-01-11T09:00:00Z');
    const keys = () =>
      withClock(later, async () => (await directoryWorklist(leader)).map((item) => item.key));
    expect(await keys()).toEqual([
      'entry-confirm:ann:2026-2-spring',
      'offers-confirm:ann:2026-2-spring',
      'capacity:ann:2026-3-summer',
    ]);
    await withClock(later, () => confirmEntry(leader, { id: 'ann', version: 1 }));
    await withClock(later, () => confirmOffer(leader, { id: 'writing', version: 1 }));
    await withClock(later, () =>
      setCaps(leader, { providerId: 'ann', version: 0, caps: { '2026-3-summer': 6 } }),
    );
    expect(await keys()).toEqual([]);
  });
});
