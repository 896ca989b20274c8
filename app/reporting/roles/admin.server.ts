import { desc, eq, isNull, or } from 'drizzle-orm';
import { importRun } from '#drizzle/schema';
import { has, ROLES, type Role, type Viewer } from '~/accounts/domain/roles';
import { listAccounts } from '~/accounts/queries.server';
import { db } from '~/platform/db.server';
import { listJobs } from '~/platform/job-history.server';
import { type MailHealth, mailHealth, openMailProblems } from '~/platform/mail/queries.server';

/** What an administrator sees of the installation: people and machinery, nothing of any case. */
export type AdminInsight = {
  people: {
    /** Accounts that can sign in now, by the roles in force; somebody with two is in both. */
    byRole: { role: Role; accounts: number }[];
    all: number;
    /** Invited and not yet answered; closed. */
    invited: { id: string; name: string; email: string }[];
    closed: number;
  };
  mail: MailHealth | null;
  mailProblems: number;
  jobs: { name: string; does: string; lastStartedAt: Date | null; failed: boolean; nextAt: Date }[];
  imports: {
    id: string;
    fileName: string;
    status: string;
    createdAt: Date;
    rejected: number;
    own: boolean;
  }[];
};

/** Imports shown, the latest. */
const IMPORTS = 5;

/** What an administrator looks after; null for anybody else. */
export async function adminInsight(viewer: Viewer): Promise<AdminInsight | null> {
  if (!has(viewer, 'admin')) return null;
  const accounts = await listAccounts(viewer);
  const canSignIn = accounts.filter(({ active, invited }) => active && !invited);
  const runs = await db()
    .select({
      id: importRun.id,
      fileName: importRun.fileName,
      status: importRun.status,
      createdAt: importRun.createdAt,
      rejected: importRun.rejected,
      authorityId: importRun.authorityId,
    })
    .from(importRun)
    // Those of the command line serve every authority.
    .where(or(eq(importRun.authorityId, viewer.authorityId), isNull(importRun.authorityId)))
    .orderBy(desc(importRun.createdAt), desc(importRun.id))
    .limit(IMPORTS);
  return {
    people: {
      byRole: ROLES.map((role) => ({
        role,
        accounts: canSignIn.filter(({ grants }) => grants.some((grant) => grant.role === role)).length,
      })),
      all: canSignIn.length,
      invited: accounts
        .filter(({ active, invited }) => active && invited)
        .map(({ id, name, email }) => ({ id, name, email })),
      closed: accounts.filter(({ active }) => !active).length,
    },
    mail: await mailHealth(viewer),
    mailProblems: (await openMailProblems(viewer)).length,
    jobs: ((await listJobs(viewer)) ?? []).map(({ name, does, lastStartedAt, lastError, nextAt }) => ({
      ...{ name, does, lastStartedAt, nextAt },
      failed: lastError !== null,
    })),
    imports: runs.map(({ authorityId, ...run }) => ({ ...run, own: authorityId === viewer.authorityId })),
  };
}
