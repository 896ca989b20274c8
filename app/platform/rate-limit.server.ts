import type pg from 'pg';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { ROUTE_LIMITS, type RouteLimit } from '~/accounts/domain/route-limits';
import { no, type Refusal } from '~/kernel/verdict';
import { database, type OpenDatabase } from './db.server';
import { singleton } from './singleton.server';

/** Guessable or expensive doings, with how many tries in how many seconds. */
const LIMITS = {
  /** Passwords tried on one account: 8 in 15 minutes. */
  'sign-in-account': { points: 8, duration: 15 * 60 },
  /** Passwords tried from one address, over all accounts: 60 in 15 minutes (a school shares one address). */
  'sign-in-address': { points: 60, duration: 15 * 60 },
  /** Reset messages asked for one account. */
  'reset-account': { points: 3, duration: 60 * 60 },
  'reset-address': { points: 20, duration: 60 * 60 },
  /** Links of invitations and resets opened from one address. */
  'token-address': { points: 30, duration: 15 * 60 },
  /** Changes of address asked for by one account: each writes to an address that anybody may have typed. */
  'address-account': { points: 5, duration: 24 * 60 * 60 },
  /** Passwords re-entered to sign or approve. */
  'password-account': { points: 8, duration: 15 * 60 },
  /** Readings of one private calendar by programs, which come back every few minutes. */
  'calendar-feed': { points: 60, duration: 60 * 60 },
  /** Calendar addresses that lead nowhere, asked for from one address. */
  'calendar-address': { points: 60, duration: 15 * 60 },
  /** Safeguarding notes opened by breaking the glass: more in an hour is no emergency. */
  'glass-account': { points: 5, duration: 60 * 60 },
  /** Files uploaded by one account. */
  'upload-account': { points: 20, duration: 60 * 60 },
  /** Full exports of an authority asked for by one account, and downloads of what was asked for. */
  'export-account': { points: 5, duration: 24 * 60 * 60 },
  'export-download': { points: 10, duration: 24 * 60 * 60 },
} as const;

export type Limit = keyof typeof LIMITS;
type Counted = Limit | `route-${RouteLimit}`;

function sizeOf(limit: Counted): { points: number; duration: number } {
  if (limit in LIMITS) return LIMITS[limit as Limit]; // looked up just before
  const { points, seconds } = ROUTE_LIMITS[limit.slice('route-'.length) as RouteLimit]; // the only other form there is
  return { points, duration: seconds };
}

const limiters = () =>
  singleton('rate-limits', () => new WeakMap<OpenDatabase, Map<Counted, RateLimiterAbstract>>());

function limiter(limit: Counted): RateLimiterAbstract {
  const open = database();
  const made = limiters().get(open) ?? new Map<Counted, RateLimiterAbstract>();
  limiters().set(open, made);
  const there = made.get(limit);
  if (there) return there;
  const options = { keyPrefix: limit, ...sizeOf(limit) };
  // Several processes share PostgreSQL, so they share the counts too; SQLite means one process.
  const fresh = open.pool
    ? new RateLimiterPostgres({
        ...options,
        storeClient: unnamed(open.pool),
        storeType: 'client',
        tableName: 'rate_limit',
        tableCreated: true,
        insuranceLimiter: new RateLimiterMemory(options),
      })
    : new RateLimiterMemory(options);
  made.set(limit, fresh);
  return fresh;
}

/**
 * The library names its statements, and a name is known to one connection alone: behind a pooler that lends connections by
 * the transaction it would be unknown to the next, or taken.
 */
const unnamed = (pool: pg.Pool) => ({
  query: ({ text, values }: { text: string; values: unknown[] }) => pool.query(text, values),
});

/** Counts one try. @returns a refusal when the limit is reached, saying when to try again; null otherwise */
export async function countTry(limit: Limit, key: string): Promise<Refusal | null> {
  const wait = await count(limit, key);
  if (wait === null) return null;
  const minutes = Math.max(1, Math.ceil(wait / 60));
  return no(
    'too-many-tries',
    `There have been too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  );
}

/** Counts one request to a route. @returns null, or the seconds to wait where the limit is reached */
export function countRequest(limit: RouteLimit, key: string): Promise<number | null> {
  return count(`route-${limit}`, key);
}

async function count(limit: Counted, key: string): Promise<number | null> {
  try {
    await limiter(limit).consume(key);
    return null;
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    // The library rejects with what it counted, not with an error.
    return Math.max(1, Math.ceil((rejection as { msBeforeNext: number }).msBeforeNext / 1000));
  }
}

/** Forgets the tries: after a success. */
export async function forgetTries(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key);
}

/** The address a request came from, as the HTTP server established it (proxies trusted by setting only). */
export function addressOf(request: Request): string {
  return request.headers.get('x-alongside-address') ?? 'unknown';
}
