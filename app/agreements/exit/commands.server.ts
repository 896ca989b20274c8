import { eq } from 'drizzle-orm';
import { agreementExit } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { releaseDays } from '~/directory/ledger.server';
import { calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { type AgreementState, mayDo } from '../domain';
import { checkPlan, type ExitPlan, missingToClose, type UnusedDays } from '../domain/exit/closing';
import {
  type AgreementRecord,
  agreementNotFound,
  eventOf,
  loadAgreement,
  moveAgreement,
  openForStep,
} from '../record.server';
import { closingFacts } from './closing-facts.server';
import { type ExitRow, exitOf, visitsLeft } from './record.server';
import { writeTrackRecord } from './track.server';

const SERVICE_CLOSES = 'Only the broker closes an agreement.';

/**
 * Begins to close an agreement: support has ended, and it is now judged and evaluated.
 * @param input.days whether days not used are given back at once, or kept until it is closed
 * An amendment that is under way is withdrawn with it (`moveAgreement`).
 * @returns refusals of the plan beside their fields; `exit.visits-to-write` where days are to be given back before every visit is written up
 */
export async function beginClose(
  viewer: Viewer,
  input: ExitPlan & { id: string; version: number; reason: string; days: UnusedDays },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const opened = await openForStep(ctx.tx, viewer, input, {
      action: 'begin-close',
      to: 'closing',
      why: SERVICE_CLOSES,
    });
    if (!opened.ok) return opened;
    const { record, done } = opened.value;
    const { row } = record;
    if (done) return yes(row.state);
    const { ground, reason, endedOn, evaluationDueOn, days } = input;
    const checked = checkPlan(input, planFacts(ctx, record, ctx.today));
    if (!checked.ok) return checked;
    const left = await visitsLeft(ctx.tx, row.id);
    if (days === 'now' && left.planned + left.unwritten > 0) {
      return no(
        'exit.visits-to-write',
        'Visits are still to be written up, and their days are taken from those kept. Keep the days until it is closed',
        { field: 'days' },
      );
    }
    await ctx.tx.insert(agreementExit).values({
      agreementId: row.id,
      ground,
      reason,
      begunAt: ctx.now,
      begunById: viewer.accountId,
      endedOn,
      evaluationDueOn,
      closedAt: null,
      version: 1,
    });
    const moved = await moveAgreement(ctx, row, 'begin-close', 'agreement.closing-begun', {
      reason,
      change: { pausedAt: null, resumeBy: null },
      details: { ground, endedOn, evaluationDueOn, days },
    });
    if (!moved.ok || days === 'at-close') return moved;
    const released = await releaseDays(ctx, { providerId: row.providerId, agreementId: row.id });
    return released.ok ? moved : released;
  });
}

function planFacts(ctx: CommandContext, { row }: AgreementRecord, dueFrom: string) {
  return {
    today: ctx.today,
    begunOn: row.activeAt && calendarDate(row.activeAt),
    endsOn: row.endsOn,
    dueFrom,
  };
}

/** A closing agreement whose exit the viewer may change, on the version of the exit they saw. */
export async function openExit(
  ctx: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<Verdict<{ record: AgreementRecord; exit: ExitRow }>> {
  const record = await loadAgreement(ctx.tx, viewer, id);
  if (!record) return agreementNotFound();
  if (!record.standings.includes('service')) return no('agreement.forbidden', SERVICE_CLOSES);
  const exit = await exitOf(ctx.tx, id);
  if (!exit || !mayDo('judge-exit', record.standings, record.row.state)) {
    return no(
      'agreement.not-now',
      'This agreement is not being closed now. Go back to it to see what can be done.',
    );
  }
  return yes({ record, exit });
}

/** Says otherwise how an agreement ends, while it is being closed. */
export async function changeExit(
  viewer: Viewer,
  input: ExitPlan & { id: string; exitVersion: number; reason: string },
): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const opened = await openExit(ctx, viewer, input.id);
    if (!opened.ok) return opened;
    const { record, exit } = opened.value;
    const { ground, reason, endedOn, evaluationDueOn } = input;
    const after = { ground, reason, endedOn, evaluationDueOn };
    const before = {
      ground: exit.ground,
      reason: exit.reason,
      endedOn: exit.endedOn,
      evaluationDueOn: exit.evaluationDueOn,
    };
    if (Object.entries(after).every(([key, value]) => Reflect.get(before, key) === value)) return yes();
    if (exit.version !== input.exitVersion) {
      return stale([{ label: 'How it ends', yours: reason, theirs: exit.reason }]);
    }
    const checked = checkPlan(input, planFacts(ctx, record, calendarDate(exit.begunAt)));
    if (!checked.ok) return checked;
    await ctx.tx
      .update(agreementExit)
      .set({ ...after, version: exit.version + 1 })
      .where(eq(agreementExit.agreementId, input.id));
    ctx.emit({ ...eventOf(record.row, 'agreement.exit-changed'), before, after, reason });
    return yes();
  });
}

/**
 * Closes an agreement: everything is answered, judged and written up. Days not used return to the provider, and what came
 * of it is written into the provider's track record. The request stays as it is: it found its partner.
 * @param input.withoutReadings close although a measure has no reading of the end yet
 * @returns `exit.not-ready` with the list of what is missing in `details.missing`
 */
export async function closeAgreement(
  viewer: Viewer,
  input: { id: string; version: number; withoutReadings?: boolean },
): Promise<Verdict<AgreementState>> {
  return transact<AgreementState>(viewer, async (ctx) => {
    const opened = await openForStep(ctx.tx, viewer, input, {
      action: 'close',
      to: 'closed',
      why: SERVICE_CLOSES,
    });
    if (!opened.ok) return opened;
    const { record, done } = opened.value;
    const { row } = record;
    if (done) return yes(row.state);
    const exit = await exitOf(ctx.tx, row.id);
    if (!exit) return no('agreement.not-now', 'Say first how the agreement ends.');
    const missing = missingToClose(await closingFacts(ctx.tx, record, exit), ctx.today);
    const standing = missing.filter(({ soft }) => !(soft && input.withoutReadings));
    if (standing.length > 0) {
      return no(
        'exit.not-ready',
        `It cannot be closed yet. ${standing.map(({ message }) => message).join(' ')}`,
        {
          details: { missing: standing },
        },
      );
    }
    const closed = await moveAgreement(ctx, row, 'close', 'agreement.closed', {
      reason: exit.reason,
      change: { endedAt: ctx.now, endReason: exit.reason },
      details: { ground: exit.ground, endedOn: exit.endedOn },
    });
    if (!closed.ok) return closed;
    await ctx.tx
      .update(agreementExit)
      .set({ closedAt: ctx.now, version: exit.version + 1 })
      .where(eq(agreementExit.agreementId, row.id));
    const released = await releaseDays(ctx, { providerId: row.providerId, agreementId: row.id });
    if (!released.ok) return released;
    const written = await writeTrackRecord(ctx, record, exit);
    return written.ok ? closed : written;
  });
}
