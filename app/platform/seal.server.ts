import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env.server';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed text is for: each has a key of its own, so that none opens what was sealed for another. */
export const SEAL_PURPOSES = {
  'mail-link': 'alongside one-use links in mail',
  'one-time-password': 'alongside one-time password secrets',
  'sign-on-secret': 'alongside secrets of sign-on providers',
  'sign-in-step': 'alongside sign-ins under way',
  'restricted-note': 'alongside restricted notes',
} as const;
export type SealPurpose = keyof typeof SEAL_PURPOSES;

/** A key for one purpose alone, from a secret of the installation (HKDF, RFC 5869). */
function keyFrom(secret: string, purpose: SealPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', SEAL_PURPOSES[purpose], 32));
}

/**
 * Encrypts a text that whoever reads the database or a backup of it must not read (AES-256-GCM).
 * @param boundTo the row it belongs to: sealed for one row, it opens in no other
 */
export function seal(purpose: SealPurpose, boundTo: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(env().SESSION_SECRET, purpose), iv);
  cipher.setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/**
 * The text again. What was sealed under a secret before the present one opens as long as that secret is still named in
 * `SESSION_SECRETS_BEFORE`.
 * @returns null when it was sealed for another row or purpose, under a secret that is gone, or has been changed since
 */
export function unseal(purpose: SealPurpose, boundTo: string, sealed: string): string | null {
  for (const secret of [env().SESSION_SECRET, ...env().SESSION_SECRETS_BEFORE]) {
    const text = openWith(keyFrom(secret, purpose), boundTo, sealed);
    if (text !== null) return text;
  }
  return null;
}

/** Whether a text was sealed under the present secret: one that was not is sealed anew when secrets are rotated. */
export function isSealedNow(purpose: SealPurpose, boundTo: string, sealed: string): boolean {
  return openWith(keyFrom(env().SESSION_SECRET, purpose), boundTo, sealed) !== null;
}

function openWith(key: Buffer, boundTo: string, sealed: string): string | null {
  const [version, data, ...rest] = sealed.split('.');
  if (version !== VERSION || data === undefined || rest.length > 0) return null;
  const bytes = Buffer.from(data, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
    opening.setAAD(Buffer.from(boundTo));
    opening.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return opening.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + opening.final('utf8');
  } catch {
    return null;
  }
}
