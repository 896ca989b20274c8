import { isService, type Viewer } from '~/accounts/domain/roles';
import { focusAreaName } from '~/diagnosis/domain';
import { ownSchools } from '~/diagnosis/reach.server';
import { loadRequest, type RequestView } from '~/diagnosis/requests.server';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import type { ProposalState } from '../domain/proposal-states';
import { isLive, windowTerms } from '../domain/rules';
import { explain, type Factor } from '../domain/score';
import type { ShortlistState } from '../domain/shortlist-states';
import { type ProposalRow, proposalsOf, readShortlist } from '../proposals.server';
import { latestRun, type Run, readRun } from '../runs.server';
import { type OfferCard, offerCards } from './offers.server';

/** The request as the pages of this area head it. */
export type RequestHead = {
  id: string;
  ref: string;
  authorityId: string;
  state: RequestView['state'];
  urn: number;
  schoolName: string;
  needs: { name: string; severity: number; outcome: string }[];
  halfDays: number | null;
  terms: string[];
};

/** A partner put forward, with the explanation it was put forward with. */
export type Candidate = OfferCard & {
  id: string;
  version: number;
  state: ProposalState;
  shared: boolean;
  /** Place in the ranking; null for one that was not suggested. */
  rank: number | null;
  score: number | null;
  factors: Factor[];
  /** Free half-days in the window when it was ranked. */
  freeHalfDays: number | null;
  /** For the service only: why it was put forward all the same. */
  shortlistReason: string | null;
};

export type ShortlistView = {
  request: RequestHead;
  state: ShortlistState;
  version: number;
  note: string | null;
  sharedAt: Date | null;
  askedReason: string | null;
  candidates: Candidate[];
  /** What the viewer may do here. */
  as: { service: boolean; clientHead: boolean };
};

export function requestHead(request: RequestView): RequestHead {
  return {
    id: request.id,
    ref: request.ref,
    authorityId: request.authorityId,
    state: request.state,
    urn: request.urn,
    schoolName: request.school.name,
    needs: request.needs.map((need) => ({
      name: focusAreaName(need.focusArea),
      severity: need.severity,
      outcome: need.outcome,
    })),
    halfDays: request.halfDays,
    terms: windowTerms(request.startFrom, request.finishBy, calendarDate(clock.now())),
  };
}

/**
 * The partners put forward for a request: all that are under way for the service, those it was shown for the
 * school. Null for anybody else.
 */
export async function loadShortlist(viewer: Viewer, requestId: string): Promise<ShortlistView | null> {
  const handle = db();
  const request = await loadRequest(handle, viewer, requestId);
  if (!request) return null;
  const service = isService(viewer) && request.authorityId === viewer.authorityId;
  const clientHead = (await ownSchools(handle, viewer, 'head')).includes(request.urn);
  const round = await readShortlist(handle, requestId);
  const rows = (await proposalsOf(handle, requestId)).filter(
    (row) => isLive(row.state) && (service || row.sharedAt !== null),
  );
  return {
    request: requestHead(request),
    state: round?.state ?? 'making',
    version: round?.version ?? 0,
    note: round?.note ?? null,
    sharedAt: round?.sharedAt ?? null,
    askedReason: round?.askedReason ?? null,
    candidates: await candidatesOf(handle, rows, service),
    as: { service, clientHead },
  };
}

/** Proposals with their offers and explanations, the highest score first. */
export async function candidatesOf(
  handle: Db,
  rows: readonly ProposalRow[],
  service: boolean,
): Promise<Candidate[]> {
  const cards = await offerCards(
    handle,
    rows.map(({ offerId }) => offerId),
  );
  const runs = new Map<string, Run | null>();
  const candidates: Candidate[] = [];
  for (const row of rows) {
    const card = cards.get(row.offerId);
    if (!card) continue;
    const runId = row.matchRunId ?? '';
    if (!runs.has(runId)) {
      runs.set(runId, row.matchRunId ? await readRun(handle, runId) : await latestRun(handle, row.requestId));
    }
    const run = runs.get(runId) ?? null;
    const read = run?.inputs.offers.find(({ id }) => id === row.offerId);
    candidates.push({
      ...card,
      id: row.id,
      version: row.version,
      state: row.state,
      shared: row.sharedAt !== null,
      rank: row.rank,
      score: row.score,
      factors: run && read ? explain(run.inputs, read).factors : [],
      freeHalfDays: read ? read.terms.reduce((sum, { free }) => sum + free, 0) : null,
      shortlistReason: service ? row.shortlistReason : null,
    });
  }
  return candidates.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.id < b.id ? -1 : 1));
}
