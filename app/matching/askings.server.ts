import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { need, supportRequest } from '#drizzle/schema';
import { settingsOf } from '~/accounts/settings.server';
import type { CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { modelFor } from './domain/model';
import { type Between, OfferIndex } from './domain/offer-index';
import type { Asking } from './domain/offer-index/candidate-graph';
import { windowTerms } from './domain/rules';
import { type RequestFacts, rankRequest } from './inputs.server';
import { type Offers, offersFor } from './offer-facts.server';
import { surroundingsOf } from './surroundings.server';
import { weightsInForce } from './weights.server';

/** Open requests with what ranks offers for them; `refs` are the references people use, in the same order. */
export type OpenRequests = { asking: Asking[]; refs: string[]; offers: Offers };

/**
 * The requests that look for a partner now, and all offers that might be it, read once for all.
 * @param authorityId null for every authority
 */
export async function openRequests(
  handle: Db,
  authorityId: string | null,
  today: CalendarDate,
): Promise<OpenRequests> {
  const open = and(
    inArray(supportRequest.state, ['submitted', 'matching']),
    authorityId === null ? undefined : eq(supportRequest.authorityId, authorityId),
  );
  const rows = await handle
    .select({
      id: supportRequest.id,
      ref: supportRequest.ref,
      authorityId: supportRequest.authorityId,
      urn: supportRequest.urn,
      halfDays: supportRequest.halfDays,
      startFrom: supportRequest.startFrom,
      finishBy: supportRequest.finishBy,
      formats: supportRequest.formats,
      remoteWelcome: supportRequest.remoteWelcome,
      maxDayRatePence: supportRequest.maxDayRatePence,
    })
    .from(supportRequest)
    .where(open)
    .orderBy(asc(supportRequest.id));
  const needs = await handle
    .select({
      id: need.id,
      requestId: need.requestId,
      focusArea: need.focusArea,
      severity: need.severity,
      baseline: need.baseline,
    })
    .from(need)
    .innerJoin(supportRequest, eq(supportRequest.id, need.requestId))
    .where(open)
    // In the order in which a request's own page and ranking have them.
    .orderBy(desc(need.severity), asc(need.createdAt), asc(need.id));
  const needsOf = new Map<string, RequestFacts['needs'][number][]>();
  for (const { requestId, ...one } of needs) {
    if (requestId === null) continue;
    const list = needsOf.get(requestId);
    if (list) list.push(one);
    else needsOf.set(requestId, [one]);
  }
  const windows = rows.map(({ startFrom, finishBy }) => windowTerms(startFrom, finishBy, today));
  const offers = await offersFor(handle, authorityId, [...new Set(windows.flat())].sort(), today);
  const parkDays = new Map<string, number>();
  for (const id of new Set(rows.map((row) => row.authorityId)))
    parkDays.set(id, (await settingsOf(handle, id)).parkDays);
  const authorityOf = new Map(rows.map((row) => [row.id, row.authorityId]));
  const around = await surroundingsOf(handle, rows, ({ id }) => parkDays.get(authorityOf.get(id) ?? '') ?? 0);
  const asking: Asking[] = [];
  for (const [n, row] of rows.entries()) {
    const client = around.schools.get(row.urn);
    if (!client) throw new Error(`School ${row.urn} of request ${row.id} is not in the register`);
    const facts = { ...row, needs: needsOf.get(row.id) ?? [] };
    asking.push({
      request: rankRequest(facts, client, windows[n] ?? []),
      between: around.touched(row) ? betweenOf(around, row, offers) : NOTHING,
    });
  }
  return { asking, refs: rows.map(({ ref }) => ref), offers };
}

const NOTHING: Between = new Map();

function betweenOf(
  { between }: Awaited<ReturnType<typeof surroundingsOf>>,
  request: { id: string; urn: number },
  { offers }: Offers,
): Between {
  const found = new Map<string, NonNullable<ReturnType<typeof between>>>();
  for (const offer of offers) {
    const theirs = between(request, offer);
    if (theirs) found.set(offer.id, theirs);
  }
  return found;
}

/** The index of an authority's offers, with its own weights and outlook. */
export async function indexFor(
  handle: Db,
  authorityId: string,
  { offers, register }: Offers,
  today: CalendarDate,
): Promise<OfferIndex> {
  const { reach } = await settingsOf(handle, authorityId);
  const model = modelFor(reach, await weightsInForce(handle, authorityId));
  return new OfferIndex(offers, { model, today, register });
}
