import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from '../env.server';
import { log } from '../log.server';
import { notFound } from '../respond.server';
import { lateAnswerOf } from './answer';
import { settle } from './settle.server';

/** What GOV.UK Notify sends when it knows what became of a message ("Delivery receipts" in its documentation). */
const receipt = z.object({
  id: z.string().max(100),
  reference: z.string().max(100).nullish(),
  status: z.string().max(40),
});

/**
 * Answers a delivery receipt of GOV.UK Notify's: the bearer token agreed with it, then the message by its reference. One
 * about a message that is not known is answered as taken: Notify would send it again for nothing.
 * @throws 404 where no token is set
 */
export async function receiveReceipt(request: Request): Promise<Response> {
  const token = env().NOTIFY_CALLBACK_TOKEN;
  if (!token) throw notFound();
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (!same(given, token)) {
    log().warn({}, 'a delivery receipt was refused: its token is not the one set');
    return plain('The token does not hold.', 401);
  }
  const read = receipt.safeParse(await request.json().catch(() => null));
  if (!read.success) return plain('This is no delivery receipt.', 400);
  const { id, reference, status } = read.data;
  const late = lateAnswerOf(status);
  if (reference && late) await settle(reference, late, status, id);
  return plain('ok', 200);
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function plain(words: string, status: number): Response {
  return new Response(words, { status, headers: { 'Content-Type': 'text/plain' } });
}
