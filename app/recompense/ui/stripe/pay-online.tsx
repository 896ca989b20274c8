import { moneyWords, type Pence } from '~/kernel/money';

/** The way to pay an invoice online, for its school: leads to Stripe's own page, where cards and accounts are entered. */
export function PayOnline({ online }: { online: { url: string; amountPence: Pence } }) {
  return (
    <div className="mb-4 max-w-measure">
      <p>
        Online you pay {moneyWords(online.amountPence)} on a page of Stripe, which takes payments for the
        authority. The invoice shows as paid within minutes; where you pay from a bank account it can take
        some days. Pay in one way only.
      </p>
      <a href={online.url} rel="noopener noreferrer" className="button button-primary">
        Pay online
      </a>
      <p className="mt-6 mb-0 font-semibold">Or pay by bank transfer</p>
    </div>
  );
}
