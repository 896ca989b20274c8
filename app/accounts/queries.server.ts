import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { account, accountGrant, keptAnswers, outbox, provider, school } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { asTypedThen } from '~/platform/kept-answers.server';
import { openLink } from '~/platform/mail/seal.server';
import { has, type Role, type Viewer } from './domain/roles';

export type GrantView = { id: string; role: Role; place: string | null };
export type AccountView = {
  id: string;
  name: string;
  email: string;
  active: boolean;
  invited: boolean;
  lastSignedInAt: Date | null;
  /** When they left, or will leave while the account is open. */
  leftAt: Date | null;
  version: number;
  grants: GrantView[];
};

/** Accounts of the administrator's authority, by name, with the roles in force. */
export async function listAccounts(viewer: Viewer, search = ''): Promise<AccountView[]> {
  if (!has(viewer, 'admin')) return [];
  const rows = await db()
    .select()
    .from(account)
    .where(eq(account.authorityId, viewer.authorityId))
    .orderBy(asc(account.name));
  const wanted = search.trim().toLowerCase();
  const grants = await grantsOf(viewer);
  return rows
    .filter((row) => `${row.name} ${row.email}`.toLowerCase().includes(wanted))
    .map((row) => toView(row, grants.get(row.id) ?? []));
}

/** One account of the administrator's authority; null when there is none. */
export async function findAccount(viewer: Viewer, id: string): Promise<AccountView | null> {
  if (!has(viewer, 'admin')) return null;
  const [row] = await db()
    .select()
    .from(account)
    .where(and(eq(account.id, id), eq(account.authorityId, viewer.authorityId)));
  return row ? toView(row, (await grantsOf(viewer, id)).get(id) ?? []) : null;
}

function toView(row: typeof account.$inferSelect, grants: GrantView[]): AccountView {
  const { id, name, email, active, lastSignedInAt, leftAt, version } = row;
  // Who signs in with an account at work has no password here, and has taken the invitation up all the same.
  const invited = row.passwordHash === null && lastSignedInAt === null;
  return { id, name, email, active, invited, lastSignedInAt, leftAt, version, grants };
}

async function grantsOf(viewer: Viewer, accountId?: string): Promise<Map<string, GrantView[]>> {
  const rows = await db()
    .select({ grant: accountGrant, schoolName: school.name, providerName: provider.name })
    .from(accountGrant)
    .leftJoin(school, eq(school.urn, accountGrant.urn))
    .leftJoin(provider, eq(provider.id, accountGrant.providerId))
    .where(
      and(
        eq(accountGrant.authorityId, viewer.authorityId),
        isNull(accountGrant.endedAt),
        accountId ? eq(accountGrant.accountId, accountId) : undefined,
      ),
    );
  const byAccount = new Map<string, GrantView[]>();
  for (const { grant, schoolName, providerName } of rows) {
    const view = { id: grant.id, role: grant.role, place: schoolName ?? providerName };
    byAccount.set(grant.accountId, [...(byAccount.get(grant.accountId) ?? []), view]);
  }
  return byAccount;
}

/** Providers of the administrator's authority, for the form that links a person to one. */
export async function providerChoices(viewer: Viewer): Promise<{ value: string; label: string }[]> {
  if (!has(viewer, 'admin')) return [];
  const rows = await db()
    .select({ id: provider.id, name: provider.name, designation: provider.designation })
    .from(provider)
    .where(eq(provider.authorityId, viewer.authorityId))
    .orderBy(asc(provider.name));
  return rows.map((row) => ({ value: row.id, label: `${row.name} (${row.designation})` }));
}

/** The newest invitation link waiting in the outbox for an account: for the command line, which shows it on the spot. */
export async function lastLinkFor(accountId: string): Promise<string | null> {
  const [row] = await db()
    .select({ id: outbox.id, body: outbox.body, sealedLink: outbox.sealedLink })
    .from(outbox)
    .where(and(eq(outbox.accountId, accountId), eq(outbox.template, 'account.invite')))
    .orderBy(desc(outbox.createdAt))
    .limit(1);
  if (row?.sealedLink) return openLink(row.id, row.sealedLink);
  return /https?:\/\/\S+/.exec(row?.body ?? '')?.[0] ?? null;
}

export type KeptView = { id: string; path: string; answers: [string, string][]; keptAt: Date };

/** Answers the viewer sent after their session had ended; null when there are none of theirs under this id. */
export async function findKeptAnswers(viewer: Viewer, id: string): Promise<KeptView | null> {
  const [row] = await db()
    .select()
    .from(keptAnswers)
    .where(
      and(
        eq(keptAnswers.id, id),
        eq(keptAnswers.accountId, viewer.accountId),
        isNull(keptAnswers.restoredAt),
      ),
    );
  if (!row) return null;
  const { path, answers, keptAt } = row;
  return { id, path, answers: asTypedThen(id, answers), keptAt };
}
