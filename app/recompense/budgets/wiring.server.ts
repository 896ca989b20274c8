import { onAuthoritySigning } from '~/agreements/gates.server';
import { onEvents } from '~/platform/transact.server';
import { registerLedgerCheck } from '../ledger/checks.server';
import { checkPots } from './checks.server';
import { fundsGate } from './commit.server';
import { followAgreement } from './follow.server';

/**
 * Joins budgets to the agreements: what the authority's signature waits for, and what money does when one changes,
 * and how `verify` compares pots with the ledger.
 */
export function wireBudgets(): void {
  onAuthoritySigning('funds', fundsGate);
  onEvents('budgets', followAgreement);
  registerLedgerCheck('pots', checkPots);
}
