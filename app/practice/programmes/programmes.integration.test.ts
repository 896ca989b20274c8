import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainEvent, notification, programmePlace } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { wire } from '~/wiring.server';
import { worklistFor } from '~/worklist.server';
import { newWorld, type World } from '../../../tests/support/world';
import { formCluster } from '../clusters/commands.server';
import { answerInvitation, inviteSchools } from '../clusters/school-commands.server';
import { cancelProgramme, changeProgramme, draftProgramme, moveProgramme } from './commands.server';
import type { ProgrammeInput } from './forms';
import { askPlace, giveBackPlace, recordResults } from './place-commands.server';
import { listProgrammes, programmePage } from './queries.server';

const [ELM, OAK, ASH] = [100_001, 100_002, 100_003];
const ID = 'programmeaa1';
const FILTER = { q: '', state: 'current' as const, page: 1 };
const INPUT: ProgrammeInput = {
  name: 'Teaching writing',
  description: 'Three mornings',
  focusAreas: ['writing-ks2'],
  clusterId: null,
  offerId: null,
  sessions: [
    { on: '2027-02-11', times: '9am to noon', place: 'Oak' },
    { on: '2027-01-14', times: '9am to noon', place: 'Oak' },
  ],
  places: 2,
  mostEach: null,
  closesOn: '2027-01-08',
};

let world: World;
let people: Record<'broker' | 'elm' | 'elmChair' | 'oak' | 'ash' | 'leader' | 'other' | 'away', Viewer>;

beforeEach(async () => {
  world = await newWorld();
  wire();
  await world.authority({ id: 'away', code: '899', name: 'Away' });
  for (const [urn, name] of [
    [ELM, 'Elm'],
    [OAK, 'Oak'],
    [ASH, 'Ash'],
  ] as const)
    await world.school(urn, { name });
  await world.school(100_009, { name: 'Far', laCode: '899' });
  await world.provider('ann', OAK, { name: 'Ann Field' });
  await world.provider('bea', ASH, { name: 'Bea Lane' });
  await world.offer('writing', 'ann');
  people = {
    broker: await world.person('broker', { role: 'broker' }),
    elm: await world.person('elm', { role: 'head', urn: ELM }),
    elmChair: await world.person('elmchair', { role: 'chair', urn: ELM }),
    oak: await world.person('oak', { role: 'head', urn: OAK }),
    ash: await world.person('ash', { role: 'head', urn: ASH }),
    leader: await world.person('ann-person', { role: 'leader', providerId: 'ann' }),
    other: await world.person('bea-person', { role: 'leader', providerId: 'bea' }),
    away: await world.person('away', { role: 'head', urn: 100_009 }, { authorityId: 'away' }),
  };
});

async function must<T>(
  verdict: Promise<{ ok: true; value: T } | { ok: false; message: string }>,
): Promise<T> {
  const said = await verdict;
  if (!said.ok) throw new Error(said.message);
  return said.value;
}

async function opened(more: Partial<ProgrammeInput> = {}): Promise<void> {
  await must(draftProgramme(people.broker, { id: ID, ...INPUT, ...more }));
  await must(moveProgramme(people.broker, ID, { version: 1, move: 'open' }));
}

let asked = 0;
const ask = (who: Viewer, urn: number, person: string) =>
  askPlace(who, ID, { id: `placeaaaaa${++asked}`, urn, person, jobTitle: 'Teacher' });
const statesOf = async () =>
  Object.fromEntries((await db().select().from(programmePlace)).map(({ person, state }) => [person, state]));
const lineOf = async (who: Viewer, person: string) => {
  const line = (await programmePage(who, ID))?.lines.find((one) => one.person === person);
  return { placeId: line?.id ?? '', version: line?.version ?? 0 };
};
const giveBack = async (who: Viewer, person: string) => {
  const { placeId, version } = await lineOf(who, person);
  return giveBackPlace(who, { programmeId: ID, placeId }, { version, reason: null });
};

describe('a programme', () => {
  it('is a draft of the service until it is opened, then for the schools it is for', async () => {
    const { broker, elm, leader, other, away, oak } = people;
    await must(draftProgramme(broker, { id: ID, ...INPUT, offerId: 'writing' }));
    expect(await must(draftProgramme(broker, { id: ID, ...INPUT }))).toEqual({ id: ID });
    expect(await draftProgramme(elm, { id: 'programmeaa2', ...INPUT })).toMatchObject({
      code: 'programme.forbidden',
    });
    for (const viewer of [elm, leader]) expect(await programmePage(viewer, ID)).toBeNull();
    await must(moveProgramme(broker, ID, { version: 1, move: 'open' }));
    await must(moveProgramme(broker, ID, { version: 1, move: 'open' }));
    for (const viewer of [elm, leader, oak])
      expect((await programmePage(viewer, ID))?.programme.state).toBe('open');
    for (const viewer of [other, away]) {
      expect(await programmePage(viewer, ID)).toBeNull();
      expect((await listProgrammes(viewer, FILTER)).total).toBe(0);
    }
    expect(await moveProgramme(elm, ID, { version: 2, move: 'close' })).toMatchObject({
      code: 'programme.not-now',
    });
    expect(await ask(away, 100_009, 'Far Person')).toMatchObject({ code: 'programme.not-found' });
    expect(await ask(elm, OAK, 'Not theirs')).toMatchObject({ field: 'urn' });
  });

  it('for a cluster is for its schools alone', async () => {
    const { oak, elm, ash } = people;
    await must(
      formCluster(oak, {
        ...{ id: 'clusteraaaa1', urn: OAK, kind: 'cluster', name: 'Valley', purpose: 'Writing' },
        ...{ focusAreas: [], startsOn: '2026-09-01', endsOn: null },
      }),
    );
    await must(inviteSchools(oak, 'clusteraaaa1', { urns: [ELM] }));
    await opened({ clusterId: 'clusteraaaa1' });
    expect(await programmePage(elm, ID)).toBeNull();
    await must(answerInvitation(elm, 'clusteraaaa1', { urn: ELM, join: true, reason: null }));
    expect(await must(ask(elm, ELM, 'Ed'))).toEqual({ state: 'taken' });
    expect(await programmePage(ash, ID)).toBeNull();
  });

  it('gives the last place to one of two heads who ask at once, and the next to the first who waits', async () => {
    const { broker, elm, oak, ash, elmChair, leader } = people;
    await opened({ offerId: 'writing', mostEach: 1 });
    await must(ask(elm, ELM, 'Ed'));
    const both = await Promise.all([ask(oak, OAK, 'Olga'), ask(ash, ASH, 'Abe')]);
    expect(both.map((said) => (said.ok ? said.value.state : said.message)).sort()).toEqual([
      'taken',
      'waiting',
    ]);
    const states = await statesOf();
    const [waits, has] = states.Olga === 'waiting' ? [oak, 'Abe'] : [ash, 'Olga'];
    await must(ask(elm, ELM, 'Eve'));
    expect(await ask(elm, ELM, ' eve ')).toMatchObject({ field: 'person' });
    // Elm asked first of those that wait now, but has as many as it may.
    await must(giveBack(has === 'Abe' ? ash : oak, has));
    const after = await statesOf();
    expect(after[has === 'Abe' ? 'Olga' : 'Abe']).toBe('taken');
    expect(after.Eve).toBe('waiting');
    const told = await db().select().from(notification).where(eq(notification.accountId, waits.accountId));
    expect(told.map(({ template }) => template)).toContain('programme.place-came-free');
    // Names are read by their own school, the service and who runs it; no event holds one.
    expect((await programmePage(elmChair, ID))?.lines.map(({ person }) => person)).toEqual(['Ed', 'Eve']);
    for (const viewer of [broker, leader]) expect((await programmePage(viewer, ID))?.lines).toHaveLength(4);
    expect((await giveBack(elmChair, 'Ed')).ok).toBe(false);
    const events = await db().select({ payload: domainEvent.payload }).from(domainEvent);
    expect(events.some(({ payload }) => /Olga|Abe|Eve/.test(payload))).toBe(false);
    await must(changeProgramme(broker, ID, { ...INPUT, offerId: 'writing', places: 4, version: 2 }));
    expect((await statesOf()).Eve).toBe('taken');
    expect(
      await changeProgramme(broker, ID, { ...INPUT, offerId: 'writing', places: 2, version: 3 }),
    ).toMatchObject({ field: 'places' });
  });

  it('is asked for until its last day, and ends when it is said of each whether they completed it', async () => {
    const { broker, elm, oak } = people;
    await opened();
    await must(ask(elm, ELM, 'Ed'));
    world.travelTo('2027-01-09T09:00:00Z');
    expect(await ask(oak, OAK, 'Olga')).toMatchObject({ code: 'programme.closed' });
    const { placeId } = await lineOf(broker, 'Ed');
    const results = [{ id: placeId, result: 'completed' as const }];
    expect(await recordResults(broker, ID, { results })).toMatchObject({ code: 'programme.not-over' });
    world.travelTo('2027-02-12T09:00:00Z');
    expect(await moveProgramme(broker, ID, { version: 2, move: 'end' })).toMatchObject({
      code: 'programme.unsaid',
    });
    expect((await worklistFor(broker)).now.map(({ title }) => title)).toContain(
      'Say who completed Teaching writing',
    );
    expect(await recordResults(elm, ID, { results })).toMatchObject({ code: 'programme.not-now' });
    expect(await must(recordResults(broker, ID, { results }))).toEqual({ said: 1 });
    expect(await must(recordResults(broker, ID, { results }))).toEqual({ said: 0 });
    await must(moveProgramme(broker, ID, { version: 2, move: 'end' }));
    expect((await programmePage(elm, ID))?.lines).toMatchObject([{ person: 'Ed', state: 'completed' }]);
  });

  it('that is cancelled tells those with places, and is cancelled once', async () => {
    const { broker, elm, oak } = people;
    await opened();
    await must(ask(elm, ELM, 'Ed'));
    await must(cancelProgramme(broker, ID, { version: 2, reason: 'Too few' }));
    await must(cancelProgramme(broker, ID, { version: 2, reason: 'Too few' }));
    const told = await db()
      .select()
      .from(notification)
      .where(eq(notification.template, 'programme.cancelled'));
    expect(told.map(({ accountId }) => accountId)).toEqual([elm.accountId]);
    expect(await ask(oak, OAK, 'Olga')).toMatchObject({ code: 'programme.not-now' });
  });
});
