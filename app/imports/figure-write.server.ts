import { eq, inArray } from 'drizzle-orm';
import { comparator, indicatorValue, inspection } from '#drizzle/schema';
import type { CommandContext } from '~/platform/transact.server';
import { mergeInspection } from './domain/inspections';
import type { FigureWeighing, InspectionToWrite } from './figure-weigh.server';

/** So many rows to a statement: below every database's limit of parameters. */
const PART = 500;

/** Where the figures of a run come from. */
export type Provenance = { runId: string; source: string };

/**
 * Writes what a batch brings. A value that differs from the one held takes its place as the one in force; the older
 * stays. An inspection is one record that published corrections bring up to date, each with an event.
 */
export async function writeFigures(
  ctx: CommandContext,
  weighed: FigureWeighing,
  from: Provenance,
): Promise<void> {
  await writeValues(ctx, weighed, from);
  await writeComparators(ctx, weighed, from);
  for (const one of weighed.inspections) await writeInspection(ctx, one, from);
}

async function writeValues(
  { tx, now, newId }: CommandContext,
  { values }: FigureWeighing,
  from: Provenance,
): Promise<void> {
  const older = values.flatMap(({ instead }) => instead ?? []);
  for (const part of parts(older)) {
    await tx.update(indicatorValue).set({ current: false }).where(inArray(indicatorValue.id, part));
  }
  const rows = values.map(({ instead: _instead, repeated, ...value }) => ({
    id: newId(),
    authorityId: null,
    ...value,
    source: repeated ? `${from.source} (earlier year)` : from.source,
    note: null,
    importRunId: from.runId,
    enteredById: null,
    at: now,
    current: true,
  }));
  for (const part of parts(rows)) await tx.insert(indicatorValue).values(part);
}

async function writeComparators(
  { tx, now, newId }: CommandContext,
  { comparators }: FigureWeighing,
  from: Provenance,
): Promise<void> {
  for (const { instead, area, indicator, period, value } of comparators) {
    const figures = { value, source: from.source, importRunId: from.runId, at: now };
    if (instead) await tx.update(comparator).set(figures).where(eq(comparator.id, instead));
    else await tx.insert(comparator).values({ id: newId(), area, indicator, period, ...figures });
  }
}

async function writeInspection(
  { tx, now, newId, emit }: CommandContext,
  { urn, facts, held }: InspectionToWrite,
  from: Provenance,
): Promise<void> {
  const merged = mergeInspection(held, facts);
  const provenance = { source: from.source, importRunId: from.runId, at: now };
  if (!held) {
    await tx.insert(inspection).values({ id: newId(), urn, ...merged, ...provenance });
    return;
  }
  await tx
    .update(inspection)
    .set({ ...merged, ...provenance })
    .where(eq(inspection.id, held.id));
  const { id: _id, ...before } = onlyFacts(held);
  emit({
    type: 'inspection.corrected',
    subject: { type: 'inspection', id: held.id },
    urn,
    before,
    after: merged,
    reason: 'A newer published file says otherwise.',
  });
}

function onlyFacts(held: NonNullable<InspectionToWrite['held']>) {
  const { id, number, kind, form, startedOn, publishedOn, overall, category, judgements } = held;
  return { id, number, kind, form, startedOn, publishedOn, overall, category, judgements };
}

function parts<T>(items: readonly T[]): T[][] {
  const made: T[][] = [];
  for (let at = 0; at < items.length; at += PART) made.push(items.slice(at, at + PART));
  return made;
}
