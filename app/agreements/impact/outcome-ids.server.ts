import { inArray } from 'drizzle-orm';
import { agreementRevision } from '#drizzle/schema';
import { type Db, database } from '~/platform/db.server';
import { readContent } from '../record.server';

/** Texts of this many versions are remembered by their outcomes: a few ids each. */
const MOST_KEPT = 20_000;
/** Parameters of one query stay well below either database's limit. */
const CHUNK = 500;
const kept = new WeakMap<object, Map<string, readonly string[]>>();

/**
 * The outcomes of several versions of agreements, by the version's id. A version's text is never changed once it is
 * written (an amendment is another version), so that each is read and taken apart once in the life of a process; what
 * is remembered is not shared between processes and need not be.
 * @param revisionIds of versions that are stored
 * @returns ids of a version's outcomes, in their order; none for a version that is not there
 */
export async function outcomeIdsOf(
  handle: Db,
  revisionIds: readonly string[],
): Promise<(revisionId: string) => readonly string[]> {
  const known = kept.get(database()) ?? new Map<string, readonly string[]>();
  kept.set(database(), known);
  const wanted = new Map<string, readonly string[]>();
  const unread: string[] = [];
  for (const id of revisionIds) {
    const ids = known.get(id);
    if (ids) wanted.set(id, ids);
    else unread.push(id);
  }
  if (known.size + unread.length > MOST_KEPT) known.clear();
  for (let from = 0; from < unread.length; from += CHUNK) {
    const rows = await handle
      .select({ id: agreementRevision.id, content: agreementRevision.content })
      .from(agreementRevision)
      .where(inArray(agreementRevision.id, unread.slice(from, from + CHUNK)));
    for (const { id, content } of rows) {
      const ids = readContent(content).outcomes.map((outcome) => outcome.id);
      wanted.set(id, ids);
      known.set(id, ids);
    }
  }
  return (revisionId) => wanted.get(revisionId) ?? [];
}
