import { eq } from 'drizzle-orm';
import { claimLine } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type CommandContext, transact } from '~/platform/transact.server';
import { overClaimed } from '../domain/claims/claimable';
import { mayApprove } from '../domain/claims/permissions';
import { recompenseSettingsOf } from '../settings/settings.server';
import { moveClaim } from './answer.server';
import { type Approved, bookClaim } from './approve.server';
import {
  type ClaimRecord,
  type ClaimRow,
  claimEvent,
  countedLines,
  counting,
  heldVisits,
} from './load.server';
import { openClaim } from './step.server';

const SERVICE_DECIDES = 'Claims are approved and declined by the service of the school’s authority.';

/** Since when a claim waits for whom it waits for: sent (or sent again), answered. */
export function waitsSince(row: Pick<ClaimRow, 'state' | 'submittedAt' | 'answeredAt' | 'createdAt'>): Date {
  return (row.state === 'submitted' ? row.submittedAt : row.answeredAt) ?? row.createdAt;
}

/**
 * The service approves a claim. In one transaction: lines it takes off are marked with their reasons, the rest is divided,
 * posted, invoiced to the school, owed to the home school and drawn from the budget, and the draw for evidence is made.
 * @param input.removed lines taken off, each with the reason
 * @param input.reason why it is approved without the school's answer; needed only then
 * @returns `claim.early` while the school (or, queried, the provider) still has time; `claim.visit-changed` where a visit
 *   was corrected to less than is claimed; what the budget or the agreed sums refuse
 */
export async function approveClaim(
  viewer: Viewer,
  input: { id: string; version: number; removed: { lineId: string; reason: string }[]; reason: string },
): Promise<Verdict<Approved>> {
  return transact<Approved>(viewer, async (ctx) => {
    const opened = await openClaim(ctx, viewer, input, {
      action: 'approve',
      to: ['approved'],
      why: SERVICE_DECIDES,
      tookIt: (row) => row.approvedById === viewer.accountId,
    });
    if (!opened.ok) return opened;
    const { record, done } = opened.value;
    const { row } = record;
    if (done) return yes({ ref: row.ref ?? '', totalPence: row.totalPence, sampled: false });
    const settings = await recompenseSettingsOf(ctx.tx, row.authorityId);
    const calendar = await schoolCalendarOf(ctx.tx, row.authorityId);
    const since = calendarDate(waitsSince(row));
    const may = mayApprove({ state: row.state, since }, settings.answerDays, ctx.today, calendar);
    if (!may.ok) return may;
    if (may.value.unanswered && input.reason === '') {
      return no('claim.reason', 'Enter why the claim is approved without the school’s answer', {
        field: 'reason',
      });
    }
    const kept = await takeOff(ctx, record, input.removed);
    if (!kept.ok) return kept;
    const asCorrected = await refuseCorrected(ctx, row, kept.value);
    if (!asCorrected.ok) return asCorrected;
    const booked = await bookClaim(ctx, row, kept.value, settings);
    if (!booked.ok) return booked;
    const { settlement, totalPence, sampled } = booked.value;
    const moved = await moveClaim(ctx, row, 'approve', {
      totalPence,
      settlement,
      approvedAt: ctx.now,
      approvedById: viewer.accountId,
      decision: may.value.unanswered ? input.reason : null,
    });
    if (!moved.ok) return moved;
    ctx.emit({
      ...claimEvent(row, 'approved'),
      before: { state: row.state, totalPence: row.totalPence },
      after: { state: 'approved', totalPence },
      details: { ...booked.value.said, removed: input.removed.length, unanswered: may.value.unanswered },
      reason: may.value.unanswered ? input.reason : null,
    });
    for (const event of booked.value.after) ctx.emit(event);
    return yes({ ref: row.ref ?? '', totalPence, sampled });
  });
}

/** Marks the lines that are allowed and those that are taken off. @returns the allowed ones */
async function takeOff(
  ctx: CommandContext,
  { lines }: ClaimRecord,
  removed: readonly { lineId: string; reason: string }[],
): Promise<Verdict<ClaimRecord['lines']>> {
  const open = counting(lines);
  if (removed.some(({ lineId }) => !open.some(({ id }) => id === lineId))) {
    return no('claim.no-line', 'A line you took off is no longer part of the claim. Open the page again.');
  }
  const kept = open.filter(({ id }) => !removed.some(({ lineId }) => lineId === id));
  if (kept.length === 0) {
    return no(
      'claim.nothing-left',
      'Nothing would be left of this claim. Decline it instead, with your reason.',
    );
  }
  for (const line of open) {
    const off = removed.find(({ lineId }) => lineId === line.id);
    await ctx.tx
      .update(claimLine)
      .set(off ? { decision: 'removed', decisionReason: off.reason } : { decision: 'allowed' })
      .where(eq(claimLine.id, line.id));
  }
  return yes(kept);
}

/** A visit that was corrected to less than is claimed for it cannot be approved as claimed. */
async function refuseCorrected(
  ctx: CommandContext,
  row: ClaimRow,
  kept: ClaimRecord['lines'],
): Promise<Verdict> {
  const visits = await heldVisits(ctx.tx, row.agreementId);
  const over = overClaimed(visits, await countedLines(ctx.tx, row.agreementId));
  const found = kept.find(({ visitId }) => over.some((one) => one.visitId === visitId));
  if (!found) return yes();
  return no(
    'claim.visit-changed',
    'A visit was corrected after it was claimed, and took less than is claimed for it. Take its line off with that reason; what it did take can be claimed again.',
    { details: { lineId: found.id } },
  );
}

/** The service declines a claim whole, with the reason; what it holds can be claimed again. */
export async function declineClaim(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict> {
  return end(viewer, input, 'decline', SERVICE_DECIDES);
}

/** The provider withdraws a claim that has not been approved, with the reason where it was sent; a draft is thrown away. */
export async function withdrawClaim(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict> {
  return end(viewer, input, 'withdraw', 'A claim is withdrawn by the provider or the head of their school.');
}

async function end(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
  event: 'decline' | 'withdraw',
  why: string,
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const to = event === 'decline' ? 'declined' : 'withdrawn';
    const opened = await openClaim(ctx, viewer, input, { action: event, to: [to], why });
    if (!opened.ok) return opened;
    if (opened.value.done) return yes();
    const { row } = opened.value.record;
    if (input.reason === '' && row.state !== 'draft') {
      return no('claim.reason', 'Enter the reason', { field: 'reason' });
    }
    const moved = await moveClaim(ctx, row, event, { decision: input.reason || null });
    if (!moved.ok) return moved;
    ctx.emit({
      // A draft that was never sent concerns nobody else.
      ...claimEvent(row, row.submittedAt === null ? 'discarded' : to),
      before: { state: row.state },
      after: { state: to },
      reason: input.reason || null,
    });
    return yes();
  });
}
