import { and, asc, eq, inArray } from 'drizzle-orm';
import { authority, offer, provider } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import type { TermKey } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import type { Balance } from '../domain/balance';
import { isProvider, mayEdit } from '../domain/rights';
import { type Freshness, freshness } from '../domain/standing';
import type { Designation, OfferState } from '../domain/vocabulary';
import type { OfferListFilters, OfferListView } from '../filters';
import { type OfferFields, offerAsTyped } from '../forms';
import { capacityOf } from '../ledger.server';
import { daysOfOffers, fieldsOf, loadEditableOffer, type OfferRow, type ProviderRow } from '../load.server';
import { planningTerms } from '../terms.server';

/** An offer as anybody who can see it reads it. */
export type OfferView = OfferFields & {
  id: string;
  version: number;
  state: OfferState;
  lastConfirmedAt: Date | null;
  freshness: Freshness;
};

/** An offer in a list of those one looks after. */
export type OfferLine = OfferView & {
  provider: { id: string; name: string; designation: Designation };
  /** Half-days by term as stated on the offer. */
  days: Readonly<Record<TermKey, HalfDays>>;
};

/** Offers of one provider that the viewer may see: published ones, and every one for those who look after them. */
export async function offersOfProvider(viewer: Viewer | null, owner: ProviderRow): Promise<OfferView[]> {
  const today = calendarDate(clock.now());
  const rows = await db()
    .select()
    .from(offer)
    .where(eq(offer.providerId, owner.id))
    .orderBy(asc(offer.title), asc(offer.id));
  const all = mayEdit(viewer, owner);
  return rows.filter((row) => all || row.state === 'published').map((row) => toView(row, today));
}

export const OFFERS_PAGE_SIZE = 25;

/** A page of the offers a viewer looks after, and how many there are of each kind. */
export type OffersListed = {
  offers: OfferLine[];
  total: number;
  page: number;
  counts: Record<OfferListView, number>;
};

/**
 * The offers a viewer looks after: their own, or their authority's for the service. By provider's name, then title.
 * @param asked which kind, words to be found in the title or the provider's name, and the page
 */
export async function listOffers(
  viewer: Viewer,
  asked: OfferListFilters,
  perPage = OFFERS_PAGE_SIZE,
): Promise<OffersListed> {
  const today = calendarDate(clock.now());
  const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
  const all = (await looksAfter(viewer)).filter(({ offer, provider }) => {
    const text = `${offer.title} ${provider.name}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const within = (view: OfferListView) =>
    all.filter(({ offer }) => {
      if (view === 'all') return true;
      if (view !== 'confirm') return offer.state === view;
      return offer.state === 'published' && freshness(offer.lastConfirmedAt, today) !== 'this-term';
    });
  const found = within(asked.view);
  const page = Math.min(asked.page, Math.max(1, Math.ceil(found.length / perPage)));
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const days = await daysOfOffers(
    db(),
    shown.map((row) => row.offer.id),
  );
  return {
    offers: shown.map((row) => ({
      ...toView(row.offer, today),
      provider: row.provider,
      days: days.get(row.offer.id) ?? {},
    })),
    total: found.length,
    page,
    counts: {
      all: all.length,
      confirm: within('confirm').length,
      draft: within('draft').length,
      withdrawn: within('withdrawn').length,
    },
  };
}

async function looksAfter(viewer: Viewer) {
  const mine = providersOf(viewer);
  if (!isService(viewer) && mine.length === 0) return [];
  return db()
    .select({ offer, provider: { id: provider.id, name: provider.name, designation: provider.designation } })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .where(
      and(
        eq(provider.authorityId, viewer.authorityId),
        isService(viewer) ? undefined : inArray(provider.id, mine),
      ),
    )
    .orderBy(asc(provider.name), asc(offer.title), asc(offer.id));
}

/** One offer's page. */
export type OfferPage = OfferView & {
  provider: { id: string; name: string; designation: Designation };
  authorityName: string;
  is: { provider: boolean; editor: boolean };
  /** The offer's days by term, and what of them can be asked for; for those who look after it. */
  days: { term: TermKey; own: Balance; free: HalfDays }[] | null;
};

/**
 * An offer. A published one is public, like the directory it stands in; drafts and withdrawn ones are for
 * those who look after them. Null where there is none to see.
 */
export async function findOffer(viewer: Viewer | null, id: string): Promise<OfferPage | null> {
  const [row] = await db()
    .select({ offer, provider, authorityName: authority.name })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .innerJoin(authority, eq(authority.id, offer.authorityId))
    .where(eq(offer.id, id));
  if (!row) return null;
  const editor = mayEdit(viewer, row.provider);
  if (!editor && !(row.offer.state === 'published' && row.provider.active)) return null;
  const today = calendarDate(clock.now());
  const { id: providerId, name, designation } = row.provider;
  return {
    ...toView(row.offer, today),
    provider: { id: providerId, name, designation },
    authorityName: row.authorityName,
    is: { provider: isProvider(viewer, row.provider), editor },
    days: editor ? await daysOf(providerId, id, planningTerms()) : null,
  };
}

async function daysOf(providerId: string, offerId: string, terms: TermKey[]) {
  const capacity = await capacityOf(db(), providerId, terms);
  return capacity.flatMap(({ term, offers }) => {
    const one = offers.find((each) => each.offerId === offerId);
    return one ? [{ term, own: one.own, free: one.free }] : [];
  });
}

/** An offer as its form shows it; null unless the viewer may change it. */
export async function findEditableOffer(viewer: Viewer, id: string) {
  const found = await loadEditableOffer(db(), viewer, id);
  if (!found) return null;
  const days = (await daysOfOffers(db(), [id])).get(id) ?? {};
  return {
    id,
    version: found.offer.version,
    state: found.offer.state,
    title: found.offer.title,
    provider: { id: found.provider.id, name: found.provider.name },
    isProvider: isProvider(viewer, found.provider),
    typed: offerAsTyped(fieldsOf(found.offer), days),
  };
}

/** Providers a viewer may add offers to, by name: themself, or their authority's for the service. */
export async function providersToOfferFor(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  const mine = providersOf(viewer);
  if (!isService(viewer) && mine.length === 0) return [];
  return db()
    .select({ id: provider.id, name: provider.name })
    .from(provider)
    .where(
      and(
        eq(provider.authorityId, viewer.authorityId),
        eq(provider.active, true),
        isService(viewer) ? undefined : inArray(provider.id, mine),
      ),
    )
    .orderBy(asc(provider.name), asc(provider.id));
}

function toView(row: OfferRow, today: string): OfferView {
  return {
    ...fieldsOf(row),
    id: row.id,
    version: row.version,
    state: row.state,
    lastConfirmedAt: row.lastConfirmedAt,
    freshness: freshness(row.lastConfirmedAt, today),
  };
}
