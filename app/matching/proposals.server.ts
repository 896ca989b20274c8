import { and, desc, eq, inArray } from 'drizzle-orm';
import { domainEvent, offer, proposal, provider, shortlist, supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { freeDays } from '~/directory/ledger.server';
import { next } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import type { CommandContext } from '~/platform/transact.server';
import { mayDo, type Relation, relationsTo } from './domain/permissions';
import {
  HOLDING_STATES,
  type ProposalEvent,
  type ProposalState,
  proposalMachine,
} from './domain/proposal-states';
import { LIVE_STATES } from './domain/rules';
import { shortlistMachine } from './domain/shortlist-states';

export type ProposalRow = typeof proposal.$inferSelect;
export type ShortlistRow = typeof shortlist.$inferSelect;

/** A proposal with what its rules read, and how the viewer stands to it. */
export type ProposalRecord = {
  row: ProposalRow;
  request: typeof supportRequest.$inferSelect;
  provider: typeof provider.$inferSelect;
  offer: typeof offer.$inferSelect;
  relations: Relation[];
};

/**
 * A proposal the viewer may know of: for the service of the school's authority always; for the school once it
 * was shown it; for the provider and their home school's head once they were asked.
 * @returns null for anybody else, the provider's own authority included
 */
export async function loadProposal(handle: Db, viewer: Viewer, id: string): Promise<ProposalRecord | null> {
  const record = await readProposal(handle, id);
  if (!record) return null;
  const parties = {
    authorityId: record.request.authorityId,
    urn: record.request.urn,
    providerId: record.provider.id,
    homeUrn: record.provider.homeUrn,
  };
  const heads = await ownSchools(handle, viewer, 'head');
  const chairs = await ownSchools(handle, viewer, 'chair');
  const relations = relationsTo(viewer, parties, heads, chairs).filter((relation) =>
    knows(relation, record.row),
  );
  return relations.length > 0 ? { ...record, relations } : null;
}

function knows(relation: Relation, row: ProposalRow): boolean {
  if (relation === 'client-head' || relation === 'client-chair') return row.sharedAt !== null;
  if (relation === 'provider' || relation === 'home-head') return row.invitedAt !== null;
  return relation === 'service';
}

/** A proposal whoever asks: for the service itself. */
export async function readProposal(
  handle: Db,
  id: string,
): Promise<Omit<ProposalRecord, 'relations'> | null> {
  const [found] = await handle
    .select({ row: proposal, request: supportRequest, provider, offer })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .innerJoin(provider, eq(provider.id, proposal.providerId))
    .innerJoin(offer, eq(offer.id, proposal.offerId))
    .where(eq(proposal.id, id));
  return found ?? null;
}

export const proposalNotFound = (): Refusal => no('proposal.not-found', 'This proposal could not be found.');

/**
 * Loads a proposal for something the viewer wants to do to it: it must exist for them, be theirs to do, allowed
 * in its state, and be unchanged since they opened it. A form sent twice finds its step taken (`done`), and is answered
 * as the first was.
 */
export async function openForEvent(
  handle: Db,
  viewer: Viewer,
  input: { proposalId: string; version: number },
  event: ProposalEvent,
): Promise<Verdict<{ record: ProposalRecord; to: ProposalState; done: boolean }>> {
  const record = await loadProposal(handle, viewer, input.proposalId);
  if (!record) return proposalNotFound();
  const may = mayDo(event, record.relations);
  if (!may.ok) return may;
  if (record.row.version === input.version + 1 && (await justDone(handle, viewer, record.row.id, event)))
    return yes({ record, to: record.row.state, done: true });
  const to = next(proposalMachine, record.row.state, event);
  if (!to.ok) return to;
  if (WHILE_OPEN.includes(event) && record.request.state !== 'matching') {
    return no('request.not-open', 'This request has ended, so nothing more is needed. Thank you.');
  }
  if (record.row.version !== input.version) return stale({ state: record.row.state });
  return yes({ record, to: to.value, done: false });
}

/** What each step of a person is recorded as. */
const STEPS: Readonly<Partial<Record<ProposalEvent, readonly string[]>>> = {
  choose: ['proposal.chosen'],
  unchoose: ['proposal.choice-taken-back'],
  invite: ['proposal.invited'],
  accept: ['proposal.accepted', 'proposal.accepted-and-released'],
  decline: ['proposal.declined'],
  release: ['proposal.released'],
  'refuse-release': ['proposal.release-refused'],
  withdraw: ['proposal.withdrawn', 'proposal.taken-off'],
};

/** Whether a step is the last thing that happened to a proposal, taken by the same person. */
async function justDone(handle: Db, viewer: Viewer, id: string, event: ProposalEvent): Promise<boolean> {
  const [last] = await handle
    .select({ type: domainEvent.type, actorId: domainEvent.actorId })
    .from(domainEvent)
    .where(and(eq(domainEvent.subjectType, 'proposal'), eq(domainEvent.subjectId, id)))
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  return last?.actorId === viewer.accountId && (STEPS[event] ?? []).includes(last.type);
}

/** What makes sense only while the school still looks for a partner. */
const WHILE_OPEN: readonly ProposalEvent[] = ['choose', 'invite', 'accept', 'release'];

/** Changes a proposal's row: every change raises its version. */
export async function saveProposal(
  ctx: CommandContext,
  row: ProposalRow,
  change: Partial<Omit<ProposalRow, 'id' | 'version' | 'updatedAt'>>,
): Promise<void> {
  await ctx.tx
    .update(proposal)
    .set({ ...change, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(proposal.id, row.id));
}

/** Records an event of a proposal in the chain of the authority whose casework it is. */
export function emitProposal(
  ctx: CommandContext,
  record: Pick<ProposalRecord, 'row' | 'request'>,
  type: string,
  more: { after?: ProposalState; details?: Record<string, unknown>; reason?: string | null } = {},
): void {
  ctx.emit({
    type,
    subject: { type: 'proposal', id: record.row.id },
    urn: record.request.urn,
    caseId: record.request.id,
    authorityId: record.request.authorityId,
    before: { state: record.row.state },
    after: more.after ? { state: more.after } : undefined,
    details: more.details,
    reason: more.reason ?? null,
  });
}

/**
 * Ends a proposal that will not become a partnership: frees its days, and hands the choice back to the school
 * where it had chosen this one.
 * @param change state and whatever else is kept of how it ended
 */
export async function endProposal(
  ctx: CommandContext,
  record: Pick<ProposalRecord, 'row' | 'request'>,
  change: Partial<ProposalRow> & { state: ProposalState },
): Promise<Verdict> {
  const { row } = record;
  if (HOLDING_STATES.includes(row.state)) {
    const freed = await freeDays(ctx, { proposalId: row.id });
    if (!freed.ok) return freed;
  }
  await saveProposal(ctx, row, { ...change, answerBy: row.answerBy });
  if (row.state !== 'shortlisted') await returnChoice(ctx, row.requestId);
  return yes();
}

/** Thanks a partner who is not needed after all. One who was never asked is not told. */
export async function standDown(
  ctx: CommandContext,
  record: Pick<ProposalRecord, 'row' | 'request'>,
): Promise<Verdict> {
  const to = next(proposalMachine, record.row.state, 'stand-down');
  if (!to.ok) return to;
  const ended = await endProposal(ctx, record, { state: to.value });
  if (!ended.ok) return ended;
  const type = record.row.invitedAt ? 'proposal.stood-down' : 'proposal.not-needed';
  emitProposal(ctx, record, type, { after: to.value });
  return yes();
}

/** Hands the choice back to the school; nothing to do where it had not chosen. */
export async function returnChoice(ctx: CommandContext, requestId: string): Promise<void> {
  const [round] = await ctx.tx.select().from(shortlist).where(eq(shortlist.requestId, requestId));
  if (!round) return;
  const back = next(shortlistMachine, round.state, 'unchoose');
  if (back.ok) await saveShortlist(ctx, round, { state: back.value });
}

export async function saveShortlist(
  ctx: CommandContext,
  round: ShortlistRow,
  change: Partial<Omit<ShortlistRow, 'requestId' | 'version' | 'updatedAt'>>,
): Promise<void> {
  await ctx.tx
    .update(shortlist)
    .set({ ...change, version: round.version + 1, updatedAt: ctx.now })
    .where(eq(shortlist.requestId, round.requestId));
}

export async function readShortlist(handle: Db, requestId: string): Promise<ShortlistRow | null> {
  const [round] = await handle.select().from(shortlist).where(eq(shortlist.requestId, requestId));
  return round ?? null;
}

/** Every proposal of a request, in the order they were put forward; `live` leaves out those that have ended. */
export async function proposalsOf(
  handle: Db,
  requestId: string,
  which: 'all' | 'live' = 'all',
): Promise<ProposalRow[]> {
  return handle
    .select()
    .from(proposal)
    .where(
      and(
        eq(proposal.requestId, requestId),
        which === 'live' ? inArray(proposal.state, [...LIVE_STATES]) : undefined,
      ),
    )
    .orderBy(proposal.createdAt, proposal.id);
}
