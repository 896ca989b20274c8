import type { MoneyReach } from '../standing';

/** What of a payable decides who may do what. */
export type PayableParties = { authorityId: string; homeUrn: number; providerId: string };

/** Whether it is the viewer's to see: the service of the authority that owes it, the school that is owed, the provider. */
export function maySeePayable(reach: MoneyReach, of: PayableParties): boolean {
  return (
    reach.serviceOf === of.authorityId ||
    reach.schools.includes(of.homeUrn) ||
    reach.providers.includes(of.providerId)
  );
}

/**
 * Whether the viewer may record that it was paid, or that a payment came back: the service of the authority that owes it,
 * and nobody who is paid by it.
 */
export function mayRecordPayment(reach: MoneyReach, of: PayableParties): boolean {
  return (
    reach.serviceOf === of.authorityId &&
    !reach.schools.includes(of.homeUrn) &&
    !reach.providers.includes(of.providerId)
  );
}
