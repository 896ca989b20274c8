import { addDays } from '~/kernel/clock';
import {
  CARD_AREAS,
  ENGLAND,
  OTHERS_OF_ENGLAND,
  PROFILES,
  REPORT_CARDS,
  type Span,
  TOLD,
} from '../banks/figures';
import { type Random, seeded } from '../random';
import { schoolDay } from '../school-days';
import type { DemoSchool } from '../schools';
import { type Figure, hasYearSix, latestYears, NO_KS2_PROGRESS, round } from './kinds';

const RESULTS = 'Key stage 2 results, made up for the demo';
/** Figures of so few pupils are not published. */
const TOO_FEW = 5;
const YEARS = 4;

/**
 * Year 6 results of a school over four years, drawn from its own seed: the same for the same day.
 * @param on the day they are known on
 */
export function yearSixResults(school: DemoSchool, on: string): Figure[] {
  if (!hasYearSix(school)) return [];
  const random = seeded(`results/${school.slug}`);
  const profile = PROFILES[school.band ?? 'green'];
  const told = TOLD[school.slug] ?? {};
  const poorer = (school.fsmPercent ?? 20) / 100;
  const full = (school.pupils ?? 0) / ((school.highAge ?? 11) - (school.lowAge ?? 4));
  const yearly = within(random, profile.yearly);
  const latest = within(random, profile.expected) - (poorer - 0.2) * 12;
  const progress = {
    reading: told.progress?.reading ?? within(random, profile.progress.reading),
    writing: told.progress?.writing ?? within(random, profile.progress.writing),
    maths: told.progress?.maths ?? within(random, profile.progress.maths),
  };
  return latestYears(on, YEARS).flatMap((period, back) => {
    const cohort = told.yearSix?.[back] ?? Math.max(3, Math.round(full * (0.86 + random.next() * 0.2)));
    const give = (indicator: string, pupils: number, value: number): Figure => ({
      urn: school.urn,
      indicator,
      period,
      ...(pupils <= TOO_FEW ? { value: null, text: 'SUPP' } : { value, text: null }),
      cohort: pupils,
      source: RESULTS,
    });
    const drawn = latest - yearly * back + (random.next() - 0.5) * 3;
    const expected = told.expected?.[back] ?? share(drawn, cohort);
    const higher = share(Math.max(0, (expected - 48) * 0.42 + random.int(0, 3)), cohort);
    const disadvantaged = Math.round(cohort * Math.min(0.9, poorer * 1.15));
    const theirs = share(expected - within(random, [6, 15]) * (1 - poorer), disadvantaged);
    const drift = back === 0 ? 0 : within(random, [-0.6, 0.6]);
    return [
      give('ks2-rwm-expected', cohort, expected),
      give('ks2-rwm-higher', cohort, higher),
      give('ks2-rwm-disadvantaged', disadvantaged, theirs),
      give('ks2-rwm-gap', disadvantaged, theirs - (OTHERS_OF_ENGLAND[back] ?? 67)),
      ...(NO_KS2_PROGRESS.includes(period)
        ? []
        : Object.entries(progress).map(([subject, figure]) =>
            give(`ks2-${subject}-progress`, cohort, round(figure + drift, 1)),
          )),
    ];
  });
}

/** A percentage that some whole number of pupils can make. */
function share(percent: number, pupils: number): number {
  if (pupils === 0) return 0;
  const inRange = Math.min(100, Math.max(0, percent));
  return Math.round((Math.round((inRange / 100) * pupils) / pupils) * 100);
}

/** A figure drawn from a span. */
export function within(random: Random, [low, high]: Span): number {
  return low + random.next() * (high - low);
}

/** An inspection of a school of the demo, as a published file would give it. */
export type DemoInspection = {
  urn: number;
  number: string;
  kind: string;
  form: 'graded' | 'ungraded' | 'report-card';
  startedOn: string;
  publishedOn: string;
  overall: number | null;
  category: string | null;
  judgements: Record<string, string>;
};

const GRADES = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'];

/** Inspections of a school, the latest first: a report card where it has one, its last overall grade, one before it. */
export function inspectionsOf(school: DemoSchool, today: string): DemoInspection[] {
  const first = school.ofstedLastInspection;
  if (!first) return [];
  const random = seeded(`inspections/${school.slug}`);
  const weak = school.ofstedRating === 'Serious weaknesses';
  const overall = weak ? 4 : GRADES.indexOf(school.ofstedRating ?? 'Good') + 1;
  const graded = {
    ...about(school, first, 'graded', 'Section 5 inspection'),
    overall,
    category: weak ? 'Serious weaknesses' : null,
    judgements: judgements(overall, random),
  };
  const before = schoolDay(addDays(first, -random.int(1250, 1700)));
  const beforeGrade = random.weighted([
    [2, 5],
    [Math.min(3, overall + 1), 3],
  ] as const);
  const earlier = {
    ...about(school, before, 'graded', 'Section 5 inspection'),
    overall: beforeGrade,
    category: null,
    judgements: judgements(beforeGrade, random),
  };
  return [...reportCard(school, today), graded, earlier];
}

function reportCard(school: DemoSchool, today: string): DemoInspection[] {
  const card = REPORT_CARDS[school.slug];
  if (!card) return [];
  const areas = CARD_AREAS.map((area, i) => [area, card.areas[i] ?? 'Expected standard'] as const);
  return [
    {
      ...about(
        school,
        schoolDay(addDays(today, -card.daysAgo)),
        'report-card',
        'Inspection with report card',
      ),
      overall: null,
      category: null,
      judgements: { Safeguarding: 'Met', ...Object.fromEntries(areas) },
    },
  ];
}

function about({ urn }: DemoSchool, startedOn: string, form: DemoInspection['form'], kind: string) {
  // The inspectorate's numbers are digits; these are plainly none of its own.
  return {
    urn,
    form,
    kind,
    startedOn,
    number: `DEMO-${urn}-${startedOn}`,
    publishedOn: addDays(startedOn, 33),
  };
}

function judgements(overall: number, random: Random): Record<string, string> {
  const better = Math.max(1, overall - 1);
  const grade = (of: number) => GRADES[of - 1] ?? 'Good';
  return {
    'Overall effectiveness': grade(overall),
    'Quality of education': grade(overall),
    'Behaviour and attitudes': grade(random.chance(0.45) ? better : overall),
    'Personal development': grade(random.chance(0.45) ? better : overall),
    'Leadership and management': grade(overall > 2 && random.chance(0.4) ? better : overall),
    Safeguarding: 'Yes',
  };
}

/** A figure to compare with. */
export type DemoComparator = { area: string; indicator: string; period: string; value: number };

/** England's figures over the years they are known for. */
export function figuresOfEngland(on: string): DemoComparator[] {
  return Object.entries(ENGLAND).flatMap(([indicator, values]) =>
    latestYears(on, values.length).map((period, back) => ({
      area: 'england',
      indicator,
      period,
      value: values[back] ?? 0,
    })),
  );
}

/** An authority's figures: those of its schools together, each counted by its pupils. */
export function figuresOfAuthority(
  code: string,
  figures: readonly Figure[],
  pupils: ReadonlyMap<number, number>,
): DemoComparator[] {
  const sums = new Map<string, { indicator: string; period: string; sum: number; of: number }>();
  for (const { urn, indicator, period, value, cohort } of figures) {
    if (value === null || !/^\d{4}$/.test(period)) continue;
    const key = `${indicator} ${period}`;
    const held = sums.get(key) ?? { indicator, period, sum: 0, of: 0 };
    const weight = cohort ?? pupils.get(urn) ?? 0;
    sums.set(key, { ...held, sum: held.sum + value * weight, of: held.of + weight });
  }
  return [...sums.values()].flatMap(({ indicator, period, sum, of }) =>
    of === 0 ? [] : [{ area: code, indicator, period, value: round(sum / of, decimalsOf(indicator)) }],
  );
}

function decimalsOf(indicator: string): number {
  if (indicator.startsWith('ks2-rwm')) return 0;
  return indicator === 'ks4-progress8' ? 2 : 1;
}
