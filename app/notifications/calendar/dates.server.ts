import type { Viewer } from '~/accounts/domain/roles';
import { DATE_KINDS, type DateItem, type DateKind, type DateRange, inOrder } from '../domain/calendar/dates';
import { actionDates } from './sources/actions.server';
import { agreementDates, measureDates } from './sources/agreements.server';
import { answerDates } from './sources/answers.server';
import { clusterDates } from './sources/clusters.server';
import { type DateSource, lookOf, type Whose } from './sources/look.server';
import { moneyDates } from './sources/money.server';
import { reviewDates } from './sources/reviews.server';
import { termDateItems } from './sources/terms.server';
import { visitDates } from './sources/visits.server';

const SOURCES: Readonly<Record<DateKind, DateSource>> = {
  visits: visitDates,
  reviews: reviewDates,
  answers: answerDates,
  actions: actionDates,
  agreements: agreementDates,
  measures: measureDates,
  money: moneyDates,
  clusters: clusterDates,
  terms: termDateItems,
};

/**
 * Dates of the record that are the viewer's, in order: by what they may see now, from a query or two a kind. Those called
 * off are among them, and say so.
 * @param more.kinds only these kinds
 * @param more.whose for the service: dates of its own schools (usual), or of the whole authority
 */
export async function datesOf(
  viewer: Viewer,
  range: DateRange,
  more: { kinds?: readonly DateKind[]; whose?: Whose } = {},
): Promise<DateItem[]> {
  const look = await lookOf(viewer, range, more.whose ?? 'mine');
  const found = await Promise.all((more.kinds ?? DATE_KINDS).map((kind) => SOURCES[kind](look)));
  return inOrder(found.flat());
}
