import { has, schoolsOf, type Viewer } from '~/accounts/domain/roles';

/**
 * Whose money a person may see. The service sees its authority's; a school its own invoices and the claims it answers;
 * a provider's side its own claims and payments. Members and administrators see none of it.
 */
export type MoneyReach = {
  /** The authority whose money the viewer looks after; null unless broker or lead. */
  serviceOf: string | null;
  /** Whether they decide as lead. */
  lead: boolean;
  /** Schools they are head or chair of, and those they are head of. */
  schools: readonly number[];
  headOf: readonly number[];
  /** Providers they act for. */
  providers: readonly string[];
};

/** What a viewer may reach. */
export function moneyReachOf(viewer: Viewer): MoneyReach {
  return {
    serviceOf: has(viewer, 'broker', 'lead') ? viewer.authorityId : null,
    lead: has(viewer, 'lead'),
    schools: schoolsOf(viewer),
    headOf: schoolsOf(viewer, 'head'),
    providers: viewer.grants.flatMap((grant) =>
      grant.role === 'leader' && grant.providerId !== null ? [grant.providerId] : [],
    ),
  };
}
