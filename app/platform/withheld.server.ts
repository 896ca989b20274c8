import { eq } from 'drizzle-orm';
import { installation } from '#drizzle/schema';
import type { Db } from './db.server';

/**
 * Where the ids of events stand whose texts name somebody who was erased. The events stay as they are, or the chain would
 * break; their texts are shown to nobody.
 */
export function withheldKey(chain: string): string {
  return `withheld-texts:${chain}`;
}

/** What is shown in the place of such a text. */
export const WITHHELD = 'Withheld: it named somebody whose data was erased.';

/** Events of a chain whose texts are withheld. */
export async function withheldEvents(handle: Db, chain: string): Promise<ReadonlySet<string>> {
  const [row] = await handle
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, withheldKey(chain)));
  const events = row?.value.events;
  return new Set(Array.isArray(events) ? events.map(String) : []);
}

/** The reason given with an event, or that it is withheld. */
export function withheldOr(
  withheld: ReadonlySet<string>,
  { id, reason }: { id: string; reason: string | null },
): string | null {
  return reason !== null && withheld.has(id) ? WITHHELD : reason;
}

/**
 * Rows with their events, the reasons of those left out that are withheld. Nothing is read where no event has a reason.
 * @param rows all of one chain
 */
export async function withoutWithheld<
  R extends { event: { id: string; chain: string; reason: string | null } },
>(handle: Db, rows: readonly R[]): Promise<R[]> {
  const first = rows.find(({ event }) => event.reason !== null);
  if (!first) return [...rows];
  const withheld = await withheldEvents(handle, first.event.chain);
  return rows.map((row) => ({ ...row, event: { ...row.event, reason: withheldOr(withheld, row.event) } }));
}
