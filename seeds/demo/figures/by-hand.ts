import { addDays } from '~/kernel/clock';
import { PROFILES, TOLD } from '../banks/figures';
import { type Random, seeded } from '../random';
import { schoolDay } from '../school-days';
import type { DemoSchool } from '../schools';
import {
  type Figure,
  hasYearEleven,
  hasYearSix,
  isSecondary,
  isSpecial,
  latestYears,
  NO_PROGRESS_8,
  round,
} from './kinds';
import { within } from './published';

/**
 * What the service has entered of a school, because no file has it: attendance, suspensions, year 11 results, and what
 * advisers looked at. Drawn from the school's own seed.
 * @param on the day it is entered
 */
export function enteredByHand(school: DemoSchool, on: string): Figure[] {
  const random = seeded(`by-hand/${school.slug}`);
  return [
    ...attendance(school, on, random),
    ...suspensions(school, on, random),
    ...yearEleven(school, on, random),
    ...lookedAt(school, on, random),
  ];
}

function attendance(school: DemoSchool, on: string, random: Random): Figure[] {
  const profile = PROFILES[school.band ?? 'green'];
  const told = TOLD[school.slug]?.absence;
  const base = within(random, isSecondary(school) ? profile.absenceSecondary : profile.absence);
  const more = isSpecial(school) ? 11 : 0;
  // Attendance has been coming back everywhere, a little each year.
  return latestYears(on, 3).flatMap((period, back) => {
    const persistent = told?.[back] ?? round(base + more + back * within(random, [0.4, 1.3]), 1);
    return [
      figure(school, 'absence-persistent', period, persistent, 'School census'),
      figure(
        school,
        'absence-overall',
        period,
        round(2.6 + persistent * 0.22 + random.next() * 0.4, 1),
        'School census',
      ),
    ];
  });
}

function suspensions(school: DemoSchool, on: string, random: Random): Figure[] {
  if (!isSecondary(school) && !isSpecial(school)) return [];
  const often = { green: 4, yellow: 9, amber: 15, red: 22 }[school.band ?? 'green'];
  return latestYears(on, 2).flatMap((period) => [
    figure(
      school,
      'exclusions-suspension',
      period,
      round(often * (0.8 + random.next() * 0.4), 2),
      'School census',
    ),
    figure(
      school,
      'exclusions-permanent',
      period,
      round((often / 100) * (0.5 + random.next()), 2),
      'School census',
    ),
  ]);
}

function yearEleven(school: DemoSchool, on: string, random: Random): Figure[] {
  if (!hasYearEleven(school)) return [];
  const profile = PROFILES[school.band ?? 'green'];
  const [attainment, progress] = [within(random, profile.attainment8), within(random, profile.progress8)];
  const source = 'Key stage 4 results, made up for the demo';
  return latestYears(on, 4).flatMap((period, back) => [
    figure(
      school,
      'ks4-attainment8',
      period,
      round(attainment + (random.next() - 0.5) * back * 0.9, 1),
      source,
    ),
    ...(NO_PROGRESS_8.includes(period)
      ? []
      : [
          figure(
            school,
            'ks4-progress8',
            period,
            round(progress - (back > 2 ? 0.02 * random.next() : 0), 2),
            source,
          ),
        ]),
  ]);
}

/** What advisers looked at on visits before the day, where they did. */
function lookedAt(school: DemoSchool, on: string, random: Random): Figure[] {
  const band = school.band ?? 'green';
  const profile = PROFILES[band];
  const told = TOLD[school.slug] ?? {};
  const day = () => schoolDayBefore(on, random.int(70, 160));
  const coded = (indicator: string, text: string, source: string): Figure => ({
    ...figure(school, indicator, day(), null, source),
    text,
  });
  const examined = hasYearSix(school) || hasYearEleven(school);
  const watched = band !== 'green' || isSecondary(school) || random.chance(0.4);
  const visit = 'Adviser’s visit, summer term';
  return [
    ...(examined || told.send
      ? [coded('send-review', told.send ?? random.pick(profile.send), 'Review of SEND and inclusion')]
      : []),
    ...(school.maintained || told.finance
      ? [coded('finance-deficit', told.finance ?? 'in-balance', 'Budget return of the last financial year')]
      : []),
    ...(watched
      ? [
          coded('leadership-concerns', told.leadership ?? random.pick(profile.leadership), visit),
          coded('governance-concerns', random.pick(profile.governance), visit),
          coded('safeguarding-concern', told.safeguarding ?? 'in-order', 'Safeguarding audit'),
        ]
      : []),
    ...(random.chance(0.55)
      ? [
          figure(
            school,
            'parents-view',
            latestYears(on, 1)[0] ?? '',
            Math.round(within(random, profile.parents)),
            'Parent View survey',
          ),
        ]
      : []),
    ...(random.chance(0.5)
      ? [
          figure(
            school,
            'pupil-premium-share',
            latestYears(on, 1)[0] ?? '',
            round((school.fsmPercent ?? 0) + within(random, [0.5, 3]), 1),
            'Pupil premium statement',
          ),
        ]
      : []),
  ];
}

/** A school day no later than so many days before another. */
function schoolDayBefore(on: string, days: number): string {
  let ago = days;
  // Holidays are stepped over backwards: what is looked at is looked at before it is entered.
  while (schoolDay(addDays(on, -ago)) !== addDays(on, -ago)) ago++;
  return addDays(on, -ago);
}

function figure(
  { urn }: DemoSchool,
  indicator: string,
  period: string,
  value: number | null,
  source: string,
): Figure {
  return { urn, indicator, period, value, text: null, cohort: null, source };
}
