import type { CalendarDate } from '~/kernel/clock';
import { type DemoAuthority, FENWOLD, MARLSHIRE } from './authorities';
import { FENWOLD_NAMED, NAMED } from './banks/people';
import { FENWOLD_PROVIDERS, PROVIDERS } from './banks/providers';
import {
  type DemoPerson,
  FENWOLD_HEAD_SCHOOL,
  fenwoldPeople,
  HEAD_SCHOOL,
  marlshirePeople,
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

/**
 * Both authorities of the demo. The same date gives the same world.
 * @param today what every date is counted from
 */
export function buildWorld(today: CalendarDate): { marlshire: DemoCounty; fenwold: DemoCounty } {
  return { marlshire: buildMarlshire(today), fenwold: buildFenwold(today) };
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
    people: fenwoldPeople(FENWOLD, schools, providers),
  };
}

function nameHead(schools: readonly DemoSchool[], slug: string, name: string): void {
  const school = schools.find((one) => one.slug === slug);
  if (school) school.headName = name;
}
