import { and, eq, inArray, isNull } from 'drizzle-orm';
import { account, accountToken, mailPreference, notification } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { type MailTimes, USUAL_TIMES } from './domain/preferences/mail-times';
import type { MailChoices } from './domain/preferences/vocabulary';
import { isStatutory } from './domain/table';

/** How a person wants to be told. */
export type Preferences = MailTimes & { choices: MailChoices };
/** Somebody who is told: where their mail goes, and how they want it. */
export type Recipient = Preferences & {
  id: string;
  email: string;
  name: string;
  authorityId: string;
  /** False for somebody invited who has not set a password: what mail leads to, they could not open. */
  joined: boolean;
};

type Row = typeof mailPreference.$inferSelect;

function preferencesFrom(row: Row | null | undefined): Preferences {
  if (!row) return { choices: {}, ...USUAL_TIMES };
  const { choices, quietFrom, quietTo, quietWeekends, digestAt } = row;
  const quiet = quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null;
  return { choices, quiet, quietWeekends, digestAt };
}

/** Those of the accounts that are active, each with address and choices; one query. */
export async function recipients(handle: Db, ids: readonly string[]): Promise<Map<string, Recipient>> {
  if (ids.length === 0) return new Map();
  const rows = await handle
    .select({
      person: { id: account.id, email: account.email, name: account.name, authorityId: account.authorityId },
      choices: mailPreference,
      invitation: accountToken.id,
    })
    .from(account)
    .leftJoin(mailPreference, eq(mailPreference.accountId, account.id))
    .leftJoin(
      accountToken,
      and(
        eq(accountToken.accountId, account.id),
        eq(accountToken.purpose, 'invite'),
        isNull(accountToken.usedAt),
        isNull(account.passwordHash),
      ),
    )
    .where(and(inArray(account.id, [...ids]), eq(account.active, true)));
  return new Map(
    rows.map(({ person, choices, invitation }) => [
      person.id,
      { ...person, ...preferencesFrom(choices), joined: invitation === null },
    ]),
  );
}

/** The viewer's choices; version 0 where they have made none. */
export async function preferencesOf(
  viewer: Viewer,
  handle: Db = db(),
): Promise<Preferences & { version: number }> {
  const [row] = await handle
    .select()
    .from(mailPreference)
    .where(eq(mailPreference.accountId, viewer.accountId));
  return { ...preferencesFrom(row), version: row?.version ?? 0 };
}

/**
 * Keeps the viewer's choices. What waits for their next summary and is no longer wanted by mail is left out of it.
 * @returns `stale` where another window has saved other choices since
 */
export async function savePreferences(
  viewer: Viewer,
  { version, ...after }: Preferences & { version: number },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    const { version: current, ...before } = await preferencesOf(viewer, tx);
    const same = canonicalJson(before) === canonicalJson(after);
    // The same form sent twice finds its own choices.
    if (current !== version) return same ? yes() : no('stale', STALE, { details: { theirs: before } });
    const { choices, quiet, quietWeekends, digestAt } = after;
    const set = {
      choices,
      quietFrom: quiet?.from ?? null,
      quietTo: quiet?.to ?? null,
      quietWeekends,
      digestAt,
      updatedAt: now,
      version: current + 1,
    };
    await tx
      .insert(mailPreference)
      .values({ accountId: viewer.accountId, ...set })
      .onConflictDoUpdate({ target: mailPreference.accountId, set });
    await leaveOut(tx, viewer.accountId, choices);
    emit({
      type: 'account.mail-choices-set',
      subject: { type: 'account', id: viewer.accountId },
      before,
      after,
    });
    return yes();
  });
}

const STALE =
  'You have saved other choices since you opened this page. What you chose here is below: compare the two, then save again.';

/** Takes what waits for a summary out of it, for topics of which the person wants no mail. */
async function leaveOut(tx: Db, accountId: string, choices: MailChoices): Promise<void> {
  const waiting = await tx
    .select({ id: notification.id, type: notification.template, topic: notification.topic })
    .from(notification)
    .where(
      and(
        eq(notification.accountId, accountId),
        eq(notification.mail, 'daily'),
        isNull(notification.outboxId),
        isNull(notification.readAt),
      ),
    );
  const unwanted = waiting
    .filter(({ type, topic }) => isOff(choices, topic) && !isStatutory(type))
    .map(({ id }) => id);
  for (let at = 0; at < unwanted.length; at += 500)
    await tx
      .update(notification)
      .set({ mail: 'none' })
      .where(inArray(notification.id, unwanted.slice(at, at + 500)));
}

const isOff = (choices: MailChoices, topic: string | null) =>
  Object.entries(choices).some(([name, choice]) => name === topic && choice === 'none');
