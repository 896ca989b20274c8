import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { stripeCall } from '#drizzle/schema';
import { clock } from '~/platform/clock.server';
import { type Db, database } from '~/platform/db.server';
import {
  delayAfter,
  type FailureMeaning,
  isKeyOld,
  meaningOf,
  nextRound,
  readKey,
} from '../domain/stripe/calls';
import {
  type CallEnd,
  CallRefused,
  type CallRow,
  isBeingMade,
  makeBill,
  takeBillBack,
} from './bill-calls.server';
import { failureOf, type Gate } from './gate.server';
import { sendTransfer } from './transfer-calls.server';

/** A call belongs to one worker for so long; one that ended with its process is begun again after it. */
const LEASE_MS = 120_000;
/** Most calls of one run. */
const MOST = 200;

export type Worked = { done: number; dropped: number; later: number; failed: number };

/** Carries out what waits to be asked of Stripe, one after another, outside any transaction. */
export async function workCalls(gate: Gate): Promise<Worked> {
  const worked: Worked = { done: 0, dropped: 0, later: 0, failed: 0 };
  for (let turn = 0; turn < MOST; turn++) {
    const call = await takeCall();
    if (!call) break;
    worked[await carryOut(gate, call)]++;
  }
  return worked;
}

/** The next call, leased; calls of one invoice go one after another, and a bill is made before it is taken back. */
async function takeCall(): Promise<CallRow | null> {
  const now = clock.now();
  return database().write(async (tx) => {
    const free = or(isNull(stripeCall.leasedUntil), lte(stripeCall.leasedUntil, now));
    const due = await tx
      .select()
      .from(stripeCall)
      .where(and(eq(stripeCall.state, 'waiting'), lte(stripeCall.nextAt, now), free))
      .orderBy(asc(stripeCall.createdAt), asc(stripeCall.id))
      .limit(50);
    for (const call of due) {
      if (await mustWait(tx, call, now)) continue;
      const leased = {
        attempts: call.attempts + 1,
        leasedUntil: new Date(now.getTime() + LEASE_MS),
        key: isKeyOld(call.key, call.createdAt, now) ? nextRound(call.key, now) : call.key,
      };
      await tx.update(stripeCall).set(leased).where(eq(stripeCall.id, call.id));
      return { ...call, ...leased };
    }
    return null;
  });
}

async function mustWait(tx: Db, call: CallRow, now: Date): Promise<boolean> {
  const subject = readKey(call.key)?.subject;
  if (subject?.kind === 'unbill' && (await isBeingMade(tx, subject.billId))) return true;
  if (call.invoiceId === null) return false;
  const [busy] = await tx
    .select({ id: stripeCall.id })
    .from(stripeCall)
    .where(
      and(
        eq(stripeCall.invoiceId, call.invoiceId),
        eq(stripeCall.state, 'waiting'),
        gt(stripeCall.leasedUntil, now),
      ),
    )
    .limit(1);
  return busy !== undefined;
}

async function carryOut(gate: Gate, call: CallRow): Promise<keyof Worked> {
  try {
    const end = await ask(gate, call);
    if (end === 'afresh') {
      await later(call, 'again-afresh', 'What is at Stripe is looked at again.');
      return 'later';
    }
    await close(call, end === 'done' ? 'done' : 'dropped', null);
    return end;
  } catch (error) {
    if (error instanceof CallRefused) {
      await close(call, 'failed', error.message);
      return 'failed';
    }
    const failure = failureOf(error);
    // A fault of the program, or the process ending here: the lease runs out, and the call is begun again.
    if (!failure) throw error;
    const meaning = meaningOf(failure);
    if (meaning === 'refused') {
      await close(call, 'failed', failure.message);
      return 'failed';
    }
    await later(call, meaning, failure.message);
    return 'later';
  }
}

function ask(gate: Gate, call: CallRow): Promise<CallEnd> {
  const subject = readKey(call.key)?.subject;
  if (!subject) throw new CallRefused(`${call.key} is no key of a call.`);
  if (subject.kind === 'transfer') return sendTransfer(gate, call, subject);
  return subject.kind === 'bill'
    ? makeBill(gate, call, subject.billId)
    : takeBillBack(gate, call, subject.billId);
}

/** Ends a call, unless another worker has ended it. */
async function close(call: CallRow, state: 'done' | 'dropped' | 'failed', lastError: string | null) {
  await database().write((tx) =>
    tx
      .update(stripeCall)
      .set({ state, lastError, leasedUntil: null, doneAt: clock.now() })
      .where(and(eq(stripeCall.id, call.id), eq(stripeCall.state, 'waiting'))),
  );
}

async function later(call: CallRow, meaning: FailureMeaning, lastError: string): Promise<void> {
  const now = clock.now();
  await database().write((tx) =>
    tx
      .update(stripeCall)
      .set({
        nextAt: new Date(now.getTime() + delayAfter(call.attempts, Math.random(), meaning)),
        leasedUntil: null,
        lastError,
        ...(meaning === 'again-afresh' ? { key: nextRound(call.key, now) } : {}),
      })
      .where(and(eq(stripeCall.id, call.id), eq(stripeCall.state, 'waiting'))),
  );
}
