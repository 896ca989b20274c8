/** Characters of a recovery code: none that looks like another when read from paper. 32 of them: five bits each. */
export const RECOVERY_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const RECOVERY_LENGTH = 10;
export const RECOVERY_CODES = 10;

export type TypedCode = { kind: 'app'; digits: string } | { kind: 'recovery'; text: string };

/**
 * What somebody typed as a second factor, however they spaced it.
 * @returns null when it has the form of neither
 */
export function readCode(typed: string): TypedCode | null {
  const text = typed.replace(/[\s\p{Pd}]+/gu, '').toUpperCase();
  if (/^\d{6}$/.test(text)) return { kind: 'app', digits: text };
  const isRecovery =
    text.length === RECOVERY_LENGTH && [...text].every((letter) => RECOVERY_ALPHABET.includes(letter));
  return isRecovery ? { kind: 'recovery', text } : null;
}

/** A recovery code in the form that is hashed: without spaces and hyphens, in capitals. */
export function recoveryText(text: string): string {
  return text.replace(/[\s\p{Pd}]+/gu, '').toUpperCase();
}

/** Bytes as a recovery code, in two groups of five. @param bytes at least ten random ones */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, RECOVERY_LENGTH)].map((byte) => RECOVERY_ALPHABET[byte % 32]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/**
 * Whether a code of this time step may still be taken: each works once, and none before it (RFC 6238, 5.2). After the
 * clock has been set back, codes wait until it has caught up.
 */
export function isFreshStep(step: number, lastStep: number | null): boolean {
  return lastStep === null || step > lastStep;
}

/** What else somebody could sign in with. */
export type Factors = { apps: number; passkeys: number };

/** Whether one app or passkey may be taken away: not the last of somebody who must have one. */
export function mayRemoveFactor(factors: Factors, must: boolean): boolean {
  return !must || factors.apps + factors.passkeys > 1;
}
