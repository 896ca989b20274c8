import { eq } from 'drizzle-orm';
import { reminderRules } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { sameRule, tidyRule } from '../domain/reminders/rule-check';
import { allRules, USUAL_RULES } from '../domain/reminders/usual-rules';
import type { ReminderKind, ReminderRule } from '../domain/reminders/vocabulary';

/**
 * Sets when people of the viewer's authority are reminded of one kind of matter. The lead's decision; it holds from the
 * next morning on, and nobody is reminded again of what they have been told.
 * @returns `reminder-rules.forbidden` for anybody but the lead; `stale` where the rules have changed meanwhile
 */
export async function changeRule(
  viewer: Viewer,
  input: ReminderRule & { kind: ReminderKind; version: number },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    if (!has(viewer, 'lead'))
      return no('reminder-rules.forbidden', 'Only the head of service can change when people are reminded.');
    const { authorityId, accountId } = viewer;
    const [row] = await tx.select().from(reminderRules).where(eq(reminderRules.authorityId, authorityId));
    const { kind } = input;
    const before = allRules(row?.rules ?? null)[kind];
    const after = tidyRule(kind, input);
    // The same form sent twice finds its own rule.
    if (sameRule(before, after)) return yes();
    if ((row?.version ?? 0) !== input.version) return stale(before);
    const { [kind]: _, ...others } = row?.rules ?? {};
    // What is usual is not kept: it follows the usual rule, should that ever change.
    const rules = sameRule(after, USUAL_RULES[kind]) ? others : { ...others, [kind]: after };
    const set = { rules, updatedAt: now, byId: accountId, version: (row?.version ?? 0) + 1 };
    await tx
      .insert(reminderRules)
      .values({ authorityId, ...set })
      .onConflictDoUpdate({ target: reminderRules.authorityId, set });
    emit({
      type: 'reminder-rules.changed',
      subject: { type: 'authority', id: authorityId },
      before,
      after,
      details: { kind },
    });
    return yes();
  });
}

/** Goes back to the usual rule of a kind. */
export function restoreUsual(
  viewer: Viewer,
  { kind, version }: { kind: ReminderKind; version: number },
): Promise<Verdict> {
  return changeRule(viewer, { ...USUAL_RULES[kind], kind, version });
}
