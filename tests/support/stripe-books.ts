/** What the local Stripe holds, and what it allows: kept apart from how it is asked. */

/** Anything Stripe gives, by id. */
export type Made = { id: string; object: string; created: number; [name: string]: unknown };

/** A refusal in Stripe's words. */
export class ResourceError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

const bad = (message: string, code?: string) =>
  new ResourceError(400, 'invalid_request_error', message, code);

/** Address part → what is listed there. */
const KINDS: Record<string, string> = {
  customers: 'customer',
  invoices: 'invoice',
  invoice_payments: 'invoice_payment',
  payment_intents: 'payment_intent',
  charges: 'charge',
  refunds: 'refund',
  disputes: 'dispute',
  transfers: 'transfer',
  payouts: 'payout',
  accounts: 'account',
  events: 'event',
  balance_transactions: 'balance_transaction',
};

type Line = { amount: number; description: string };

export class StripeBooks {
  private readonly all = new Map<string, Made>();
  private counter = 0;
  /** Pence available for transfers without a source. */
  available = 0;
  /** The most a page of a list holds, so that small lists have several. */
  page = 3;
  private readonly now = () => Math.floor(Date.now() / 1000);

  of(object: string): Made[] {
    return [...this.all.values()].filter((made) => made.object === object);
  }

  get(id: string): Made {
    const found = this.all.get(id);
    if (!found)
      throw new ResourceError(404, 'invalid_request_error', `No such object: '${id}'`, 'resource_missing');
    return found;
  }

  create(object: string, prefix: string, more: Record<string, unknown>): Made {
    const made: Made = {
      id: `${prefix}_${++this.counter}`,
      object,
      created: this.now(),
      livemode: false,
      ...more,
    };
    this.all.set(made.id, made);
    return made;
  }

  retrieve(kind: string, id: string): Made {
    const found = this.get(id);
    if (found.object !== KINDS[kind])
      throw new ResourceError(404, 'invalid_request_error', `No such ${kind}: '${id}'`, 'resource_missing');
    return found;
  }

  /** Newest first, as Stripe lists, a page at a time. */
  list(kind: string, query: Record<string, string>): Made {
    const object = KINDS[kind];
    if (!object) throw new ResourceError(404, 'invalid_request_error', `Unrecognized request URL (${kind})`);
    const types = Object.entries(query).flatMap(([name, value]) =>
      name.startsWith('types.') ? [value] : [],
    );
    const matching = this.of(object)
      .filter(
        (made) =>
          (query.customer === undefined || made.customer === query.customer) &&
          (query.invoice === undefined || made.invoice === query.invoice) &&
          (query.charge === undefined || made.charge === query.charge) &&
          (query.payout === undefined || made.payout === query.payout) &&
          (query.transfer_group === undefined || made.transfer_group === query.transfer_group) &&
          (query.status === undefined || made.status === query.status) &&
          (query['payment.payment_intent'] === undefined ||
            (made.payment as { payment_intent?: string }).payment_intent ===
              query['payment.payment_intent']) &&
          (types.length === 0 || types.includes(String(made.type))) &&
          (query['created.gte'] === undefined || made.created >= Number(query['created.gte'])),
      )
      .reverse();
    const from = query.starting_after ? matching.findIndex(({ id }) => id === query.starting_after) + 1 : 0;
    const size = Math.min(this.page, Number(query.limit ?? 10));
    const data = matching.slice(from, from + size);
    return {
      object: 'list',
      id: '',
      created: 0,
      url: `/v1/${kind}`,
      data,
      has_more: from + size < matching.length,
    };
  }

  /** Puts whole objects in place of ids along the paths asked for; paths end at four levels, as Stripe's do. */
  expanded(made: Made, paths: readonly string[]): unknown {
    const copy: unknown = structuredClone(made);
    for (const path of paths) {
      const names = path.split('.');
      if (names.length > 4) throw bad(`You cannot expand more than 4 levels of a property: ${path}`);
      this.expand(copy, names);
    }
    return copy;
  }

  private expand(at: unknown, [name, ...rest]: string[]): void {
    if (name === undefined || typeof at !== 'object' || at === null) return;
    const values = Array.isArray(at) ? at : [at];
    for (const one of values as Record<string, unknown>[]) {
      const value = one[name];
      if (typeof value === 'string' && this.all.has(value)) one[name] = structuredClone(this.get(value));
      if (rest.length > 0) this.expand(one[name], rest);
    }
  }

  createInvoice(of: {
    customer: string;
    currency: string;
    collection_method: string;
    days_until_due: number | null;
    auto_advance: boolean;
    metadata: Record<string, string>;
    methods: string[];
  }): Made {
    if (!this.all.has(of.customer)) throw bad(`No such customer: '${of.customer}'`, 'resource_missing');
    const { methods, ...rest } = of;
    return this.create('invoice', 'in', {
      ...rest,
      status: 'draft',
      amount_due: 0,
      amount_paid: 0,
      amount_remaining: 0,
      total: 0,
      hosted_invoice_url: null,
      payment_settings: { payment_method_types: methods },
      lines: { object: 'list', data: [], has_more: false, url: '' },
    });
  }

  addLines(id: string, lines: readonly Line[]): Made {
    const made = this.invoice(id);
    if (made.status !== 'draft')
      throw bad('You can only add lines to draft invoices.', 'invoice_not_editable');
    const held = made.lines as { data: Line[] };
    held.data.push(...lines.map((line) => ({ id: `il_${++this.counter}`, object: 'line_item', ...line })));
    const total = held.data.reduce((sum, line) => sum + line.amount, 0);
    return Object.assign(made, { total, amount_due: total, amount_remaining: total });
  }

  finalise(id: string): Made {
    const made = this.invoice(id);
    if (made.status !== 'draft')
      throw bad(
        'This invoice is already finalized, you can’t re-finalize a non-draft invoice.',
        'invoice_not_editable',
      );
    Object.assign(made, { status: 'open', hosted_invoice_url: `https://invoice.stripe.example/i/${id}` });
    this.tell('invoice.finalized', made);
    return made;
  }

  voidInvoice(id: string): Made {
    const made = this.invoice(id);
    if (made.status !== 'open' && made.status !== 'uncollectible')
      throw bad("You can only pass in open invoices. This invoice isn't open.");
    Object.assign(made, { status: 'void', amount_remaining: 0 });
    this.tell('invoice.voided', made);
    return made;
  }

  deleteInvoice(id: string): Made {
    const made = this.invoice(id);
    if (made.status !== 'draft') throw bad('You can only delete draft invoices.', 'invoice_not_editable');
    this.all.delete(id);
    return { object: 'invoice', id, created: 0, deleted: true };
  }

  private invoice(id: string): Made {
    return this.retrieve('invoices', id);
  }

  /**
   * The school pays a bill on Stripe's page: all of it, as that page asks; another sum is refused.
   * @returns the events that follow, oldest first
   */
  pay(
    id: string,
    options: {
      amount?: number;
      fee?: number;
      currency?: string;
      elsewhere?: boolean;
      feeLater?: boolean;
    } = {},
  ): Made[] {
    const made = this.invoice(id);
    if (made.status !== 'open')
      throw bad('Invoice is already paid', 'invoice_payment_intent_requires_action');
    const due = Number(made.amount_due);
    const amount = options.amount ?? due;
    const from = this.of('event').length;
    const currency = options.currency ?? String(made.currency);
    const intent = this.create('payment_intent', 'pi', { amount, currency, status: 'succeeded' });
    const charge = this.create('charge', 'ch', {
      amount,
      currency,
      payment_intent: intent.id,
      amount_refunded: 0,
      disputed: false,
      status: 'succeeded',
      balance_transaction: null,
    });
    intent.latest_charge = charge.id;
    if (!options.feeLater) this.settle(charge.id, options.fee ?? 0);
    this.create('invoice_payment', 'inpay', {
      invoice: id,
      amount_paid: amount,
      amount_requested: amount,
      currency,
      status: 'paid',
      payment: options.elsewhere
        ? { type: 'payment_record' }
        : { type: 'payment_intent', payment_intent: intent.id },
    });
    Object.assign(made, {
      currency,
      status: amount >= due ? 'paid' : 'open',
      amount_paid: amount,
      amount_remaining: Math.max(0, due - amount),
      ...(options.elsewhere ? { amount_paid_off_stripe: amount } : {}),
    });
    if (!options.elsewhere) this.tell('charge.succeeded', charge);
    this.tell('invoice_payment.paid', this.of('invoice_payment').at(-1) ?? made);
    this.tell('invoice.payment_succeeded', made);
    this.tell('invoice.paid', made);
    return this.of('event').slice(from);
  }

  /** The money of a charge is there, less what Stripe keeps. */
  settle(chargeId: string, fee: number): Made {
    const charge = this.get(chargeId);
    const amount = Number(charge.amount);
    const moved = this.create('balance_transaction', 'txn', {
      amount,
      fee,
      net: amount - fee,
      currency: charge.currency,
      type: 'charge',
      source: chargeId,
      payout: null,
    });
    charge.balance_transaction = moved.id;
    this.available += amount - fee;
    return moved;
  }

  refund(chargeId: string, amount: number): Made[] {
    const charge = this.get(chargeId);
    const from = this.of('event').length;
    const refund = this.create('refund', 're', {
      amount,
      currency: charge.currency,
      charge: chargeId,
      payment_intent: charge.payment_intent,
      status: 'succeeded',
    });
    charge.amount_refunded = Number(charge.amount_refunded) + amount;
    this.tell('refund.created', refund);
    this.tell('charge.refunded', charge);
    return this.of('event').slice(from);
  }

  dispute(chargeId: string): Made[] {
    const charge = this.get(chargeId);
    const from = this.of('event').length;
    const dispute = this.create('dispute', 'dp', {
      amount: charge.amount,
      currency: charge.currency,
      charge: chargeId,
      payment_intent: charge.payment_intent,
      status: 'needs_response',
    });
    charge.disputed = true;
    this.tell('charge.dispute.created', dispute);
    return this.of('event').slice(from);
  }

  transfer(of: {
    amount: number;
    currency: string;
    destination: string;
    source: string | null;
    group: string | null;
    metadata: Record<string, string>;
  }): Made {
    const account = this.retrieve('accounts', of.destination);
    if ((account.capabilities as { transfers: string }).transfers !== 'active')
      throw bad(
        'Your destination account needs to have at least one of the following capabilities enabled: transfers',
        'insufficient_capabilities_for_transfer',
      );
    if (of.source) {
      const charge = this.get(of.source);
      if (of.amount > Number(charge.amount)) throw bad('The transfer is more than its source.');
    } else if (of.amount > this.available) {
      throw bad('You have insufficient available funds in your Stripe account.', 'balance_insufficient');
    }
    this.available -= of.amount;
    const made = this.create('transfer', 'tr', {
      amount: of.amount,
      currency: of.currency,
      destination: of.destination,
      source_transaction: of.source,
      transfer_group: of.group,
      metadata: of.metadata,
    });
    this.create('balance_transaction', 'txn', {
      amount: -of.amount,
      fee: 0,
      net: -of.amount,
      currency: of.currency,
      type: 'transfer',
      source: made.id,
      payout: null,
    });
    return made;
  }

  /** Everything that has moved and has not been paid out goes to the bank. */
  payout(options: { automatic?: boolean } = {}): Made[] {
    const from = this.of('event').length;
    const moved = this.of('balance_transaction').filter(({ payout }) => payout === null);
    const amount = moved.reduce((sum, one) => sum + Number(one.net), 0);
    const made = this.create('payout', 'po', {
      amount,
      currency: 'gbp',
      status: 'paid',
      automatic: options.automatic ?? true,
    });
    for (const one of moved) one.payout = made.id;
    this.available -= amount;
    this.tell('payout.paid', made);
    return this.of('event').slice(from);
  }

  balance(): Made {
    const available = [{ amount: this.available, currency: 'gbp' }];
    return { object: 'balance', id: '', created: 0, available, pending: [] };
  }

  /** The school finished at Stripe: its account takes transfers, or no longer. */
  capable(accountId: string, transfers: 'active' | 'inactive'): Made[] {
    const account = this.get(accountId);
    account.capabilities = { transfers };
    const from = this.of('event').length;
    this.tell('account.updated', account);
    return this.of('event').slice(from);
  }

  /** Tells of something as it stands now; the event keeps that text for good. */
  tell(type: string, object: Made): Made {
    return this.create('event', 'evt', {
      type,
      api_version: '2026-10-28.endive',
      data: { object: structuredClone(object) },
    });
  }
}
