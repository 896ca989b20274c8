import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import { agreedAction, agreement, provider } from '#drizzle/schema';
import type { Reach } from '../domain';
import type { ActionOwner } from '../domain/visits/vocabulary';

/**
 * Agreed actions that fall to the viewer, for a query that joins the agreement and its provider.
 * @param ofService narrows which of the authority's actions count; all of them without it
 * @returns undefined where none can
 */
export function ownActions(reach: Reach, ofService?: SQL): SQL | undefined {
  const owned = (owner: ActionOwner, whose: SQL | undefined) =>
    whose && and(eq(agreedAction.owner, owner), whose);
  const among = (column: typeof agreedAction.urn | typeof provider.homeUrn, urns: readonly number[]) =>
    urns.length > 0 ? inArray(column, [...urns]) : undefined;
  const provides =
    reach.providers.length > 0 ? inArray(agreement.providerId, [...reach.providers]) : undefined;
  const serves =
    reach.serviceOf === null ? undefined : and(eq(agreedAction.authorityId, reach.serviceOf), ofService);
  return or(
    owned('client-head', among(agreedAction.urn, reach.headOf)),
    owned('client-chair', among(agreedAction.urn, reach.chairOf)),
    owned('home-head', among(provider.homeUrn, reach.headOf)),
    owned('provider', provides),
    owned('service', serves),
  );
}
