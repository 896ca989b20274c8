import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { account, provider, savedReport } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import type { CsvCell } from '~/platform/csv.server';
import { db } from '~/platform/db.server';
import type { ReportContent } from '../domain/reports/content';
import { linesOf } from '../domain/reports/lines';
import { mayDo, mayMake } from '../domain/reports/rights';
import { type ReportState, reportStateOf } from '../domain/reports/states';
import { REPORT_KINDS, type ReportKind } from '../domain/vocabulary';
import { readingOf } from '../figures/reading.server';
import { periodsFor } from './compose.server';
import { readContent } from './frozen.server';
import { loadReport, type ReportRecord } from './load.server';
import { readersOf } from './readers.server';

/** What is told of a report beside what it says. */
export type ReportHead = {
  id: string;
  kind: ReportKind;
  title: string;
  period: string;
  asOf: CalendarDate;
  state: ReportState;
  madeBy: string | null;
  madeAt: Date;
  publishedAt: Date | null;
  publishedBy: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  hash: string;
  version: number;
  urn: number | null;
  providerId: string | null;
  /** The report that has taken its place, where the viewer may read it. */
  replacedById: string | null;
  may: { publish: boolean; withdraw: boolean; replace: boolean };
};

/** A report; its text is null where the viewer may only know that it was withdrawn. */
export type ReportPage = { head: ReportHead; content: ReportContent | null };

/** @returns null where there is none for the viewer */
export async function reportPage(viewer: Viewer, id: string): Promise<ReportPage | null> {
  const found = await loadReport(db(), viewer, id);
  if (!found) return null;
  const { row, right } = found;
  return {
    head: await headOf(viewer, row),
    content: right === 'all' ? readContent(row) : null,
  };
}

async function headOf(viewer: Viewer, row: ReportRecord): Promise<ReportHead> {
  const [publisher] = row.publishedById
    ? await db().select({ name: account.name }).from(account).where(eq(account.id, row.publishedById))
    : [];
  const [newer] = await db()
    .select({ id: savedReport.id })
    .from(savedReport)
    .where(and(eq(savedReport.replacesId, row.id), isNotNull(savedReport.publishedAt)))
    .limit(1);
  const { id, kind, title, period, asOf, madeBy, madeAt, publishedAt, withdrawnAt, withdrawnReason } = row;
  const { hash, version, urn, providerId } = row;
  return {
    ...{ id, kind, title, period, asOf, madeBy, madeAt, publishedAt, withdrawnAt, withdrawnReason },
    ...{ hash, version, urn, providerId },
    state: reportStateOf(row),
    publishedBy: publisher?.name ?? null,
    replacedById: newer?.id ?? null,
    may: {
      publish: mayDo(viewer, row, 'publish'),
      withdraw: mayDo(viewer, row, 'withdraw'),
      replace: mayMake(viewer, kind, row) && newer === undefined,
    },
  };
}

/** A report that is about to be published or withdrawn, and how many it is for; null where the viewer may not. */
export async function stepPage(
  viewer: Viewer,
  id: string,
): Promise<{ head: ReportHead; about: string; readers: number } | null> {
  const found = await loadReport(db(), viewer, id);
  if (found?.right !== 'all') return null;
  return {
    head: await headOf(viewer, found.row),
    about: readContent(found.row).caption,
    readers: (await readersOf(db(), found.row)).length,
  };
}

export type StartPage = {
  kinds: ReportKind[];
  kind: ReportKind | null;
  periods: string[];
  /** Schools or providers to choose from, by name. */
  subjects: { value: string; label: string }[];
};

/** What a report can be made of by the viewer; null where they may make none. */
export async function startPage(
  viewer: Viewer,
  asked: string | null,
  today: CalendarDate,
): Promise<StartPage | null> {
  const own = providersOf(viewer);
  const kinds = REPORT_KINDS.filter((kind) => mayMake(viewer, kind, { providerId: own[0] ?? null }));
  if (kinds.length === 0) return null;
  const kind = kinds.find((one) => one === asked) ?? (kinds.length === 1 ? (kinds[0] ?? null) : null);
  return {
    kinds,
    kind,
    periods: kind ? periodsFor(kind, today) : [],
    subjects: kind ? await subjectsFor(viewer, kind) : [],
  };
}

async function subjectsFor(viewer: Viewer, kind: ReportKind): Promise<StartPage['subjects']> {
  if (kind === 'school') {
    const schools = await (await readingOf(viewer)).schools();
    return schools.map(({ urn, name }) => ({ value: String(urn), label: name }));
  }
  if (kind !== 'provider') return [];
  const rows = await db()
    .select({ value: provider.id, label: provider.name })
    .from(provider)
    .where(eq(provider.authorityId, viewer.authorityId))
    .orderBy(asc(provider.name));
  return isService(viewer) ? rows : rows.filter(({ value }) => providersOf(viewer).includes(value));
}

/** Every number of a report as lines of a file. */
export async function* figureLines(content: ReportContent): AsyncGenerator<CsvCell[][]> {
  yield linesOf(content).map(({ part, figure, of, value, unit, words }) => [
    part,
    figure,
    of,
    value,
    unit,
    words,
  ]);
}
