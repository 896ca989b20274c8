import { and, eq, gt, isNull } from 'drizzle-orm';
import { snooze } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import type { Db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import type { ReminderKind } from '../domain/reminders/vocabulary';
import { isAbout } from '../domain/worklist/matters';
import { checkPutOff, type PutOff } from '../domain/worklist/put-off';

/** What the viewer has put off, has not brought back, and is not shown again yet. */
export async function putOffsOf(handle: Db, viewer: Viewer, today: CalendarDate): Promise<PutOff[]> {
  return handle
    .select({
      id: snooze.id,
      itemKey: snooze.itemKey,
      due: snooze.due,
      until: snooze.until,
      reason: snooze.reason,
    })
    .from(snooze)
    .where(and(eq(snooze.accountId, viewer.accountId), isNull(snooze.endedAt), gt(snooze.until, today)))
    .orderBy(snooze.createdAt, snooze.id);
}

/**
 * Puts a matter of the viewer's own worklist off. It is their own view alone: nothing changes for anybody else, and the
 * reason is kept for them and not in the record of what happened.
 * @param item the matter as the viewer has it now, from `worklistFor`: a reader's mark, decided on what they saw
 * @param input.due its date as the page showed it
 * @param input.field the form's field that a refusal of the day belongs beside
 * @returns refusals of `checkPutOff`; `stale` where its date has changed since the page was opened
 */
export async function putOff(
  viewer: Viewer,
  item: WorkItem,
  input: { id: string; due: CalendarDate | null; until: CalendarDate; reason: string; field?: string },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, today, emit }) => {
    const own = and(eq(snooze.accountId, viewer.accountId), eq(snooze.itemKey, item.key));
    const [sent] = await tx
      .select({ id: snooze.id })
      .from(snooze)
      .where(and(own, eq(snooze.id, input.id)));
    if (sent) return yes();
    if (item.due !== input.due) {
      const is = item.due ? `it is due on ${dateWords(item.due)}` : 'it has no date';
      return no('stale', `Its date has changed since you opened this page: now ${is}. Choose again.`);
    }
    const may = checkPutOff(await schoolCalendarOf(tx, viewer.authorityId), item, input.until, today);
    if (!may.ok) return may.field ? { ...may, field: input.field ?? may.field } : may;
    // Put off anew: the day before counts no longer.
    await tx
      .update(snooze)
      .set({ endedAt: now })
      .where(and(own, isNull(snooze.endedAt)));
    await tx.insert(snooze).values({
      id: input.id,
      accountId: viewer.accountId,
      authorityId: viewer.authorityId,
      itemKey: item.key,
      title: item.title,
      due: item.due,
      until: input.until,
      reason: input.reason,
      createdAt: now,
      endedAt: null,
    });
    emit({
      type: 'matter.put-off',
      subject: { type: 'account', id: viewer.accountId },
      details: { key: item.key, until: input.until },
    });
    return yes();
  });
}

/**
 * Brings a matter back onto the viewer's list before its day. Done twice, it is done.
 * @returns refusal `put-off.not-found` where the viewer has never put it off
 */
export async function bringBack(viewer: Viewer, key: string): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    const own = and(eq(snooze.accountId, viewer.accountId), eq(snooze.itemKey, key));
    const puts = await tx.select({ endedAt: snooze.endedAt }).from(snooze).where(own);
    if (puts.length === 0) return no('put-off.not-found', 'This has not been put off.');
    if (puts.every(({ endedAt }) => endedAt !== null)) return yes();
    await tx
      .update(snooze)
      .set({ endedAt: now })
      .where(and(own, isNull(snooze.endedAt)));
    emit({
      type: 'matter.brought-back',
      subject: { type: 'account', id: viewer.accountId },
      details: { key },
    });
    return yes();
  });
}

/** Who has put which matter off. */
export type PutOffMatters = {
  /** The accounts of those who have put this matter off; `due` as it is now, null where it has no date of its own. */
  by(kind: ReminderKind, subjectId: string, due: CalendarDate | null): string[];
};

/**
 * Everything that anybody has put off beyond today, in one query: whoever has is not reminded of it; the others are.
 * @param handle the database, or the transaction in which reminders are given
 */
export async function putOffMatters(handle: Db, today: CalendarDate): Promise<PutOffMatters> {
  const rows = await handle
    .select({ accountId: snooze.accountId, key: snooze.itemKey, due: snooze.due })
    .from(snooze)
    .where(and(isNull(snooze.endedAt), gt(snooze.until, today)));
  return {
    by: (kind, subjectId, due) =>
      rows
        // A matter whose date has changed since is back on the list. Some are counted by a date on one side alone.
        .filter((row) => due === null || row.due === null || row.due === due)
        .filter((row) => isAbout(row.key, kind, subjectId))
        .map(({ accountId }) => accountId),
  };
}
