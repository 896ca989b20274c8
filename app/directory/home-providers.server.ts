import { type AnyColumn, inArray, type SQL } from 'drizzle-orm';
import { provider } from '#drizzle/schema';
import { db } from '~/platform/db.server';

/**
 * A record's provider is of one of these home schools. Asked by the provider's id and not through a join: together with
 * other ways to a record (`or`) a database can then use the index of each, and does not read every record there is.
 * @param column the record's provider
 */
export function ofHomeSchools(column: AnyColumn, urns: readonly number[]): SQL {
  return inArray(
    column,
    db()
      .select({ id: provider.id })
      .from(provider)
      .where(inArray(provider.homeUrn, [...urns])),
  );
}
