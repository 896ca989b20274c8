/** What people of Marlshire do in the year that is lived: new cases, told by the demo's own steps. */
import { and, eq } from 'drizzle-orm';
import { offer } from '#drizzle/schema';
import type { CaseRow } from '#seeds/demo/banks/cases';
import { newCase } from '#seeds/demo/story/case';
import { stepsOf, upTo } from '#seeds/demo/story/casework';
import { Cast } from '#seeds/demo/story/cast';
import { brokerOf } from '#seeds/demo/story/index';
import { buildWorld, type DemoWorld } from '#seeds/demo/world';
import { confirmOffer } from '~/directory/commands/offers.server';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { isWorkingDay } from '~/kernel/school-calendar';
import { db } from '~/platform/db.server';
import type { Deed } from './year-walk';

/** A case that begins on a day, goes as far as a stage and is left there. */
type NewCase = { begins: CalendarDate; row: CaseRow };

const CASES: readonly NewCase[] = [
  // Nobody goes on with it: the broker is chased.
  {
    begins: '2026-12-01',
    row: { school: 'little-pelling', areas: ['mathematics'], stage: 'submitted', lastAgo: 0 },
  },
  // The school does not answer its shortlist.
  { begins: '2027-01-12', row: { school: 'ellerholme', areas: ['transition'], stage: 'shared', lastAgo: 0 } },
  // The provider does not answer the invitation, which runs out.
  {
    begins: '2027-02-23',
    row: { school: 'quarrendale', areas: ['assessment'], stage: 'invited', lastAgo: 0 },
  },
  // All have signed but the chair.
  {
    begins: '2027-03-02',
    row: {
      school: 'thrapwell',
      areas: ['reading-ks2'],
      stage: 'signing',
      signed: ['client-head', 'provider-head', 'authority'],
      lastAgo: 0,
    },
  },
  // From the request to the agreement's end.
  {
    begins: '2027-01-05',
    row: {
      school: 'bridge-centre',
      areas: ['behaviour-attendance'],
      stage: 'closed',
      ran: 95,
      lastAgo: 0,
      halfDays: 8,
    },
  },
];

/** When most providers answer the question whether their offers are still right. */
const CONFIRMED_ON: readonly CalendarDate[] = ['2026-11-25', '2027-01-20', '2027-04-28', '2027-09-17'];

/** Everything people do, each on a working day. @param today of the demo */
export function deedsOfTheYear(today: CalendarDate): Deed[] {
  const world = buildWorld(today);
  const cast = new Cast([world.marlshire, world.fenwold, ...world.neighbours]);
  const cases = CASES.flatMap(({ begins, row }) => {
    const told = newCase(row, cast, brokerOf(world.marlshire, cast.school(row.school)));
    let date = begins;
    return upTo(row.stage, stepsOf(row)).map((step): Deed => {
      date = addDays(date, step.days);
      return {
        on: workingDay(date),
        late: step.late ?? false,
        what: `${row.school}: ${step.stage}`,
        by: () => step.do(told),
      };
    });
  });
  const confirmations = CONFIRMED_ON.map(
    (on): Deed => ({
      on,
      late: false,
      what: 'providers confirm their offers',
      by: () => confirmOffers(world, cast),
    }),
  );
  return [...cases, ...confirmations];
}

/** Of ten providers nine say that their offers are still right; the tenth is asked again. */
async function confirmOffers({ marlshire }: DemoWorld, cast: Cast): Promise<void> {
  for (const [n, { id }] of marlshire.providers.entries()) {
    if (n % 10 === 9) continue;
    const rows = await db()
      .select({ id: offer.id, version: offer.version })
      .from(offer)
      .where(and(eq(offer.providerId, id), eq(offer.state, 'published')));
    for (const row of rows) await confirmOffer(cast.leader(id), row);
  }
}

function workingDay(date: CalendarDate): CalendarDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}
