/**
 * Calls of Stripe: what their keys hold, when one is tried again, and under which key.
 *
 * Stripe keeps the answer to a key for a day at least and gives it again, a 500 as well (docs.stripe.com, "Idempotent
 * requests"). So the same key is used as long as nobody knows whether a call arrived; a new round of the key begins when
 * the old answer would only come back, or may have been forgotten. A new round first looks for what is already there.
 */

/** What a call is about; its key says so. */
export type CallSubject =
  | { kind: 'bill' | 'unbill'; billId: string }
  | { kind: 'transfer'; payableId: string; billId: string; amountPence: number };

/** A key's parts: what it is about, and which round of it this is. */
export type CallKey = { subject: CallSubject; round: number; roundStarted: number | null };

/** The first key of a call. The same subject has the same key: the database takes it once. */
export function firstKey(subject: CallSubject): string {
  if (subject.kind === 'transfer')
    return `transfer:${subject.payableId}:${subject.billId}:${subject.amountPence}`;
  return `${subject.kind}:${subject.billId}`;
}

/** Reads a key; null for text that is none. */
export function readKey(key: string): CallKey | null {
  const found = /^(bill|unbill|transfer):([a-z0-9]+)(?::([a-z0-9]+):(\d+))?(?:#(\d+)@(\d+))?$/.exec(key);
  if (!found) return null;
  const [, kind, id = '', second, pence, round, started] = found;
  const when = { round: round ? Number(round) : 1, roundStarted: started ? Number(started) : null };
  if (kind === 'transfer') {
    if (second === undefined || pence === undefined) return null;
    return { subject: { kind, payableId: id, billId: second, amountPence: Number(pence) }, ...when };
  }
  if (second !== undefined) return null;
  return { subject: { kind: kind === 'bill' ? 'bill' : 'unbill', billId: id }, ...when };
}

/** The key of the next round, begun at an instant. */
export function nextRound(key: string, now: Date): string {
  const read = readKey(key);
  if (!read) throw new Error(`${key} is no key of a call`);
  return `${key.split('#')[0]}#${read.round + 1}@${Math.floor(now.getTime() / 1000)}`;
}

/** Hours after which a key's answer may have been forgotten; Stripe promises 24. */
const KEY_HOURS = 20;

/** Whether a key is so old that Stripe may take it for a new one. */
export function isKeyOld(key: string, createdAt: Date, now: Date): boolean {
  const started = readKey(key)?.roundStarted;
  const since = started ? started * 1000 : createdAt.getTime();
  return now.getTime() - since > KEY_HOURS * 3_600_000;
}

/** What is known of a failed call. `status` is null where no answer came. */
export type CallFailure = { status: number | null; type: string; code: string | null };

/**
 * What follows from a failure.
 * - `again`: the same key again; nobody knows whether it arrived, or it was turned away before it began.
 * - `again-afresh`: the answer stands under this key; look what is there and begin a new round.
 * - `settings`: the key or the account does not allow it; a person has to change the settings, so it waits long.
 * - `refused`: what was asked cannot be done; trying again would not change it.
 */
export type FailureMeaning = 'again' | 'again-afresh' | 'settings' | 'refused';

export function meaningOf({ status, type, code }: CallFailure): FailureMeaning {
  if (status === null) return 'again';
  if (type === 'idempotency_error' && status === 400) return 'again-afresh';
  if (status === 409 || status === 429 || code === 'lock_timeout') return 'again';
  if (status >= 500) return 'again-afresh';
  if (status === 401 || status === 403) return 'settings';
  // Money that is not there yet comes with the next payments; the answer before stands under its key.
  if (code === 'balance_insufficient') return 'again-afresh';
  return 'refused';
}

const FIRST_DELAY = 5_000;
const LONGEST_DELAY = 3_600_000;
const SETTINGS_DELAY = 600_000;

/**
 * Milliseconds until a call is tried again: doubled with each attempt up to an hour, then between half and all of that by
 * chance, so that calls that failed together do not come back together ("equal jitter").
 * @param attempts made so far, from 1
 * @param chance from 0 to below 1
 */
export function delayAfter(attempts: number, chance: number, meaning: FailureMeaning = 'again'): number {
  const least = meaning === 'settings' ? SETTINGS_DELAY : FIRST_DELAY;
  const full = Math.min(least * 2 ** Math.min(Math.max(attempts, 1) - 1, 20), LONGEST_DELAY);
  return Math.round(full / 2 + (full / 2) * chance);
}
