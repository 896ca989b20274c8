/** What people do with pots, visits and claims on a `MoneyBook`: by the rules of the product, refused where they refuse. */
import { addDays } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { groundsFor, leftOf, spread as share } from '~/recompense/domain/budgets/commitments';
import { decideAllocation } from '~/recompense/domain/budgets/pots';
import { claimable } from '~/recompense/domain/claims/claimable';
import { checkClawBack, homeSchoolGives } from '~/recompense/domain/claims/claw-back';
import { claimedOf, partsLeft, settle, spread, takenBack } from '~/recompense/domain/claims/settle';
import { creditTakenBack, invoiceSums } from '~/recompense/domain/invoices/sums';
import {
  claimApproved,
  clawedBack,
  potAllocated,
  potCommitted,
  potReleased,
  potSpent,
  potUnspent,
} from '~/recompense/domain/ledger/postings';
import { payableBalance, reducible } from '~/recompense/domain/payments/payable';
import { type BookInvoice, type MoneyBook, takenOf } from './money-book';
import { AGREEMENT, amount, CLIENT, type Deed, HOME, invoiced, POT, pick, TODAY } from './money-deeds-common';

const LIFE = { state: 'closing', activeOn: '2026-09-01', endedOn: '2027-06-01' } as const;
const SPAN = { from: '2026-04-01', to: '2028-03-31' };

export const CLAIM_DEEDS = {
  allocate(book, _which, much) {
    const pot = {
      allocated: book.allocatedPence,
      committed: book.balance('pot.committed'),
      spent: book.balance('pot.spent'),
      free: book.balance('pot.free'),
      closed: false,
    };
    const change = much % 4 === 0 ? -amount(much, 50_000) : amount(much, 400_000);
    if (!book.hasPots || !decideAllocation(pot, change).ok) return;
    book.allocatedPence += change;
    book.post(potAllocated(change, POT));
  },

  commit(book, _which, much) {
    const amountPence = amount(much, 200_000);
    const grounds = groundsFor({
      amountPence,
      freePence: book.balance('pot.free'),
      othersPence: 0,
      thresholdPence: 10_000_000,
      pot: SPAN,
      agreement: SPAN,
    });
    if (!book.hasPots || grounds.length > 0) return;
    const id = book.newId();
    book.commitments.push({
      id,
      potId: POT,
      state: 'approved',
      amountPence,
      releasedPence: 0,
      spentPence: 0,
    });
    book.post(potCommitted(amountPence, { potId: POT, agreementId: AGREEMENT }));
  },

  release(book, which, much) {
    const one = pick(book.commitments, which);
    if (!one || leftOf(one) === 0) return;
    const part = Math.min(amount(much, leftOf(one)), leftOf(one));
    one.releasedPence += part;
    book.post(potReleased(part, { potId: POT, agreementId: AGREEMENT }));
    if (leftOf(one) === 0) one.state = 'released';
  },

  visit(book, which, much) {
    book.visits.push({ id: book.newId(), on: addDays('2026-09-10', which % 200), halfDays: (much % 4) + 1 });
  },

  correct(book, which, much) {
    const visit = pick(book.visits, which);
    if (visit) visit.halfDays = much % 5;
  },

  claim(book, which, much) {
    const { terms } = book;
    const can = claimable(terms, LIFE, book.visits, book.counted(), TODAY);
    const none = { visitId: null, halfDays: null, instalment: null, clawedBackPence: 0, removed: false };
    // Days are worth what they are in order: any number of the first, never the second without the first.
    const days = can.days.slice(0, (which % (can.days.length + 1)) + (much % 2));
    const cost = Math.min(can.expensesLeftPence, amount(much, 9_000));
    const lines = [
      ...days.map((day) => ({
        ...none,
        id: book.newId(),
        kind: 'days' as const,
        visitId: day.visitId,
        halfDays: day.halfDays,
        amountPence: day.amountPence,
      })),
      ...can.instalments
        .filter((_, n) => (which >> n) % 2 === 0)
        .map(({ key, amountPence }) => ({
          ...none,
          id: book.newId(),
          kind: 'instalment' as const,
          instalment: key,
          amountPence,
        })),
      ...(cost > 0 ? [{ ...none, id: book.newId(), kind: 'expense' as const, amountPence: cost }] : []),
    ];
    if (lines.length === 0) return;
    book.claims.push({
      ...{ id: book.newId(), state: 'open', lines, settlement: null, invoice: null, payable: null },
    });
  },

  approve(book, which, much) {
    const { terms } = book;
    const claim = pick(
      book.claims.filter(({ state }) => state === 'open'),
      which,
    );
    if (!claim) return;
    // The service takes lines off, or all of them: then the claim is declined.
    const kept = claim.lines.filter((_, n) => much % 5 !== 0 || (much >> n) % 2 === 0);
    const approved = book.approved();
    const before = { workPence: 0, expensesPence: 0 };
    const soFar = { authorityPence: 0, brokeragePence: 0 };
    for (const one of approved) {
      const taken = takenOf(one);
      const left = partsLeft(one.settlement, taken);
      before.workPence += one.settlement.workPence - taken.workPence;
      before.expensesPence += one.settlement.expensesPence - taken.expensesPence;
      soFar.authorityPence += left.authorityPence;
      soFar.brokeragePence += left.brokeragePence;
    }
    const now = claimedOf(kept);
    const settled = settle(terms, before, soFar, now);
    if (now.workPence + now.expensesPence === 0 || !settled.ok) {
      claim.state = 'declined';
      return;
    }
    const division = settled.value;
    const drawn = share(division.authorityPence, book.commitments, leftOf);
    if (book.hasPots && drawn.shortPence > 0) return;
    for (const line of claim.lines) line.removed = !kept.includes(line);
    claim.state = 'approved';
    claim.settlement = division;
    const parts = spread(
      division.schoolPence,
      kept.map(({ amountPence }) => amountPence),
    );
    claim.invoice = invoiced(book, 'claim', CLIENT, parts);
    const vatPence = invoiceSums([sum(division.homeSchoolPence)], terms.vat).vatPence;
    if (division.homeSchoolPence > 0) {
      claim.payable = {
        id: book.newId(),
        totalPence: division.homeSchoolPence + vatPence,
        vatPence,
        treatment: terms.vat,
        paidPence: 0,
        reducedPence: 0,
        payments: [],
      };
      book.payables.push(claim.payable);
    }
    const pot = (book.hasPots ? drawn.shares : []).flatMap(({ id, amountPence }) => {
      const one = book.commitments.find((commitment) => commitment.id === id);
      if (one) one.spentPence += amountPence;
      return potSpent(amountPence, { potId: POT, agreementId: AGREEMENT });
    });
    book.post(
      claimApproved(
        division,
        { schoolPence: claim.invoice?.vatPence ?? 0, homeSchoolPence: claim.payable?.vatPence ?? 0 },
        tagsOfClaim(claim.invoice?.id ?? null, claim.payable?.id ?? null),
        pot,
      ),
    );
  },

  decline(book, which) {
    const claim = pick(
      book.claims.filter(({ state }) => state === 'open'),
      which,
    );
    if (claim) claim.state = 'declined';
  },

  clawBack(book, which, much) {
    const claim = pick(book.approved(), which);
    if (!claim) return;
    const open = claim.lines.filter(({ removed }) => !removed);
    const asked = open
      .filter((_, n) => (much >> n) % 2 === 0)
      .map((line) => ({
        lineId: line.id,
        amountPence: Math.min(line.amountPence - line.clawedBackPence, amount(much, line.amountPence)),
      }));
    if (!checkClawBack(open, asked).ok) return;
    const lines = asked.flatMap(({ lineId, amountPence }) => {
      const line = open.find(({ id }) => id === lineId);
      return line && amountPence > 0 ? [{ line, amountPence }] : [];
    });
    const now = claimedOf(lines.map(({ line, amountPence }) => ({ kind: line.kind, amountPence })));
    const division = takenBack(claim.settlement, takenOf(claim), now);
    for (const { line, amountPence } of lines) line.clawedBackPence += amountPence;
    const { payable, invoice } = claim;
    const treatment = payable?.treatment ?? book.terms.vat;
    const owed = payable ? payableBalance(payable) : 0;
    const gives = homeSchoolGives(division.homeSchoolPence, treatment, Math.max(0, owed));
    if (payable) payable.reducedPence += reducible(gives.fromPayablePence, owed);
    const back = invoiced(book, 'claw-back', HOME, [gives.invoicedNetPence], treatment);
    const school = creditBack(book, invoice, division.schoolPence);
    const rest = share(
      division.authorityPence,
      [...book.commitments].reverse(),
      ({ spentPence }) => spentPence,
    );
    const pot = rest.shares.flatMap(({ id, amountPence }) => {
      const one = book.commitments.find((commitment) => commitment.id === id);
      const gone = one?.state === 'released';
      if (one) one.spentPence -= amountPence;
      if (one && gone) one.releasedPence += amountPence;
      const to = gone ? 'pot.free' : 'pot.committed';
      return potUnspent(amountPence, { potId: POT, agreementId: AGREEMENT }, to);
    });
    const homeSchoolVatPence = gives.fromPayablePence - gives.fromPayableNetPence + (back?.vatPence ?? 0);
    book.takenBack.push({
      homeSchoolVatPence,
      restPence: division.schoolPence - school.creditedPence,
    });
    book.post(
      clawedBack(
        {
          division,
          vat: { schoolPence: school.vatPence, homeSchoolPence: homeSchoolVatPence },
          fromPayablePence: gives.fromPayablePence,
          school,
        },
        { ...tagsOfClaim(invoice?.id ?? null, payable?.id ?? null), clawBackInvoiceId: back?.id ?? null },
        pot,
      ),
    );
  },
} satisfies Record<string, Deed>;

const sum = (netPence: Pence) => ({
  description: 'Sum',
  quantity: null,
  unit: null,
  unitPence: null,
  netPence,
});

function tagsOfClaim(invoiceId: string | null, payableId: string | null) {
  return { agreementId: AGREEMENT, providerId: 'provider', urn: CLIENT, homeUrn: HOME, invoiceId, payableId };
}

/** What of the school's part its invoice is credited with, as `creditForClawBack` has it. */
function creditBack(book: MoneyBook, invoice: BookInvoice | null, netPence: Pence) {
  if (!invoice || netPence === 0) return { creditedPence: 0, madeGoodPence: 0, vatPence: 0 };
  const { left, writtenOffPence } = book.figures(invoice);
  const { sums, madeGoodPence } = creditTakenBack(left, writtenOffPence, netPence);
  if (sums.netPence > 0) {
    const amountPence = sums.netPence + sums.vatPence;
    book.enter(invoice, { kind: 'credit-note', amountPence, ...sums, ordinary: false });
  }
  if (madeGoodPence > 0) {
    const back = { amountPence: -madeGoodPence, netPence: -madeGoodPence, vatPence: 0 };
    book.enter(invoice, { kind: 'write-off', ...back, ordinary: false });
  }
  return { creditedPence: sums.netPence, madeGoodPence, vatPence: sums.vatPence };
}
