import { beforeEach, describe, expect, it } from 'vitest';
import { diagnosis, reminderRules } from '#drizzle/schema';
import { aFramework } from '#tests/builders/diagnosis';
import { NOW, newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { database } from '~/platform/db.server';
import { type CaseloadFilter, caseloadFilter } from './page';
import { caseloadPage } from './queries.server';

const [ELM, OAK, ASH] = [100_001, 100_002, 100_003];

let world: World;
let anna: Viewer;
let ben: Viewer;
let lead: Viewer;
let head: Viewer;

beforeEach(async () => {
  world = await newWorld();
  anna = await world.person('anna', { role: 'broker' });
  ben = await world.person('ben', { role: 'broker' });
  lead = await world.person('lead', { role: 'lead' });
  for (const urn of [ELM, OAK, ASH]) await world.school(urn, { name: `School ${urn}` });
  await world.standing(ELM, { brokerId: 'anna' });
  await world.standing(OAK, { brokerId: 'ben' });
  head = await world.person('head', { role: 'head', urn: ELM });
  // Anna's school sent its request two weeks ago; Ben's and nobody's today.
  await world.request('old', ELM, head, {
    submittedAt: new Date('2026-11-09T09:00:00Z'),
    createdAt: new Date('2026-11-09T09:00:00Z'),
  });
  await world.request('new', OAK, head);
  await world.request('loose', ASH, head);
});

const seen = async (viewer: Viewer, filter: Partial<CaseloadFilter> = {}) => {
  const page = await caseloadPage(viewer, { ...caseloadFilter.parse({}), ...filter });
  return page?.rows.map(({ ref, stalled }) => `${ref}${stalled ? ' stalled' : ''}`) ?? null;
};

describe('a caseload', () => {
  it('has the adviser’s own schools and those of nobody, what has waited too long on top', async () => {
    expect(await seen(anna)).toEqual(['TES-old stalled', 'TES-loose']);
    expect(await seen(ben)).toEqual(['TES-loose', 'TES-new']);
    const page = await caseloadPage(anna, caseloadFilter.parse({}));
    expect(page).toMatchObject({
      open: 2,
      stalled: 1,
      schools: 2,
      counts: [],
      rows: [
        {
          what: 'Partners to be put forward',
          waitsFor: ['you'],
          waited: 10,
          href: '/requests/old/matches',
        },
        { waitsFor: ['any broker'], waited: 0 },
      ],
    });
    expect(page?.stages.find(({ stage }) => stage === 'partner')).toMatchObject({
      open: 2,
      stalled: 1,
      waits: { week: 1, 'two-weeks': 1 },
    });
    // Somebody else's caseload is the lead's to look at, and nobody's who is not of the service.
    expect(await seen(anna, { adviser: 'ben' })).toEqual(['TES-old stalled', 'TES-loose']);
    expect(await seen(head)).toBeNull();
  });

  it('is anybody’s for the lead, with every adviser in counts by name', async () => {
    expect(await seen(lead)).toEqual(['TES-old stalled', 'TES-loose', 'TES-new']);
    expect(await seen(lead, { adviser: 'ben' })).toEqual(['TES-new']);
    expect(await seen(lead, { adviser: 'none' })).toEqual(['TES-loose']);
    expect(await seen(lead, { show: 'stalled' })).toEqual(['TES-old stalled']);
    expect(await seen(lead, { stage: 'money' })).toEqual([]);
    const page = await caseloadPage(lead, caseloadFilter.parse({ page: '40' }));
    expect(page).toMatchObject({ page: 1, total: 3 });
    expect(page?.counts.map(({ name, schools, open, stalled }) => [name, schools, open, stalled])).toEqual([
      ['Anna Person', 1, 1, 1],
      ['Ben Person', 1, 1, 0],
      ['Lead Person', 0, 0, 0],
      ['Schools without an adviser', 0, 1, 0],
    ]);
  });

  it('goes by the rules of the authority, and has contested diagnoses for the lead', async () => {
    await database().write(async (tx) => {
      await tx.insert(reminderRules).values({
        authorityId: 'testshire',
        rules: { 'request-untouched': { on: true, before: [], after: 30, every: 5, most: 1 } },
        updatedAt: NOW,
        byId: null,
        version: 1,
      });
    });
    expect(await seen(anna)).toEqual(['TES-old', 'TES-loose']);
    await database().write(async (tx) => {
      await tx.insert(diagnosis).values({
        id: 'd1',
        authorityId: 'testshire',
        urn: ELM,
        frameworkId: aFramework().id,
        term: '2026-1-autumn',
        state: 'contested',
        analysis: '{}',
        narrative: '',
        priorities: '',
        sharedAt: new Date('2026-10-01T09:00:00Z'),
        respondedAt: new Date('2026-10-05T09:00:00Z'),
        createdAt: NOW,
        updatedAt: NOW,
        version: 1,
      });
    });
    const page = await caseloadPage(anna, caseloadFilter.parse({ stage: 'diagnosis' }));
    expect(page?.rows).toMatchObject([
      { what: 'Contested diagnosis to be decided', waitsFor: ['you', 'the lead'], stalled: true },
    ]);
  });
});
