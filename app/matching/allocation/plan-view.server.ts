import { and, asc, eq, inArray } from 'drizzle-orm';
import { proposal } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { daysWords } from '~/kernel/days';
import { db } from '~/platform/db.server';
import type { PartnerToday, PlanInputs } from '../domain/plan/inputs';
import type { PlannedOffer, PlanResult, PlanRow } from '../domain/plan/plan';
import { LIVE_STATES } from '../domain/rules';
import { type OfferCard, offerCards } from '../queries/offers.server';
import { daysByTermWords, windowWords } from '../wording';
import { readPlan } from './queries.server';
import {
  type OfferShown,
  type PlanView,
  ROW_FILTERS,
  ROWS_PER_PAGE,
  type RowFilter,
  type RowShown,
} from './rows-shown';
import { extraWords, fairnessWords, type Names, whyWords } from './wording';

/** One plan for its page: null where there is none of the viewer's authority. */
export async function loadPlanPage(
  viewer: Viewer,
  id: string,
  asked: { filter: string | null; page: number },
): Promise<PlanView | null> {
  const record = await readPlan(viewer, id);
  if (!record) return null;
  const { head, finished } = record;
  if (!finished || !head.figures) return { head, ready: null };
  const { inputs, result } = finished;
  const filter = ROW_FILTERS.find((one) => one === asked.filter) ?? 'all';
  const inOrder = rowsInOrder(inputs, result);
  const now = await partnersNow(viewer.authorityId);
  const kept = inOrder.filter((row) => passes(row, now, filter));
  const page = Math.min(Math.max(1, asked.page), Math.max(1, Math.ceil(kept.length / ROWS_PER_PAGE)));
  const here = kept.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
  const names = await namesFor(
    inputs,
    here,
    here.flatMap(({ request }) => now.get(request) ?? []),
  );
  return {
    head,
    ready: {
      rows: here.map((row) => shownRow(row, inputs, names, now)),
      total: kept.length,
      page,
      filter,
      counts: {
        all: inOrder.length,
        unmet: inOrder.filter((row) => passes(row, now, 'unmet')).length,
        differs: inOrder.filter((row) => passes(row, now, 'differs')).length,
        changed: inOrder.filter((row) => passes(row, now, 'changed')).length,
      },
      equity: result.equity,
      extra: result.extra.map((one) => extraWords(one, names)),
      fairness: fairnessWords(result, names),
      figures: head.figures,
      underWay: inputs.underWay.map(({ id: request, ref, schoolName, offer, state }) => ({
        id: request,
        ref,
        schoolName,
        partner: names.provider(offer),
        state,
      })),
      open: inOrder.filter((row) => isNew(row, now)).length,
    },
  };
}

/** Rows by band, first to be served first, then by how long they have waited. */
export function rowsInOrder(inputs: PlanInputs, result: PlanResult): PlanRow[] {
  const about = new Map(inputs.requests.map((one) => [one.id, one]));
  const key = ({ request }: PlanRow) => {
    const { priority = 9, since = '', ref = '' } = about.get(request) ?? {};
    return `${priority} ${since} ${ref}`;
  };
  return [...result.rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Partners put forward for each open request of an authority, as things stand now. */
export type PartnersNow = ReadonlyMap<string, readonly PartnerToday[]>;

/** Reads them; the caller has found the right to see the authority's plans. */
export async function partnersNow(authorityId: string): Promise<PartnersNow> {
  const rows = await db()
    .select({
      request: proposal.requestId,
      offer: proposal.offerId,
      state: proposal.state,
      score: proposal.score,
    })
    .from(proposal)
    .where(and(eq(proposal.authorityId, authorityId), inArray(proposal.state, [...LIVE_STATES])))
    .orderBy(asc(proposal.createdAt), asc(proposal.id));
  const partners = new Map<string, PartnerToday[]>();
  for (const { request, ...one } of rows) partners.set(request, [...(partners.get(request) ?? []), one]);
  return partners;
}

/** Whether a row plans a partner who is not put forward for the request yet. */
export function isNew(row: PlanRow, now: PartnersNow): boolean {
  return row.planned !== null && !now.get(row.request)?.some(({ offer }) => offer === row.planned?.offer);
}

function passes(row: PlanRow, now: PartnersNow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unmet':
      return row.planned === null;
    case 'differs':
      return row.planned !== null && row.planned.offer !== row.alone?.offer;
    case 'changed':
      return isNew(row, now);
  }
}

export type PlanNames = Names & { card: (offer: string) => OfferCard | null };

/** Names and cards for everything the rows speak of. */
export async function namesFor(
  inputs: PlanInputs,
  rows: readonly PlanRow[],
  more: readonly { offer: string }[] = [],
): Promise<PlanNames> {
  const about = new Map(inputs.requests.map((one) => [one.id, one]));
  const offers = new Set<string>([...inputs.underWay, ...more].map(({ offer }) => offer));
  for (const { planned, alone, why, lost } of rows) {
    for (const one of [planned?.offer, alone?.offer, lost?.offer, 'best' in why ? why.best : undefined])
      if (one) offers.add(one);
  }
  const cards = await offerCards(db(), [...offers]);
  return {
    card: (offer) => cards.get(offer) ?? null,
    provider: (offer) => cards.get(offer)?.providerName ?? 'A partner no longer in the directory',
    request: (id) => {
      const found = about.get(id);
      return found ? `${found.schoolName} (${found.ref})` : id;
    },
  };
}

function shownRow(row: PlanRow, inputs: PlanInputs, names: PlanNames, now: PartnersNow): RowShown {
  const request = inputs.requests.find(({ id }) => id === row.request);
  const needs = request?.rank.needs.map(({ focus }) => focus.name).join(', ') ?? '';
  const shown = (one: PlannedOffer): OfferShown => ({
    offerId: one.offer,
    card: names.card(one.offer),
    score: one.score,
    factors: one.factors,
  });
  return {
    requestId: row.request,
    ref: request?.ref ?? row.request,
    schoolName: request?.schoolName ?? '',
    band: request?.band ? { ...request.band, priority: request.priority } : null,
    asks: `${needs}. ${daysWords(row.halfDays)}, in ${windowWords(request?.rank.terms ?? [])}.`,
    today: (now.get(row.request) ?? []).map(({ offer, state }) => ({ name: names.provider(offer), state })),
    planned: row.planned
      ? { ...shown(row.planned), days: daysByTermWords(row.planned.days), pence: row.planned.pence }
      : null,
    alone: row.alone ? shown(row.alone) : null,
    options: row.options,
    why: whyWords(row.why, names),
    lost: row.lost ? lostWords(row.lost, names) : null,
    mark: row.why.code === 'chosen' || row.why.code === 'kept' ? row.why.code : null,
  };
}

function lostWords(lost: NonNullable<PlanRow['lost']>, names: Names): string {
  const who = lost.by === 'school' ? 'The school has chosen' : 'You asked to keep';
  return `${who} ${names.provider(lost.offer)}, but that is not possible as things stand: too few days are free, or a rule stands in the way.`;
}
