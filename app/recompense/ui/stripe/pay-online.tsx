import { moneyWords, type Pence } from '~/kernel/money';
import { NextStep } from '~/ui';

/** The way to pay an invoice online, for its school: leads to Stripe's own page, where cards and accounts are entered. */
export function PayOnline({ online }: { online: { url: string; amountPence: Pence } }) {
  return (
    <NextStep
      title={`Pay ${moneyWords(online.amountPence)} online`}
      after="You pay on a page of Stripe, which takes payments for the authority. The invoice shows as paid within a few minutes; a bank payment takes some days. If you pay by BACS instead, do not pay here as well."
    >
      <a href={online.url} rel="noopener noreferrer" className="button button-primary">
        Pay online
      </a>
    </NextStep>
  );
}
