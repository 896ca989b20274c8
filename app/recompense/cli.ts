import type { Command } from 'commander';
import { report } from '~/platform/cli-output';
import { balanceOfAll } from './stripe/balance.server';
import { stripeGate } from './stripe/gate.server';
import { reconcile, work } from './stripe/reconcile.server';

/** Registers `stripe sync [--json]`: the worker and the comparison with Stripe, once and now. */
export function registerRecompenseCommands(program: Command): void {
  program
    .command('stripe')
    .description('Payments through Stripe')
    .command('sync')
    .description('Ask Stripe for what waits, follow what it told of, and compare invoices and ledger with it')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      const gate = stripeGate();
      if (!gate) {
        report(
          options.json,
          { error: 'Stripe is not set up here: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.' },
          'Stripe is not set up here: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.',
          false,
        );
        return;
      }
      const worked = await work(gate);
      const reconciled = await reconcile(gate);
      const books = await balanceOfAll(gate);
      const result = { worked, reconciled, ...books };
      report(
        options.json,
        result,
        [
          `Asked of Stripe: ${worked.calls}; later: ${worked.later}; refused: ${worked.failed}; events followed: ${worked.events}.`,
          `Compared ${reconciled.bills} bills: ${reconciled.taken} payments taken, ${reconciled.held} held; ${reconciled.missedEvents} events nobody told of.`,
          `Differences: ${books.differences.length}; held for a person: ${books.held}.`,
          `By the ledger Stripe holds ${books.ledgerPence} pence; by Stripe ${books.stripePence} pence.`,
        ].join('\n'),
        worked.failed === 0 && books.differences.length === 0,
      );
    });
}
