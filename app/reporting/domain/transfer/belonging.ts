import { INVENTORY } from './inventory';
import type { ExportRow } from './rows';

type Key = string | number;

/** Keys of rows that were read before, by table: all of them, and those that are the authority's own. */
export type KnownKeys = {
  all: ReadonlyMap<string, ReadonlySet<Key>>;
  own: ReadonlyMap<string, ReadonlySet<Key>>;
};

/** Whether a row is the authority's own, rather than one of others that its records refer to. */
export function isOwnRow(table: string, row: ExportRow, authorityId: string): boolean {
  if (INVENTORY[table]?.take !== 'around') return true;
  return (table === 'authority' ? row.id : row.authority_id) === authorityId;
}

/**
 * Whether a row may stand in the export of an authority: it is the authority's, or belongs to something of it. An archive
 * put together by hand could otherwise add to the records of an authority that is here already, or give roles in it.
 * @returns what is wrong, in words, or null
 */
export function belongingProblem(
  table: string,
  row: ExportRow,
  authorityId: string,
  known: KnownKeys,
): string | null {
  const taking = INVENTORY[table];
  const isKnown = (of: string, key: unknown) =>
    (typeof key === 'string' || typeof key === 'number') && (known.own.get(of)?.has(key) ?? false);
  switch (taking?.take) {
    case 'own':
      return row[taking.by] === authorityId ? null : 'belongs to another authority';
    case 'part':
      return isKnown(taking.of, row[taking.column]) ? null : `belongs to no ${taking.of} of this authority`;
    case 'person':
      if (!isKnown('account', row.account_id)) return 'belongs to nobody of this authority';
      return row.authority_id === undefined || row.authority_id === authorityId
        ? null
        : 'belongs to another authority';
    case 'around':
      return aroundProblem(table, row, authorityId);
    default:
      return 'is of a table that no export holds';
  }
}

function aroundProblem(table: string, row: ExportRow, authorityId: string): string | null {
  if (table === 'account') {
    if (row.password_hash !== null) return 'brings a password, which exports never do';
    if (row.authority_id !== authorityId && row.active !== false)
      return 'would let somebody of another authority sign in';
  }
  if (table === 'indicator_value' && row.authority_id !== null && row.authority_id !== authorityId)
    return 'was entered by another authority';
  return null;
}
