import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { outbox } from '#drizzle/schema';
import { clock } from '../clock.server';
import { database, db } from '../db.server';
import { openCarrier } from './carrier.server';
import { settle } from './settle.server';

const MINUTE = 60_000;
/** Not asked at once, then every quarter of an hour; Notify gives up after three days. */
const FIRST_MS = 2 * MINUTE;
const AGAIN_MS = 15 * MINUTE;
const LAST_MS = 5 * 24 * 60 * MINUTE;
const AT_A_TIME = 50;
const CHECK_TIMEOUT_MS = 15_000;

/**
 * Asks GOV.UK Notify what became of messages it took, those asked longest ago first. What it tells by itself (see
 * `callback.server.ts`) usually comes before.
 * @returns how many were asked about, and how many were news
 */
export async function checkSent(): Promise<{ asked: number; news: number }> {
  const carrier = openCarrier(CHECK_TIMEOUT_MS);
  if (!carrier?.statusOf) return { asked: 0, news: 0 };
  const now = clock.now().getTime();
  const rows = await db()
    .select({ id: outbox.id, transportId: outbox.transportId })
    .from(outbox)
    .where(
      and(
        eq(outbox.status, 'sent'),
        eq(outbox.transport, 'notify'),
        gt(outbox.sentAt, new Date(now - LAST_MS)),
        or(
          and(isNull(outbox.checkedAt), lt(outbox.sentAt, new Date(now - FIRST_MS))),
          lt(outbox.checkedAt, new Date(now - AGAIN_MS)),
        ),
      ),
    )
    .orderBy(asc(outbox.checkedAt), asc(outbox.sentAt))
    .limit(AT_A_TIME);
  let news = 0;
  for (const { id, transportId } of rows) {
    const told = transportId ? await carrier.statusOf(transportId) : null;
    await database().write(async (tx) => {
      await tx.update(outbox).set({ checkedAt: clock.now() }).where(eq(outbox.id, id));
    });
    if (!told?.status) continue;
    const verdict = await settle(id, told.status, told.said, transportId ?? undefined);
    if (verdict.ok && verdict.value.changed) news++;
  }
  return { asked: rows.length, news };
}
