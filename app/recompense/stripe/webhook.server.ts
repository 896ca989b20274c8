import Stripe from 'stripe';
import { clock } from '~/platform/clock.server';
import { env } from '~/platform/env.server';
import { log } from '~/platform/log.server';
import { notFound } from '~/platform/respond.server';
import { storeEvent } from './events.server';

/** Seconds a notice may be old, or ahead: Stripe signs anew each time it sends. */
const TOLERANCE_SECONDS = 300;

/**
 * The ids a signed notice names; null where the signature does not hold for these very bytes, is too old, or the text is
 * no notice. Nothing else of it is used.
 * @param body the bytes as they came
 */
export function readNotice(
  body: string,
  header: string | null,
  secret: string,
  now: Date,
): { id: string; account: string | null } | null {
  const signed = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header ?? '')?.[1];
  if (!header || signed === undefined) return null;
  if (Number(signed) - now.getTime() / 1000 > TOLERANCE_SECONDS) return null;
  let event: unknown;
  try {
    event = Stripe.webhooks.constructEvent(body, header, secret, TOLERANCE_SECONDS, undefined, now.getTime());
  } catch {
    return null;
  }
  if (typeof event !== 'object' || event === null) return null;
  const id: unknown = Reflect.get(event, 'id');
  const account: unknown = Reflect.get(event, 'account');
  if (typeof id !== 'string' || !/^evt_\w{1,200}$/.test(id)) return null;
  return { id, account: typeof account === 'string' && /^acct_\w{1,200}$/.test(account) ? account : null };
}

/**
 * Answers a notice of Stripe's: verified, its id stored once, 200. What it tells of is fetched later, by the worker.
 * @throws 404 where no payments are taken through Stripe
 */
export async function receiveNotice(request: Request): Promise<Response> {
  const secret = env().STRIPE_WEBHOOK_SECRET;
  if (!secret) throw notFound();
  const notice = readNotice(
    // As they came: the text of a request leaves a mark of byte order out.
    Buffer.from(await request.arrayBuffer()).toString('utf8'),
    request.headers.get('stripe-signature'),
    secret,
    clock.now(),
  );
  if (!notice) {
    log().warn({}, 'a notice in the name of Stripe was refused: its signature does not hold');
    return new Response('The signature does not hold.', { status: 400 });
  }
  await storeEvent(notice.id, notice.account);
  return new Response('ok', { headers: { 'Content-Type': 'text/plain' } });
}
