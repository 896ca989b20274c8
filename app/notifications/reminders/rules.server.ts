import { eq } from 'drizzle-orm';
import { reminderRules } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { allRules } from '../domain/reminders/usual-rules';
import type { ReminderKind, ReminderRule } from '../domain/reminders/vocabulary';

/**
 * The rules by which an authority has people reminded, every kind of matter: its own, else the usual.
 * @param handle the reading database, or the transaction in which the rules decide something
 */
export async function rulesOf(handle: Db, authorityId: string): Promise<Record<ReminderKind, ReminderRule>> {
  const [row] = await handle
    .select({ rules: reminderRules.rules })
    .from(reminderRules)
    .where(eq(reminderRules.authorityId, authorityId));
  return allRules(row?.rules ?? null);
}
