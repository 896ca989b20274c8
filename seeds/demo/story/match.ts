import { eq } from 'drizzle-orm';
import { proposal, shortlist } from '#drizzle/schema';
import { draftAgreement } from '~/agreements/draft.server';
import { calendarDate } from '~/kernel/clock';
import { approveProposal } from '~/matching/commands/approval.server';
import {
  acceptInvitation,
  answerRelease,
  declineInvitation,
  invite as inviteCommand,
} from '~/matching/commands/invitation.server';
import {
  addToShortlist,
  askForOthers,
  choosePartner,
  shareShortlist,
  withdrawProposal,
} from '~/matching/commands/shortlist.server';
import type { DeclineCode } from '~/matching/domain/declines';
import { spreadDays, windowTerms } from '~/matching/domain/rules';
import { expireOverdue } from '~/matching/expiry.server';
import { freeByTerm } from '~/matching/inputs.server';
import { latestRun, runMatch } from '~/matching/runs.server';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import {
  APPROVAL_REASONS,
  DECLINES,
  REFUSALS,
  SHORTLIST_NOTES,
  SHORTLIST_REASONS,
  WITHDRAWALS,
} from '../banks/answers';
import { CHOICE_REASONS, INVITATION_MESSAGES } from '../banks/needs';
import { idOf } from '../ids';
import { type Case, must } from './case';
import { requestRow } from './request';

/** How many partners a broker of the demo puts to a school: three where the choice is still to be seen. */
const putForward = ({ row, random }: Case) =>
  ['shared', 'shortlisted', 'others-asked', 'setback'].includes(row.stage) || row.setback
    ? 3
    : random.int(2, 3);

/** The broker ranks the offers. */
export async function rank(told: Case): Promise<void> {
  must(await runMatch(told.broker, { id: idOf('run', told.requestId), requestId: told.requestId }));
}

/** The broker puts the best of different providers on the shortlist, the wanted partner among them. */
export async function makeShortlist(told: Case): Promise<void> {
  const run = await latestRun(db(), told.requestId);
  if (!run) throw new Error('Nothing was ranked');
  const owner = new Map(run.inputs.offers.map((offer) => [offer.id, offer.providerId]));
  const wanted = told.row.partner ? told.cast.provider(told.row.partner).id : null;
  const offers = run.result.ranked.map(({ offerId }) => offerId);
  const first = offers.find((id) => owner.get(id) === wanted);
  if (wanted && !first) {
    const why = run.result.excluded.filter((one) => owner.get(one.offerId) === wanted);
    throw new Error(`${told.row.partner} is not ranked: ${JSON.stringify(why)}`);
  }
  const providers = new Set<string>();
  const most = putForward(told);
  for (const offerId of [...(first ? [first] : []), ...offers]) {
    const providerId = owner.get(offerId) ?? '';
    if (told.proposals.length === most || providers.has(providerId)) continue;
    const id = idOf('proposal', told.requestId, offerId);
    const reason = offers.indexOf(offerId) < most ? null : told.random.pick(SHORTLIST_REASONS);
    const added = await addToShortlist(told.broker, { id, requestId: told.requestId, offerId, reason });
    // Since the ranking was made another school may have taken the days: then the next one down.
    if (!added.ok && added.code === 'shortlist.excluded' && offerId !== first) continue;
    must(added);
    providers.add(providerId);
    told.proposals.push(id);
  }
  if (told.proposals.length === 0) {
    throw new Error(`No offer fits ${told.row.school}: ${JSON.stringify(run.result.excluded.slice(0, 3))}`);
  }
}

/** The school is shown the shortlist. */
export async function share(told: Case): Promise<void> {
  const { version } = await roundOf(told.requestId);
  const note = told.random.pick(SHORTLIST_NOTES);
  must(await shareShortlist(told.broker, { requestId: told.requestId, version, note }));
}

/** The school asks for others. */
export async function askOthers(told: Case): Promise<void> {
  const { version } = await roundOf(told.requestId);
  const reason = told.row.reason ?? '';
  must(await askForOthers(told.head, { requestId: told.requestId, shortlistVersion: version, reason }));
}

/** The school chooses the first of its shortlist that is still possible. */
export async function choose(told: Case): Promise<void> {
  const { version } = await roundOf(told.requestId);
  const proposalId = current(told);
  const reason = told.random.pick(CHOICE_REASONS);
  must(
    await choosePartner(told.head, {
      requestId: told.requestId,
      proposalId,
      shortlistVersion: version,
      reason,
    }),
  );
}

/** The broker invites the partner chosen; their days are held. */
export async function invite(told: Case): Promise<void> {
  const row = await proposalRow(current(told));
  const request = await requestRow(told.requestId);
  const terms = windowTerms(request.startFrom, request.finishBy, calendarDate(clock.now()));
  const free = await freeByTerm(db(), row, terms);
  must(
    await inviteCommand(told.broker, {
      proposalId: row.id,
      version: row.version,
      days: spreadDays(request.halfDays ?? 12, free),
      answerDays: 10,
      message: told.random.pick(INVITATION_MESSAGES),
    }),
  );
}

/** The first partner asked does not come: the next on the shortlist takes their place. */
export async function setback(told: Case): Promise<void> {
  const { id, version, providerId } = await proposalRow(current(told));
  const leader = told.cast.leader(providerId);
  if (told.row.setback === 'expired') {
    if ((await expireOverdue(clock.now())) === 0) throw new Error('Nothing had passed its date');
  } else if (told.row.setback === 'declined') {
    const [code, note] = told.random.pick<readonly [DeclineCode, string]>(DECLINES);
    must(await declineInvitation(leader, { proposalId: id, version, code, note }));
  } else if (told.row.setback === 'withdrawn') {
    must(
      await withdrawProposal(told.broker, { proposalId: id, version, reason: told.random.pick(WITHDRAWALS) }),
    );
  } else {
    const { released } = must(await acceptInvitation(leader, { proposalId: id, version }));
    if (released) throw new Error('This provider needs no release');
    const homeHead = told.cast.head(told.cast.provider(providerId).home.urn);
    const reason = told.random.pick(REFUSALS);
    must(await answerRelease(homeHead, { proposalId: id, version: version + 1, release: false, reason }));
  }
  told.proposals.shift();
}

/** The provider says yes. */
export async function accept(told: Case): Promise<void> {
  const { id, version, providerId } = await proposalRow(current(told));
  must(await acceptInvitation(told.cast.leader(providerId), { proposalId: id, version }));
}

/** The home school lets them go, where that is still to be said. */
export async function release(told: Case): Promise<void> {
  const { id, version, providerId, state } = await proposalRow(current(told));
  if (state !== 'accepted') return;
  const homeHead = told.cast.head(told.cast.provider(providerId).home.urn);
  must(await answerRelease(homeHead, { proposalId: id, version, release: true, reason: null }));
}

/** The broker approves, with a reason where an offer ranked higher was passed over; the agreement is drafted. */
export async function approve(told: Case): Promise<void> {
  const { id, version } = await proposalRow(current(told));
  const asked = (overrideReason: string | null) =>
    approveProposal(told.broker, { proposalId: id, version, overrideReason }, draftAgreement);
  const verdict = await asked(null);
  const needsReason = !verdict.ok && verdict.code === 'proposal.override-reason-needed';
  must(needsReason ? await asked(told.random.pick(APPROVAL_REASONS)) : verdict);
}

function current(told: Case): string {
  const [id] = told.proposals;
  if (!id) throw new Error(`${told.row.school} has nobody left to choose`);
  return id;
}

async function proposalRow(id: string): Promise<typeof proposal.$inferSelect> {
  const [row] = await db().select().from(proposal).where(eq(proposal.id, id));
  if (!row) throw new Error(`Proposal ${id} is not there`);
  return row;
}

async function roundOf(requestId: string): Promise<typeof shortlist.$inferSelect> {
  const [row] = await db().select().from(shortlist).where(eq(shortlist.requestId, requestId));
  if (!row) throw new Error(`Request ${requestId} has no shortlist`);
  return row;
}
