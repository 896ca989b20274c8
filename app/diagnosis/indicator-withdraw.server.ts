import { and, desc, eq, isNull } from 'drizzle-orm';
import { account, indicatorValue } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { type Indicator, indicatorOf } from './domain';
import { reachSchool, type SchoolReach } from './reach.server';

type Row = typeof indicatorValue.$inferSelect;

/**
 * Takes back a value entered by mistake: under the wrong period, or for the wrong school. It stays on record with the
 * reason. The value it had replaced, if one is left, is in force again: it is taken back in its turn if it is wrong too.
 * @param input.value the value's record
 * @returns the value that is in force again, or null; `stale` when the value has been corrected meanwhile
 */
export async function withdrawValue(
  viewer: Viewer,
  input: { urn: number; value: string; reason: string },
): Promise<Verdict<{ restored: string | null }>> {
  const { urn, reason } = input;
  return transact(viewer, async ({ tx, now, emit }) => {
    const reach = await reachSchool(tx, viewer, urn);
    const found = reach && (await ownValue(tx, viewer, urn, input.value));
    const indicator = found ? indicatorOf(found.indicator) : undefined;
    if (!reach || !found || !indicator) return no('indicator.not-found', 'This value could not be found.');
    if (!reach.asService || !has(viewer, 'broker'))
      return no('indicator.forbidden', 'Only a broker of the school’s authority can withdraw its data.');
    if (found.withdrawnAt !== null) {
      // The second click of a double click, or the Back button.
      return found.withdrawnById === viewer.accountId
        ? yes({ restored: null })
        : no('indicator.already', 'Somebody else has withdrawn this value already.');
    }
    if (!found.current) return stale(await inForce(tx, found));
    await tx
      .update(indicatorValue)
      .set({ current: false, withdrawnAt: now, withdrawnById: viewer.accountId, withdrawnReason: reason })
      .where(eq(indicatorValue.id, found.id));
    const before = await valueBefore(tx, found);
    if (before)
      await tx.update(indicatorValue).set({ current: true }).where(eq(indicatorValue.id, before.id));
    // The audit log has a wider audience than a sensitive value: it says that one was withdrawn, not which or why.
    const { value, text, period } = found;
    emit({
      type: 'indicator.withdrawn',
      subject: { type: 'indicator', id: found.id },
      urn,
      ...(indicator.sensitive ? {} : { before: { indicator: indicator.key, period, value, text }, reason }),
      details: { restored: before?.id ?? null },
    });
    return yes({ restored: before?.id ?? null });
  });
}

async function ownValue(handle: Db, viewer: Viewer, urn: number, id: string): Promise<Row | undefined> {
  const [found] = await handle
    .select()
    .from(indicatorValue)
    .where(
      and(
        eq(indicatorValue.id, id),
        eq(indicatorValue.urn, urn),
        eq(indicatorValue.authorityId, viewer.authorityId),
      ),
    )
    .limit(1);
  return found;
}

const sameAs = ({ urn, indicator, period, authorityId }: Row) =>
  and(
    eq(indicatorValue.urn, urn),
    eq(indicatorValue.indicator, indicator),
    eq(indicatorValue.period, period),
    authorityId === null ? isNull(indicatorValue.authorityId) : eq(indicatorValue.authorityId, authorityId),
  );

async function inForce(handle: Db, row: Row): Promise<Row | null> {
  const [found] = await handle
    .select()
    .from(indicatorValue)
    .where(and(sameAs(row), eq(indicatorValue.current, true)))
    .limit(1);
  return found ?? null;
}

/** The value that was in force until this one: the latest of its indicator and period that nobody has withdrawn. */
async function valueBefore(handle: Db, row: Row): Promise<Row | null> {
  const [found] = await handle
    .select()
    .from(indicatorValue)
    .where(and(sameAs(row), eq(indicatorValue.current, false), isNull(indicatorValue.withdrawnAt)))
    .orderBy(desc(indicatorValue.at), desc(indicatorValue.id))
    .limit(1);
  return found ?? null;
}

/** A value entered by hand that can be withdrawn. */
export type WithdrawableValue = Pick<Row, 'id' | 'period' | 'value' | 'text' | 'source' | 'note' | 'at'> & {
  indicator: Indicator;
  by: string | null;
};

export type WithdrawView = {
  reach: SchoolReach;
  /** The value chosen; null where none is, or it is in force no longer. */
  chosen: (WithdrawableValue & { before: Pick<Row, 'value' | 'text'> | null }) | null;
  /** All of the authority's entries in force for the school. */
  choices: WithdrawableValue[];
};

/**
 * What the page that withdraws a value needs.
 * @param id the value chosen, or null
 * @returns null for a school whose data the viewer does not enter
 */
export async function withdrawPage(
  viewer: Viewer,
  urn: number,
  id: string | null,
): Promise<WithdrawView | null> {
  const reach = await reachSchool(db(), viewer, urn);
  if (!reach?.asService || !has(viewer, 'broker')) return null;
  const rows = await db()
    .select({ row: indicatorValue, by: account.name })
    .from(indicatorValue)
    .leftJoin(account, eq(account.id, indicatorValue.enteredById))
    .where(
      and(
        eq(indicatorValue.urn, urn),
        eq(indicatorValue.authorityId, viewer.authorityId),
        eq(indicatorValue.current, true),
      ),
    )
    .orderBy(desc(indicatorValue.at));
  const choices = rows.flatMap(({ row, by }) => {
    const indicator = indicatorOf(row.indicator);
    const { id: key, period, value, text, source, note, at } = row;
    return indicator ? [{ id: key, period, value, text, source, note, at, indicator, by }] : [];
  });
  const found = rows.find(({ row }) => row.id === id)?.row;
  const view = choices.find((one) => one.id === id);
  const before = found ? await valueBefore(db(), found) : null;
  return { reach, choices, chosen: view ? { ...view, before } : null };
}
