import { beforeEach, describe, expect, it } from 'vitest';
import * as schema from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { kmWithin } from '~/kernel/geo';
import { aSchool } from '../../../tests/builders/schools';
import { newWorld, type World } from '../../../tests/support/world';
import { readMapQuery } from '../domain/map/query';
import { loadMap } from './queries.server';

let world: World;
let broker: Viewer;
let head: Viewer;
beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(100001, { name: 'Ashbrook', easting: 430_000, northing: 280_000 });
  await world.school(100002, { name: 'Birch', easting: 440_000, northing: 285_000 });
  await world.school(100003, { name: 'Nowhere', easting: null, northing: null });
  await world.school(100009, { name: 'Far', easting: 500_000, northing: 280_000, laCode: '899' });
  await world.standing(100001, { band: 'red' });
  broker = await world.person('broker', { role: 'broker' });
  head = await world.person('head', { role: 'head', urn: 100001 });
});

async function see(viewer: Viewer, query: string) {
  const map = await loadMap(viewer, readMapQuery(new URLSearchParams(query)));
  if (!map) throw new Error('There is no such map');
  return map;
}

/** Names of schools shown, with their bands. */
const shown = (map: Awaited<ReturnType<typeof see>>) =>
  map.schools.places.map(({ name, band }) => [name, band?.key ?? null]);

describe('the map', () => {
  it('shows bands to the service of the authority, and to heads no more than their own', async () => {
    const foreign = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
    const member = await world.person('member', { role: 'member' });
    const ours = await see(broker, '');
    expect(shown(ours)).toEqual([
      ['Ashbrook', 'red'],
      ['Birch', null],
    ]);
    expect(ours.seesBands).toBe(true);
    expect(ours.unplaced.map(({ name }) => name)).toEqual(['Nowhere']);
    for (const viewer of [head, member, foreign]) {
      const theirs = await see(viewer, 'la=901&band=red');
      expect(theirs.seesBands).toBe(false);
      expect(theirs.choices.bands).toEqual([]);
      // Somebody who may not filter by band gets all; the service of another authority, whose bands these are not, none.
      expect(theirs.schools.total).toBe(viewer === foreign ? 0 : 2);
    }
    expect(shown(await see(member, ''))).toEqual([
      ['Ashbrook', null],
      ['Birch', null],
    ]);
    expect(shown(await see(foreign, 'la=901'))).toEqual([
      ['Ashbrook', null],
      ['Birch', null],
    ]);
    expect(shown(await see(broker, 'band=red'))).toEqual([['Ashbrook', 'red']]);
  });

  it('says who can reach a school: as far as each travels, and nobody the viewer could not come upon', async () => {
    const limit = 30;
    const metres = Math.floor(kmWithin(limit) * 1_000);
    await world.school(100011, { name: 'Just near', easting: 430_000 + metres, northing: 280_000 });
    await world.school(100012, { name: 'Just far', easting: 430_000 - metres - 2, northing: 280_000 });
    await world.school(100013, { name: 'Beyond', easting: 431_000, northing: 280_000, laCode: '899' });
    for (const [id, urn] of [
      ['near', 100011],
      ['far', 100012],
      ['own', 100001],
    ] as const) {
      await world.provider(id, urn);
      await world.offer(`of-${id}`, id, { travelLimitMinutes: limit, remote: id === 'far' });
    }
    await world.provider('shut', 100013, { authorityId: 'elsewhere' });
    await world.offer('of-shut', 'shut', { authorityId: 'elsewhere' });
    await world.provider('open', 100013, { authorityId: 'elsewhere' });
    await world.offer('of-open', 'open', {
      authorityId: 'elsewhere',
      openToOthers: true,
      focusAreas: ['phonics-early-reading'],
    });
    const map = await see(head, 'school=100001');
    expect(map.leaders.places.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['open', 7],
      ['near', limit],
    ]);
    expect(map.subject).toMatchObject({ kind: 'school', remoteOnly: 1 });
    const writing = await see(head, 'school=100001&focus=writing-ks2');
    expect(writing.leaders.places.map(({ id }) => id)).toEqual(['near']);
    const reach = await see(broker, 'leader=near');
    expect(shown(reach)).toEqual([
      ['Ashbrook', 'red'],
      ['Birch', null],
      ['Just near', null],
    ]);
    expect(await loadMap(head, readMapQuery(new URLSearchParams('leader=shut')))).toBeNull();
    expect(await loadMap(head, readMapQuery(new URLSearchParams('school=999999')))).toBeNull();
  });

  it('counts by squares where schools are too many to draw, and lists them page by page all the same', async () => {
    const many = Array.from({ length: 1_600 }, (_, i) =>
      aSchool(200_000 + i, {
        laCode: '899',
        laName: 'Elsewhere',
        name: `Many ${String(i).padStart(4, '0')}`,
        easting: 300_000 + (i % 40) * 2_500,
        northing: 200_000 + Math.floor(i / 40) * 2_500,
      }),
    );
    await world.open.write(async (tx) => {
      for (let from = 0; from < many.length; from += 200) {
        await tx.insert(schema.school).values(many.slice(from, from + 200));
      }
    });
    const map = await see(broker, 'la=899&page=3');
    expect(map.schools).toMatchObject({ total: 1_601, places: [], page: 3 });
    expect(map.schools.squares.reduce((sum, { n }) => sum + n, 0)).toBe(1_601);
    expect(map.schools.squares.length).toBeLessThan(1_400);
    expect(map.schools.listed.map(({ name }) => name).slice(0, 2)).toEqual(['Many 0019', 'Many 0020']);
    const corner = await see(broker, 'la=899&at=300000,200000&zoom=3');
    expect(corner.schools.squares).toEqual([]);
    expect(corner.schools.places.length).toBe(corner.schools.total);
    expect(corner.schools.places.some(({ name }) => name === 'Many 0000')).toBe(true);
    expect(corner.schools.total).toBeLessThan(400);
    const england = await see(broker, 'la=all');
    expect(england.schools.total).toBe(1_603);
    expect(england.schools.towns.map(({ n }) => n).sort((a, b) => a - b)).toEqual([2, 1_601]);
  });
});
