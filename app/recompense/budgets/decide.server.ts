import { and, eq } from 'drizzle-orm';
import { agreement, budgetPot, moneyEntry, moneyPosting, potCommitment } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { AgreementRow } from '~/agreements/record.server';
import type { Pence } from '~/kernel/money';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { coverOf, decideRelease, leftOf } from '../domain/budgets/commitments';
import { type CommitmentAction, mayCommit } from '../domain/budgets/permissions';
import type { CommitmentState } from '../domain/budgets/vocabulary';
import { potReleased } from '../domain/ledger/postings';
import { moneyReachOf } from '../domain/standing';
import { post } from '../ledger/post.server';
import { commitmentEvent, postCommitted } from './ask.server';
import { move } from './commit.server';
import {
  budgetRolesOf,
  type CommitmentRow,
  commitmentsOf,
  needOf,
  type PotRow,
  spareNow,
} from './read.server';
import { COMMITMENT_TAGS } from './wording';

/** A commitment with its pot and agreement. */
export type CommitmentRecord = { row: CommitmentRow; pot: PotRow; of: AgreementRow };

export const commitmentNotFound = (): Refusal =>
  no('commitment.not-found', 'This commitment could not be found.');

/** A commitment of the viewer's own authority; null for anybody outside the service. */
export async function loadCommitment(
  handle: Db,
  viewer: Viewer,
  id: string,
): Promise<CommitmentRecord | null> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return null;
  const [found] = await handle
    .select({ row: potCommitment, pot: budgetPot, of: agreement })
    .from(potCommitment)
    .innerJoin(budgetPot, eq(budgetPot.id, potCommitment.potId))
    .innerJoin(agreement, eq(agreement.id, potCommitment.agreementId))
    .where(and(eq(potCommitment.id, id), eq(potCommitment.authorityId, serviceOf)));
  return found ?? null;
}

type Step = { id: string; version: number; reason: string };

const WHO: Readonly<Record<Exclude<CommitmentAction, 'view'>, string>> = {
  approve: 'The lead decides about this. It waits in their list.',
  decline: 'The lead decides about this. It waits in their list.',
  withdraw: 'The service withdraws what it asked for.',
  release: 'The service releases what is not needed.',
};

/** Loads a commitment for a step: theirs to take, in this state, on the version they saw; `done` where taken by this form. */
async function openStep(
  ctx: CommandContext,
  viewer: Viewer,
  input: Step,
  action: Exclude<CommitmentAction, 'view'>,
  to: CommitmentState | null,
): Promise<Verdict<CommitmentRecord & { done: boolean }>> {
  const record = await loadCommitment(ctx.tx, viewer, input.id);
  if (!record) return commitmentNotFound();
  const roles = budgetRolesOf(viewer);
  const { row } = record;
  const ever = (['asked', 'approved'] as const).some((state) => mayCommit(action, roles, state));
  if (!ever) return no('commitment.forbidden', WHO[action]);
  if (to !== null && row.state === to && row.version === input.version + 1)
    return yes({ ...record, done: true });
  if (!mayCommit(action, roles, row.state)) {
    return no(
      'commitment.not-now',
      `This is ${COMMITMENT_TAGS[row.state].label.toLowerCase()} now, so that cannot be done any more. Go back to it to see what was decided.`,
    );
  }
  if (row.version !== input.version) {
    return no('stale', 'This has changed since you opened the page. Read it again before you go on.');
  }
  return yes({ ...record, done: false });
}

/**
 * Approves or declines money that was asked for, as lead, with the reason.
 * The lead may approve more than the pot has free: the pot then shows less than nothing free, and says so.
 * @returns what it came to; asked again by the same form, the same
 */
export async function decideCommitment(
  viewer: Viewer,
  input: Step & { approve: boolean },
): Promise<Verdict<CommitmentState>> {
  return transact<CommitmentState>(viewer, async (ctx) => {
    const event = input.approve ? ('approve' as const) : ('decline' as const);
    const to = input.approve ? ('approved' as const) : ('declined' as const);
    const opened = await openStep(ctx, viewer, input, event, to);
    if (!opened.ok) return opened;
    const { row, pot, of, done } = opened.value;
    if (done) return yes(row.state);
    if (input.approve && pot.closed) {
      return no(
        'pot.closed',
        `${pot.name} has been closed since this was asked. Decline it, so that it can be asked of another pot, or open the pot again.`,
      );
    }
    await move(ctx, row, event, {
      decidedById: viewer.accountId,
      decidedAt: ctx.now,
      decision: input.reason,
    });
    if (input.approve) await postCommitted(ctx, row, of.ref);
    ctx.emit({
      ...commitmentEvent(row, to, { ref: of.ref, potName: pot.name }, ['broker']),
      before: { state: row.state },
      after: { state: to, version: row.version + 1 },
      reason: input.reason,
    });
    return yes(to);
  });
}

/** Takes back what was asked and is not decided. */
export async function withdrawCommitment(viewer: Viewer, input: Step): Promise<Verdict<CommitmentState>> {
  return transact<CommitmentState>(viewer, async (ctx) => {
    const opened = await openStep(ctx, viewer, input, 'withdraw', 'withdrawn');
    if (!opened.ok) return opened;
    if (!opened.value.done) await withdraw(ctx, opened.value, input.reason);
    return yes('withdrawn' as const);
  });
}

/** Withdraws a commitment inside the caller's transaction; that it may be is the caller's to know. */
export async function withdraw(
  ctx: CommandContext,
  { row, pot, of }: CommitmentRecord,
  reason: string,
): Promise<void> {
  await move(ctx, row, 'withdraw', { decidedAt: ctx.now, decision: reason });
  ctx.emit({
    ...commitmentEvent(row, 'withdrawn', { ref: of.ref, potName: pot.name }),
    before: { state: row.state },
    after: { state: 'withdrawn', version: row.version + 1 },
    reason,
  });
}

/**
 * Gives back to its pot what of a commitment is not needed: never what is spent, and never what the agreement still rests on
 * (`spareOf`).
 * @returns `commitment.needed` with the most that may be released
 */
export async function releaseCommitment(
  viewer: Viewer,
  input: Step & { amountPence: Pence },
): Promise<Verdict<{ state: CommitmentState; releasedPence: Pence }>> {
  return transact<{ state: CommitmentState; releasedPence: Pence }>(viewer, async (ctx) => {
    const before = await loadCommitment(ctx.tx, viewer, input.id);
    if (before && (await releasedBy(ctx.tx, viewer, input))) {
      return yes({ state: before.row.state, releasedPence: input.amountPence });
    }
    const opened = await openStep(ctx, viewer, input, 'release', null);
    if (!opened.ok) return opened;
    const { row, of } = opened.value;
    const need = await needOf(ctx.tx, of);
    if (!need) return commitmentNotFound();
    const cover = coverOf(await commitmentsOf(ctx.tx, of.id));
    const { sparePence } = await spareNow(ctx.tx, of, need, cover);
    const may = decideRelease(input.amountPence, row, sparePence);
    if (!may.ok) return may;
    const state = await release(ctx, opened.value, input.amountPence, input.reason);
    return yes({ state, releasedPence: input.amountPence });
  });
}

/** Key of the posting of a release, by the version of the commitment it was decided on. */
const releaseKey = (id: string, version: number) => `released:${id}:${version}`;

/** Whether this very form has released already: by the same person, on the same version, as much. */
async function releasedBy(
  handle: Db,
  viewer: Viewer,
  input: { id: string; version: number; amountPence: Pence },
): Promise<boolean> {
  const rows = await handle
    .select({ id: moneyPosting.id })
    .from(moneyPosting)
    .innerJoin(moneyEntry, eq(moneyEntry.postingId, moneyPosting.id))
    .where(
      and(
        eq(moneyPosting.dedupeKey, releaseKey(input.id, input.version)),
        eq(moneyPosting.byId, viewer.accountId),
        eq(moneyEntry.account, 'pot.free'),
        eq(moneyEntry.amountPence, input.amountPence),
      ),
    );
  return rows.length > 0;
}

/** Releases part of a commitment, inside the caller's transaction; that it may be is the caller's to know. */
export async function release(
  ctx: CommandContext,
  { row, pot, of }: CommitmentRecord,
  amountPence: Pence,
  reason: string,
): Promise<CommitmentState> {
  const all = amountPence === leftOf(row);
  await move(ctx, row, all ? 'release-rest' : 'release-part', {
    releasedPence: row.releasedPence + amountPence,
  });
  await post(ctx, {
    authorityId: row.authorityId,
    kind: 'released',
    memo: `Released from agreement ${of.ref}: ${reason}`,
    subject: { type: 'commitment', id: row.id },
    dedupeKey: releaseKey(row.id, row.version),
    entries: potReleased(amountPence, { potId: row.potId, agreementId: row.agreementId }),
  });
  const event = commitmentEvent(row, 'released', { ref: of.ref, potName: pot.name });
  ctx.emit({
    ...event,
    details: { ...event.details, releasedPence: amountPence },
    before: { releasedPence: row.releasedPence },
    after: { releasedPence: row.releasedPence + amountPence, version: row.version + 1 },
    reason,
  });
  return all ? 'released' : 'approved';
}
