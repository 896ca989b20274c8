import { readListFilter } from '~/agreements/forms';
import { listAgreements } from '~/agreements/list.server';
import { STATE_TAGS } from '~/agreements/wording';
import { focusAreaName } from '~/diagnosis/domain';
import { requestFilter } from '~/diagnosis/forms';
import { listRequests } from '~/diagnosis/queries.server';
import { requestStateWords } from '~/diagnosis/wording';
import { readFilters, readOfferList } from '~/directory/filters';
import { listOffers } from '~/directory/queries/offers.server';
import { findProviders } from '~/directory/queries/places.server';
import { OFFER_STATE_NAMES, OFFER_STATE_TONES } from '~/directory/wording';
import { count, dateWords, list } from '~/kernel/words';
import { referenceOr } from '../domain/search/asked';
import { listHref, type SearchKind, SHOWN } from './kind';

/** Requests for support, by reference or school. */
const requests: SearchKind = {
  key: 'requests',
  title: 'Requests for support',
  one: 'request',
  route: 'requests._index',
  async find(viewer, text) {
    const { rows, total } = await listRequests(viewer, requestFilter.parse({ q: referenceOr(text) }), SHOWN);
    return {
      total,
      all: listHref('/requests', { q: referenceOr(text) }),
      hits: rows.map((row) => ({
        id: row.id,
        title: `${row.ref}: ${row.school.name}`,
        href: `/requests/${row.id}`,
        about: row.focusAreas.length > 0 ? list(row.focusAreas.map(focusAreaName)) : 'No need chosen yet',
        tag: { label: requestStateWords(row).name, tone: requestStateWords(row).tone },
        names: [row.ref],
      })),
    };
  },
};

/** Agreements, by reference, school or who gives the support. */
const agreements: SearchKind = {
  key: 'agreements',
  title: 'Agreements',
  one: 'agreement',
  route: 'agreements._index',
  async find(viewer, text) {
    const filter = readListFilter(new URLSearchParams({ q: referenceOr(text) }));
    const { rows, total } = await listAgreements(viewer, filter, SHOWN);
    return {
      total,
      all: listHref('/agreements', { q: referenceOr(text) }),
      hits: rows.map((row) => ({
        id: row.id,
        title: `${row.ref}: ${row.schoolName}`,
        href: `/agreements/${row.id}`,
        about: `with ${row.providerName}${row.startsOn ? `, from ${dateWords(row.startsOn)}` : ''}`,
        tag: STATE_TAGS[row.state],
        names: [row.ref],
      })),
    };
  },
};

/** Leaders and teaching schools of the directory, by name, home school or the title of an offer. */
const directory: SearchKind = {
  key: 'directory',
  title: 'Leaders and teaching schools',
  one: 'entry of the directory',
  many: 'entries of the directory',
  route: 'directory._index',
  async find(viewer, text) {
    const asked = readFilters(new URLSearchParams({ q: text }));
    // The list's own conditions, without the days that its page reads of each.
    const { places: found, total } = await findProviders(viewer, asked, SHOWN);
    return {
      total,
      all: listHref('/directory', { q: text }),
      hits: found.map(({ id, name, designation, home, offers }) => ({
        id,
        title: name,
        href: `/directory/${id}`,
        about: [`${designation}, ${home.name}`, offers.map(({ title }) => title).join(', ')]
          .filter((part) => part !== '')
          .join(' · '),
        tag: null,
        names: [name],
      })),
    };
  },
};

/** Offers one looks after, drafts among them. */
const offers: SearchKind = {
  key: 'offers',
  title: 'Offers you look after',
  one: 'offer',
  route: 'offers._index',
  async find(viewer, text) {
    const found = await listOffers(viewer, readOfferList(new URLSearchParams({ q: text })), SHOWN);
    return {
      total: found.total,
      all: listHref('/offers', { q: text }),
      hits: found.offers.map((offer) => ({
        id: offer.id,
        title: offer.title,
        href: `/offers/${offer.id}`,
        about: `${offer.provider.name} (${offer.provider.designation}) · ${count(offer.focusAreas.length, 'focus area')}`,
        tag: { label: OFFER_STATE_NAMES[offer.state], tone: OFFER_STATE_TONES[offer.state] },
        names: [offer.title],
      })),
    };
  },
};

export const SUPPORT_KINDS: readonly SearchKind[] = [directory, offers, requests, agreements];
