import { and, eq } from 'drizzle-orm';
import { indicatorValue } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { isFormId, transact } from '~/platform/transact.server';
import { codedLabel, indicatorOf, periodWords } from './domain';
import { checkEntry, type Entry } from './domain/indicator-entry';
import { reachSchool } from './reach.server';

/**
 * Enters a value by hand, or corrects one: the new value takes the place of the older, which is kept. A second call
 * with the same id returns the first value.
 * @param input.replaces the value that the form showed as in force; null when it showed none
 * @returns `stale` when somebody else has entered or corrected it meanwhile
 */
export async function enterValue(
  viewer: Viewer,
  input: Entry & { id: string; urn: number; replaces: string | null },
): Promise<Verdict<{ id: string }>> {
  const { id, urn, replaces, ...entry } = input;
  return transact(viewer, async ({ tx, now, today, emit }) => {
    const [already] = await tx.select().from(indicatorValue).where(eq(indicatorValue.id, id)).limit(1);
    if (already) {
      return already.enteredById === viewer.accountId
        ? yes({ id })
        : no('indicator.not-found', 'This value could not be found.');
    }
    const reach = await reachSchool(tx, viewer, urn);
    if (!reach) return no('indicator.not-found', 'This school could not be found.');
    if (!reach.asService || !has(viewer, 'broker'))
      return no('indicator.forbidden', 'Only a broker of the school’s authority can enter its data.');
    if (!isFormId(id)) return no('indicator.bad-id', 'Open the page again and send the form from there.');
    const indicator = indicatorOf(entry.indicator);
    const checked = checkEntry(indicator, entry, today);
    if (!checked.ok) return checked;
    const [current] = await tx
      .select()
      .from(indicatorValue)
      .where(
        and(
          eq(indicatorValue.urn, urn),
          eq(indicatorValue.indicator, entry.indicator),
          eq(indicatorValue.period, entry.period),
          eq(indicatorValue.authorityId, viewer.authorityId),
          eq(indicatorValue.current, true),
        ),
      )
      .limit(1);
    if (current && replaces === null) {
      const held = current.text === null ? String(current.value) : codedLabel(checked.value, current.text);
      return no(
        'indicator.already',
        `A value for ${periodWords(entry.period)} is held already: ${held}. To change it, choose Correct beside it on the school’s data page.`,
        { field: checked.value.unit === 'coded' ? 'on' : 'year' },
      );
    }
    if ((current?.id ?? null) !== replaces) return stale(current ?? null);
    if (current) {
      await tx.update(indicatorValue).set({ current: false }).where(eq(indicatorValue.id, current.id));
    }
    await tx.insert(indicatorValue).values({
      id,
      authorityId: viewer.authorityId,
      urn,
      ...entry,
      importRunId: null,
      enteredById: viewer.accountId,
      at: now,
      current: true,
    });
    // The audit log has a wider audience than a sensitive value: it says that one was entered, not which.
    const told = checked.value.sensitive ? {} : { ...entry };
    emit({
      type: current ? 'indicator.corrected' : 'indicator.entered',
      subject: { type: 'indicator', id },
      urn,
      before: current && !checked.value.sensitive ? { value: current.value, text: current.text } : undefined,
      after: told,
      details: { replaces: current?.id ?? null },
    });
    return yes({ id });
  });
}
