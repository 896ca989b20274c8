import type { CalendarDate } from '~/kernel/clock';
import { BRINDLEMOOR, type DemoAuthority, FENWOLD, MARLSHIRE, SALTAVON } from './authorities';
import { NEIGHBOUR_NAMED } from './banks/neighbours';
import { FENWOLD_NAMED, NAMED } from './banks/people';
import { FENWOLD_PROVIDERS, PROVIDERS } from './banks/providers';
import {
  type DemoPerson,
  FENWOLD_HEAD_SCHOOL,
  HEAD_SCHOOL,
  marlshirePeople,
  neighbourPeople,
  RELEASE_SCHOOL,
} from './people';
import { type DemoProvider, providersOf } from './providers';
import { type DemoSchool, openSchools, otherSchools } from './schools';

/** One authority as the demo has it: places, people, providers, before anything has happened. */
export type DemoCounty = {
  authority: DemoAuthority;
  schools: DemoSchool[];
  /** Schools that closed, each with its successor. */
  closed: { school: DemoSchool; successor: number; on: CalendarDate }[];
  proposed: DemoSchool[];
  providers: DemoProvider[];
  people: DemoPerson[];
};

/** The demo: its county, the neighbour with casework, and two more, each on a framework of its own. */
export type DemoWorld = { marlshire: DemoCounty; fenwold: DemoCounty; neighbours: DemoCounty[] };

/**
 * The authorities of the demo. The same date gives the same world.
 * @param today what every date is counted from
 */
export function buildWorld(today: CalendarDate): DemoWorld {
  return {
    marlshire: buildMarlshire(today),
    fenwold: buildFenwold(today),
    neighbours: [
      buildNeighbour(BRINDLEMOOR, 'moorgate-high', NEIGHBOUR_NAMED.brindlemoor, today),
      buildNeighbour(SALTAVON, 'estuary-view', NEIGHBOUR_NAMED.saltavon, today),
    ],
  };
}

/** A neighbour without providers: schools and the people of its service. */
function buildNeighbour(
  authority: DemoAuthority,
  headSchool: string,
  named: { broker: string; lead: string },
  today: CalendarDate,
): DemoCounty {
  const schools = openSchools(authority, today);
  const people = neighbourPeople(authority, schools, [], { ...named, head: headSchool });
  return { authority, schools, closed: [], proposed: [], providers: [], people };
}

function buildMarlshire(today: CalendarDate): DemoCounty {
  const schools = openSchools(MARLSHIRE, today);
  nameHead(schools, HEAD_SCHOOL, NAMED.head);
  nameHead(schools, RELEASE_SCHOOL, NAMED.release);
  const providers = providersOf(MARLSHIRE, PROVIDERS, schools, today);
  const { closed, proposed } = otherSchools(MARLSHIRE, schools, today);
  return {
    authority: MARLSHIRE,
    schools,
    closed,
    proposed: [proposed],
    providers,
    people: marlshirePeople(MARLSHIRE, schools, providers),
  };
}

function buildFenwold(today: CalendarDate): DemoCounty {
  const schools = openSchools(FENWOLD, today);
  nameHead(schools, FENWOLD_HEAD_SCHOOL, FENWOLD_NAMED.head);
  const providers = providersOf(FENWOLD, FENWOLD_PROVIDERS, schools, today);
  return {
    authority: FENWOLD,
    schools,
    closed: [],
    proposed: [],
    providers,
    people: neighbourPeople(FENWOLD, schools, providers, { ...FENWOLD_NAMED, head: FENWOLD_HEAD_SCHOOL }),
  };
}

function nameHead(schools: readonly DemoSchool[], slug: string, name: string): void {
  const school = schools.find((one) => one.slug === slug);
  if (school) school.headName = name;
}
