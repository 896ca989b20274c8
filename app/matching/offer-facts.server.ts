import { and, eq, inArray, or } from 'drizzle-orm';
import { offer, provider, school, schoolStanding } from '#drizzle/schema';
import { settingsOf } from '~/accounts/settings.server';
import { focusArea, phasesOfSchool } from '~/diagnosis/domain';
import { capacityOfMany, type TermCapacity } from '~/directory/ledger.server';
import { trackPriorOf, trackRecordsOf } from '~/directory/track-record.server';
import type { TermKey } from '~/kernel/academic-year';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { gridPoint } from '~/kernel/geo';
import type { Db } from '~/platform/db.server';
import type { FocusRef, OfferFacts, Outcomes, RankSchool, RankTerm, Register } from './domain/inputs';
import { pricesOfLastPlan } from './prices.server';

const NO_PRICES: ReadonlyMap<string, number> = new Map();

/**
 * Offers as they are now, in order of id, the outcomes of all their providers' finished support, and what track records
 * are drawn towards.
 */
export type Offers = { offers: OfferFacts[]; register: Register };

/** What is read of a school: a row has four times as many columns, and reading them is most of the time. */
export const schoolColumns = {
  urn: school.urn,
  phaseName: school.phaseName,
  easting: school.easting,
  northing: school.northing,
  trustUid: school.trustUid,
  laCode: school.laCode,
  maintained: school.maintained,
  pupils: school.pupils,
  fsmPercent: school.fsmPercent,
  urbanRural: school.urbanRural,
  typeGroup: school.typeGroup,
};
type SchoolRow = Pick<typeof school.$inferSelect, keyof typeof schoolColumns>;

/**
 * Every offer of an authority, and the published offers of others that are open to it.
 * @param authorityId null for every offer of every authority, as a plan over several of them reads
 * @param terms in which their days are read
 * @param today track records are read as they count on this day
 */
export async function offersFor(
  handle: Db,
  authorityId: string | null,
  terms: readonly TermKey[],
  today: CalendarDate,
): Promise<Offers> {
  const rows = await offerRows(handle, authorityId);
  const providerIds = [...new Set(rows.map((row) => row.provider.id))];
  const daysOf = termsByOffer(await capacityOfMany(handle, providerIds, terms));
  const tracks = await trackRecordsOf(handle, providerIds, today);
  const { mean, strength } = await trackPriorOf(handle, today);
  const prices = authorityId === null ? NO_PRICES : await pricesOfLastPlan(handle, authorityId);
  const occupied = await needingTheirOwn(handle, [...new Set(rows.map((row) => row.home.urn))]);
  const offers = rows.map(
    (row): OfferFacts => ({
      ...factsOf(row, occupied, daysOf),
      track: tracks.get(row.provider.id) ?? null,
      scarcity: prices.get(row.offer.id) ?? null,
    }),
  );
  return { offers, register: { ...registerOf(tracks), prior: { mean, strength } } };
}

/** An offer of another authority, as far as it has to be known before its days are read. */
export type OfferOfOthers = Pick<
  OfferFacts,
  'id' | 'focusAreas' | 'phases' | 'remote' | 'travelLimitMinutes'
> & { grid: RankSchool['grid'] };

/**
 * The same facts of an authority's own offers, and of those others have opened to it that may matter, without what only a
 * score reads (track records and prices). Of thousands of open offers few are near enough: only the days of those are read.
 * @param matters whether an offer of another authority could be wanted at all
 */
export async function offersAbout(
  handle: Db,
  authorityId: string,
  terms: readonly TermKey[],
  matters: (offer: OfferOfOthers) => boolean,
): Promise<OfferFacts[]> {
  const rows = (await offerRows(handle, authorityId)).filter(
    ({ offer: row, home }) =>
      row.authorityId === authorityId ||
      matters({
        ...{ id: row.id, phases: row.phases, remote: row.remote },
        focusAreas: row.focusAreas.map(focusRef),
        travelLimitMinutes: row.travelLimitMinutes,
        grid: gridPoint(home.easting, home.northing),
      }),
  );
  const providerIds = [...new Set(rows.map((row) => row.provider.id))];
  const daysOf = termsByOffer(await capacityOfMany(handle, providerIds, terms));
  const occupied = await needingTheirOwn(handle, [...new Set(rows.map((row) => row.home.urn))]);
  return rows.map((row) => factsOf(row, occupied, daysOf));
}

type OfferRow = Awaited<ReturnType<typeof offerRows>>[number];

function factsOf(
  row: OfferRow,
  occupied: ReadonlySet<number>,
  daysOf: ReadonlyMap<string, RankTerm[]>,
): OfferFacts {
  return {
    id: row.offer.id,
    authorityId: row.offer.authorityId,
    providerId: row.provider.id,
    state: row.offer.state,
    active: row.provider.active,
    designation: row.provider.designation,
    designatedOn: row.provider.designatedOn,
    designationExpires: row.provider.designationExpires,
    qaState: row.provider.qaState,
    qaOn: row.provider.qaOn,
    appetite: row.provider.appetite,
    focusAreas: row.offer.focusAreas.map(focusRef),
    phases: row.offer.phases,
    formats: row.offer.formats,
    dayRatePence: row.offer.dayRatePence,
    travelLimitMinutes: row.offer.travelLimitMinutes,
    remote: row.offer.remote,
    openToOthers: row.offer.openToOthers,
    confirmedOn: row.offer.lastConfirmedAt && calendarDate(row.offer.lastConfirmedAt),
    home: {
      ...rankSchool(row.home),
      open: row.home.statusGroup === 'open',
      fitToSupport: !inCategory(row.home.ofstedRating) && !occupied.has(row.home.urn),
    },
    terms: daysOf.get(row.offer.id) ?? [],
  };
}

/** Offers with their providers and home schools: an authority's, and the published ones open to it; all for null. */
function offerRows(handle: Db, authorityId: string | null) {
  return handle
    .select({
      offer: {
        id: offer.id,
        authorityId: offer.authorityId,
        state: offer.state,
        focusAreas: offer.focusAreas,
        phases: offer.phases,
        formats: offer.formats,
        dayRatePence: offer.dayRatePence,
        travelLimitMinutes: offer.travelLimitMinutes,
        remote: offer.remote,
        openToOthers: offer.openToOthers,
        lastConfirmedAt: offer.lastConfirmedAt,
      },
      provider: {
        id: provider.id,
        active: provider.active,
        designation: provider.designation,
        designatedOn: provider.designatedOn,
        designationExpires: provider.designationExpires,
        qaState: provider.qaState,
        qaOn: provider.qaOn,
        appetite: provider.appetite,
      },
      home: { ...schoolColumns, statusGroup: school.statusGroup, ofstedRating: school.ofstedRating },
    })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(
      authorityId === null
        ? undefined
        : or(
            eq(offer.authorityId, authorityId),
            and(eq(offer.openToOthers, true), eq(offer.state, 'published')),
          ),
    )
    .orderBy(offer.id);
}

/** A focus area as the taxonomy has it; one no longer listed stands by itself. */
export function focusRef(key: string): FocusRef {
  const known = focusArea(key);
  return known ? { key, name: known.name, group: known.group } : { key, name: key, group: key };
}

/** A school's row as ranking reads it. */
export function rankSchool(row: SchoolRow): RankSchool {
  return {
    urn: row.urn,
    phases: phasesOfSchool(row.phaseName),
    grid: gridPoint(row.easting, row.northing),
    trustUid: row.trustUid,
    laCode: row.laCode,
    maintained: row.maintained,
    pupils: row.pupils,
    fsmPercent: row.fsmPercent,
    urbanRural: row.urbanRural,
    typeGroup: row.typeGroup,
  };
}

/** Half-days of an offer that are free now, by term. */
export async function freeByTerm(
  handle: Db,
  wanted: { offerId: string; providerId: string },
  terms: readonly TermKey[],
): Promise<{ term: TermKey; free: number }[]> {
  const capacity = await capacityOfMany(handle, [wanted.providerId], terms);
  const days = termsByOffer(capacity).get(wanted.offerId) ?? [];
  return terms.map((term) => ({ term, free: days.find((one) => one.term === term)?.free ?? 0 }));
}

/** Days in each term, by offer. */
function termsByOffer(capacity: ReadonlyMap<string, readonly TermCapacity[]>): Map<string, RankTerm[]> {
  const days = new Map<string, RankTerm[]>();
  for (const terms of capacity.values()) {
    for (const { term, overall, free, offers } of terms) {
      for (const { offerId, free: own } of offers) {
        const list = days.get(offerId) ?? [];
        list.push({ term, free: own, providerCap: overall.cap, providerFree: free });
        days.set(offerId, list);
      }
    }
  }
  return days;
}

/** Outcomes of all finished support, taken together. */
function registerOf(tracks: ReadonlyMap<string, Outcomes>): Outcomes {
  const all = { outcomes: 0, met: 0, partly: 0 };
  for (const { outcomes, met, partly = 0 } of tracks.values()) {
    all.outcomes += outcomes;
    all.met += met;
    all.partly += partly;
  }
  return all;
}

/** Inspection outcomes with which a school has its own improvement to see to first. */
function inCategory(rating: string | null): boolean {
  return rating === 'Inadequate' || rating === 'Serious weaknesses' || rating === 'Special measures';
}

/** Well below what either database allows as parameters of one statement. */
const CHUNK = 500;

/**
 * Schools that have their own improvement to see to first: those served first, and where the authority that serves them
 * has said so, those served second too.
 */
async function needingTheirOwn(handle: Db, urns: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  const second = new Map<string, number[]>();
  for (let at = 0; at < urns.length; at += CHUNK) {
    const rows = await handle
      .select({
        urn: schoolStanding.urn,
        priority: schoolStanding.priority,
        authorityId: schoolStanding.authorityId,
      })
      .from(schoolStanding)
      .where(
        and(
          inArray(schoolStanding.urn, urns.slice(at, at + CHUNK)),
          eq(schoolStanding.current, true),
          inArray(schoolStanding.priority, [1, 2]),
        ),
      );
    for (const { urn, priority, authorityId } of rows) {
      if (priority === 1) found.add(urn);
      else second.set(authorityId, [...(second.get(authorityId) ?? []), urn]);
    }
  }
  for (const [authorityId, theirs] of second) {
    const { staysHome } = await settingsOf(handle, authorityId);
    if (staysHome === 'second') for (const urn of theirs) found.add(urn);
  }
  return found;
}
