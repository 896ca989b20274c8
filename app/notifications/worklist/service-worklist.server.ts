import { and, count, eq, gte, inArray, isNotNull, isNull, min } from 'drizzle-orm';
import { accountGrant, importRun, mailProblem, outbox, schoolStanding } from '#drizzle/schema';
import { onListOf } from '~/accounts/caseload.server';
import { has, type Viewer } from '~/accounts/domain/roles';
import { statusAt } from '~/imports/domain/run-states';
import { calendarDate } from '~/kernel/clock';
import { count as counted, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { backupState } from '~/platform/backup/queries.server';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { jobsWithLastRun } from '~/platform/jobs.server';
import { type MailProblemView, mailHealth, openMailProblems } from '~/platform/mail/queries.server';

/** More than this of one kind on one page is no longer a list of what to do next. */
const MOST = 10;
/** An import that stopped longer ago than this is no longer news. */
const IMPORT_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What goes wrong in the service itself: mail that does not reach the viewer; for brokers and administrators, people whom
 * it does not reach; for administrators, messages that were given up, scheduled work that failed and imports that stopped.
 */
export async function serviceWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const parts = await Promise.all([
    ownMail(viewer),
    unreached(viewer),
    ...(has(viewer, 'admin')
      ? [stoppedMail(viewer), givenUp(viewer), failedJobs(), stoppedImports(viewer), overdueBackup()]
      : []),
  ]);
  return parts.flat();
}

/** The viewer's own address, where it takes no mail: nobody else can tell them but this page. */
async function ownMail(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select({ id: mailProblem.id, email: mailProblem.email, at: mailProblem.at })
    .from(mailProblem)
    .where(and(eq(mailProblem.accountId, viewer.accountId), isNull(mailProblem.endedAt)))
    .limit(1);
  return rows.map(({ id, email, at }) => ({
    key: `own-mail:${id}`,
    kind: 'now',
    title: 'Put your email address right: mail to it comes back',
    detail: `Nothing is sent to ${email} since ${dateWords(calendarDate(at))}. Change it, or ask your administrator for another try.`,
    href: '/account/address',
    due: null,
    since: at,
  }));
}

/** People whose address takes no mail: all of them for an administrator, those of their own schools for a broker. */
async function unreached(viewer: Viewer): Promise<WorkItem[]> {
  if (!has(viewer, 'admin', 'broker')) return [];
  const all = await openMailProblems(viewer);
  const theirs = has(viewer, 'admin') ? all : await ofOwnSchools(viewer, all);
  const shown = theirs.slice(0, MOST).map(
    ({ id, name, email, since }): WorkItem => ({
      key: `mail-problem:${id}`,
      kind: 'now',
      title: `Find out how to reach ${name}`,
      detail: `Mail to ${email} came back on ${dateWords(calendarDate(since))}. Nothing more is sent to it until it is put right.`,
      href: `/mail-problems/${id}`,
      due: null,
      since,
    }),
  );
  if (theirs.length <= MOST) return shown;
  return [
    ...shown,
    {
      key: 'mail-problem:more',
      kind: 'now',
      title: `${counted(theirs.length - MOST, 'more person', 'more people')} whom mail does not reach`,
      detail: 'All of them are in one list.',
      href: '/mail-problems',
      due: null,
      since: null,
    },
  ];
}

/** Those at schools on the broker's list, and those at no school: leaders, who may support any of them. */
async function ofOwnSchools(
  viewer: Viewer,
  problems: readonly MailProblemView[],
): Promise<MailProblemView[]> {
  if (problems.length === 0) return [];
  const rows = await db()
    .selectDistinct({ accountId: accountGrant.accountId })
    .from(accountGrant)
    .leftJoin(
      schoolStanding,
      and(
        eq(schoolStanding.authorityId, viewer.authorityId),
        eq(schoolStanding.urn, accountGrant.urn),
        eq(schoolStanding.current, true),
      ),
    )
    .where(
      and(
        inArray(
          accountGrant.accountId,
          problems.map(({ accountId }) => accountId),
        ),
        isNull(accountGrant.endedAt),
        inArray(accountGrant.role, ['head', 'chair', 'leader']),
        onListOf(viewer, schoolStanding.brokerId),
      ),
    );
  const own = new Set(rows.map(({ accountId }) => accountId));
  return problems.filter(({ accountId }) => own.has(accountId));
}

/** The line to the mail server is closed: nothing goes out before somebody puts the settings right. */
async function stoppedMail(viewer: Viewer): Promise<WorkItem[]> {
  const health = await mailHealth(viewer);
  if (!health?.closed) return [];
  return [
    {
      key: `mail-stopped:${health.closed.since}`,
      kind: 'now',
      title: 'Mail does not go out: look at its settings',
      detail: 'The mail server refuses us. Messages wait, and none is lost; what it said is on the page.',
      href: '/admin/mail',
      due: null,
      since: new Date(health.closed.since),
    },
  ];
}

/** Messages given up after the last attempt. */
async function givenUp(viewer: Viewer): Promise<WorkItem[]> {
  const [failed] = await db()
    .select({ n: count(), since: min(outbox.endedAt) })
    .from(outbox)
    .where(and(eq(outbox.authorityId, viewer.authorityId), eq(outbox.status, 'failed')));
  if (!failed || failed.n === 0) return [];
  return [
    {
      key: `mail-failed:${failed.n}`,
      kind: 'now',
      title: `Look at ${counted(failed.n, 'message')} that could not be sent`,
      detail: 'Every attempt failed. You can have them tried again once the cause is put right.',
      href: '/admin/mail?status=failed',
      due: null,
      since: failed.since,
    },
  ];
}

/** Scheduled work whose last run ended in an error. */
async function failedJobs(): Promise<WorkItem[]> {
  const jobs = await jobsWithLastRun();
  return jobs
    .filter(({ lastError }) => lastError !== null)
    .map(({ name, does, lastStartedAt }) => ({
      key: `job-failed:${name}`,
      kind: 'now',
      title: `Look at scheduled work that failed: ${name}`,
      detail: does,
      href: `/admin/jobs/${name}`,
      due: null,
      since: lastStartedAt,
    }));
}

/** The last whole backup is too old, or there is none yet, where they are to be made. */
async function overdueBackup(): Promise<WorkItem[]> {
  const { folder, last, overdue } = await backupState();
  if (folder === null || !overdue) return [];
  return [
    {
      key: `backup-overdue:${last?.id ?? 'none'}`,
      kind: 'now',
      title: 'See that there is a backup',
      detail: last
        ? `The last whole one is of ${dateWords(calendarDate(last.startedAt))}. The page of backups says why, and makes one.`
        : 'There is none yet. One is made every night; you can have one made now.',
      href: '/admin/backups',
      due: null,
      since: last?.startedAt ?? null,
    },
  ];
}

/** Imports that wait for a decision, or that stopped and that nobody has done again since. */
async function stoppedImports(viewer: Viewer): Promise<WorkItem[]> {
  const now = clock.now();
  const rows = await db()
    .select()
    .from(importRun)
    .where(
      and(
        eq(importRun.authorityId, viewer.authorityId),
        isNotNull(importRun.filePath),
        gte(importRun.createdAt, new Date(now.getTime() - IMPORT_DAYS * DAY_MS)),
      ),
    )
    .orderBy(importRun.createdAt, importRun.id);
  return rows
    .filter(
      (row) =>
        !rows.some(
          (later) => later.kind === row.kind && later.status === 'done' && later.createdAt > row.createdAt,
        ),
    )
    .flatMap((row): WorkItem[] => {
      const status = statusAt(row.status, row.heartbeatAt, now);
      if (status !== 'previewed' && status !== 'failed' && status !== 'interrupted') return [];
      const waits = status === 'previewed';
      return [
        {
          key: `import:${row.id}:${status}`,
          kind: 'now',
          title: waits
            ? `Say whether ${row.fileName} is to be imported`
            : `Look at the import of ${row.fileName}, which stopped`,
          detail: waits
            ? 'Its preview is ready. Nothing has been changed yet.'
            : 'Doing it again does no harm: what has been written stays as it is.',
          href: `/admin/imports/${row.id}`,
          due: null,
          since: row.finishedAt ?? row.startedAt ?? row.createdAt,
        },
      ];
    })
    .slice(0, MOST);
}
