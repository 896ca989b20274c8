import { comparator, indicatorValue, inspection } from '#drizzle/schema';
import { inspectionValues } from '~/imports/domain/ofsted-values';
import type { CommandContext } from '~/platform/transact.server';
import { enteredByHand } from '../figures/by-hand';
import type { Figure } from '../figures/kinds';
import {
  type DemoComparator,
  figuresOfAuthority,
  figuresOfEngland,
  inspectionsOf,
  yearSixResults,
} from '../figures/published';
import { idOf } from '../ids';
import type { DemoSchool } from '../schools';
import type { DemoCounty } from '../world';
import { insertAll } from './records';

const SOURCE = 'Made up for the demo';

/**
 * What published files would have brought: results, inspections and what to compare with. Written as an import would
 * leave it, without a file.
 * @param on the day it comes in
 */
export async function writePublished(
  ctx: CommandContext,
  county: DemoCounty,
  on: string,
  england: boolean,
): Promise<void> {
  const results = county.schools.flatMap((school) => yearSixResults(school, on));
  const inspections = county.schools.flatMap((school) => inspectionsOf(school, ctx.today));
  const outcomes = inspections.flatMap(({ urn, ...facts }): Figure[] =>
    inspectionValues([facts]).map(({ repeated: _, ...value }) => ({
      ...value,
      urn,
      source: 'Inspection outcomes, made up for the demo',
    })),
  );
  const comparators = [
    ...figuresOfAuthority(
      county.authority.code,
      [...results, ...county.schools.flatMap((school) => enteredByHand(school, on))],
      new Map(county.schools.map(({ urn, pupils }) => [urn, pupils ?? 0])),
    ),
    ...(england ? figuresOfEngland(on) : []),
  ];
  await writeValues(ctx, [...results, ...outcomes], null);
  await insertAll(inspections, (some) =>
    ctx.tx.insert(inspection).values(
      some.map((one) => ({
        ...one,
        id: idOf('inspection', one.number),
        source: SOURCE,
        at: ctx.now,
      })),
    ),
  );
  await insertAll(comparators, (some) =>
    ctx.tx.insert(comparator).values(some.map((one) => comparatorRow(one, ctx.now))),
  );
  ctx.emit({
    type: 'import.figures-written',
    subject: { type: 'authority', id: county.authority.id },
    details: {
      values: results.length + outcomes.length,
      comparators: comparators.length,
      inspections: inspections.length,
    },
  });
}

/**
 * What a broker has entered of the schools in their caseload. One event for each school: thousands of values entered
 * in a sitting would bury everything else in the log.
 */
export async function writeEntered(
  ctx: CommandContext,
  authorityId: string,
  brokerId: string,
  schools: readonly DemoSchool[],
  on: string,
): Promise<void> {
  for (const school of schools) {
    const figures = enteredByHand(school, on);
    await writeValues(ctx, figures, { authorityId, brokerId });
    ctx.emit({
      type: 'indicator.entered',
      subject: { type: 'indicator', id: idOf('entered', school.slug) },
      urn: school.urn,
      details: { values: figures.length },
    });
  }
}

async function writeValues(
  ctx: CommandContext,
  figures: readonly Figure[],
  by: { authorityId: string; brokerId: string } | null,
): Promise<void> {
  await insertAll(figures, (some) =>
    ctx.tx.insert(indicatorValue).values(
      some.map((one) => ({
        ...one,
        id: idOf('figure', String(one.urn), one.indicator, one.period),
        authorityId: by?.authorityId ?? null,
        enteredById: by?.brokerId ?? null,
        note: null,
        at: ctx.now,
        current: true,
      })),
    ),
  );
}

function comparatorRow(one: DemoComparator, at: Date): typeof comparator.$inferInsert {
  return { ...one, id: idOf('comparator', one.area, one.indicator, one.period), source: SOURCE, at };
}
