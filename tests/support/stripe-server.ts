/**
 * A local server that behaves as Stripe's API does, as far as the product uses it: the real client runs against it.
 * Idempotency keys, form-encoded bodies, `expand`, pages, the life of an invoice, events with signatures, transfers,
 * payouts; and on demand 429, 500, hangs, dropped sockets and answers lost on their way.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { type Made, ResourceError, StripeBooks } from './stripe-books';

export const STRIPE_KEY = 'sk_test_alongside';
export const STRIPE_SECRET = 'whsec_alongside';

/**
 * What befalls one request:
 * - `401`, `429`, `500`, `409`: that answer; of a 500 nothing was done, but the answer stands under the key, as at Stripe.
 * - `500-after`: done, then 500.
 * - `hang`: no answer until the client gives up; nothing was done.
 * - `late`: done only after an impatient client has given up, and perhaps asked again.
 * - `lost`: done, but the connection ends before the answer.
 * - `drop`: the connection ends before anything was done.
 */
export type Trouble = '401' | '429' | '409' | '500' | '500-after' | 'hang' | 'late' | 'lost' | 'drop';

type Kept = { fingerprint: string; answer: Promise<Answer> | Answer; done: boolean };
type Answer = { status: number; body: unknown };

export type StripeServer = Awaited<ReturnType<typeof startStripe>>;

export async function startStripe() {
  const books = new StripeBooks();
  const keys = new Map<string, Kept>();
  const asked: string[] = [];
  const replayed: string[] = [];
  let troubles: ((request: string) => Trouble | null) | null = null;
  let slow = 0;

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await bodyOf(req);
    const url = new URL(req.url ?? '/', 'http://stripe');
    const name = `${req.method} ${url.pathname}`;
    asked.push(name);
    const trouble = troubles?.(name) ?? null;
    if (trouble === 'drop') return void req.socket.destroy();
    if (trouble === 'hang') return;
    if (trouble === '401' || req.headers.authorization !== `Bearer ${STRIPE_KEY}`)
      return send(res, fault(401, 'invalid_request_error', 'Invalid API Key provided: sk_****'));
    if (trouble === '429')
      return send(res, fault(429, 'invalid_request_error', 'Too many requests', 'rate_limit'));
    if (trouble === '409')
      return send(res, fault(409, 'invalid_request_error', 'Another request holds it', 'lock_timeout'));
    const params = parseForm(req.method === 'GET' ? url.search.slice(1) : body);
    const work = async (): Promise<Answer> => {
      if (slow > 0) await sleep(slow);
      if (trouble === 'late') await sleep(150);
      if (trouble === '500') return fault(500, 'api_error', 'An error occurred');
      const made = perform(books, req.method ?? 'GET', url.pathname, params);
      return trouble === '500-after' ? fault(500, 'api_error', 'An error occurred') : made;
    };
    const key = req.headers['idempotency-key'];
    const answer =
      req.method === 'POST' && typeof key === 'string'
        ? await once(keys, key, `${name} ${body}`, work, () => replayed.push(name))
        : await work();
    if (trouble === 'lost') return void req.socket.destroy();
    send(res, answer);
  }

  const server: Server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => send(res, fault(500, 'api_error', String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port, not a pipe

  return {
    base: `http://127.0.0.1:${port}`,
    books,
    /** Requests so far, `METHOD /path`, and those answered from a key's memory. */
    asked,
    replayed,
    /** What befalls each request; null for nothing. */
    trouble(of: ((request: string) => Trouble | null) | null): void {
      troubles = of;
    },
    /** Milliseconds each request takes. */
    slow(milliseconds: number): void {
      slow = milliseconds;
    },
    /** As Stripe may, a day later: what was under way has long been done by then. */
    async forgetKeys(): Promise<void> {
      await Promise.all([...keys.values()].map((kept) => kept.answer));
      keys.clear();
    },
    close(): Promise<void> {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** An event as it is sent to a webhook: its text and the header that signs it. */
export function signedNotice(
  event: object,
  options: { secret?: string; at?: Date } = {},
): { body: string; header: string } {
  const body = JSON.stringify(event);
  const header = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: options.secret ?? STRIPE_SECRET,
    timestamp: Math.floor((options.at ?? new Date()).getTime() / 1000),
  });
  return { body, header };
}

/** The same key gives the same answer, a 500 too; another body under it is refused, and one under way is a conflict. */
async function once(
  keys: Map<string, Kept>,
  key: string,
  fingerprint: string,
  work: () => Promise<Answer>,
  replay: () => void,
): Promise<Answer> {
  const known = keys.get(key);
  if (known) {
    if (known.fingerprint !== fingerprint)
      return fault(
        400,
        'idempotency_error',
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`,
      );
    if (!known.done)
      return fault(
        409,
        'idempotency_error',
        'There is currently another in-progress request using this Idempotent Key.',
        'idempotency_key_in_use',
      );
    replay();
    return known.answer;
  }
  const kept: Kept = { fingerprint, answer: work(), done: false };
  keys.set(key, kept);
  kept.answer = await kept.answer;
  kept.done = true;
  // Requests that were turned away before they began leave no answer.
  if (kept.answer.status === 401 || kept.answer.status === 429) keys.delete(key);
  return kept.answer;
}

function fault(status: number, type: string, message: string, code?: string): Answer {
  return { status, body: { error: { type, message, ...(code ? { code } : {}) } } };
}

function send(res: ServerResponse, { status, body }: Answer): void {
  if (res.destroyed) return;
  res.writeHead(status, { 'Content-Type': 'application/json', 'Request-Id': 'req_test' });
  res.end(JSON.stringify(body));
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer); // a request's chunks are buffers
  return Buffer.concat(chunks).toString();
}

type Params = { [name: string]: string | Params };

/** `lines[0][amount]=1&expand[]=x` as an object of objects; lists have numbers as names. */
export function parseForm(text: string): Params {
  const root: Params = {};
  for (const [path, value] of new URLSearchParams(text)) {
    const names = [
      path.split('[')[0] ?? '',
      ...[...path.matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? ''),
    ];
    let at = root;
    names.forEach((raw, n) => {
      const name = raw === '' ? String(Object.keys(at).length) : raw;
      if (n === names.length - 1) at[name] = value;
      else {
        const below = at[name];
        const next: Params = typeof below === 'object' ? below : {};
        at[name] = next;
        at = next;
      }
    });
  }
  return root;
}

const text = (value: string | Params | undefined) => (typeof value === 'string' ? value : undefined);
const list = (value: string | Params | undefined) =>
  typeof value === 'object' ? Object.values(value) : value === undefined ? [] : [value];
const map = (value: string | Params | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' ? value : {}).flatMap(([name, one]) =>
      typeof one === 'string' ? [[name, one]] : [],
    ),
  );

function perform(books: StripeBooks, method: string, path: string, params: Params): Answer {
  try {
    const made = route(books, method, path, params);
    return {
      status: 200,
      body: books.expanded(
        made,
        list(params.expand).flatMap((one) => text(one) ?? []),
      ),
    };
  } catch (error) {
    if (error instanceof ResourceError) return fault(error.status, error.type, error.message, error.code);
    throw error;
  }
}

function route(books: StripeBooks, method: string, path: string, params: Params): Made {
  const [, , kind = '', id, verb] = path.split('/');
  if (method === 'DELETE' && kind === 'invoices') return books.deleteInvoice(id ?? '');
  if (kind === 'balance') return books.balance();
  if (method === 'GET' && id === undefined) return books.list(kind, flat(params));
  if (method === 'GET') return books.retrieve(kind, id ?? '');
  const metadata = map(params.metadata);
  const number = (name: string) =>
    text(params[name]) === undefined ? undefined : Number(text(params[name]));
  switch (`${kind}${verb ? `/${verb}` : ''}`) {
    case 'customers':
      return books.create('customer', 'cus', { name: text(params.name) ?? null, metadata });
    case 'invoices':
      return books.createInvoice({
        customer: text(params.customer) ?? '',
        currency: text(params.currency) ?? 'gbp',
        collection_method: text(params.collection_method) ?? 'charge_automatically',
        days_until_due: number('days_until_due') ?? null,
        auto_advance: text(params.auto_advance) === 'true',
        metadata,
        methods: list(
          typeof params.payment_settings === 'object'
            ? params.payment_settings.payment_method_types
            : undefined,
        ).map(String),
      });
    case 'invoices/add_lines':
      return books.addLines(
        id ?? '',
        list(params.lines).map((line) => ({
          amount: Number(typeof line === 'object' ? line.amount : 0),
          description: String(typeof line === 'object' ? line.description : ''),
        })),
      );
    case 'invoices/finalize':
      return books.finalise(id ?? '');
    case 'invoices/void':
      return books.voidInvoice(id ?? '');
    case 'transfers':
      return books.transfer({
        amount: number('amount') ?? 0,
        currency: text(params.currency) ?? '',
        destination: text(params.destination) ?? '',
        source: text(params.source_transaction) ?? null,
        group: text(params.transfer_group) ?? null,
        metadata,
      });
    case 'accounts':
      return books.create('account', 'acct', { capabilities: { transfers: 'inactive' }, metadata });
    case 'account_links':
      return {
        object: 'account_link',
        id: '',
        created: 0,
        url: `https://connect.stripe.example/${text(params.account)}`,
        expires_at: 0,
        return_url: text(params.return_url) ?? '',
        refresh_url: text(params.refresh_url) ?? '',
      };
    default:
      throw new ResourceError(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`);
  }
}

/** `payment[payment_intent]=pi_1` as `payment.payment_intent`. */
function flat(params: Params, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(params).map(([name, value]) =>
      typeof value === 'string' ? { [`${prefix}${name}`]: value } : flat(value, `${prefix}${name}.`),
    ),
  ) as Record<string, string>; // objects of texts joined
}
