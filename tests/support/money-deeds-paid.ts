/** What people do with invoices and payments on a `MoneyBook`: by the rules of the product, refused where they refuse. */
import { isOpen } from '~/recompense/domain/invoices/invoice-states';
import { judgeReceipt } from '~/recompense/domain/invoices/receipts';
import { creditSplit } from '~/recompense/domain/invoices/sums';
import {
  chargeApproved,
  credited,
  paidOut,
  paymentReversed,
  receiptReversed,
  received,
  refunded,
  reinstated,
  voided,
  writtenOff,
} from '~/recompense/domain/ledger/postings';
import { mayPay, payableBalance } from '~/recompense/domain/payments/payable';
import {
  AGREEMENT,
  amount,
  CLIENT,
  type Deed,
  HOME,
  invoiced,
  pick,
  TODAY,
  tagsOf,
} from './money-deeds-common';

const ISSUED = '2027-03-01';

export const PAID_DEEDS = {
  charge(book, which, much) {
    const made = invoiced(book, 'charge', CLIENT, [amount(which, 80_000), amount(much, 300)], 'standard');
    if (made) book.post(chargeApproved(made, tagsOf(made)));
  },

  issue(book, which) {
    const invoice = pick(
      book.invoices.filter(({ state }) => state === 'draft' || state === 'approved'),
      which,
    );
    if (!invoice) return;
    if (invoice.state === 'draft') book.move(invoice, 'approve');
    book.move(invoice, 'issue');
  },

  receive(book, which, much) {
    const invoice = pick(book.invoices, which);
    if (!invoice) return;
    const { balancePence } = book.figures(invoice);
    const sumPence = amount(much, balancePence);
    const of = { state: invoice.state, balancePence, issuedOn: ISSUED };
    if (!judgeReceipt(of, sumPence, TODAY, TODAY).ok) return;
    book.enter(invoice, { kind: 'received', amountPence: sumPence, netPence: sumPence, vatPence: 0 });
    book.post(received(sumPence, much % 2 === 0 ? 'bank' : 'stripe', tagsOf(invoice)));
  },

  reverseReceipt(book, which, much) {
    const invoice = pick(
      book.invoices.filter(({ state }) => state !== 'written-off'),
      which,
    );
    const receipt =
      invoice &&
      pick(
        invoice.entries.filter(({ kind, reversed }) => kind === 'received' && !reversed),
        much,
      );
    if (!invoice || !receipt) return;
    const sumPence = receipt.amountPence;
    // What was paid back already cannot bounce as well.
    if (book.figures(invoice).receivedPence < sumPence || invoice.state === 'void') return;
    receipt.reversed = true;
    const entry = {
      kind: 'receipt-reversed' as const,
      amountPence: -sumPence,
      netPence: -sumPence,
      vatPence: 0,
    };
    book.enter(invoice, entry);
    book.post(receiptReversed(sumPence, 'bank', tagsOf(invoice)));
  },

  refund(book, which) {
    const invoice = pick(
      book.invoices.filter((one) => book.figures(one).balancePence < 0),
      which,
    );
    if (!invoice) return;
    const back = -book.figures(invoice).balancePence;
    const entry = { kind: 'receipt-reversed' as const, amountPence: -back, netPence: -back, vatPence: 0 };
    book.enter(invoice, entry);
    book.post(refunded(back, 'bank', tagsOf(invoice)));
  },

  credit(book, which, much) {
    const invoice = pick(
      book.invoices.filter(({ state }) => isOpen(state)),
      which,
    );
    if (!invoice) return;
    const { balancePence, left } = book.figures(invoice);
    const gross = Math.min(amount(much, balancePence), balancePence);
    const sums = creditSplit(left, gross);
    book.enter(invoice, { kind: 'credit-note', amountPence: gross, ...sums });
    book.post(credited(invoice.kind, sums, tagsOf(invoice)));
  },

  void(book, which) {
    const invoice = pick(
      book.invoices.filter((one) => book.may(one, 'void') && book.figures(one).receivedPence === 0),
      which,
    );
    if (!invoice) return;
    const { left } = book.figures(invoice);
    book.enter(invoice, { kind: 'void', amountPence: left.netPence + left.vatPence, ...left }, 'void');
    book.post(voided(invoice.kind, left, tagsOf(invoice)));
  },

  writeOff(book, which) {
    const invoice = pick(
      book.invoices.filter((one) => book.may(one, 'write-off')),
      which,
    );
    if (!invoice) return;
    const { balancePence } = book.figures(invoice);
    const entry = {
      kind: 'write-off' as const,
      amountPence: balancePence,
      netPence: balancePence,
      vatPence: 0,
    };
    book.enter(invoice, entry, 'write-off');
    book.post(writtenOff(balancePence, tagsOf(invoice)));
  },

  reinstate(book, which) {
    const invoice = pick(
      book.invoices.filter(({ state }) => state === 'written-off'),
      which,
    );
    if (!invoice) return;
    const { writtenOffPence, receivedPence } = book.figures(invoice);
    if (writtenOffPence <= 0) return;
    const entry = {
      kind: 'write-off' as const,
      amountPence: -writtenOffPence,
      netPence: -writtenOffPence,
      vatPence: 0,
    };
    book.enter(invoice, entry, receivedPence > 0 ? 'reinstate-part' : 'reinstate');
    book.post(reinstated(writtenOffPence, tagsOf(invoice)));
  },

  pay(book, which, much) {
    const payable = pick(book.payables, which);
    if (!payable) return;
    const part = amount(much, payableBalance(payable));
    if (!mayPay(part, payableBalance(payable)).ok) return;
    payable.paidPence += part;
    payable.payments.push({ amountPence: part, reversed: false });
    book.post(paidOut(part, 'bank', tagsOfPayable(payable.id)));
  },

  reversePayment(book, which, much) {
    const payable = pick(book.payables, which);
    const paid =
      payable &&
      pick(
        payable.payments.filter(({ reversed }) => !reversed),
        much,
      );
    if (!payable || !paid) return;
    paid.reversed = true;
    payable.paidPence -= paid.amountPence;
    book.post(paymentReversed(paid.amountPence, 'bank', tagsOfPayable(payable.id)));
  },
} satisfies Record<string, Deed>;

function tagsOfPayable(payableId: string) {
  return { payableId, homeUrn: HOME, providerId: 'provider', agreementId: AGREEMENT };
}
