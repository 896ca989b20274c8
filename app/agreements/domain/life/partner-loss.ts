import { designationStanding } from '~/directory/domain';
import type { Appetite } from '~/directory/domain/vocabulary';
import type { CalendarDate } from '~/kernel/clock';

/** What says that a provider may not be able to go on. */
export const LOSS_SIGNS = ['left-directory', 'designation-ended', 'account-closed', 'not-now'] as const;
export type LossSign = (typeof LOSS_SIGNS)[number];

/** A provider as the directory and the accounts have them on a day. */
export type PartnerFacts = {
  /** Whether they are in the directory. */
  active: boolean;
  designatedOn: CalendarDate | null;
  designationExpires: CalendarDate | null;
  /** Whether somebody signs in for them: some never had an account, which says nothing. */
  account: 'open' | 'closed' | 'never';
  appetite: Appetite;
  /** Whether they said so after the agreement was drafted: who is busy with this very support says "not now" before. */
  saidSince: boolean;
};

/**
 * Signs that the partner of an agreement may be lost. What follows is the broker's to find out and decide: a person
 * whose designation has lapsed may well finish what they began.
 */
export function lossSigns(facts: PartnerFacts, today: CalendarDate): LossSign[] {
  const signs: LossSign[] = [];
  if (!facts.active) signs.push('left-directory');
  if (designationStanding(facts, today) === 'lapsed') signs.push('designation-ended');
  if (facts.account === 'closed') signs.push('account-closed');
  if (facts.appetite === 'not-now' && facts.saidSince) signs.push('not-now');
  return signs;
}

/** Whether the partner is gone as far as the record can tell, and not only to be asked. */
export function looksLost(signs: readonly LossSign[]): boolean {
  return signs.some((sign) => sign !== 'not-now');
}
