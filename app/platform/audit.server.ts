import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { domainEvent } from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import type { Db } from './db.server';

/** What a command says happened. Stored in its transaction; the audit trail, timelines and notices read it. */
export type NewEvent = {
  /** `subject.what-happened`, e.g. `proposal.invited`. */
  type: string;
  subject: { type: string; id: string };
  /** The school concerned. */
  urn?: number | null;
  /** The request it belongs to, for timelines that run from request to impact. */
  caseId?: string | null;
  before?: unknown;
  after?: unknown;
  /** What else a reader or a message template needs. */
  details?: unknown;
  reason?: string | null;
  /** The authority whose record it is, when not the actor's own. */
  authorityId?: string;
};

export type StoredEvent = typeof domainEvent.$inferSelect;

/** Chain of events that belong to no authority. */
export const SYSTEM_CHAIN = 'system';
const GENESIS = '0'.repeat(64);

/** Where a chain begins: what its first event follows from. */
export const CHAIN_START = { seq: 0, hash: GENESIS };

type Who = { actorId: string | null; actorRole: string; chain: string; at: Date; newId: () => string };

/**
 * Appends events to their chains: each carries the hash of the one before it, so that a row changed,
 * removed or slipped in afterwards is found by `verifyChain`.
 */
export async function appendEvents(tx: Db, events: readonly NewEvent[], who: Who): Promise<StoredEvent[]> {
  const stored: StoredEvent[] = [];
  const heads = new Map<string, { seq: number; hash: string }>();
  for (const event of events) {
    const chain = event.authorityId ?? who.chain;
    const head = heads.get(chain) ?? (await headOf(tx, chain));
    const { before, after, details } = event;
    const row = {
      id: who.newId(),
      chain,
      seq: head.seq + 1,
      at: who.at,
      actorId: who.actorId,
      actorRole: who.actorRole,
      type: event.type,
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      urn: event.urn ?? null,
      caseId: event.caseId ?? null,
      payload: canonicalJson({ before, after, details }),
      reason: event.reason ?? null,
      prevHash: head.hash,
    };
    const hash = hashOf(row);
    stored.push({ ...row, hash });
    heads.set(chain, { seq: row.seq, hash });
  }
  // 16 columns a row: well below either database's limit on parameters.
  for (let at = 0; at < stored.length; at += 500) {
    await tx.insert(domainEvent).values(stored.slice(at, at + 500));
  }
  return stored;
}

async function headOf(tx: Db, chain: string) {
  const [head] = await tx
    .select({ seq: domainEvent.seq, hash: domainEvent.hash })
    .from(domainEvent)
    .where(eq(domainEvent.chain, chain))
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  return head ?? { seq: 0, hash: GENESIS };
}

/** SHA-256 over every stored field but the hash itself, the hash of the event before included. */
function hashOf(row: Omit<StoredEvent, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(row)).digest('hex');
}

export type ChainProblem = { chain: string; seq: number; problem: string };

/** Checks every chain. @returns how many events were read, and each problem found */
export async function verifyChains(db: Db): Promise<{ events: number; problems: ChainProblem[] }> {
  const chains = await db.selectDistinct({ chain: domainEvent.chain }).from(domainEvent);
  const problems: ChainProblem[] = [];
  let events = 0;
  for (const { chain } of chains) {
    const checked = await verifyChain(db, chain);
    events += checked.events;
    problems.push(...checked.problems);
  }
  return { events, problems };
}

/**
 * Checks one chain from its first event: sequence without gaps, each hash right and carried on.
 * @returns how many events were read, and the first problem, at which the reading stops
 */
export async function verifyChain(
  db: Db,
  chain: string,
): Promise<{ events: number; problems: ChainProblem[] }> {
  let head = { seq: 0, hash: GENESIS };
  for (let events = 0; ; ) {
    const rows = await db
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.chain, chain), gt(domainEvent.seq, head.seq)))
      .orderBy(asc(domainEvent.seq))
      .limit(1000);
    if (rows.length === 0) return { events, problems: [] };
    for (const row of rows) {
      events++;
      const problem = problemOf(row, head);
      if (problem) return { events, problems: [{ chain, seq: row.seq, problem }] };
      head = { seq: row.seq, hash: row.hash };
    }
  }
}

/** What is wrong with an event that should follow from another, in words; null where it does. */
export function problemOf({ hash, ...row }: StoredEvent, head: { seq: number; hash: string }): string | null {
  if (row.seq !== head.seq + 1) return `comes where event ${head.seq + 1} should be`;
  if (row.prevHash !== head.hash) return 'does not follow from the event before it';
  return hashOf(row) === hash ? null : 'has been changed since it was written';
}
