import type { Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { db } from '~/platform/db.server';
import {
  fallsDueOn,
  type InstalmentAmount,
  instalmentAmounts,
  type Parties,
  type Recompense,
  type RecompenseTerms,
  recompenseOf,
  totalHalfDays,
} from '../domain';
import { exitOf } from '../exit/record.server';
import { type AgreementHead, headOf } from '../queries.server';
import { loadAgreement } from '../record.server';

/** The terms of recompense of an agreement, worked out, as its parties and the service read them. */
export type RecompensePage = AgreementHead & {
  /** Whether all have signed: before that the terms bind nobody. */
  inForceSince: CalendarDate | null;
  parties: Parties;
  terms: RecompenseTerms;
  sum: Recompense;
  /** Half-days of support the agreement gives; those paid for may differ. */
  given: HalfDays;
  /** Each with the day from which it can be claimed, where that is known. */
  instalments: (InstalmentAmount & { dueOn: CalendarDate | null })[];
};

/** The terms as they stand, worked out to the penny; null where the agreement is not the viewer's to know of. */
export async function recompensePage(viewer: Viewer, id: string): Promise<RecompensePage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { row, content } = record;
  const { recompense: terms, parties } = content;
  const exit = await exitOf(db(), id);
  const activeOn = row.activeAt && calendarDate(row.activeAt);
  const life = { activeOn, endedOn: exit?.endedOn ?? null };
  return {
    ...headOf(record),
    inForceSince: activeOn,
    parties,
    terms,
    sum: recompenseOf(terms),
    given: totalHalfDays(content),
    instalments: instalmentAmounts(terms).map((instalment) => ({
      ...instalment,
      dueOn: fallsDueOn(instalment, life),
    })),
  };
}
