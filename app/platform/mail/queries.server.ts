import { type AnyColumn, and, asc, count, desc, eq, inArray, isNull, min, or, sql } from 'drizzle-orm';
import { account, mailAttempt, mailProblem, outbox } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { AskedPlace } from '~/kernel/list-place';
import { type KeptDays, MAIL_STATUSES, type MailOutcome, type MailStatus } from '~/kernel/mail';
import { db } from '../db.server';
import { env } from '../env.server';
import { keyedPage } from '../keyed-page.server';
import { ADDRESS_PROBLEM } from '../outbox.server';
import { keptCounts } from './kept.server';
import { type ClosedLine, closedLine } from './line.server';

export type MailRow = {
  id: string;
  to: string;
  /** Whose address it is; null for one that belongs to no account. */
  name: string | null;
  subject: string;
  template: string;
  status: MailStatus;
  createdAt: Date;
  nextAttemptAt: Date | null;
  attempts: number;
  problem: string | null;
};

export type MailFilter = { status: MailStatus | null; search: string } & AskedPlace;
export const MAIL_PER_PAGE = 25;

const rowOf = {
  id: outbox.id,
  to: outbox.to,
  name: account.name,
  subject: outbox.subject,
  template: outbox.template,
  status: outbox.status,
  createdAt: outbox.createdAt,
  nextAttemptAt: outbox.nextAttemptAt,
  attempts: outbox.attempts,
  problem: outbox.problem,
};

/** A page of the messages to people of the administrator's authority, the newest first, and how many are in each state. */
export async function listMail(viewer: Viewer, filter: MailFilter) {
  const counts = Object.fromEntries(MAIL_STATUSES.map((status) => [status, 0])) as Record<MailStatus, number>; // every status is set
  if (!has(viewer, 'admin')) return { rows: [] as MailRow[], counts, total: 0, older: null, newer: null };
  const matching = and(eq(outbox.authorityId, viewer.authorityId), searched(filter.search));
  const counted = await db()
    .select({ status: outbox.status, n: count() })
    .from(outbox)
    .leftJoin(account, eq(account.id, outbox.accountId))
    .where(matching)
    .groupBy(outbox.status);
  for (const { status, n } of counted) counts[status] = n;
  const status = filter.status ? eq(outbox.status, filter.status) : undefined;
  const page = await keyedPage<MailRow>(filter, MAIL_PER_PAGE, [outbox.createdAt, outbox.id], {
    read: (part) =>
      db()
        .select(rowOf)
        .from(outbox)
        .leftJoin(account, eq(account.id, outbox.accountId))
        .where(and(matching, status, part.where))
        .orderBy(...part.orderBy)
        .limit(part.limit)
        .offset(part.offset),
    keyOf: ({ createdAt, id }) => [createdAt.getTime(), id],
  });
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { ...page, counts, total: filter.status ? counts[filter.status] : all };
}

/** Part of an address, a name or a subject, in whatever letters. */
function searched(search: string) {
  const words = search.trim().toLowerCase().slice(0, 100);
  if (words === '') return undefined;
  const part = `%${words.replace(/[!%_]/g, '!$&')}%`;
  const holds = (column: AnyColumn) => sql`lower(${column}) like ${part} escape '!'`;
  return or(holds(outbox.to), holds(outbox.subject), holds(account.name));
}

export type Attempt = {
  number: number;
  at: Date;
  milliseconds: number;
  outcome: MailOutcome;
  answer: string | null;
};

/** One message with its attempts; null when it is not one of the administrator's authority. */
export async function findMail(viewer: Viewer, id: string) {
  if (!has(viewer, 'admin')) return null;
  const [row] = await db()
    .select({
      ...rowOf,
      accountId: outbox.accountId,
      body: outbox.body,
      sealedLink: outbox.sealedLink,
      calendarMethod: outbox.calendarMethod,
      transport: outbox.transport,
      sentAt: outbox.sentAt,
      deliveredAt: outbox.deliveredAt,
      endedAt: outbox.endedAt,
      email: account.email,
    })
    .from(outbox)
    .leftJoin(account, eq(account.id, outbox.accountId))
    .where(and(eq(outbox.id, id), eq(outbox.authorityId, viewer.authorityId)));
  if (!row) return null;
  const attempts: Attempt[] = await db()
    .select({
      number: mailAttempt.number,
      at: mailAttempt.at,
      milliseconds: mailAttempt.milliseconds,
      outcome: mailAttempt.outcome,
      answer: mailAttempt.answer,
    })
    .from(mailAttempt)
    .where(eq(mailAttempt.outboxId, id))
    .orderBy(desc(mailAttempt.number));
  const [problem] = await db()
    .select({ id: mailProblem.id })
    .from(mailProblem)
    .where(
      and(
        eq(mailProblem.authorityId, viewer.authorityId),
        eq(mailProblem.email, row.to),
        isNull(mailProblem.endedAt),
      ),
    );
  const { sealedLink, ...told } = row;
  return { ...told, hasLink: sealedLink !== null, attempts, problemId: problem?.id ?? null };
}

export type MailHealth = {
  transport: 'smtp' | 'notify' | 'none';
  /** Where it goes, without what proves who we are. */
  through: string | null;
  closed: ClosedLine | null;
  /** How many wait, and from when the first of them may go. */
  waiting: number;
  waitingSince: Date | null;
  /** How many were given up. */
  failed: number;
  /** Kept for want of a mail server and still worth sending: how many of the last so many days. */
  kept: Record<KeptDays, number>;
  lastSentAt: Date | null;
};

/** How mail goes out, and whether it does; null for whoever is no administrator. */
export async function mailHealth(viewer: Viewer): Promise<MailHealth | null> {
  if (!has(viewer, 'admin')) return null;
  const { MAIL_TRANSPORT, SMTP_URL } = env();
  const own = eq(outbox.authorityId, viewer.authorityId);
  const [waiting] = await db()
    .select({ n: count(), since: min(outbox.nextAttemptAt) })
    .from(outbox)
    .where(and(own, eq(outbox.status, 'waiting')));
  const [failed] = await db()
    .select({ n: count() })
    .from(outbox)
    .where(and(own, eq(outbox.status, 'failed')));
  const [last] = await db()
    .select({ at: outbox.sentAt })
    .from(outbox)
    .where(and(own, inArray(outbox.status, ['sent', 'delivered'])))
    .orderBy(desc(outbox.createdAt))
    .limit(1);
  return {
    transport: MAIL_TRANSPORT,
    through: MAIL_TRANSPORT === 'smtp' && SMTP_URL ? new URL(SMTP_URL).host : null,
    closed: MAIL_TRANSPORT === 'none' ? null : await closedLine(),
    waiting: waiting?.n ?? 0,
    waitingSince: waiting?.since ?? null,
    failed: failed?.n ?? 0,
    kept: await keptCounts(viewer),
    lastSentAt: last?.at ?? null,
  };
}

export type MailProblemView = {
  id: string;
  accountId: string;
  name: string;
  email: string;
  /** What the other side said. */
  problem: string;
  since: Date;
};

const problemOf = {
  id: mailProblem.id,
  accountId: mailProblem.accountId,
  name: account.name,
  email: mailProblem.email,
  problem: mailProblem.problem,
  since: mailProblem.at,
};

/**
 * Addresses of the viewer's authority that take no mail, longest first: for administrators and the service. Those of closed
 * accounts are left out.
 */
export async function openMailProblems(viewer: Viewer): Promise<MailProblemView[]> {
  if (!has(viewer, 'admin', 'broker', 'lead')) return [];
  return db()
    .select(problemOf)
    .from(mailProblem)
    .innerJoin(account, eq(account.id, mailProblem.accountId))
    .where(
      and(
        eq(mailProblem.authorityId, viewer.authorityId),
        isNull(mailProblem.endedAt),
        eq(account.active, true),
      ),
    )
    .orderBy(asc(mailProblem.at));
}

export type MailProblemPage = MailProblemView & {
  endedAt: Date | null;
  ended: 'address-changed' | 'try-again' | null;
  subject: string;
  /** How many messages are kept because of it. */
  kept: number;
};

/** One such address, ended ones too; null for what the viewer may not know of. */
export async function findMailProblem(viewer: Viewer, id: string): Promise<MailProblemPage | null> {
  if (!has(viewer, 'admin', 'broker', 'lead')) return null;
  const [row] = await db()
    .select({
      ...problemOf,
      endedAt: mailProblem.endedAt,
      ended: mailProblem.ended,
      subject: outbox.subject,
    })
    .from(mailProblem)
    .innerJoin(account, eq(account.id, mailProblem.accountId))
    .innerJoin(outbox, eq(outbox.id, mailProblem.outboxId))
    .where(and(eq(mailProblem.id, id), eq(mailProblem.authorityId, viewer.authorityId)));
  if (!row) return null;
  const [kept] = await db()
    .select({ n: count() })
    .from(outbox)
    .where(and(eq(outbox.to, row.email), eq(outbox.status, 'kept'), eq(outbox.problem, ADDRESS_PROBLEM)));
  return { ...row, kept: kept?.n ?? 0 };
}
