import { and, asc, eq } from 'drizzle-orm';
import { offer, programme, programmePlace } from '#drizzle/schema';
import { addDays, daysBetween } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { cancelProgramme, draftProgramme, moveProgramme } from '~/practice/programmes/commands.server';
import { askPlace, giveBackPlace } from '~/practice/programmes/place-commands.server';
import { MARLSHIRE } from '../../authorities';
import { CANCELLED_PROGRAMME, DONE_PROGRAMME, DRAFT_PROGRAMME, OPEN_PROGRAMME } from '../../banks/clusters';
import { idOf } from '../../ids';
import { schoolDay, schoolDayBefore } from '../../school-days';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';
import { WRITING_ID } from './clusters';

const programmeId = (key: string) => idOf('programme', key);

type Words = {
  key: string;
  name: string;
  description: string;
  focusAreas: readonly string[];
  times: string;
  place: string;
  places: number;
  mostEach?: number;
};
type Made = { on: readonly string[]; closesOn: string; clusterId?: string; provider?: string };

/** The programmes of the demo: one open with a waiting list, one that is over, a draft, and one that was cancelled. */
export function tellProgrammes(timeline: Timeline, cast: Cast): void {
  const ahead = (days: number) => schoolDay(addDays(timeline.today, days));
  const O = OPEN_PROGRAMME;
  make(timeline, cast, O, O.madeAgo, {
    on: O.sessionsIn.map(ahead),
    closesOn: ahead(O.closesIn),
    provider: O.provider,
  });
  openAt(timeline, cast, O.key, O.madeAgo - 1);
  ask(timeline, cast, O.key, O.asks, O.madeAgo - 3);
  timeline.add(timeline.instant(4, 12), 'a place is given back', () => giveBack(cast));

  const D = DONE_PROGRAMME;
  const on = D.sessionsAgo.map((days) => schoolDayBefore(timeline.dateAgo(days)));
  const closesOn = addDays(on[0] ?? timeline.today, -7);
  make(timeline, cast, D, D.madeAgo, {
    on,
    closesOn,
    clusterId: WRITING_ID,
  });
  openAt(timeline, cast, D.key, D.madeAgo - 2);
  ask(timeline, cast, D.key, D.asks, D.madeAgo - 5);
  timeline.add(
    timeline.instant(daysBetween(closesOn, timeline.today) - 1, 9),
    'a programme is closed to new names',
    () => move(cast, D.key, 'close'),
  );

  const N = DRAFT_PROGRAMME;
  make(timeline, cast, N, N.madeAgo, { on: N.sessionsIn.map(ahead), closesOn: ahead(N.closesIn) });

  const C = CANCELLED_PROGRAMME;
  make(timeline, cast, C, C.madeAgo, { on: C.sessionsIn.map(ahead), closesOn: ahead(C.closesIn) });
  openAt(timeline, cast, C.key, C.madeAgo - 1);
  timeline.add(timeline.instant(C.cancelledAgo, 15), 'a programme is cancelled', async () => {
    const version = await versionOf(C.key);
    must(await cancelProgramme(broker(cast), programmeId(C.key), { version, reason: C.reason }));
  });
}

const broker = (cast: Cast) => cast.person(idOf('account', MARLSHIRE.code, 'broker'));

function make(timeline: Timeline, cast: Cast, words: Words, ago: number, made: Made): void {
  timeline.add(timeline.instant(ago, 10), `a programme is made (${words.key})`, async () => {
    const { key, name, description, focusAreas, times, place, places, mostEach = null } = words;
    must(
      await draftProgramme(broker(cast), {
        id: programmeId(key),
        ...{ name, description, places, mostEach },
        focusAreas: [...focusAreas],
        clusterId: made.clusterId ?? null,
        offerId: made.provider ? await offerOf(cast.provider(made.provider).id) : null,
        sessions: made.on.map((on) => ({ on, times, place })),
        closesOn: made.closesOn,
      }),
    );
  });
}

async function offerOf(providerId: string): Promise<string | null> {
  const [row] = await db()
    .select({ id: offer.id })
    .from(offer)
    .where(and(eq(offer.providerId, providerId), eq(offer.state, 'published')))
    .orderBy(asc(offer.title))
    .limit(1);
  return row?.id ?? null;
}

async function versionOf(key: string): Promise<number> {
  const [row] = await db()
    .select({ version: programme.version })
    .from(programme)
    .where(eq(programme.id, programmeId(key)));
  return row?.version ?? 0;
}

async function move(cast: Cast, key: string, what: 'open' | 'close'): Promise<void> {
  must(await moveProgramme(broker(cast), programmeId(key), { version: await versionOf(key), move: what }));
}

function openAt(timeline: Timeline, cast: Cast, key: string, ago: number): void {
  timeline.add(timeline.instant(ago, 11), `a programme is opened (${key})`, () => move(cast, key, 'open'));
}

type Asked = readonly (readonly [school: string, person: string, jobTitle: string])[];

/** Schools ask one after the other, from a day on. */
function ask(timeline: Timeline, cast: Cast, key: string, asks: Asked, from: number): void {
  for (const [n, [slug, person, jobTitle]] of asks.entries())
    timeline.add(timeline.instant(from - n, 9 + (n % 6)), `${slug} asks for a place`, async () => {
      const { urn } = cast.school(slug);
      const id = idOf('programme-place', key, person);
      must(await askPlace(cast.head(urn), programmeId(key), { id, urn, person, jobTitle }));
    });
}

/** A place comes free, and goes to the first who waits. */
async function giveBack(cast: Cast): Promise<void> {
  const { key, asks, givesBack } = OPEN_PROGRAMME;
  const placeId = idOf('programme-place', key, givesBack.person);
  const school = asks.find(([, person]) => person === givesBack.person)?.[0] ?? '';
  const [line] = await db()
    .select({ version: programmePlace.version })
    .from(programmePlace)
    .where(eq(programmePlace.id, placeId));
  must(
    await giveBackPlace(
      cast.head(cast.school(school).urn),
      { programmeId: programmeId(key), placeId },
      { version: line?.version ?? 1, reason: givesBack.reason },
    ),
  );
}
