import { eq } from 'drizzle-orm';
import { proposal } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { loadRequest } from '~/diagnosis/requests.server';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact, usedForm } from '~/platform/transact.server';
import { exclusionsOf } from '../domain/eligibility';
import { isLive, mayShortlist } from '../domain/rules';
import { explain } from '../domain/score';
import { shortlistMachine } from '../domain/shortlist-states';
import { rankInputs } from '../inputs.server';
import {
  emitProposal,
  endProposal,
  openForEvent,
  proposalsOf,
  readShortlist,
  returnChoice,
  saveProposal,
  saveShortlist,
} from '../proposals.server';
import { latestRun, loadForService } from '../runs.server';

/**
 * Puts an offer forward for a request. A ranked one needs nothing more; one that was not suggested only where
 * every reason against it can be set aside, and with the broker's reason for doing so. Looked at again as things
 * stand now, whatever the last ranking said.
 * @param input.id the form's id, which becomes the proposal's
 * @returns the proposal's id; the one under way where the offer is on the shortlist already
 */
export async function addToShortlist(
  viewer: Viewer,
  input: { id: string; requestId: string; offerId: string; reason: string | null },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    const put = await putForwardWithin(ctx, viewer, input);
    return put.ok ? yes({ id: put.value.id }) : put;
  });
}

/**
 * The same inside the caller's transaction.
 * @param input.planId the plan of the whole authority it comes from, where it does
 * @returns `already` where the offer is on the shortlist, or was put there by this form before
 */
export async function putForwardWithin(
  ctx: CommandContext,
  viewer: Viewer,
  input: { id: string; requestId: string; offerId: string; reason: string | null; planId?: string },
): Promise<Verdict<{ id: string; already: boolean }>> {
  const { tx, now, today } = ctx;
  const request = await loadForService(tx, viewer, input.requestId);
  const round = request && (await readShortlist(tx, request.id));
  if (!request) return no('request.not-found', 'This request could not be found.');
  const run = await latestRun(tx, request.id);
  if (!run || !round || request.state !== 'matching') {
    return no('shortlist.no-run', 'Rank the offers first, then put some forward.');
  }
  const all = await proposalsOf(tx, request.id);
  const live = all.filter(({ state }) => isLive(state));
  if (!isFormId(input.id)) return usedForm();
  // The same form sent again, perhaps after the offer was taken off once more, makes nothing new.
  const already = all.find(({ id }) => id === input.id) ?? live.find((one) => one.offerId === input.offerId);
  if (already) return yes({ id: already.id, already: true });
  const inputs = await rankInputs(tx, request, today);
  const found = inputs.offers.find((one) => one.id === input.offerId);
  if (!found) return no('shortlist.offer-gone', 'This offer is no longer available. Run the match again.');
  const reasons = exclusionsOf(inputs, found);
  const may = mayShortlist({ state: round.state, live: live.length, reasons, reason: input.reason });
  if (!may.ok) return may;
  const place = run.result.ranked.findIndex((one) => one.offerId === found.id);
  const row = {
    id: input.id,
    authorityId: request.authorityId,
    requestId: request.id,
    offerId: found.id,
    providerId: found.providerId,
    matchRunId: run.id,
    allocationPlanId: input.planId ?? null,
    state: 'shortlisted' as const,
    rank: place < 0 ? null : place + 1,
    score: run.result.ranked[place]?.score ?? explain(inputs, found).score,
    days: {},
    waived: reasons.map(({ code }) => code),
    shortlistReason: input.reason,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await tx.insert(proposal).values(row);
  await saveShortlist(ctx, round, {});
  ctx.emit({
    type: 'proposal.shortlisted',
    subject: { type: 'proposal', id: input.id },
    urn: request.urn,
    caseId: request.id,
    authorityId: request.authorityId,
    after: { state: 'shortlisted' },
    details: {
      offerId: found.id,
      rank: row.rank,
      score: row.score,
      waived: row.waived,
      planId: row.allocationPlanId,
    },
    reason: input.reason,
  });
  return yes({ id: input.id, already: false });
}

/**
 * Takes a proposal back, at whatever point before approval: off the shortlist, or the invitation. Days held are
 * freed. A reason is needed once anybody outside the service has seen it.
 */
export async function withdrawProposal(
  viewer: Viewer,
  input: { proposalId: string; version: number; reason: string | null },
): Promise<Verdict<{ requestId: string }>> {
  return transact(viewer, async (ctx) => {
    const opened = await openForEvent(ctx.tx, viewer, input, 'withdraw');
    if (!opened.ok) return opened;
    const { record, to } = opened.value;
    if (opened.value.done) return yes({ requestId: record.request.id });
    if (record.row.sharedAt !== null && !input.reason) {
      return no('proposal.reason-needed', 'Enter why you are withdrawing it. The school has seen it.', {
        field: 'reason',
      });
    }
    const ended = await endProposal(ctx, record, { state: to });
    if (!ended.ok) return ended;
    // A provider who was never asked is not told: there is nothing for them to know.
    const asked = record.row.invitedAt !== null;
    emitProposal(ctx, record, asked ? 'proposal.withdrawn' : 'proposal.taken-off', {
      after: to,
      reason: input.reason,
    });
    return yes({ requestId: record.request.id });
  });
}

/**
 * Shows the school the partners on the shortlist, with the broker's note. May be done again after adding others. The same
 * share sent twice by the same person is answered as the first time.
 */
export async function shareShortlist(
  viewer: Viewer,
  input: { requestId: string; version: number; note: string | null },
): Promise<Verdict<{ shared: number }>> {
  return transact(viewer, async (ctx) => {
    const { tx, now } = ctx;
    const request = await loadForService(tx, viewer, input.requestId);
    const round = request && (await readShortlist(tx, request.id));
    if (!request || !round) return no('request.not-found', 'This request could not be found.');
    const live = (await proposalsOf(tx, request.id, 'live')).filter(({ state }) => state === 'shortlisted');
    const fresh = live.filter(({ sharedAt }) => sharedAt === null);
    const sentBefore =
      round.state === 'shared' &&
      round.version === input.version + 1 &&
      round.sharedById === viewer.accountId &&
      round.note === input.note &&
      fresh.length === 0;
    if (sentBefore) return yes({ shared: live.length });
    const to = next(shortlistMachine, round.state, 'share');
    if (!to.ok) return to;
    if (round.version !== input.version) return stale({ note: round.note });
    if (live.length === 0) return no('shortlist.empty', 'Put at least one partner forward before you share.');
    if (fresh.length === 0) {
      return no(
        'shortlist.nothing-new',
        'The school has seen all of these already. Add another partner first.',
      );
    }
    for (const row of fresh) await saveProposal(ctx, row, { sharedAt: now });
    await saveShortlist(ctx, round, {
      state: to.value,
      note: input.note,
      sharedAt: now,
      sharedById: viewer.accountId,
    });
    ctx.emit({
      type: 'shortlist.shared',
      subject: { type: 'shortlist', id: request.id },
      urn: request.urn,
      caseId: request.id,
      authorityId: request.authorityId,
      before: { state: round.state },
      after: { state: to.value },
      details: { proposals: live.map(({ id }) => id), note: input.note },
    });
    return yes({ shared: fresh.length });
  });
}

/** The school's choice, made by its headteacher. A reason is welcome, never asked for. */
export async function choosePartner(
  viewer: Viewer,
  input: { requestId: string; proposalId: string; shortlistVersion: number; reason: string | null },
): Promise<Verdict<{ requestId: string }>> {
  return transact(viewer, async (ctx) => {
    const [row] = await ctx.tx.select().from(proposal).where(eq(proposal.id, input.proposalId));
    const round = row && (await readShortlist(ctx.tx, row.requestId));
    const opened = await openForEvent(
      ctx.tx,
      viewer,
      // The form carries the shortlist's version; a choice made already is looked for as by a form sent twice.
      { proposalId: input.proposalId, version: row ? row.version - (row.state === 'chosen' ? 1 : 0) : 0 },
      'choose',
    );
    if (!opened.ok) return opened;
    const { record, to } = opened.value;
    if (!round || record.request.id !== input.requestId)
      return no('request.not-found', 'This request could not be found.');
    if (opened.value.done) return yes({ requestId: record.request.id });
    const chosen = next(shortlistMachine, round.state, 'choose');
    if (!chosen.ok) return chosen;
    if (round.version !== input.shortlistVersion) {
      return no(
        'stale',
        'The possible partners have changed since you opened this page. Read them again, then choose.',
      );
    }
    await saveProposal(ctx, record.row, { state: to, choiceReason: input.reason });
    await saveShortlist(ctx, round, { state: chosen.value });
    emitProposal(ctx, record, 'proposal.chosen', { after: to, reason: input.reason });
    return yes({ requestId: record.request.id });
  });
}

/** The headteacher takes the choice back, as long as nobody has been asked. */
export async function takeChoiceBack(
  viewer: Viewer,
  input: { proposalId: string; version: number },
): Promise<Verdict<{ requestId: string }>> {
  return transact(viewer, async (ctx) => {
    const opened = await openForEvent(ctx.tx, viewer, input, 'unchoose');
    if (!opened.ok) return opened;
    const { record, to } = opened.value;
    if (opened.value.done) return yes({ requestId: record.request.id });
    await saveProposal(ctx, record.row, { state: to, choiceReason: null });
    await returnChoice(ctx, record.request.id);
    emitProposal(ctx, record, 'proposal.choice-taken-back', { after: to });
    return yes({ requestId: record.request.id });
  });
}

/** The headteacher asks for others than those shown, with a reason that helps the broker look again. */
export async function askForOthers(
  viewer: Viewer,
  input: { requestId: string; shortlistVersion: number; reason: string },
): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const request = await loadRequest(ctx.tx, viewer, input.requestId);
    const round = request && (await readShortlist(ctx.tx, request.id));
    if (!request || !round) return no('request.not-found', 'This request could not be found.');
    if (!(await ownSchools(ctx.tx, viewer, 'head')).includes(request.urn)) {
      return no('shortlist.forbidden', 'Only the headteacher of the school can do this.');
    }
    const sentBefore =
      round.state === 'others-asked' &&
      round.version === input.shortlistVersion + 1 &&
      round.askedById === viewer.accountId &&
      round.askedReason === input.reason;
    if (sentBefore) return yes();
    const to = next(shortlistMachine, round.state, 'ask-others');
    if (!to.ok) return to;
    if (round.version !== input.shortlistVersion) {
      return no(
        'stale',
        'The possible partners have changed since you opened this page. Read them again first.',
      );
    }
    await saveShortlist(ctx, round, {
      state: to.value,
      askedReason: input.reason,
      askedAt: ctx.now,
      askedById: viewer.accountId,
    });
    ctx.emit({
      type: 'shortlist.more-asked',
      subject: { type: 'shortlist', id: request.id },
      urn: request.urn,
      caseId: request.id,
      authorityId: request.authorityId,
      before: { state: round.state },
      after: { state: to.value },
      reason: input.reason,
    });
    return yes();
  });
}
