import { eq, inArray, type SQL } from 'drizzle-orm';
import { account } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { TableShape } from '~/platform/schema.server';
import { INVENTORY } from '../domain/transfer/inventory';
import { columnOf, hasColumn, ownWhere } from '../transfer/own-rows.server';
import { shapeOf } from '../transfer/shapes.server';

/**
 * The condition by which rows of any table are about an authority: by its own column, else through the record they are part
 * of or the person they belong to.
 * @returns null for a table that belongs to no authority: published facts, and how the installation runs
 */
export function rowsOfAuthority(handle: Db, table: string, authorityId: string): SQL | null {
  const shape = shapeOf(table);
  if (hasColumn(shape, 'authority_id')) return eq(columnOf(shape, 'authority_id'), authorityId);
  if (table === 'account') return eq(account.authorityId, authorityId);
  if (table === 'domain_event') return eq(columnOf(shape, 'chain'), authorityId);
  const parent = PARENTS[table];
  if (parent) return inArray(columnOf(shape, parent.column), keysOf(handle, parent.of, authorityId));
  if (INVENTORY[table]?.take === 'part') return ownWhere({ handle, authority: { id: authorityId } }, table);
  if (hasColumn(shape, 'account_id'))
    return inArray(columnOf(shape, 'account_id'), keysOf(handle, 'account', authorityId));
  return null;
}

/** Tables that belong to another by a column, where the inventory of an export has no use for it. */
const PARENTS: Readonly<Record<string, { column: string; of: string }>> = {
  mail_attempt: { column: 'outbox_id', of: 'outbox' },
  restricted_note_reader: { column: 'note_id', of: 'restricted_note' },
  offer_term: { column: 'offer_id', of: 'offer' },
  capacity_term: { column: 'provider_id', of: 'provider' },
};

function keysOf(handle: Db, table: string, authorityId: string) {
  const shape: TableShape = shapeOf(table);
  const where = rowsOfAuthority(handle, table, authorityId);
  return handle
    .select({ key: shape.key.column })
    .from(shape.table)
    .where(where ?? undefined);
}
