import { eq } from 'drizzle-orm';
import { account } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { narrowTo } from '../domain/change';
import { changesSince } from '../domain/changes';
import type { Exclusion, ExclusionCode } from '../domain/inputs';
import { type WiderChoice, widerChoice } from '../domain/own-changes';
import { explain, type Factor } from '../domain/score';
import { teamsFor } from '../domain/teams';
import type { WhatWouldChange } from '../domain/what-would-change';
import { EXCLUDED_PER_PAGE, RANKED_PER_PAGE } from '../paging';
import { proposalsOf } from '../proposals.server';
import { latestRun, loadForService } from '../runs.server';
import { type OfferCard, offerCards } from './offers.server';
import { loadShortlist, type RequestHead, requestHead, type ShortlistView } from './shortlist.server';
import { type TeamCard, teamCards } from './teams.server';
import { whatIf, wideInputs } from './what-if.server';

export type RankedCard = OfferCard & {
  rank: number;
  score: number;
  factors: Factor[];
  /** The proposal under way for it. */
  proposalId: string | null;
};
export type ExcludedCard = OfferCard & { reasons: Exclusion[]; soft: boolean; proposalId: string | null };

export type MatchesView = {
  shortlist: ShortlistView;
  /** The latest ranking, or null before the first. */
  run: {
    at: Date;
    by: string | null;
    modelVersion: string;
    changes: string[];
    ranked: RankedCard[];
    rankedTotal: number;
    rankedPage: number;
    excluded: ExcludedCard[];
    excludedTotal: number;
    excludedPage: number;
    /** How many offers each reason keeps out. */
    reasons: { code: ExclusionCode; count: number }[];
    /** How many are kept out altogether, whatever the filter. */
    excludedAll: number;
    /** Two or three offers that cover all needs between them, where no single one does. */
    teams: TeamCard[];
    /** Whether no such few would do either, of a request with several needs. */
    uncovered: boolean;
    /** What the school could ask for differently to have more to choose from. */
    wider: WiderChoice[];
  } | null;
};

/**
 * The latest ranking of a request, a page at a time, for its brokers; null for anybody else.
 * @param filter.reason only offers kept out by this rule
 */
export async function loadMatches(
  viewer: Viewer,
  requestId: string,
  filter: { page: number; excludedPage: number; reason: string | null },
): Promise<MatchesView | null> {
  const handle = db();
  const request = await loadForService(handle, viewer, requestId);
  const shortlist = request && (await loadShortlist(viewer, requestId));
  if (!request || !shortlist) return null;
  const run = await latestRun(handle, requestId);
  if (!run) return { shortlist, run: null };
  const { wide, terms } = await wideInputs(handle, request, calendarDate(clock.now()));
  const now = narrowTo(wide, terms);
  const live = new Map((await proposalsOf(handle, requestId, 'live')).map((row) => [row.offerId, row.id]));
  const { ranked, excluded } = run.result;
  const teams = teamsFor(run.inputs, ranked);
  const kept = excluded.filter(
    ({ reasons }) => !filter.reason || reasons.some(({ code }) => code === filter.reason),
  );
  const rankedPage = pageWithin(filter.page, ranked.length, RANKED_PER_PAGE);
  const excludedPage = pageWithin(filter.excludedPage, kept.length, EXCLUDED_PER_PAGE);
  const rankedHere = slice(ranked, rankedPage, RANKED_PER_PAGE);
  const excludedHere = slice(kept, excludedPage, EXCLUDED_PER_PAGE);
  const cards = await offerCards(
    handle,
    [...rankedHere, ...excludedHere].map(({ offerId }) => offerId),
  );
  const [by] = run.byId
    ? await handle.select({ name: account.name }).from(account).where(eq(account.id, run.byId))
    : [];
  return {
    shortlist,
    run: {
      at: run.at,
      by: by?.name ?? null,
      modelVersion: run.modelVersion,
      changes: changesSince(run.inputs, now),
      ranked: rankedHere.flatMap(({ offerId, score, factors }, i) => {
        const card = cards.get(offerId);
        const rank = (rankedPage - 1) * RANKED_PER_PAGE + i + 1;
        return card ? [{ ...card, rank, score, factors, proposalId: live.get(offerId) ?? null }] : [];
      }),
      rankedTotal: ranked.length,
      rankedPage,
      excluded: excludedHere.flatMap(({ offerId, reasons }) => {
        const card = cards.get(offerId);
        const soft = reasons.every((reason) => reason.soft);
        return card ? [{ ...card, reasons, soft, proposalId: live.get(offerId) ?? null }] : [];
      }),
      excludedTotal: kept.length,
      excludedPage,
      excludedAll: excluded.length,
      teams: await teamCards(handle, teams, request, live),
      uncovered: run.inputs.request.needs.length > 1 && ranked.length > 0 && teams.length === 0,
      wider: widerChoice(wide, terms),
      reasons: countReasons(excluded.flatMap(({ reasons }) => reasons.map(({ code }) => code))),
    },
  };
}

export type OfferForRequest = {
  request: RequestHead;
  card: OfferCard;
  score: number;
  factors: Factor[];
  /** Why it is not suggested as things stand now; empty when it is. */
  reasons: Exclusion[];
  proposalId: string | null;
  /** Where it stands among the suggested, and what would change that; null for one that is put forward already. */
  change: WhatWouldChange | null;
};

/** One offer against a request as things stand now, suggested or not, for the request's brokers. */
export async function loadOfferForRequest(
  viewer: Viewer,
  requestId: string,
  offerId: string,
): Promise<OfferForRequest | null> {
  const handle = db();
  const request = await loadForService(handle, viewer, requestId);
  if (!request) return null;
  const { wide, terms } = await wideInputs(handle, request, calendarDate(clock.now()));
  const inputs = narrowTo(wide, terms);
  const read = inputs.offers.find(({ id }) => id === offerId);
  const card = (await offerCards(handle, [offerId])).get(offerId);
  if (!read || !card) return null;
  const { score, factors } = explain(inputs, read);
  const live = (await proposalsOf(handle, requestId, 'live')).find((row) => row.offerId === offerId);
  const change = whatIf({ wide, terms, offerId });
  return {
    request: requestHead(request),
    card,
    score,
    factors,
    reasons: change.exclusions,
    proposalId: live?.id ?? null,
    change: live ? null : change,
  };
}

function pageWithin(page: number, total: number, size: number): number {
  return Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / size)));
}

function slice<T>(all: readonly T[], page: number, size: number): T[] {
  return all.slice((page - 1) * size, page * size);
}

function countReasons(codes: readonly ExclusionCode[]): { code: ExclusionCode; count: number }[] {
  const counts = new Map<ExclusionCode, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
