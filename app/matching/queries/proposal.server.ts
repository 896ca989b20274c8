import { and, asc, eq, isNull } from 'drizzle-orm';
import { account, accountGrant, agreement, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { settingsOf } from '~/accounts/settings.server';
import { readRequest } from '~/diagnosis/requests.server';
import type { TermKey } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { distanceKm, gridPoint, travelMinutes } from '~/kernel/geo';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { type Unreached, unreachedBy } from '../answerers.server';
import type { Change } from '../domain/change';
import { answerDaysIn } from '../domain/deadline';
import type { Relation } from '../domain/permissions';
import type { ProposalState } from '../domain/proposal-states';
import { releaseNeeded, spreadDays, windowTerms } from '../domain/rules';
import { freeByTerm } from '../inputs.server';
import { loadProposal, type ProposalRecord, proposalsOf } from '../proposals.server';
import { passesOver } from '../runs.server';
import { type OfferCard, offerCards } from './offers.server';
import { type Candidate, candidatesOf, type RequestHead, requestHead } from './shortlist.server';
import { type Happening, happeningsOf } from './timeline.server';
import { ownChangesFor } from './what-if.server';

export type Contact = { name: string; role: string; email: string | null; telephone: string | null };

export type ProposalView = {
  id: string;
  version: number;
  state: ProposalState;
  relations: Relation[];
  request: RequestHead;
  school: { name: string; town: string | null; phaseName: string };
  card: OfferCard;
  /** Estimated minutes by road between the two schools. */
  minutes: number | null;
  days: Record<string, number>;
  startFrom: string | null;
  message: string | null;
  answerBy: Date | null;
  /** For the service and the school: how well it fits, and why. */
  fit: Pick<Candidate, 'rank' | 'score' | 'factors' | 'shortlistReason'> | null;
  choiceReason: string | null;
  decline: { code: string; note: string | null } | null;
  overrideReason: string | null;
  /** Both sides, once the provider has accepted. */
  contacts: { school: Contact[]; provider: Contact } | null;
  timeline: Happening[];
  agreement: { id: string; ref: string } | null;
  /** For the provider of one that came to nothing: what they could change about their own offer. */
  ownChanges: Change[];
};

/** States in which the two sides know how to reach each other. */
const IN_TOUCH: readonly ProposalState[] = ['accepted', 'released', 'approved'];

/** States in which a provider may like to know what would suit better another time. */
const CAME_TO_NOTHING: readonly ProposalState[] = ['expired', 'withdrawn', 'stood-down'];

/**
 * A proposal as the viewer may read it: the scores and the school's reasons stay between school and service, a
 * provider's reason for declining between provider and service. Null where it is not theirs to know of.
 */
export async function loadProposalPage(viewer: Viewer, id: string): Promise<ProposalView | null> {
  const handle = db();
  const record = await loadProposal(handle, viewer, id);
  const request = record && (await readRequest(handle, record.request.id));
  const card = record && (await offerCards(handle, [record.offer.id])).get(record.offer.id);
  if (!record || !request || !card) return null;
  const { row, relations } = record;
  const service = relations.includes('service');
  const client = relations.includes('client-head') || relations.includes('client-chair');
  const provider = relations.includes('provider');
  const [candidate] = service || client ? await candidatesOf(handle, [row], service) : [];
  const [made] = await handle
    .select({ id: agreement.id, ref: agreement.ref })
    .from(agreement)
    .where(eq(agreement.proposalId, row.id));
  const outlined = requestHead(request);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    relations,
    // Outside the school and its service a need is told in outline: its name and the outcome, not how pressing it is.
    request:
      service || client
        ? outlined
        : { ...outlined, needs: outlined.needs.map((need) => ({ ...need, severity: 0 })) },
    school: { name: request.school.name, town: request.school.town, phaseName: request.school.phaseName },
    card,
    minutes: await minutesBetween(handle, request.school, record.provider.homeUrn),
    days: row.days,
    startFrom: row.startFrom ?? request.startFrom,
    message: row.message,
    answerBy: row.answerBy,
    fit: candidate
      ? {
          rank: candidate.rank,
          score: candidate.score,
          factors: candidate.factors,
          shortlistReason: candidate.shortlistReason,
        }
      : null,
    choiceReason: service || client ? row.choiceReason : null,
    decline:
      row.declineCode && (service || provider) ? { code: row.declineCode, note: row.declineNote } : null,
    overrideReason: service ? row.overrideReason : null,
    contacts: IN_TOUCH.includes(row.state) ? await contactsOf(handle, record) : null,
    timeline: await happeningsOf(handle, record, {
      schoolName: request.school.name,
      providerName: card.providerName,
    }),
    agreement: made ?? null,
    ownChanges:
      provider && CAME_TO_NOTHING.includes(row.state)
        ? await ownChangesFor(handle, request, row.offerId)
        : [],
  };
}

async function minutesBetween(
  handle: Db,
  client: { easting: number | null; northing: number | null },
  homeUrn: number,
): Promise<number | null> {
  const [home] = await handle
    .select({ easting: school.easting, northing: school.northing })
    .from(school)
    .where(eq(school.urn, homeUrn));
  const from = gridPoint(home?.easting, home?.northing);
  const to = gridPoint(client.easting, client.northing);
  return from && to ? travelMinutes(distanceKm(from, to)) : null;
}

async function contactsOf(
  handle: Db,
  record: ProposalRecord,
): Promise<NonNullable<ProposalView['contacts']>> {
  const [client] = await handle
    .select({ telephone: school.telephone })
    .from(school)
    .where(eq(school.urn, record.request.urn));
  const heads = await handle
    .select({ name: account.name, email: account.email })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        eq(accountGrant.urn, record.request.urn),
        eq(accountGrant.role, 'head'),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    )
    .orderBy(asc(account.name));
  const { name, jobTitle, email, telephone } = record.provider;
  return {
    school: heads.map((head) => ({ ...head, role: 'Headteacher', telephone: client?.telephone ?? null })),
    provider: { name, role: jobTitle ?? 'Provider', email, telephone },
  };
}

export type InvitePage = {
  proposal: ProposalView;
  /** Terms of the request's window with the half-days free in each, and those suggested. */
  terms: { term: TermKey; free: number; suggested: number }[];
  answerDays: number;
  /** Whom the invitation would not reach. */
  unreached: Unreached;
};

/** What the broker needs to invite: the days free now, and those suggested from what the school asked for. */
export async function loadInvitePage(viewer: Viewer, id: string): Promise<InvitePage | null> {
  const proposal = await loadProposalPage(viewer, id);
  if (!proposal?.relations.includes('service')) return null;
  const handle = db();
  const record = await loadProposal(handle, viewer, id);
  if (!record) return null;
  const today = calendarDate(clock.now());
  const terms = windowTerms(record.request.startFrom, record.request.finishBy, today);
  const free = await freeByTerm(handle, { offerId: record.offer.id, providerId: record.provider.id }, terms);
  const suggested = spreadDays(record.request.halfDays ?? 0, free);
  const { answerWithinDays } = await settingsOf(handle, viewer.authorityId);
  return {
    proposal,
    terms: free.map((one) => ({ ...one, suggested: suggested[one.term] ?? 0 })),
    answerDays: answerDaysIn(answerWithinDays),
    unreached: await unreachedBy(handle, record),
  };
}

export type AnswerPage = { proposal: ProposalView; releaseFollows: boolean };

/** What the provider answers; null for anybody but them. */
export async function loadAnswerPage(viewer: Viewer, id: string): Promise<AnswerPage | null> {
  const proposal = await loadProposalPage(viewer, id);
  if (!proposal?.relations.includes('provider')) return null;
  const asHomeHead = proposal.relations.includes('home-head');
  return { proposal, releaseFollows: releaseNeeded(proposal.card.designation, asHomeHead) };
}

/** What the home school's head answers; null for anybody but them. */
export async function loadReleasePage(viewer: Viewer, id: string): Promise<ProposalView | null> {
  const proposal = await loadProposalPage(viewer, id);
  return proposal?.relations.includes('home-head') ? proposal : null;
}

export type ApprovePage = {
  proposal: ProposalView;
  /** Whether an offer that was ranked higher is passed over. */
  needsReason: boolean;
  /** How many others are still on the shortlist. */
  others: number;
};

/** What the broker approves; null for anybody but the service. */
export async function loadApprovePage(viewer: Viewer, id: string): Promise<ApprovePage | null> {
  const proposal = await loadProposalPage(viewer, id);
  if (!proposal?.relations.includes('service')) return null;
  const all = await proposalsOf(db(), proposal.request.id);
  const row = all.find((one) => one.id === id);
  if (!row) return null;
  const live = await proposalsOf(db(), proposal.request.id, 'live');
  return {
    proposal,
    needsReason: await passesOver(db(), row, all),
    others: live.filter((one) => one.id !== id).length,
  };
}

/** A proposal the service may take back, and whether its provider knows of it; null for anybody else. */
export async function loadWithdrawPage(
  viewer: Viewer,
  id: string,
): Promise<{ proposal: ProposalView; asked: boolean } | null> {
  const proposal = await loadProposalPage(viewer, id);
  if (!proposal?.relations.includes('service')) return null;
  return { proposal, asked: proposal.answerBy !== null || proposal.state === 'released' };
}
