import { desc, eq } from 'drizzle-orm';
import { domainEvent } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { SYSTEM_CHAIN } from '~/platform/audit.server';
import { clock } from '~/platform/clock.server';
import type { Db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { singleton } from '~/platform/singleton.server';
import type { Reading } from './reading';

/** Readings of so many authorities are kept at once; each may hold several thousand records. */
const MOST = 8;
/** A reading is made anew after so long whatever happened: neighbours' open days and hours of lateness go by unrecorded. */
const STANDS_MS = 5 * 60_000;

type Kept = { stamp: string; until: number; reading: Promise<Reading> };
type Keeping = { on: boolean; kept: Map<string, Kept> };
const keeping = () => singleton('kept-readings', (): Keeping => ({ on: false, kept: new Map() }));

/**
 * From here on a reading of an authority stands while nothing is written down on its record or the system's, and for five
 * minutes at most. For a server: what is put into tables without an event, as tests do, is not noticed.
 */
export function keepReadings(on = true): void {
  keeping().on = on;
  keeping().kept.clear();
}

/**
 * The reading of the viewer's authority, kept from before where nothing has been written down since. Everybody who works
 * for the service of one authority reads the same; for others a new one is made.
 */
export async function keptReading(
  viewer: Viewer,
  handle: Db,
  read: () => Promise<Reading>,
): Promise<Reading> {
  const { on, kept } = keeping();
  if (!on || !isService(viewer)) return read();
  const stamp = [today(), await lastOf(handle, viewer.authorityId), await lastOf(handle, SYSTEM_CHAIN)].join(
    ' ',
  );
  const now = clock.now().getTime();
  const before = kept.get(viewer.authorityId);
  if (before?.stamp === stamp && now < before.until) return before.reading;
  // The newest comes last, so that the first is the one to let go.
  kept.delete(viewer.authorityId);
  const reading = read();
  kept.set(viewer.authorityId, { stamp, until: now + STANDS_MS, reading });
  reading.catch(() => kept.delete(viewer.authorityId));
  for (const [oldest] of kept) if (kept.size > MOST) kept.delete(oldest);
  return reading;
}

/** The number of the last event of a chain. */
async function lastOf(handle: Db, chain: string): Promise<number> {
  const [row] = await handle
    .select({ seq: domainEvent.seq })
    .from(domainEvent)
    .where(eq(domainEvent.chain, chain))
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  return row?.seq ?? 0;
}
