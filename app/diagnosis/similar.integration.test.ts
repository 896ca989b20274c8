import { beforeEach, describe, expect, it } from 'vitest';
import { bandingFramework, indicatorValue } from '#drizzle/schema';
import { NOW, newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { readGround } from './analysis-facts.server';
import { readSimilarQuery } from './domain/similar-comparison';
import { frameworkInForce } from './frameworks.server';
import { similarSchools } from './similar-queries.server';

const OWN = 100_001;
let world: World;
let broker: Viewer;
let member: Viewer;
let foreign: Viewer;

const ask = (viewer: Viewer, query = '', urn = OWN) =>
  similarSchools(viewer, urn, readSimilarQuery(new URLSearchParams(query)));
const urns = (view: Awaited<ReturnType<typeof ask>>) => view?.rows.map(({ urn }) => urn);

beforeEach(async () => {
  world = await newWorld();
  const primary = { phaseName: 'Primary', typeGroup: 'maintained', urbanRural: 'Urban city and town' };
  await world.school(OWN, { ...primary, pupils: 200, fsmPercent: 20, easting: 500_000, northing: 300_000 });
  // Nearest first by free school meals, the odd ones of another authority and 50 km further each.
  for (let n = 1; n <= 8; n++)
    await world.school(OWN + n, {
      ...primary,
      ...(n % 2 === 0 ? {} : { laCode: '899', laName: 'Elsewhere' }),
      pupils: 200,
      fsmPercent: 20 + n,
      easting: 500_000 + (n % 2) * 50_000,
      northing: 300_000,
    });
  await world.school(OWN + 20, { ...primary, phaseName: 'Secondary', fsmPercent: 20 });
  await world.school(OWN + 21, { ...primary, fsmPercent: 20, statusGroup: 'closed' });
  broker = await world.person('broker', { role: 'broker' });
  member = await world.person('member', { role: 'member' });
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  foreign = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
  const value = (urn: number, indicator: string, figure: number | null, more = {}) => ({
    ...{ id: `${urn} ${indicator}`, urn, indicator, period: '2025', value: figure },
    ...{ source: 'Tables', at: NOW, current: true, ...more },
  });
  const own = { authorityId: broker.authorityId };
  await world.open.write(async (tx) => {
    await tx
      .insert(indicatorValue)
      .values([
        ...[0, 2, 3, 4, 5, 6].map((n) => value(OWN + n, 'ks2-rwm-expected', 50 + n)),
        value(OWN + 1, 'ks2-rwm-expected', null, { text: 'SUPP' }),
        value(OWN + 2, 'absence-persistent', 31, own),
        value(OWN + 2, 'leadership-concerns', null, { ...own, text: 'raised', period: '2026-05-01' }),
        value(OWN + 2, 'inspection-overall', 2, { text: 'good', period: '2023-03-14' }),
      ]);
    await tx.update(bandingFramework).set({
      criteria: [
        {
          ...{ key: 'red.like', theme: 'attainment', band: 'red', phases: [], text: 'Lower.', suggests: [] },
          test: { indicator: 'ks2-rwm-expected', is: 'at-most', than: { comparator: 'similar', margin: 0 } },
        },
      ],
    });
  });
});

describe('similar schools', () => {
  it('are open ones of the phase, with what is public of them, for anybody signed in', async () => {
    for (const viewer of [broker, member, foreign]) {
      const view = await ask(viewer);
      expect([...(urns(view) ?? [])].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => OWN + n));
      expect(view?.compared.map(({ indicator, period }) => [indicator, period])).toEqual([
        ['ks2-rwm-expected', '2025'],
      ]);
      expect(view?.compared[0]?.values[OWN + 1]).toEqual({ value: null, text: 'SUPP' });
      expect(view?.compared[0]?.average).toBe(54);
      expect(view?.inspections[OWN + 2]).toEqual({
        indicator: 'inspection-overall',
        period: '2023-03-14',
        text: 'good',
      });
    }
  });

  it('show nothing that was entered, and no band, whoever looks', async () => {
    const shown = JSON.stringify(await ask(broker));
    for (const word of ['absence', 'leadership', 'raised', '"band', 'standing'])
      expect(shown).not.toContain(word);
  });

  it('explain each trait', async () => {
    const [first] = (await ask(broker))?.rows ?? [];
    expect(first?.traits.map(({ sentence }) => sentence)).toContain(
      'Pupils eligible for free school meals: 20% here, 22% there',
    );
  });

  it('can be looked for in the authority, or near by', async () => {
    const even = [2, 4, 6, 8].map((n) => OWN + n);
    expect(urns(await ask(broker, 'area=authority'))?.sort()).toEqual(even);
    expect(urns(await ask(broker, 'area=near'))?.sort()).toEqual(even);
  });

  it('with a figure are the ones the analysis compares with', async () => {
    const view = await ask(member, 'figure=ks2-rwm-expected.2025');
    expect(urns(view)?.sort()).toEqual([2, 3, 4, 5, 6].map((n) => OWN + n));
    const framework = await frameworkInForce(db(), broker.authorityId);
    if (!framework) throw new Error('No framework');
    const ground = await readGround(db(), broker.authorityId, framework);
    expect(view?.figure?.average).toBe(54);
    expect(ground.similarTo(OWN, 'ks2-rwm-expected', '2025')?.value).toBe(54);
  });

  it('by a figure that was entered are told to the service of the authority alone', async () => {
    const query = 'figure=absence-persistent.2025';
    expect(urns(await ask(broker, query))).toEqual([OWN + 2]);
    for (const viewer of [member, foreign]) {
      const view = await ask(viewer, query);
      expect(view?.figure).toMatchObject({ hidden: true, average: null });
      expect(view?.rows).toEqual([]);
    }
    expect((await ask(broker, 'figure=leadership-concerns.2026'))?.figure).toBeNull();
  });

  it('are none of a phase with one school, and nothing of a school that is not held', async () => {
    expect(urns(await ask(broker, '', OWN + 20))).toEqual([]);
    expect(await ask(broker, '', 999_999)).toBeNull();
  });
});
