import { readListFilter } from '~/agreements/forms';
import { listAgreements } from '~/agreements/list.server';
import { readOverviewFilter, visitsOverview } from '~/agreements/visits/overview.server';
import { MODE_NAMES, noteStandingWords, STAGE_TAGS } from '~/agreements/visits/wording';
import { STATE_TAGS } from '~/agreements/wording';
import { focusAreaName } from '~/diagnosis/domain';
import { requestFilter } from '~/diagnosis/forms';
import { listRequests } from '~/diagnosis/queries.server';
import { requestStateWords } from '~/diagnosis/wording';
import { readFilters, readOfferList } from '~/directory/filters';
import { listDirectory } from '~/directory/queries/list.server';
import { listOffers } from '~/directory/queries/offers.server';
import { APPETITE_NAMES, DESIGNATION_NAMES, OFFER_STATE_NAMES, PHASE_NAMES } from '~/directory/wording';
import { listProposals } from '~/matching/queries/list.server';
import { STATE_NAMES } from '~/matching/wording';
import { day, days, pounds, several } from './cells';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';

/** Lists of support, from the request to the visit, and of who gives it. */
export const SUPPORT_LISTS: Record<string, ListDefinition> = {
  requests: {
    route: 'requests._index',
    columns: ['Reference', 'State', 'URN', 'School', 'Town', 'Focus areas', 'Days', 'Since', 'Band'],
    async read(viewer, query, page) {
      const filter = requestFilter.parse(Object.fromEntries(query));
      const { rows, total } = await listRequests(viewer, { ...filter, page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.ref, requestStateWords(row).name, row.school.urn, row.school.name, row.school.town],
          several(row.focusAreas.map(focusAreaName)),
          ...[row.halfDays === null ? null : days(row.halfDays), day(row.since), row.band?.name ?? null],
        ]),
      };
    },
  },
  proposals: {
    route: 'proposals._index',
    columns: ['Request', 'School', 'Provider', 'State', 'Answer by', 'Last changed'],
    async read(viewer, query, page) {
      const { rows, total } = await listProposals(viewer, { page, state: query.get('state') }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.ref, row.schoolName, row.providerName, STATE_NAMES[row.state]],
          ...[day(row.answerBy), day(row.updatedAt)],
        ]),
      };
    },
  },
  agreements: {
    route: 'agreements._index',
    columns: [
      'Reference',
      'State',
      'School',
      'Provider',
      'Starts on',
      'Ends on',
      'Signatures',
      'Last changed',
    ],
    async read(viewer, query, page) {
      const { rows, total } = await listAgreements(viewer, { ...readListFilter(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.ref, STATE_TAGS[row.state].label, row.schoolName, row.providerName, row.startsOn],
          ...[row.endsOn, row.signatures, day(row.updatedAt)],
        ]),
      };
    },
  },
  visits: {
    route: 'visits._index',
    columns: [
      ...['Day', 'Visit', 'School', 'Agreement', 'Visitor', 'How', 'Days', 'State', 'Note', 'Note sent on'],
      'Note read on',
    ],
    async read(viewer, query, page) {
      const { rows, total } = await visitsOverview(
        viewer,
        { ...readOverviewFilter(query), page },
        ROWS_AT_ONCE,
      );
      return {
        total,
        rows: rows.map((row) => [
          ...[row.on, row.title, row.schoolName, row.ref, row.visitorName, MODE_NAMES[row.mode]],
          ...[days(row.halfDays), STAGE_TAGS[row.stage].label, noteStandingWords(row.note)],
          ...[day(row.noteSentAt), day(row.noteReadAt)],
        ]),
      };
    },
  },
  directory: {
    route: 'directory._index',
    columns: [
      ...['Name', 'Designation', 'What they do', 'URN', 'School', 'Town', 'Authority', 'Looking for work'],
      ...['Offers', 'Focus areas', 'Days free this term', 'Days free next term', 'Confirmed on'],
    ],
    async read(viewer, query, page) {
      const { entries, total } = await listDirectory(viewer, { ...readFilters(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: entries.map((one) => [
          ...[one.name, DESIGNATION_NAMES[one.designation], one.jobTitle, one.homeSchool.urn],
          ...[one.homeSchool.name, one.homeSchool.town, one.authorityName, APPETITE_NAMES[one.appetite]],
          several(one.offers.map(({ title }) => title)),
          several([...new Set(one.offers.flatMap(({ focusAreas }) => focusAreas))].map(focusAreaName)),
          ...[one.free && days(one.free.this), one.free && days(one.free.next), day(one.lastConfirmedAt)],
        ]),
      };
    },
  },
  offers: {
    route: 'offers._index',
    columns: [
      ...['Offer', 'Provider', 'Designation', 'State', 'Focus areas', 'Phases', 'Day rate (£)'],
      ...['Furthest (minutes)', 'At a distance', 'Open to other authorities', 'Days by term', 'Confirmed on'],
    ],
    async read(viewer, query, page) {
      const { offers, total } = await listOffers(viewer, { ...readOfferList(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: offers.map((one) => [
          ...[one.title, one.provider.name, DESIGNATION_NAMES[one.provider.designation]],
          ...[OFFER_STATE_NAMES[one.state], several(one.focusAreas.map(focusAreaName))],
          several(one.phases.map((phase) => PHASE_NAMES[phase])),
          ...[pounds(one.dayRatePence), one.travelLimitMinutes, one.remote, one.openToOthers],
          several(Object.entries(one.days).map(([term, half]) => `${term}: ${days(half)}`)),
          day(one.lastConfirmedAt),
        ]),
      };
    },
  },
};
