import { setTimeout as sleep } from 'node:timers/promises';
import { clock } from '../clock.server';
import { log } from '../log.server';
import { peekSingleton, singleton } from '../singleton.server';
import type { Carrier } from './carrier';
import { openCarrier } from './carrier.server';
import { checkSent } from './check.server';
import { type Claimed, claimDue } from './claim.server';
import { gap } from './crash.server';
import { closedLine, openLine } from './line.server';
import { attemptStarts, type Outcome, recordAttempt } from './record.server';
import { openLink } from './seal.server';

/** How long one message may take, connecting included. */
const TIMEOUT_MS = 60_000;
/** Messages on their way at once, and claimed together: with all of them hanging a batch ends well within its lease. */
const AT_ONCE = 4;
const BATCH = 8;

export type DeliverOptions = {
  /** Stops after so many messages. */
  most?: number;
  /** How long one message may take, in milliseconds. */
  timeoutMs?: number;
  /** Another way out: for tests. */
  carrier?: Carrier;
  /** Asked between batches whether to stop. */
  stopping?: () => boolean;
};

/** How many messages ended how; `held`: put back, because the line is closed. */
export type Delivered = Record<Outcome, number>;

/**
 * Sends what is due, until nothing is or the line closes. Safe in any number of processes: each message is leased by one.
 * Sending happens outside any transaction; what came of it is recorded after.
 */
export async function deliverDue(options: DeliverOptions = {}): Promise<Delivered> {
  const done: Delivered = { sent: 0, again: 0, bounced: 0, failed: 0, held: 0, lost: 0 };
  const carrier = options.carrier ?? openCarrier(options.timeoutMs ?? TIMEOUT_MS);
  if (!carrier) return done;
  const closed = await closedLine();
  if (closed && clock.now() < new Date(closed.until)) return done;
  let probing = closed !== null;
  for (let left = options.most ?? 10_000; left > 0 && !options.stopping?.(); ) {
    // After a fault one message goes ahead: the others follow once it has got through.
    const batch = await claimDue(Math.min(left, probing ? 1 : BATCH));
    if (batch.length === 0) break;
    left -= batch.length;
    gap('claimed');
    await inTurns(batch, async (claimed) => {
      done[await attempt(carrier, claimed)]++;
    });
    if (done.held > 0) break;
    // The other side has answered about a message: the line works.
    if (probing) await openLine();
    probing = false;
  }
  return done;
}

async function attempt(carrier: Carrier, claimed: Claimed): Promise<Outcome> {
  const at = attemptStarts();
  const started = performance.now();
  const message = ready(claimed, at);
  const answer = message
    ? await carrier.send(message)
    : { kind: 'refused' as const, said: 'Its one-use link cannot be read, as SESSION_SECRET has changed.' };
  gap('taken');
  const outcome = await recordAttempt({
    claimed,
    answer,
    transport: carrier.name,
    at,
    milliseconds: performance.now() - started,
  });
  gap('recorded');
  return outcome;
}

/** The message with its link in place; null where the link cannot be opened. */
function ready({ row, doubtful }: Claimed, now: Date) {
  const link = row.sealedLink ? openLink(row.id, row.sealedLink) : '';
  if (link === null) return null;
  const calendar =
    row.calendar && row.calendarMethod ? { method: row.calendarMethod, content: row.calendar } : null;
  return {
    id: row.id,
    to: row.to,
    subject: row.subject,
    body: filled(row.body, link),
    html: row.html && filled(row.html, link.replaceAll('&', '&amp;')),
    calendar,
    doubtful,
    now,
  };
}

const filled = (text: string, link: string) => text.replaceAll('{link}', () => link);

/** Does work for each, a few at once. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const EVERY_MS = 5_000;
const CHECK_EVERY = 12;
/** How long a process that is about to stop waits for what is on its way; what hangs longer is tried again elsewhere. */
const GRACE_MS = 10_000;

type Running = { stop(): Promise<void> };

/** Sends what is due every few seconds, and asks now and then what became of what has gone. Once a process. */
export function startDelivery(): void {
  singleton<Running>('mail-delivery', () => {
    let stopped = false;
    let round: Promise<unknown> | null = null;
    let rounds = 0;
    // Settings may have been mended before this start.
    const first = openLine().catch(() => undefined);
    const tick = async () => {
      await first;
      await deliverDue({ stopping: () => stopped });
      if (rounds++ % CHECK_EVERY === 0) await checkSent();
    };
    const timer = setInterval(() => {
      round ??= tick()
        .catch((error: unknown) => log().error({ error: String(error) }, 'mail could not be worked through'))
        .finally(() => {
          round = null;
        });
    }, EVERY_MS);
    timer.unref();
    return {
      async stop() {
        stopped = true;
        clearInterval(timer);
        // A hang is left to its lease.
        if (round) await Promise.race([round, sleep(GRACE_MS, undefined, { ref: false })]);
      },
    };
  });
}

/** Lets what is on its way end, and begins nothing new: for a process that is about to stop. */
export async function stopDelivery(): Promise<void> {
  await peekSingleton<Running>('mail-delivery')?.stop();
}
