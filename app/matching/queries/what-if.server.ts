import { isService, type Viewer } from '~/accounts/domain/roles';
import { loadRequest, type RequestView } from '~/diagnosis/requests.server';
import { nextTerm, type TermKey, termDates } from '~/kernel/academic-year';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import type { Case, Change } from '../domain/change';
import type { RankInput } from '../domain/inputs';
import { providersOwnChanges, type WiderChoice, widerChoice } from '../domain/own-changes';
import { windowTerms } from '../domain/rules';
import { type WhatWouldChange, whatWouldChange } from '../domain/what-would-change';
import { rankInputs } from '../inputs.server';

/** Terms looked at beyond the end of a request's window. */
const TERMS_BEYOND = 2;

/**
 * What a ranking would read now, with the facts of terms before and after the request's own window too, so that it can
 * be said what another start or finish would bring. `narrowTo(wide, terms)` is the input of the request itself.
 */
export async function wideInputs(
  handle: Db,
  request: RequestView,
  today: CalendarDate,
): Promise<{ wide: RankInput; terms: readonly TermKey[] }> {
  const terms = windowTerms(request.startFrom, request.finishBy, today);
  let last = terms.at(-1);
  for (let n = 0; n < TERMS_BEYOND && last; n++) last = nextTerm(last);
  const finishBy = last ? termDates(last).to : null;
  const wide = await rankInputs(handle, { ...request, startFrom: null, finishBy }, today);
  if (terms.every((term) => wide.request.terms.includes(term))) return { wide, terms };
  // A window that lies far off, or in a term that is all but over: nothing beyond it is known.
  return { wide: await rankInputs(handle, request, today), terms };
}

/** What stands against an offer, and what would change it, as things stand now; what was set aside before does not count. */
export function whatIf(one: Case): WhatWouldChange {
  const offers = one.wide.offers.map((offer) =>
    offer.id === one.offerId ? { ...offer, waived: [] } : offer,
  );
  return whatWouldChange({ ...one, wide: { ...one.wide, offers } });
}

/**
 * What a school could ask for differently to have more to choose from, for the school itself; empty once a partner is
 * no longer looked for, and for anybody else.
 */
export async function loadWiderChoice(viewer: Viewer, requestId: string): Promise<WiderChoice[]> {
  const handle = db();
  const request = await loadRequest(handle, viewer, requestId);
  if (!request || isService(viewer) || request.state !== 'matching') return [];
  const { wide, terms } = await wideInputs(handle, request, calendarDate(clock.now()));
  return widerChoice(wide, terms);
}

/** What the provider of an offer could change about it for a request; the caller has found that the offer is theirs. */
export async function ownChangesFor(handle: Db, request: RequestView, offerId: string): Promise<Change[]> {
  const wide = await rankInputs(handle, request, calendarDate(clock.now()));
  return providersOwnChanges({ wide, terms: wide.request.terms, offerId });
}
