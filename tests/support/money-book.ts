/**
 * An authority's money in memory, moved by the same pure rules and builders of postings as the commands use. The book
 * knows nothing by itself: every figure a test asks about is worked out twice, from the postings and from the records.
 */
import type { RecompenseTerms } from '~/agreements/domain';
import type { Pence } from '~/kernel/money';
import { can, next } from '~/kernel/state-machine';
import type { VatTreatment } from '~/kernel/vat';
import { type Committed, leftOf } from '~/recompense/domain/budgets/commitments';
import type { CountedLine, HeldVisit } from '~/recompense/domain/claims/claimable';
import { claimedOf, partsLeft, type Settlement } from '~/recompense/domain/claims/settle';
import {
  type EntrySums,
  figuresOf,
  type InvoiceFigures,
  moneyEvent,
} from '~/recompense/domain/invoices/balance';
import { type InvoiceEvent, invoiceMachine } from '~/recompense/domain/invoices/invoice-states';
import type { InvoiceState } from '~/recompense/domain/invoices/vocabulary';
import { type Entry, faultOf } from '~/recompense/domain/ledger/posting';
import type { InvoicedFor } from '~/recompense/domain/ledger/postings';
import type { LedgerAccount } from '~/recompense/domain/ledger/vocabulary';
import { type PayableFigures, payableBalance } from '~/recompense/domain/payments/payable';

/** An entry of an invoice; `ordinary` credits are a person's, the others follow from money taken back. */
export type BookEntry = EntrySums & { ordinary: boolean; reversed: boolean };

export type BookInvoice = {
  id: string;
  kind: InvoicedFor;
  state: InvoiceState;
  urn: number;
  netPence: Pence;
  vatPence: Pence;
  totalPence: Pence;
  entries: BookEntry[];
};

export type BookPayable = PayableFigures & {
  id: string;
  vatPence: Pence;
  treatment: VatTreatment;
  payments: { amountPence: Pence; reversed: boolean }[];
};

export type BookLine = CountedLine & { id: string; removed: boolean };

export type BookClaim = {
  id: string;
  state: 'open' | 'approved' | 'declined';
  lines: BookLine[];
  settlement: Settlement | null;
  invoice: BookInvoice | null;
  payable: BookPayable | null;
};

/** What of money taken back stands neither on an invoice nor on a payable. */
export type TakenBackNote = {
  homeSchoolVatPence: Pence;
  /** Of the school's part: not credited, as the authority had taken it over. */
  restPence: Pence;
};

/** An invoice with where it stands. */
type Stands = InvoiceFigures & { invoice: BookInvoice };

export class MoneyBook {
  readonly postings: Entry[][] = [];
  readonly balances = new Map<LedgerAccount, Pence>();
  readonly byTag = new Map<string, Pence>();
  readonly invoices: BookInvoice[] = [];
  readonly payables: BookPayable[] = [];
  readonly claims: BookClaim[] = [];
  readonly commitments: Committed[] = [];
  readonly takenBack: TakenBackNote[] = [];
  readonly visits: HeldVisit[] = [];
  allocatedPence = 0;
  private ids = 0;

  constructor(
    readonly terms: RecompenseTerms,
    /** Whether the authority keeps its money here in pots. */
    readonly hasPots: boolean,
  ) {}

  newId(): string {
    this.ids += 1;
    return `id-${this.ids}`;
  }

  /** Writes a posting as `post` does. @throws where its sides do not make zero */
  post(entries: readonly Entry[]): void {
    const real = entries.filter(({ amountPence }) => amountPence !== 0);
    if (real.length === 0) return;
    const fault = faultOf(real);
    if (fault) throw new Error(fault);
    this.postings.push(real);
    for (const entry of real) {
      add(this.balances, entry.account, entry.amountPence);
      for (const [kind, id] of [
        ['invoice', entry.invoiceId],
        ['payable', entry.payableId],
        ['pot', entry.potId],
      ] as const) {
        if (id) add(this.byTag, `${entry.account}/${kind}/${id}`, entry.amountPence);
      }
    }
  }

  balance(account: LedgerAccount): Pence {
    return this.balances.get(account) ?? 0;
  }

  figures(invoice: BookInvoice): InvoiceFigures {
    return figuresOf(invoice, invoice.entries);
  }

  /** Adds what changed an invoice's balance, and moves its state as `addEntry` does. */
  enter(
    invoice: BookInvoice,
    entry: Omit<BookEntry, 'reversed' | 'ordinary'> & { ordinary?: boolean },
    step?: InvoiceEvent,
  ): void {
    invoice.entries.push({ ordinary: true, ...entry, reversed: false });
    const happened = step ?? moneyEvent(invoice.state, this.figures(invoice));
    if (happened) this.move(invoice, happened);
  }

  move(invoice: BookInvoice, event: InvoiceEvent): void {
    const to = next(invoiceMachine, invoice.state, event);
    if (!to.ok) throw new Error(`An invoice that is ${invoice.state} was asked to ${event}`);
    invoice.state = to.value;
  }

  may(invoice: BookInvoice, event: InvoiceEvent): boolean {
    return can(invoiceMachine, invoice.state, event);
  }

  /** Lines that count: of every claim that stands, but those taken off. */
  counted(): BookLine[] {
    return this.claims
      .filter(({ state }) => state !== 'declined')
      .flatMap(({ lines }) => lines.filter(({ removed }) => !removed));
  }

  approved(): (BookClaim & { settlement: Settlement })[] {
    return this.claims.filter(
      (claim): claim is BookClaim & { settlement: Settlement } => claim.settlement !== null,
    );
  }

  /** Everything that is wrong with the book; empty where nothing is. */
  faults(): string[] {
    const figures = this.invoices.map((invoice) => ({ invoice, ...this.figures(invoice) }));
    return [...this.imbalances(), ...this.unexplained(figures), ...this.negatives(figures)];
  }

  private imbalances(): string[] {
    const last = this.postings.at(-1) ?? [];
    const all = [...this.balances.values()].reduce((sum, pence) => sum + pence, 0);
    return [
      ...(all === 0 ? [] : [`the ledger makes ${all}`]),
      ...(faultOf([...last, ...PAD]) ? ['a posting'] : []),
    ];
  }

  /** Balances of the ledger that the records do not explain. */
  private unexplained(figures: readonly Stands[]): string[] {
    const wrong: string[] = [];
    const same = (what: string, is: Pence, shouldBe: Pence) => {
      if (is !== shouldBe) wrong.push(`${what} is ${is}, the records say ${shouldBe}`);
    };
    for (const { invoice, balancePence } of figures)
      same(`invoice ${invoice.id}`, this.byTag.get(`receivable/invoice/${invoice.id}`) ?? 0, balancePence);
    for (const one of this.payables)
      same(`payable ${one.id}`, -(this.byTag.get(`payable/payable/${one.id}`) ?? 0), payableBalance(one));
    const sum = <T>(items: readonly T[], of: (item: T) => Pence) =>
      items.reduce((total, item) => total + of(item), 0);
    const kept = this.approved().map((claim) => partsLeft(claim.settlement, takenOf(claim)));
    const sold = figures.filter(({ invoice }) => invoice.kind === 'charge');
    const asked = figures.filter(({ invoice }) => invoice.kind !== 'claw-back');
    const back = figures.filter(({ invoice }) => invoice.kind === 'claw-back');
    const credits = (of: 'netPence' | 'vatPence', list: readonly Stands[]) =>
      sum(list, ({ invoice }) =>
        sum(
          invoice.entries.filter(
            ({ kind, ordinary }) => ordinary && (kind === 'credit-note' || kind === 'void'),
          ),
          (entry) => entry[of],
        ),
      );
    same(
      'receivable',
      this.balance('receivable'),
      sum(figures, ({ balancePence }) => balancePence),
    );
    same('payable', this.balance('payable'), -sum(this.payables, payableBalance));
    same(
      'bank',
      this.balance('bank') + this.balance('stripe'),
      sum(figures, ({ receivedPence }) => receivedPence) - sum(this.payables, ({ paidPence }) => paidPence),
    );
    same('vat-output', this.balance('vat-output'), -sum(asked, ({ left }) => left.vatPence));
    same(
      'vat-input',
      this.balance('vat-input'),
      sum(this.payables, ({ vatPence }) => vatPence) -
        sum(this.takenBack, ({ homeSchoolVatPence }) => homeSchoolVatPence) +
        credits('vatPence', back),
    );
    same('charge-income', this.balance('charge-income'), -sum(sold, ({ left }) => left.netPence));
    same('brokerage', this.balance('brokerage'), -sum(kept, ({ brokeragePence }) => brokeragePence));
    same(
      'written-off',
      this.balance('written-off'),
      sum(figures, ({ writtenOffPence }) => writtenOffPence),
    );
    const claims = asked.filter(({ invoice }) => invoice.kind === 'claim');
    same(
      'support-cost',
      this.balance('support-cost'),
      sum(kept, ({ authorityPence }) => authorityPence) +
        credits('netPence', [...claims, ...back]) -
        sum(this.takenBack, ({ restPence }) => restPence),
    );
    same('pot.allocated', -this.balance('pot.allocated'), this.allocatedPence);
    same('pot.committed', this.balance('pot.committed'), sum(this.commitments, leftOf));
    same(
      'pot.spent',
      this.balance('pot.spent'),
      sum(this.commitments, ({ spentPence }) => spentPence),
    );
    if (this.hasPots)
      same(
        'what claims drew',
        this.balance('pot.spent'),
        sum(kept, ({ authorityPence }) => authorityPence),
      );
    return wrong;
  }

  /** What must not be below nothing, and is. An invoice may be, by no more than was paid for it. */
  private negatives(figures: readonly Stands[]): string[] {
    const wrong: string[] = [];
    const least = (what: string, pence: Pence, bound = 0) => {
      if (pence < bound) wrong.push(`${what} is ${pence}`);
    };
    for (const { invoice, balancePence, receivedPence, left } of figures) {
      least(`what was received for ${invoice.id}`, receivedPence);
      least(`invoice ${invoice.id}`, balancePence, -receivedPence);
      least(`net of ${invoice.id}`, left.netPence);
      least(`VAT of ${invoice.id}`, left.vatPence);
    }
    for (const one of this.payables) least(`payable ${one.id}`, payableBalance(one));
    for (const account of ['pot.free', 'pot.committed', 'pot.spent', 'written-off'] as const)
      least(account, this.balance(account));
    for (const one of this.commitments) least(`commitment ${one.id}`, leftOf(one));
    for (const claim of this.approved()) {
      const { authorityPence, brokeragePence } = partsLeft(claim.settlement, takenOf(claim));
      least(`the authority’s part of ${claim.id}`, authorityPence);
      least(`the brokerage of ${claim.id}`, brokeragePence);
      for (const part of Object.values(claim.settlement)) least(`a part of ${claim.id}`, part);
    }
    return wrong;
  }
}

/** Two sides that make nothing together: a book without postings has no fault. */
const PAD: Entry[] = [
  { account: 'bank', amountPence: 1 },
  { account: 'bank', amountPence: -1 },
];

/** What was taken back of a claim, for work and for expenses. */
export function takenOf(claim: BookClaim) {
  return claimedOf(
    claim.lines
      .filter(({ removed }) => !removed)
      .map(({ kind, clawedBackPence }) => ({ kind, amountPence: clawedBackPence })),
  );
}

function add<K>(map: Map<K, Pence>, key: K, pence: Pence): void {
  map.set(key, (map.get(key) ?? 0) + pence);
}
