import { env } from '../env.server';
import type { Answer, LateAnswer } from './answer';
import { notifyCarrier } from './notify.server';
import { smtpCarrier } from './smtp.server';

/** A message as it leaves, its link in place. */
export type Outgoing = {
  /** The outbox row: the same at every attempt, so that the other side can know it again. */
  id: string;
  to: string;
  subject: string;
  body: string;
  html: string | null;
  calendar: { method: 'REQUEST' | 'CANCEL'; content: string } | null;
  /** Whether an earlier attempt may have succeeded. */
  doubtful: boolean;
  now: Date;
};

/** A way out. */
export type Carrier = {
  name: 'smtp' | 'notify';
  /** Hands a message over. Never throws and always ends: a hang ends as `again` or `unknown`. */
  send(message: Outgoing): Promise<Answer>;
  /** What became of a message it took; null where it is still under way or cannot be said. */
  statusOf?(transportId: string): Promise<{ status: LateAnswer; said: string } | null>;
};

/**
 * The way out that the environment names; null where there is none.
 * @param timeoutMs how long one message may take at most
 */
export function openCarrier(timeoutMs: number): Carrier | null {
  const { MAIL_TRANSPORT, MAIL_FROM, SMTP_URL, NOTIFY_API_KEY, NOTIFY_TEMPLATE_ID, NOTIFY_API_BASE } = env();
  if (MAIL_TRANSPORT === 'smtp' && SMTP_URL && MAIL_FROM)
    return smtpCarrier({ url: SMTP_URL, from: MAIL_FROM, timeoutMs });
  if (MAIL_TRANSPORT === 'notify' && NOTIFY_API_KEY && NOTIFY_TEMPLATE_ID)
    return notifyCarrier({
      key: NOTIFY_API_KEY,
      template: NOTIFY_TEMPLATE_ID,
      base: NOTIFY_API_BASE,
      timeoutMs,
    });
  return null;
}
