import { and, eq, isNull } from 'drizzle-orm';
import { measurePoint } from '#drizzle/schema';
import type { Outcome } from '~/agreements/domain';
import type { PointKind } from '~/agreements/domain/impact/vocabulary';
import { correctReading, recordReadings, withdrawReading } from '~/agreements/impact/commands.server';
import { type CalendarDate, calendarDate, daysBetween } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { READING_NOTES } from '../../banks/lived';
import { isHoliday } from '../../school-days';
import { agreementOf, recordOf } from '../agreement-of';
import { type Case, must } from '../case';
import { lifeOf, partId } from './life-of';

/** Every measure is read today, as far along its way as this agreement has come. */
export async function readMeasures(told: Case, kind: PointKind, name: string = kind): Promise<void> {
  const row = await agreementOf(told);
  const after = row.state === 'closed';
  const viewer = after ? told.head : told.random.chance(0.5) ? told.head : told.broker;
  const { content } = await recordOf(told, viewer);
  const on = calendarDate(clock.now());
  const from = row.startsOn ?? on;
  if (kind === 'interim' && isHoliday(on)) return;
  const readings = content.outcomes.flatMap((outcome, n) => {
    const value = readingAt(
      outcome,
      kind === 'exit' || after ? atEnd(told, n) : onTheWay(told, outcome, from, on),
    );
    if (value === null) return [];
    return [
      {
        outcomeId: outcome.id,
        value,
        source: outcome.dataSource,
        note: told.random.chance(0.4) ? told.random.pick(READING_NOTES) : '',
      },
    ];
  });
  if (readings.length === 0) return;
  must(
    await recordReadings(viewer, {
      id: row.id,
      formId: partId(told, 'reading', name),
      revision: row.revision,
      kind,
      on,
      readings,
      confirmed: true,
    }),
  );
}

/** How far along a measure is on a day: the straight way to its target, by the agreement’s pace and a little chance. */
function onTheWay(told: Case, { byDate }: Outcome, from: CalendarDate, on: CalendarDate): number {
  const whole = Math.max(1, daysBetween(from, byDate ?? on));
  const way = Math.min(1, Math.max(0.02, daysBetween(from, on) / whole));
  return way * (lifeOf(told).pace ?? 1) + (told.random.next() - 0.4) * 0.12;
}

/** How far it is at the end and after: at its target or a little beyond, or part of the way where it is judged so. */
function atEnd(told: Case, n: number): number {
  const { results = [] } = lifeOf(told);
  return (results[n] ?? 'met') === 'met' ? 1 + told.random.next() * 0.08 : 0.6;
}

function readingAt({ baseline, target }: Outcome, way: number): number | null {
  if (baseline === null || target === null) return null;
  const value = baseline + (target - baseline) * way;
  const fine = Math.abs(target - baseline) < 3;
  const rounded = fine ? Math.round(value * 10) / 10 : Math.round(value);
  return baseline >= 0 && target >= 0 ? Math.max(0, rounded) : rounded;
}

/** One reading is put right, and one that was entered twice is taken back. */
export async function mendReadings(told: Case): Promise<void> {
  const row = await agreementOf(told);
  const rows = await db()
    .select()
    .from(measurePoint)
    .where(
      and(
        eq(measurePoint.agreementId, row.id),
        eq(measurePoint.current, true),
        isNull(measurePoint.withdrawnAt),
      ),
    );
  const [first] = rows;
  if (!first) return;
  must(
    await correctReading(told.head, {
      id: row.id,
      pointId: first.id,
      seenId: first.id,
      formId: partId(told, 'reading-corrected', first.id),
      on: first.on,
      value: first.value + 1,
      source: first.source,
      note: first.note ?? '',
      reason: 'One lesson was counted as not seen; it had been.',
      confirmed: true,
    }),
  );
  await readMeasures(told, 'interim', 'twice');
  const again = partId(told, 'reading', 'twice');
  must(
    await withdrawReading(told.broker, {
      id: row.id,
      pointId: again,
      seenId: again,
      reason: 'Entered twice: the same lessons stand in the reading of the visit.',
    }),
  );
}
