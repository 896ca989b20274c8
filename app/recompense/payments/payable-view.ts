import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';
import type { PayableState, PaymentMethod } from '../domain/payments/vocabulary';

/** What is owed to a provider's school for one claim, as lists show it. */
export type PayableSummary = {
  id: string;
  state: PayableState;
  homeUrn: number;
  homeName: string;
  providerName: string;
  authorityName: string;
  claimId: string;
  claimRef: string;
  agreementId: string;
  agreementRef: string;
  totalPence: Pence;
  balancePence: Pence;
  dueOn: CalendarDate;
  overdue: boolean;
};

export type PaymentView = {
  id: string;
  ref: string;
  /** Negative for one that takes another back. */
  amountPence: Pence;
  method: PaymentMethod;
  reference: string;
  on: CalendarDate;
  by: string;
  reason: string | null;
  /** The payment this one takes back; and the one that took this one back. */
  reverses: string | null;
  reversedBy: string | null;
};

/** What the events of a payable tell besides their type. */
export type HistoryDetails = { amountPence?: Pence; totalPence?: Pence; ref?: string; reverses?: string };

export type PayablePage = PayableSummary & {
  version: number;
  netPence: Pence;
  vatPence: Pence;
  vatTreatment: VatTreatment;
  paidPence: Pence;
  reducedPence: Pence;
  payments: PaymentView[];
  history: {
    id: string;
    at: Date;
    who: string;
    type: string;
    details: HistoryDetails;
    reason: string | null;
  }[];
  mayPay: boolean;
  mayReverse: boolean;
  /** Whether the viewer is of the service that owes it. */
  service: boolean;
  today: CalendarDate;
};

export type RunPage = { urn: number; schoolName: string; rows: PayableSummary[]; today: CalendarDate };

/** Whether a payment can still be taken back. */
export function isReversible({ reverses, reversedBy }: PaymentView): boolean {
  return reverses === null && reversedBy === null;
}
