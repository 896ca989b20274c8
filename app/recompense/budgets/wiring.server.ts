import { onAuthoritySigning } from '~/agreements/gates.server';
import { onEvents } from '~/platform/transact.server';
import { fundsGate } from './commit.server';
import { followAgreement } from './follow.server';

/** Joins budgets to the agreements: what the authority's signature waits for, and what money does when one changes. */
export function wireBudgets(): void {
  onAuthoritySigning('funds', fundsGate);
  onEvents('budgets', followAgreement);
}
