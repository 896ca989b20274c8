import { eq } from 'drizzle-orm';
import { claim, claimLine } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { daysWords, type HalfDays } from '~/kernel/days';
import { moneyWords, type Pence } from '~/kernel/money';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type CommandContext, transact } from '~/platform/transact.server';
import { claimedDays, worthOfDays } from '../domain/claims/claimable';
import { type ClaimEvent, claimMachine } from '../domain/claims/states';
import {
  agreedOf,
  type ClaimLineRow,
  type ClaimRecord,
  type ClaimRow,
  claimEvent,
  countedLines,
  counting,
} from './load.server';
import { openClaim } from './step.server';

const SCHOOL_ANSWERS = 'A claim is answered by the headteacher or the chair of governors of the school.';
const PROVIDER_REPLIES = 'Queries are replied to by the provider and by the head of their school.';

/** Moves a claim along its life, inside the caller's transaction. @returns the claim as it is now */
export async function moveClaim(
  ctx: CommandContext,
  row: ClaimRow,
  event: ClaimEvent,
  change: Partial<ClaimRow>,
): Promise<Verdict<ClaimRow>> {
  const to = next(claimMachine, row.state, event);
  if (!to.ok) return to;
  const [moved] = await ctx.tx
    .update(claim)
    .set({ ...change, state: to.value, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(claim.id, row.id))
    .returning();
  if (!moved) throw new Error('A claim is gone');
  return yes(moved);
}

/**
 * The school answers: everything is right (no queries), or single lines are queried, each with what is asked. An answer may
 * be changed until the claim is approved.
 * @param input.queries what is asked, by line
 */
export async function answerClaim(
  viewer: Viewer,
  input: { id: string; version: number; queries: { lineId: string; query: string }[] },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const queried = input.queries.length > 0;
    const opened = await openClaim(ctx, viewer, input, {
      action: 'answer',
      to: [queried ? 'queried' : 'confirmed'],
      why: SCHOOL_ANSWERS,
      tookIt: (row) => row.answeredById === viewer.accountId,
    });
    if (!opened.ok) return opened;
    if (opened.value.done) return yes();
    const { row, lines } = opened.value.record;
    const open = counting(lines);
    if (input.queries.some(({ lineId }) => !open.some(({ id }) => id === lineId))) {
      return no('claim.no-line', 'A line you queried is no longer part of the claim. Open the page again.');
    }
    if (row.state === 'confirmed' && !queried) return yes();
    for (const line of open) {
      const asked = input.queries.find(({ lineId }) => lineId === line.id);
      await ctx.tx
        .update(claimLine)
        .set(asked ? { answer: 'queried', query: asked.query, reply: null } : { answer: 'confirmed' })
        .where(eq(claimLine.id, line.id));
    }
    const moved = await moveClaim(ctx, row, queried ? 'query' : 'confirm', {
      answeredAt: ctx.now,
      answeredById: viewer.accountId,
    });
    if (!moved.ok) return moved;
    ctx.emit({
      ...claimEvent(row, queried ? 'queried' : 'confirmed'),
      before: { state: row.state },
      after: { state: moved.value.state },
      details: { lines: input.queries.length },
    });
    return yes();
  });
}

/** What the provider does about a queried line. */
export type LineReply = {
  lineId: string;
  reply: string;
  /** Left as it is, changed to less, or taken off the claim. */
  what: 'keep' | 'change' | 'remove';
  /** For `change`: of a visit the half-days, of an expense the pence. */
  halfDays: HalfDays | null;
  amountPence: Pence | null;
};

/**
 * The provider replies to every queried line, and the claim goes to the school again. What is changed can only become less:
 * more is claimed in another claim.
 * @returns `claim.unanswered` beside the first line without a reply, `claim.more` where a change asks for more
 */
export async function replyToClaim(
  viewer: Viewer,
  input: { id: string; version: number; replies: LineReply[] },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const opened = await openClaim(ctx, viewer, input, {
      action: 'reply',
      to: ['submitted'],
      why: PROVIDER_REPLIES,
      tookIt: (row) => row.submittedById === viewer.accountId,
    });
    if (!opened.ok) return opened;
    if (opened.value.done) return yes();
    const { record } = opened.value;
    const { row, lines } = record;
    const queried = counting(lines).filter(({ answer }) => answer === 'queried');
    const unanswered = queried.find(({ id }) => !input.replies.some(({ lineId }) => lineId === id));
    if (unanswered || input.replies.length !== queried.length) {
      return no('claim.unanswered', 'Reply to every line the school has queried. Open the page again.');
    }
    for (const [index, reply] of input.replies.entries()) {
      const line = queried.find(({ id }) => id === reply.lineId);
      if (!line) return no('claim.no-line', 'A line is no longer part of the claim. Open the page again.');
      const changed = await changedLine(ctx, record, { line, reply, index });
      if (!changed.ok) return changed;
      await ctx.tx
        .update(claimLine)
        .set({ ...changed.value, reply: reply.reply, answer: 'waiting' })
        .where(eq(claimLine.id, line.id));
    }
    const left = await ctx.tx.select().from(claimLine).where(eq(claimLine.claimId, row.id));
    const kept = counting(left);
    if (kept.length === 0) {
      return no(
        'claim.nothing-left',
        'Nothing would be left of this claim. Withdraw it instead, from its page.',
      );
    }
    const totalPence = kept.reduce((sum, { amountPence }) => sum + amountPence, 0);
    const moved = await moveClaim(ctx, row, 'reply', {
      totalPence,
      submittedAt: ctx.now,
      submittedById: viewer.accountId,
    });
    if (!moved.ok) return moved;
    ctx.emit({
      ...claimEvent(row, 'replied'),
      before: { state: row.state, totalPence: row.totalPence },
      after: { state: moved.value.state, totalPence },
      details: { lines: input.replies.length },
    });
    return yes();
  });
}

type Changed = Partial<Pick<ClaimLineRow, 'halfDays' | 'amountPence' | 'decision' | 'decisionReason'>>;

/** What a reply makes of a line. */
async function changedLine(
  ctx: CommandContext,
  { row }: ClaimRecord,
  { line, reply, index }: { line: ClaimLineRow; reply: LineReply; index: number },
): Promise<Verdict<Changed>> {
  if (reply.what === 'keep') return yes({});
  if (reply.what === 'remove') {
    return yes({ decision: 'removed', decisionReason: `Taken off by the provider: ${reply.reply}` });
  }
  if (line.kind === 'expense') {
    const { amountPence } = reply;
    if (amountPence === null || amountPence <= 0 || amountPence >= line.amountPence) {
      return no(
        'claim.more',
        `Enter less than ${moneyWords(line.amountPence)}, which is what was claimed. More is claimed in another claim`,
        { field: `replies[${index}].amount` },
      );
    }
    return yes({ amountPence });
  }
  const halfDays = reply.halfDays;
  if (line.kind !== 'days' || halfDays === null || halfDays <= 0 || halfDays >= (line.halfDays ?? 0)) {
    return no(
      'claim.more',
      line.kind === 'days'
        ? `Enter fewer than the ${daysWords(line.halfDays ?? 0)} that were claimed`
        : 'An instalment is claimed whole. Keep it as it is, or take it off',
      { field: line.kind === 'days' ? `replies[${index}].days` : `replies[${index}].what` },
    );
  }
  const agreed = await agreedOf(ctx.tx, row);
  const all = claimedDays(await countedLines(ctx.tx, row.agreementId));
  const before = { halfDays: all.halfDays - (line.halfDays ?? 0), pence: all.pence - line.amountPence };
  const worth = worthOfDays(agreed.terms, before, halfDays);
  return yes({ halfDays, amountPence: Math.min(worth, line.amountPence) });
}
