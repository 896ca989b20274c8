import { eq } from 'drizzle-orm';
import { agreement } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { transact } from '~/platform/transact.server';
import type { AgreementState } from '../domain';
import { checkPause, daysPaused } from '../domain/life/pause';
import { mayDo } from '../domain/permissions';
import { agreementNotFound, eventOf, loadAgreement, moveAgreement, openForStep } from '../record.server';

/**
 * Sets an agreement in force aside for a while, to be looked at again by a day. Its days stay committed.
 * @param input.resumeBy after today, and within two terms
 */
export async function pauseAgreement(
  viewer: Viewer,
  input: { id: string; version: number; reason: string; resumeBy: CalendarDate },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const opened = await openForStep(ctx.tx, viewer, input, {
      action: 'pause',
      to: 'paused',
      why: 'Only the broker can pause an agreement.',
    });
    if (!opened.ok) return opened;
    const { row } = opened.value.record;
    if (opened.value.done) return yes(row.state);
    const may = checkPause(input.resumeBy, ctx.today);
    if (!may.ok) return may;
    return moveAgreement(ctx, row, 'pause', 'agreement.paused', {
      reason: input.reason,
      change: { pausedAt: ctx.now, resumeBy: input.resumeBy },
      details: { resumeBy: input.resumeBy },
    });
  });
}

/** Takes a paused agreement up again, and says how long it was paused. */
export async function resumeAgreement(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const opened = await openForStep(ctx.tx, viewer, input, {
      action: 'resume',
      to: 'active',
      why: 'Only the broker can resume an agreement.',
    });
    if (!opened.ok) return opened;
    const { row } = opened.value.record;
    if (opened.value.done) return yes(row.state);
    return moveAgreement(ctx, row, 'resume', 'agreement.resumed', {
      reason: input.reason,
      change: { pausedAt: null, resumeBy: null },
      details: row.pausedAt
        ? { pausedOn: calendarDate(row.pausedAt), days: daysPaused(row.pausedAt, ctx.today) }
        : {},
    });
  });
}

/**
 * Looks at a pause again and lets it go on, to be looked at by another day. A form sent twice finds it done.
 * @param input.resumeBy after today, and within two terms
 */
export async function extendPause(
  viewer: Viewer,
  input: { id: string; version: number; reason: string; resumeBy: CalendarDate },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const record = await loadAgreement(ctx.tx, viewer, input.id);
    if (!record) return agreementNotFound();
    const { row, standings } = record;
    if (!standings.includes('service')) {
      return no('agreement.forbidden', 'Only the broker can let a pause go on.');
    }
    if (row.resumeBy === input.resumeBy && row.version === input.version + 1) return yes(row.state);
    if (!mayDo('resume', standings, row.state)) {
      return no(
        'agreement.not-now',
        'This agreement is not paused now. Go back to it to see what can be done.',
      );
    }
    if (row.version !== input.version) {
      return no(
        'stale',
        'The agreement has changed since you opened this page. Read it again before you go on.',
      );
    }
    const may = checkPause(input.resumeBy, ctx.today);
    if (!may.ok) return may;
    await ctx.tx
      .update(agreement)
      .set({ resumeBy: input.resumeBy, version: row.version + 1, updatedAt: ctx.now })
      .where(eq(agreement.id, row.id));
    ctx.emit({
      ...eventOf(row, 'agreement.pause-extended'),
      before: { resumeBy: row.resumeBy },
      after: { resumeBy: input.resumeBy, version: row.version + 1 },
      details: { resumeBy: input.resumeBy },
      reason: input.reason,
    });
    return yes(row.state);
  });
}
