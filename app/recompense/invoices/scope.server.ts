import { and, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import { invoice } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import { type MoneyReach, moneyReachOf } from '../domain/standing';
import { type InvoiceRecord, loadInvoice } from './record.server';

/**
 * Invoices somebody may know of: the service its authority's; heads and chairs those of their own school, once issued;
 * null where there can be none. An invoice has a number from its issue on; what was made void before that is the service's.
 */
export function invoiceScope(reach: MoneyReach): SQL | null {
  const ways = [
    reach.serviceOf === null ? undefined : eq(invoice.authorityId, reach.serviceOf),
    reach.schools.length === 0
      ? undefined
      : and(inArray(invoice.urn, [...reach.schools]), isNotNull(invoice.number)),
  ].filter((way) => way !== undefined);
  return or(...ways) ?? null;
}

/** An invoice the viewer may know of; null where it is not theirs. */
export async function visibleInvoice(
  handle: Db,
  viewer: Viewer,
  id: string,
): Promise<(InvoiceRecord & { asService: boolean }) | null> {
  const reach = moneyReachOf(viewer);
  const found = await loadInvoice(handle, id);
  if (!found) return null;
  const asService = reach.serviceOf === found.row.authorityId;
  const asSchool = reach.schools.includes(found.row.urn) && found.row.number !== null;
  return asService || asSchool ? { ...found, asService } : null;
}

/** An invoice the viewer looks after for the service; null where it is not theirs to change. */
export async function servedInvoice(handle: Db, viewer: Viewer, id: string): Promise<InvoiceRecord | null> {
  const found = await visibleInvoice(handle, viewer, id);
  return found?.asService ? found : null;
}
