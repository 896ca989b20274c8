import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';

/** Who decides: an account of the service, and whether they are a lead. */
export type Decider = { id: string; lead: boolean };

/** Who made an invoice; null where the service itself did. */
export type Maker = { id: string; lead: boolean } | null;

/**
 * Whether somebody of the service may approve an invoice. Above the threshold four eyes look: two people, one of them a
 * lead. Up to it, whoever made it may approve it too.
 * @returns refusal `invoice.four-eyes` that says who can
 */
export function judgeApproval(
  invoice: { totalPence: Pence; maker: Maker },
  thresholdPence: Pence,
  by: Decider,
): Verdict<undefined> {
  if (invoice.totalPence <= thresholdPence) return yes();
  const above = `This invoice is above ${moneyWords(thresholdPence)}, so two people look at it, one of them a lead.`;
  if (invoice.maker?.id === by.id)
    return no(
      'invoice.four-eyes',
      `${above} It came from your own decision: ask ${by.lead ? 'somebody else of the service' : 'a lead'} to approve it.`,
    );
  if (!by.lead && !invoice.maker?.lead) return no('invoice.four-eyes', `${above} Ask a lead to approve it.`);
  return yes();
}

/** What makes an invoice ask for less than was approved. */
export type Lessening = 'credit' | 'void' | 'refund';
const LESSENING: Readonly<Record<Lessening, string>> = {
  credit: 'A credit',
  void: 'Making an invoice void',
  refund: 'Paying money back',
};

/**
 * Whether somebody of the service may take off what was approved: above the threshold a lead decides.
 * @returns refusal `invoice.needs-lead`
 */
export function judgeLessening(
  what: Lessening,
  amountPence: Pence,
  thresholdPence: Pence,
  by: Pick<Decider, 'lead'>,
): Verdict<undefined> {
  if (by.lead || amountPence <= thresholdPence) return yes();
  return no(
    'invoice.needs-lead',
    `${LESSENING[what]} above ${moneyWords(thresholdPence)} is a lead’s to decide. Ask a lead, and give them your reason.`,
  );
}

/** Whether somebody may write an invoice off, or take a write-off back: a lead, always. */
export function judgeWriteOff(by: Pick<Decider, 'lead'>): Verdict<undefined> {
  return by.lead ? yes() : no('invoice.needs-lead', 'Writing off is a lead’s to decide. Ask a lead.');
}
