import { eq } from 'drizzle-orm';
import { job } from '#drizzle/schema';
import { clock } from '../clock.server';
import { database, db } from '../db.server';
import { log } from '../log.server';
import type { LineFault } from './answer';
import { lineWait } from './backoff';

/**
 * The state of the way out, shared by all processes: a row beside the scheduled jobs, as it is of no authority. Not a job:
 * nothing registers it, so no page of jobs lists it.
 */
export const LINE = 'mail-line';

/** Why nothing is sent at present. */
export type ClosedLine = { fault: LineFault; said: string; since: string; until: string; faults: number };

/** Why the line is closed; null while it is open. After `until` one message is tried. */
export async function closedLine(): Promise<ClosedLine | null> {
  const [row] = await db().select({ result: job.lastResult }).from(job).where(eq(job.name, LINE));
  const { fault, said, since, until, faults } = row?.result ?? {};
  if (fault !== 'settings' && fault !== 'unreachable') return null;
  return { fault, said: String(said), since: String(since), until: String(until), faults: Number(faults) };
}

/** Closes the line for a while after a fault that has nothing to do with any one message. */
export async function closeLine(fault: LineFault, said: string): Promise<void> {
  const before = await closedLine();
  const now = clock.now();
  const faults = (before?.faults ?? 0) + 1;
  const closed: ClosedLine = {
    fault,
    said,
    since: before?.since ?? now.toISOString(),
    until: new Date(now.getTime() + lineWait(fault, faults)).toISOString(),
    faults,
  };
  // What was said may name a person: it is on the administrators’ page, not in the log.
  log().error({ fault }, 'mail is not going out');
  await keep(closed);
}

/** Opens the line again: something has gone out, or somebody asked for another try. */
export async function openLine(): Promise<void> {
  if (await closedLine()) await keep({});
}

async function keep(state: ClosedLine | Record<string, never>): Promise<void> {
  await database().write(async (tx) => {
    await tx
      .insert(job)
      .values({ name: LINE, lastResult: state })
      .onConflictDoUpdate({ target: job.name, set: { lastResult: state } });
  });
}
