import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, inspection, schoolLink, trajectory } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { NOW, newWorld, type World } from '../../../tests/support/world';
import { figureOf } from '../figures/catalogue.server';
import { readingOf } from '../figures/reading.server';
import { schoolsInsight } from './queries.server';
import { type SetTrajectory, setTrajectory } from './trajectory-commands.server';
import { editTrajectory, trajectoriesPage } from './trajectory-queries.server';

let world: World;
let lead: Viewer;
let broker: Viewer;

const CHOICES = { phases: ['Primary'], places: ['North'] };
const ALL = { measure: 'schools', phase: '', place: '' } as const;

beforeEach(async () => {
  world = await newWorld();
  lead = await world.person('lead', { role: 'lead' });
  broker = await world.person('broker', { role: 'broker' });
});

/** What the form would send, opened now. */
async function form({
  percents = [80, null, null, 85],
  ...over
}: Partial<SetTrajectory> & { percents?: (number | null)[] } = {}): Promise<SetTrajectory> {
  const page = await editTrajectory(lead, ALL);
  if (!page) throw new Error('The lead has no form');
  const { id, number, from } = page;
  const days = percents.map((percent) => ({ percent }));
  return { ...ALL, id, number, from, days, reason: 'As agreed', ...over };
}

describe('setting a trajectory', () => {
  it('makes a version at a time, each with its reason, and tells the audit trail', async () => {
    await world.school(100001, { district: 'North' });
    const first = await form();
    expect(await setTrajectory(lead, first, CHOICES)).toMatchObject({ ok: true, value: { ended: false } });
    // The same form sent twice, and Back: one version.
    expect(await setTrajectory(lead, first, CHOICES)).toMatchObject({ ok: true });
    const second = await form({ percents: [80, 82, null, 86], reason: 'Agreed again' });
    expect(await setTrajectory(lead, second, CHOICES)).toMatchObject({ ok: true });
    const rows = await db().select().from(trajectory).orderBy(asc(trajectory.number));
    expect(rows.map(({ number, inForce }) => [number, inForce])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(rows[1]?.points.map(({ percent }) => percent)).toEqual([80, 82, 86]);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.type, 'trajectory.set'));
    expect(events).toHaveLength(2);
    expect(await editTrajectory(lead, ALL)).toMatchObject({
      number: 2,
      versions: [{ number: 2 }, { number: 1 }],
    });
  });

  it('is refused where another version was made since, with what it says', async () => {
    await world.school(100001);
    const [mine, theirs] = [await form({ percents: [70] }), await form({ reason: 'Theirs' })];
    await setTrajectory(lead, theirs, CHOICES);
    const refused = await setTrajectory(lead, mine, CHOICES);
    expect(refused).toMatchObject({
      ok: false,
      code: 'stale',
      details: { theirs: { reason: 'Theirs', by: 'Lead Person' } },
    });
    expect(await db().select().from(trajectory)).toHaveLength(1);
  });

  it('ends when every day is left blank, and says when there is nothing to end or to change', async () => {
    await world.school(100001);
    expect(await setTrajectory(lead, await form({ percents: [] }), CHOICES)).toMatchObject({
      code: 'trajectory.empty',
      field: 'days[0].percent',
    });
    await setTrajectory(lead, await form(), CHOICES);
    expect(await setTrajectory(lead, await form(), CHOICES)).toMatchObject({ code: 'trajectory.no-change' });
    const ended = await setTrajectory(lead, await form({ percents: [null, null] }), CHOICES);
    expect(ended).toMatchObject({ ok: true, value: { ended: true } });
    expect((await trajectoriesPage(lead))?.trajectories).toEqual([]);
  });

  it('is the lead’s, of schools that the authority has, for the days the page asks about', async () => {
    await world.school(100001);
    expect(await editTrajectory(broker, ALL)).toBeNull();
    expect(await editTrajectory(lead, { ...ALL, place: 'Elsewhere' })).toBeNull();
    expect(await setTrajectory(broker, await form(), CHOICES)).toMatchObject({
      code: 'trajectory.forbidden',
    });
    expect(await setTrajectory(lead, await form({ place: 'Elsewhere' }), CHOICES)).toMatchObject({
      code: 'trajectory.not-found',
    });
    expect(await setTrajectory(lead, await form({ from: '2020-1-autumn' }), CHOICES)).toMatchObject({
      code: 'trajectory.new-term',
    });
    expect(await db().select().from(trajectory)).toEqual([]);
  });

  it('is seen by the service of its own authority alone', async () => {
    await world.school(100001);
    await setTrajectory(lead, await form(), CHOICES);
    const other = await world.authority({ id: 'other', code: '777', name: 'Othershire' });
    const theirs = await world.person('theirs', { role: 'lead' }, { authorityId: other.id });
    expect((await trajectoriesPage(broker))?.trajectories).toHaveLength(1);
    expect((await trajectoriesPage(theirs))?.trajectories).toEqual([]);
    expect(await trajectoriesPage(await world.person('m', { role: 'member' }))).toBeNull();
  });
});

describe('schools in good or better', () => {
  it('counts a converted academy once, by the judgement of the school it was, on either side of the day', async () => {
    const judged = { district: 'North', typeGroup: 'maintained', pupils: 100 };
    await world.school(100001, {
      ...judged,
      statusGroup: 'closed',
      closeDate: '2026-08-31',
    });
    await world.school(100009, { ...judged, typeGroup: 'academy', openDate: '2026-09-01', pupils: 120 });
    await world.school(100002, { ...judged, ofstedRating: 'Requires improvement', pupils: 300 });
    await world.school(100003, { ...judged, typeGroup: 'independent' });
    await world.open.write(async (tx) => {
      await tx.insert(schoolLink).values({
        ...{ id: 'link', urn: 100001, linkUrn: 100009, kind: 'successor', typeName: 'Successor' },
        ...{ establishedOn: '2026-09-01', source: 'links-file' },
      });
      await tx.insert(inspection).values({
        ...{ id: 'i1', urn: 100001, number: '1', kind: 'Section 5', form: 'graded', overall: 2 },
        ...{ startedOn: '2024-05-01', publishedOn: '2024-06-01', category: null, judgements: {} },
        ...{ source: 'test', importRunId: null, at: NOW },
      });
    });
    world.travelTo('2026-11-22T10:00:00Z');
    const page = await schoolsInsight(broker, {});
    const on = (day: string) => page?.series.counts.find((count) => count.day === day);
    expect(on('2026-08-31')).toMatchObject({ judged: 2, good: 1, pupilsGood: 100 });
    expect(on('2026-11-22')).toMatchObject({ judged: 2, good: 1, pupilsGood: 120, pupilsJudged: 420 });
    const { summary } = await figureOf(await readingOf(broker), 'good-or-better-pupils');
    expect(summary.value).toBeCloseTo((100 * 120) / 420, 6);
    expect((await schoolsInsight(broker, { place: 'Nowhere' }))?.filter.place).toBeUndefined();
  });
});
