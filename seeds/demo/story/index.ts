import { calendarDate } from '~/kernel/clock';
import { yes } from '~/kernel/verdict';
import { withClock } from '~/platform/clock.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { CASES, FENWOLD_CASES } from '../banks/cases';
import { NAMED } from '../banks/people';
import type { DemoSchool } from '../schools';
import { writeDirectory } from '../setup/directory';
import { writeAuthority, writePeople } from '../setup/records';
import { standingsOf, writeStandings } from '../setup/standings';
import type { DemoCounty, DemoWorld } from '../world';
import { visitSchools } from './adviser-visits';
import { recallBands } from './band-history';
import { tellCase } from './casework';
import { Cast } from './cast';
import { diagnose } from './diagnoses';
import { keepDirectory } from './directory';
import { bringFigures } from './figures';
import { reviewFramework } from './framework';
import { tellClusters } from './insight/clusters';
import { writePractice } from './insight/practice-notes';
import { tellProgrammes } from './insight/programmes';
import { tellReports } from './insight/reports';
import { setTrajectories } from './insight/trajectories';
import { tellMoney } from './money';
import { stateOpenNeeds } from './open-needs';
import { planTogether } from './plans';
import { predictLastYear } from './predictions';
import { settle } from './settle';
import { Timeline } from './timeline';
import { tellPeople } from './told';
import { tellAccessReview } from './trust/access-review';
import { keepConfidences } from './trust/confidential';
import { keepPrivacy } from './trust/privacy';
import { tellSingleSignOn } from './trust/single-sign-on';

/** How many days before today the service began to use Alongside. */
const BEGAN = 425;

/**
 * Writes the demo, from the day the service began to this morning.
 * @param world the authorities before anything has happened
 * @param now the last instant of the story
 * @param passwordHash of everybody’s password
 */
export async function tellStory(world: DemoWorld, now: Date, passwordHash: string): Promise<void> {
  const timeline = new Timeline(calendarDate(now), now);
  const counties = [world.marlshire, world.fenwold, ...world.neighbours];
  const cast = new Cast(counties);
  for (const county of counties) {
    begin(timeline, county, passwordHash);
    agreeBands(timeline, county);
    const brokerFor = (school: DemoSchool) => brokerOf(county, school);
    recallBands(timeline, county, { at: timeline.instant(BEGAN - 1, 8), brokerFor, asService });
    keepDirectory(timeline, county, cast);
    bringFigures(timeline, county, cast, {
      brokerFor: (slug) => brokerOf(county, cast.school(slug)),
      england: county === world.marlshire,
      asService,
    });
  }
  tellMoney(timeline, world, cast, { began: BEGAN, brokerId: brokerOf });
  const casework = [
    { county: world.marlshire, cases: CASES },
    { county: world.fenwold, cases: FENWOLD_CASES },
  ];
  for (const { county, cases } of casework) {
    for (const row of cases) tellCase(timeline, row, cast, brokerOf(county, cast.school(row.school)));
  }
  stateOpenNeeds(timeline, cast);
  diagnose(timeline, cast, (slug) => brokerOf(world.marlshire, cast.school(slug)));
  predictLastYear(timeline, world.marlshire, cast, (slug) => brokerOf(world.marlshire, cast.school(slug)));
  visitSchools(timeline, cast, (slug) => brokerOf(world.marlshire, cast.school(slug)));
  reviewFramework(timeline, cast);
  setTrajectories(timeline, cast);
  planTogether(timeline, cast);
  tellPeople(timeline, cast);
  writePractice(timeline, cast, (school) =>
    brokerOf(counties.find(({ schools }) => schools.includes(school)) ?? world.marlshire, school),
  );
  tellClusters(timeline, cast);
  tellProgrammes(timeline, cast);
  tellReports(timeline, cast);
  tellAccessReview(timeline, cast);
  tellSingleSignOn(timeline, cast);
  const brokerNamed = (name: string) => idOfPerson(world.marlshire, name);
  keepConfidences(timeline, cast, {
    adviserId: brokerNamed(NAMED.otherBrokers[0]),
    brokerId: brokerNamed(NAMED.broker),
  });
  keepPrivacy(timeline, cast, {
    admin: idOfEmail(world.marlshire, 'admin'),
    head: idOfEmail(world.marlshire, 'release'),
    chair: idOfEmail(world.marlshire, 'chair'),
    member: idOfEmail(world.marlshire, 'member'),
  });
  await timeline.tell();
  await withClock(now, () => settle(now));
}

/** As the service itself, for what was imported or set up rather than done by a person. */
export async function asService(
  county: DemoCounty,
  work: (ctx: CommandContext) => Promise<void>,
): Promise<void> {
  await transact(systemActor('cli', county.authority.id), async (ctx) => {
    await work(ctx);
    return yes();
  });
}

function begin(timeline: Timeline, county: DemoCounty, passwordHash: string): void {
  const present = county.people.filter((person) => person.invitedDaysAgo === undefined);
  timeline.add(timeline.instant(BEGAN, 8), `${county.authority.name} begins`, () =>
    asService(county, async (ctx) => {
      await writeAuthority(ctx, county);
      await writePeople(ctx, county, present, passwordHash);
      await writeDirectory(ctx, county);
    }),
  );
  for (const person of county.people) {
    if (person.invitedDaysAgo === undefined) continue;
    timeline.add(timeline.instant(person.invitedDaysAgo, 14), `${person.name} is invited`, () =>
      asService(county, (ctx) => writePeople(ctx, county, [person], passwordHash)),
    );
  }
}

function agreeBands(timeline: Timeline, county: DemoCounty): void {
  const { earlier, current } = standingsOf(county, timeline.today, (school) => brokerOf(county, school));
  timeline.add(timeline.instant(BEGAN - 1, 9), 'last year’s bands', () =>
    asService(county, (ctx) => writeStandings(ctx, county, earlier)),
  );
  for (const date of new Set(current.map((standing) => standing.decidedOn))) {
    const standings = current.filter((standing) => standing.decidedOn === date);
    timeline.add(new Date(`${date}T15:20:00Z`), `bands agreed on ${date}`, () =>
      asService(county, (ctx) => writeStandings(ctx, county, standings)),
    );
  }
}

/** Somebody by what their address begins with. */
function idOfEmail(county: DemoCounty, local: string): string {
  const person = county.people.find(({ email }) => email.startsWith(`${local}@`));
  if (!person) throw new Error(`${county.authority.name} has nobody with the address ${local}@`);
  return person.id;
}

function idOfPerson(county: DemoCounty, name: string): string {
  const person = county.people.find((one) => one.name === name);
  if (!person) throw new Error(`${county.authority.name} has no ${name}`);
  return person.id;
}

const CASELOADS: Record<string, string> = {
  Marlchester: NAMED.otherBrokers[0],
  'North Marl': NAMED.otherBrokers[1],
  'Wendle Vale': NAMED.otherBrokers[2],
  'South Marl': NAMED.otherBrokers[2],
};

/** Whose caseload a school is in: by district, with special schools and units in one person’s. */
export function brokerOf(county: DemoCounty, school: DemoSchool): string {
  const specialist = school.phaseName === 'Special' || school.phaseName === 'Alternative provision';
  const name = specialist ? undefined : CASELOADS[school.district ?? ''];
  const brokers = county.people.filter((person) => person.grants.some((grant) => grant.role === 'broker'));
  const broker = brokers.find((person) => person.name === name) ?? brokers[0];
  if (!broker) throw new Error(`${county.authority.name} has no broker`);
  return broker.id;
}
