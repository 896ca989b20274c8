import { and, asc, count, desc, eq, inArray, isNull, min } from 'drizzle-orm';
import { authority, retentionHold, retentionRule, retentionRun } from '#drizzle/schema';
import { forgetFile } from '~/diagnosis/evidence-files.server';
import { type CalendarDate, calendarDate, startOfDay } from '~/kernel/clock';
import { yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { type CommandContext, systemActor, transact } from '~/platform/transact.server';
import { type CategoryKey, categoryOf, TIMED } from '../domain/privacy/categories';
import { monthsBefore, monthsOf } from '../domain/privacy/retention';
import { shapeOf } from '../transfer/shapes.server';
import { atWork } from './at-work.server';
import { ACCOUNT_LINE, pseudonymiseClosed } from './closed-accounts.server';
import { CASE_LINE, removeCases } from './retention-cases.server';
import { type Cut, held, notHeld, RETENTION_LINES, type RetentionLine } from './retention-lines.server';
import { type Gone, keysIn, nothingGone, removeTree } from './retention-tree.server';
import { rowsOfAuthority } from './scope.server';

/** Rows taken away in one transaction, and in one night from one kind: nobody else waits long for the writer. */
const ROWS_AT_ONCE = 200;
const ROWS_A_NIGHT = 5000;

/** Of what takes long, so many in one transaction. */
const AT_ONCE = new Map<RetentionLine, number>([
  [CASE_LINE, 20],
  [ACCOUNT_LINE, 2],
]);

const LINES: readonly RetentionLine[] = [...RETENTION_LINES, CASE_LINE, ACCOUNT_LINE];

/** What is held: everything, or the records of some schools. */
export type Held = { all: boolean; urns: number[] };

/** Times an authority has set, by category. */
export async function timesOf(handle: Db, authorityId: string): Promise<Map<string, number>> {
  const rows = await handle
    .select({ category: retentionRule.category, months: retentionRule.months })
    .from(retentionRule)
    .where(eq(retentionRule.authorityId, authorityId));
  return new Map(rows.map(({ category, months }) => [category, months]));
}

/** The holds of an authority that have not been ended. */
export async function heldIn(handle: Db, authorityId: string): Promise<Held> {
  const rows = await handle
    .select({ urn: retentionHold.urn })
    .from(retentionHold)
    .where(and(eq(retentionHold.authorityId, authorityId), isNull(retentionHold.endedAt)));
  return { all: rows.some(({ urn }) => urn === null), urns: rows.flatMap(({ urn }) => urn ?? []) };
}

function cutOf(today: CalendarDate, months: number): Cut {
  const day = monthsBefore(today, months);
  return { day, at: startOfDay(day) };
}

export type Foreseen = {
  category: CategoryKey;
  months: number;
  /** The day before which something must be over. */
  before: CalendarDate;
  /** How many records the next run takes, and how many it leaves because they are held. */
  due: number;
  held: number;
  /** The day of the oldest there is of the records that go by themselves. */
  oldest: CalendarDate | null;
};

/** What the next run would do, by category. Nothing is named: only counted. */
export async function foresee(handle: Db, authorityId: string): Promise<Foreseen[]> {
  const times = await timesOf(handle, authorityId);
  const holds = await heldIn(handle, authorityId);
  const today = calendarDate(clock.now());
  const found: Foreseen[] = [];
  for (const category of TIMED) {
    const months = monthsOf(category, times.get(category.key) ?? null);
    if (months === null) continue;
    const cut = cutOf(today, months);
    const line = {
      category: category.key,
      months,
      before: cut.day,
      due: 0,
      held: 0,
      oldest: null as CalendarDate | null,
    };
    for (const one of LINES.filter((each) => each.category === category.key)) {
      const { due, held: back } = await countLine(handle, authorityId, one, cut, holds);
      line.due += due;
      line.held += back;
      const oldest = await oldestOf(handle, authorityId, one);
      if (oldest !== null && (line.oldest === null || oldest < line.oldest)) line.oldest = oldest;
    }
    found.push(line);
  }
  return found;
}

async function countLine(handle: Db, authorityId: string, line: RetentionLine, cut: Cut, holds: Held) {
  const { table } = shapeOf(line.table);
  const where = and(rowsOfAuthority(handle, line.table, authorityId) ?? undefined, line.due(cut));
  const [all] = await handle.select({ n: count() }).from(table).where(where);
  const over = Number(all?.n ?? 0);
  if (holds.all) return { due: 0, held: over };
  const back = held(line, holds.urns);
  if (over === 0 || back === null) return { due: over, held: 0 };
  const [kept] = await handle.select({ n: count() }).from(table).where(and(where, back));
  return { due: over - Number(kept?.n ?? 0), held: Number(kept?.n ?? 0) };
}

async function oldestOf(handle: Db, authorityId: string, line: RetentionLine): Promise<CalendarDate | null> {
  const { table } = shapeOf(line.table);
  const [row] = await handle
    .select({ first: min(line.dated) })
    .from(table)
    .where(rowsOfAuthority(handle, line.table, authorityId) ?? undefined);
  const first: unknown = row?.first;
  if (first instanceof Date) return calendarDate(first);
  return typeof first === 'string' && /^\d{4}-\d\d-\d\d$/.test(first) ? first : null;
}

export type Ran = { removed: Record<string, number>; held: Record<string, number> };

/**
 * Takes away what is over in an authority, in small transactions, each with its event in the audit trail; then writes down
 * what the run came to. A run that is broken off goes on the next night where it stopped.
 * @param signal aborted when this process no longer has the work
 */
export async function runRetention(authorityId: string, signal?: AbortSignal): Promise<Ran> {
  const foreseen = await foresee(db(), authorityId);
  const ran: Ran = { removed: {}, held: {} };
  for (const { category, due, held: back, months } of foreseen) {
    if (back > 0) ran.held[category] = back;
    if (due === 0) continue;
    const cut = cutOf(calendarDate(clock.now()), months);
    for (const line of LINES.filter((one) => one.category === category)) {
      const n = await takeAway(authorityId, line, cut, signal);
      if (n > 0) ran.removed[category] = (ran.removed[category] ?? 0) + n;
    }
  }
  if (Object.keys(ran.removed).length > 0) await writeDown(authorityId, ran);
  return ran;
}

async function takeAway(
  authorityId: string,
  line: RetentionLine,
  cut: Cut,
  signal: AbortSignal | undefined,
): Promise<number> {
  for (let total = 0; ; ) {
    if (signal?.aborted || total >= ROWS_A_NIGHT) return total;
    const gone = nothingGone();
    const verdict = await transact(systemActor('job', authorityId), async (ctx) => {
      const { tx, emit } = ctx;
      // Holds are read again here: one that was put a moment ago holds already.
      const holds = await heldIn(tx, authorityId);
      if (holds.all) return yes(0);
      const shape = shapeOf(line.table);
      const rows = await tx
        .select({ key: shape.key.column })
        .from(shape.table)
        .where(
          and(
            rowsOfAuthority(tx, line.table, authorityId) ?? undefined,
            line.due(cut),
            notHeld(line, holds.urns),
          ),
        )
        .orderBy(asc(shape.key.column))
        .limit(AT_ONCE.get(line) ?? ROWS_AT_ONCE);
      const keys = keysIn(rows);
      if (keys.length === 0) return yes(0);
      Object.assign(gone, nothingGone());
      await atWork(ctx, 'retention-at-work', () => carryOut(ctx, line, keys, gone));
      emit({
        type: 'retention.removed',
        subject: { type: 'authority', id: authorityId },
        details: { category: line.category, before: cut.day, rows: gone.rows, files: gone.files.length },
      });
      return yes(keys.length);
    });
    if (!verdict.ok || verdict.value === 0) return total;
    // After the rows are gone for good: a file without a row is nobody's, a row without its file would be a loss.
    for (const filePath of gone.files)
      await forgetFile({ filePath }).catch((error) =>
        log().warn({ error: String(error) }, 'a file of evidence stayed'),
      );
    total += verdict.value;
  }
}

async function carryOut(
  ctx: CommandContext,
  line: RetentionLine,
  keys: readonly (string | number)[],
  gone: Gone,
): Promise<void> {
  const { tx } = ctx;
  if (line === ACCOUNT_LINE) return pseudonymiseClosed(ctx, keys.map(String), gone);
  if (line === CASE_LINE) return removeCases(tx, keys.map(String), gone);
  if (!line.empty) return removeTree(tx, line, keys, gone);
  const shape = shapeOf(line.table);
  await tx
    .update(shape.table)
    .set(line.empty)
    .where(inArray(shape.key.column, [...keys]));
  gone.rows[line.table] = keys.length;
}

async function writeDown(authorityId: string, { removed, held: back }: Ran): Promise<void> {
  await transact(systemActor('job', authorityId), async ({ tx, newId, now, emit }) => {
    const id = newId();
    await tx.insert(retentionRun).values({ id, authorityId, at: now, removed, held: back });
    emit({ type: 'retention.ran', subject: { type: 'retention-run', id }, details: { removed, held: back } });
    return yes();
  });
}

/** Runs retention in every authority. @returns figures for the page of scheduled work */
export async function runRetentionEverywhere(signal: AbortSignal): Promise<Record<string, unknown>> {
  const authorities = await db().select({ id: authority.id }).from(authority);
  const figures = { removed: 0, held: 0 };
  for (const { id } of authorities) {
    if (signal.aborted) break;
    const ran = await runRetention(id, signal);
    figures.removed += sumOf(ran.removed);
    figures.held += sumOf(ran.held);
  }
  return figures;
}

const sumOf = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

export type RunView = { id: string; at: Date; removed: { name: string; n: number }[]; held: number };

/** The last runs that took something away, the newest first. */
export async function lastRuns(handle: Db, authorityId: string, most = 20): Promise<RunView[]> {
  const rows = await handle
    .select()
    .from(retentionRun)
    .where(eq(retentionRun.authorityId, authorityId))
    .orderBy(desc(retentionRun.at))
    .limit(most);
  return rows.map(({ id, at, removed, held: back }) => ({
    id,
    at,
    removed: Object.entries(removed).map(([key, n]) => ({ name: categoryOf(key)?.name ?? key, n })),
    held: sumOf(back),
  }));
}
