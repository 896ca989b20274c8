import { eq } from 'drizzle-orm';
import { account, provider } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { moveRequest } from '~/diagnosis/requests.server';
import { calendarDate } from '~/kernel/clock';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { mayDo } from '../domain/permissions';
import { proposalMachine } from '../domain/proposal-states';
import { isLive } from '../domain/rules';
import {
  emitProposal,
  loadProposal,
  type ProposalRecord,
  type ProposalRow,
  proposalNotFound,
  proposalsOf,
  readProposal,
  returnChoice,
  saveProposal,
  standDown,
} from '../proposals.server';
import { passesOver } from '../runs.server';

/**
 * What follows an approval in the same transaction: the agreements area passes the drafting of the agreement.
 * A refusal of its own undoes the approval.
 */
export type OnApproved = (ctx: CommandContext, approved: { proposalId: string }) => Promise<Verdict<unknown>>;

/**
 * The broker's approval: the request has its partner, the others put forward are stood down and their days
 * freed. Days of the approved one stay held until its agreement is signed.
 *
 * Two approvals at once: everything is read in the transaction, which runs alone, so the second finds the
 * request partnered and is told by whom.
 *
 * @param input.overrideReason needed where an offer ranked higher was passed over
 * @param onApproved what is done with it in the same transaction
 * @returns `proposal.already-approved`, `request.already-partnered`, `proposal.override-reason-needed`, `stale`
 */
export async function approveProposal(
  viewer: Viewer,
  input: { proposalId: string; version: number; overrideReason: string | null },
  onApproved?: OnApproved,
): Promise<Verdict<{ requestId: string }>> {
  return transact(viewer, async (ctx) => {
    const record = await loadProposal(ctx.tx, viewer, input.proposalId);
    if (!record) return proposalNotFound();
    const may = mayDo('approve', record.relations);
    if (!may.ok) return may;
    const open = await stillOpen(ctx.tx, record);
    if (!open.ok) return open;
    const to = next(proposalMachine, record.row.state, 'approve');
    if (!to.ok) return to;
    if (record.row.version !== input.version) return stale({ state: record.row.state });
    const all = await proposalsOf(ctx.tx, record.request.id);
    if ((await passesOver(ctx.tx, record.row, all)) && !input.overrideReason) {
      return no(
        'proposal.override-reason-needed',
        'Enter why this partner is approved although another was ranked higher',
        { field: 'overrideReason' },
      );
    }
    const moved = await moveRequest(ctx, record.request.id, 'partner', null, { proposalId: record.row.id });
    if (!moved.ok) return moved;
    await saveProposal(ctx, record.row, {
      state: to.value,
      approvedById: viewer.accountId,
      approvedAt: ctx.now,
      overrideReason: input.overrideReason,
    });
    emitProposal(ctx, record, 'proposal.approved', { after: to.value, reason: input.overrideReason });
    const rivals = await standDownRivals(ctx, all, record.row.id);
    if (!rivals.ok) return rivals;
    // Should the partnership fall through and the request be reopened, the choice is the school's again.
    await returnChoice(ctx, record.request.id);
    if (onApproved) {
      const followed = await onApproved(ctx, { proposalId: record.row.id });
      if (!followed.ok) return followed;
    }
    return yes({ requestId: record.request.id });
  });
}

/** Whether the request still waits for a partner; if not, says who was approved, by whom and when. */
async function stillOpen(handle: Db, record: ProposalRecord): Promise<Verdict> {
  if (record.request.state !== 'partnered') return yes();
  const approved = (await proposalsOf(handle, record.request.id))
    .filter(({ state }) => state === 'approved')
    .sort((a, b) => (b.approvedAt?.getTime() ?? 0) - (a.approvedAt?.getTime() ?? 0))[0];
  if (!approved) return yes();
  const [by] = await handle
    .select({ name: account.name })
    .from(account)
    .where(eq(account.id, approved.approvedById ?? ''));
  const [partner] = await handle
    .select({ name: provider.name })
    .from(provider)
    .where(eq(provider.id, approved.providerId));
  const when = approved.approvedAt ? ` on ${dateWords(calendarDate(approved.approvedAt))}` : '';
  const who = by?.name ?? 'Somebody else';
  if (approved.id === record.row.id) {
    return no(
      'proposal.already-approved',
      `${who} approved this partnership already${when}. Nothing more is needed.`,
    );
  }
  return no(
    'request.already-partnered',
    `${who} approved another partner, ${partner?.name ?? 'a provider'}, for this request${when}. This proposal was not approved.`,
  );
}

async function standDownRivals(
  ctx: CommandContext,
  all: readonly ProposalRow[],
  winner: string,
): Promise<Verdict> {
  for (const row of all) {
    const record = row.id !== winner && isLive(row.state) ? await readProposal(ctx.tx, row.id) : null;
    const done = record ? await standDown(ctx, record) : yes();
    if (!done.ok) return done;
  }
  return yes();
}
