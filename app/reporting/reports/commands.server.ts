import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import { savedReport } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { mayDo, mayMake } from '../domain/reports/rights';
import { compose, contentOf, namingRefusal, type Wish, type Words } from './compose.server';
import { freeze } from './frozen.server';
import { loadReport, type ReportRecord } from './load.server';
import { readersOf } from './readers.server';

const notFound = (): Refusal => no('report.not-found', 'This report could not be found.');
const forbidden = (): Refusal =>
  no(
    'report.forbidden',
    'You cannot do this with the report as it stands. Open it again to see what has changed.',
  );

function event(
  row: Pick<ReportRecord, 'id' | 'authorityId' | 'urn' | 'kind' | 'period'>,
  type: string,
  details = {},
) {
  return {
    type,
    subject: { type: 'report', id: row.id },
    authorityId: row.authorityId,
    urn: row.urn,
    details: { kind: row.kind, period: row.period, ...details },
  };
}

/**
 * Saves a report with the figures of today.
 * @param input.id made with the form: sent twice, it makes one
 * @param input.fingerprint of the figures its maker has read
 * @param input.replacesId the report it takes the place of, once it is published
 * @returns `report.changed` where the figures are no longer those that were read
 */
export async function saveReport(
  viewer: Viewer,
  input: { id: string; wish: Wish; words: Words; fingerprint: string; replacesId: string | null },
): Promise<Verdict<{ id: string }>> {
  const composed = await compose(viewer, input.wish);
  if (!composed) return notFound();
  const naming = namingRefusal(composed, input.words);
  if (naming) return naming;
  const content = contentOf(viewer, composed, input.words);
  const frozen = freeze(content);
  return transact<{ id: string }>(viewer, async (ctx) => {
    if (!mayMake(viewer, input.wish.kind, input.wish)) return forbidden();
    const before = await loadReport(ctx.tx, viewer, input.id);
    if (before) return before.row.madeById === viewer.accountId ? yes({ id: input.id }) : notFound();
    if (composed.fingerprint !== input.fingerprint)
      return no(
        'report.changed',
        'The figures have changed since you looked. This is how the report reads now: check it, then save it.',
      );
    const replaced = input.replacesId ? await loadReport(ctx.tx, viewer, input.replacesId) : null;
    if (input.replacesId && (!replaced || !isSame(replaced.row, input.wish))) return notFound();
    const row = {
      id: input.id,
      authorityId: viewer.authorityId,
      kind: input.wish.kind,
      urn: composed.subject?.urn ?? null,
      providerId: composed.subject?.providerId ?? null,
      period: input.wish.period,
      title: content.title,
      asOf: content.asOf,
      ...frozen,
      madeById: viewer.accountId,
      madeAt: ctx.now,
      replacesId: input.replacesId,
      version: 1,
    };
    await ctx.tx.insert(savedReport).values(row);
    ctx.emit({
      ...event(row, 'report.saved', row.providerId ? { providerId: row.providerId } : {}),
      after: { title: row.title, asOf: row.asOf, hash: row.hash },
    });
    return yes({ id: row.id });
  });
}

/** A report is replaced by one of the same kind about the same. */
function isSame(row: ReportRecord, wish: Wish): boolean {
  return row.kind === wish.kind && row.urn === wish.urn && row.providerId === wish.providerId;
}

/** Publishes a report to those it is for; one it takes the place of is withdrawn. */
export async function publishReport(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<{ id: string; readers: number }>> {
  return transact<{ id: string; readers: number }>(viewer, async (ctx) => {
    const found = await loadReport(ctx.tx, viewer, input.id);
    if (!found) return notFound();
    const { row } = found;
    if (row.publishedAt && row.publishedById === viewer.accountId && row.version === input.version + 1)
      return yes({ id: row.id, readers: (await readersOf(ctx.tx, row)).length });
    if (row.version !== input.version) return stale();
    if (!mayDo(viewer, row, 'publish')) return forbidden();
    if (row.kind === 'scrutiny' && (await isOvertaken(ctx, row)))
      return no(
        'report.overtaken',
        'Another report to members has been published since this one was made. Read together, the two could tell small numbers. Make this report again: it then takes account of the other.',
      );
    const readers = await readersOf(ctx.tx, row);
    await ctx.tx
      .update(savedReport)
      .set({ publishedAt: ctx.now, publishedById: viewer.accountId, version: row.version + 1 })
      .where(eq(savedReport.id, row.id));
    ctx.emit({
      ...event(row, 'report.published', { whom: readers }),
      before: { state: 'saved' },
      after: { state: 'published' },
    });
    await withdrawReplaced(ctx, viewer, row);
    return yes({ id: row.id, readers: readers.length });
  });
}

/** Whether members have been given counts that this report was made without knowing of. */
async function isOvertaken({ tx }: CommandContext, row: ReportRecord): Promise<boolean> {
  const [later] = await tx
    .select({ id: savedReport.id })
    .from(savedReport)
    .where(
      and(
        eq(savedReport.authorityId, row.authorityId),
        eq(savedReport.kind, 'scrutiny'),
        ne(savedReport.id, row.id),
        gt(savedReport.publishedAt, row.madeAt),
      ),
    )
    .limit(1);
  return later !== undefined;
}

async function withdrawReplaced(ctx: CommandContext, viewer: Viewer, row: ReportRecord): Promise<void> {
  if (!row.replacesId) return;
  const [replaced] = await ctx.tx
    .select()
    .from(savedReport)
    .where(and(eq(savedReport.id, row.replacesId), isNull(savedReport.withdrawnAt)));
  if (!replaced) return;
  const reason = 'A newer report has taken its place.';
  await setWithdrawn(ctx, viewer, replaced, reason);
  // Its readers are told of the new one.
  ctx.emit({ ...event(replaced, 'report.withdrawn', { whom: [], replacedBy: row.id }), reason });
}

async function setWithdrawn(
  { tx, now }: CommandContext,
  viewer: Viewer,
  row: Pick<ReportRecord, 'id' | 'version'>,
  reason: string,
): Promise<void> {
  await tx
    .update(savedReport)
    .set({
      withdrawnAt: now,
      withdrawnById: viewer.accountId,
      withdrawnReason: reason,
      version: row.version + 1,
    })
    .where(eq(savedReport.id, row.id));
}

/** Withdraws a report; those it was published to are told, and read that it was, and why. */
export async function withdrawReport(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const found = await loadReport(ctx.tx, viewer, input.id);
    if (!found) return notFound();
    const { row } = found;
    if (row.withdrawnAt && row.withdrawnById === viewer.accountId && row.version === input.version + 1)
      return yes({ id: row.id });
    if (row.version !== input.version) return stale();
    if (!mayDo(viewer, row, 'withdraw')) return forbidden();
    const whom = row.publishedAt ? await readersOf(ctx.tx, row) : [];
    await setWithdrawn(ctx, viewer, row, input.reason);
    ctx.emit({
      ...event(row, 'report.withdrawn', { whom }),
      before: { state: row.publishedAt ? 'published' : 'saved' },
      after: { state: 'withdrawn' },
      reason: input.reason,
    });
    return yes({ id: row.id });
  });
}
