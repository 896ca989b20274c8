import { and, eq, inArray } from 'drizzle-orm';
import { agreement, agreementRevision } from '#drizzle/schema';
import { type Db, database } from '~/platform/db.server';
import { readContent } from '../record.server';

/** Texts of this many versions are remembered by their outcomes: a few ids each. */
const MOST_KEPT = 20_000;
/** Parameters of one query stay well below either database's limit. */
const CHUNK = 500;
const kept = new WeakMap<object, Map<string, readonly string[]>>();

/**
 * The outcomes of several agreements, of the version in force. A version's text is never changed once it is written (an
 * amendment is another version), so that each is read and taken apart once in the life of a process; what is
 * remembered is not shared between processes and need not be.
 * @param agreements that are stored, with the number of the version wanted
 * @returns ids of a version's outcomes, in their order; none for one that is not there
 */
export async function outcomeIdsOf(
  handle: Db,
  agreements: readonly Versioned[],
): Promise<(agreement: Versioned) => readonly string[]> {
  const known = kept.get(database()) ?? new Map<string, readonly string[]>();
  kept.set(database(), known);
  const wanted = new Map<string, readonly string[]>();
  const unread: string[] = [];
  for (const one of agreements) {
    const ids = known.get(keyOf(one));
    if (ids) wanted.set(keyOf(one), ids);
    else unread.push(one.id);
  }
  if (known.size + unread.length > MOST_KEPT) known.clear();
  for (let from = 0; from < unread.length; from += CHUNK) {
    const rows = await handle
      .select({
        id: agreementRevision.agreementId,
        revision: agreementRevision.number,
        content: agreementRevision.content,
      })
      .from(agreementRevision)
      .innerJoin(agreement, eq(agreement.id, agreementRevision.agreementId))
      .where(
        and(
          inArray(agreementRevision.agreementId, unread.slice(from, from + CHUNK)),
          eq(agreementRevision.number, agreement.revision),
        ),
      );
    for (const { content, ...one } of rows) {
      const ids = readContent(content).outcomes.map((outcome) => outcome.id);
      wanted.set(keyOf(one), ids);
      known.set(keyOf(one), ids);
    }
  }
  return (one) => wanted.get(keyOf(one)) ?? [];
}

type Versioned = { id: string; revision: number };
const keyOf = ({ id, revision }: Versioned) => `${id} ${revision}`;
