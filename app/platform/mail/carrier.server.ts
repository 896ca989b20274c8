import { env } from '../env.server';
import type { Carrier } from './carrier';
import { notifyCarrier } from './notify.server';
import { smtpCarrier } from './smtp.server';

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
