import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '../env.server';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key for this purpose alone, from the secret of the installation. */
function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', env().SESSION_SECRET, '', 'alongside one-use links in mail', 32));
}

/**
 * Encrypts a one-use link for as long as it waits in the outbox (AES-256-GCM), so that whoever reads the database or a
 * backup of it cannot use it.
 * @param outboxId the message it belongs to: sealed for one message, it opens for no other
 */
export function sealLink(outboxId: string, link: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), iv);
  cipher.setAAD(Buffer.from(outboxId));
  const text = Buffer.concat([cipher.update(link, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
}

/** The link again; null when it was sealed for another message, under another secret, or has been changed since. */
export function openLink(outboxId: string, sealed: string): string | null {
  const [version, data, ...rest] = sealed.split('.');
  if (version !== VERSION || data === undefined || rest.length > 0) return null;
  const bytes = Buffer.from(data, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  try {
    const opening = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV_BYTES));
    opening.setAAD(Buffer.from(outboxId));
    opening.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return opening.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + opening.final('utf8');
  } catch {
    return null;
  }
}
