import { registerJob } from '~/platform/jobs.server';
import { onEvents } from '~/platform/transact.server';
import { registerLedgerCheck } from '../ledger/checks.server';
import { checkStripe } from './checks.server';
import { isStripeOn, stripeGate } from './gate.server';
import { reconcile, work } from './reconcile.server';
import { billOnEvents } from './write-calls.server';

/** Joins Stripe to the product, where this installation has its keys; else nothing of it runs but the check of what was. */
export function wireStripe(): void {
  registerLedgerCheck('stripe', checkStripe);
  if (!isSetUp()) return;
  onEvents('stripe-bills', billOnEvents);
  registerJob({
    name: 'stripe-worker',
    does: 'Asks Stripe for the bills, withdrawals and transfers that wait, and follows what Stripe told of.',
    everyMinutes: 1,
    async run() {
      const gate = stripeGate();
      return gate ? work(gate) : {};
    },
  });
  registerJob({
    name: 'stripe-reconcile',
    does: 'Compares invoices and ledger with Stripe, and takes payments nobody told of.',
    everyMinutes: 60,
    async run() {
      const gate = stripeGate();
      return gate ? reconcile(gate) : {};
    },
  });
}

/** An environment that is not complete is told of by the command that needs it; `--help` needs none. */
function isSetUp(): boolean {
  try {
    return isStripeOn();
  } catch {
    return false;
  }
}
