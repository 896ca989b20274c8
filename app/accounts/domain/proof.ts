import type { Role } from './roles';

/**
 * How somebody showed who they are at sign-in. A passkey is two factors by itself: the device, and the finger, face or
 * PIN it asks for. `single-sign-on+factor`: the provider vouches that it asked for a second one.
 */
export const SESSION_METHODS = [
  'password',
  'password+code',
  'password+recovery',
  'password+passkey',
  'passkey',
  'single-sign-on',
  'single-sign-on+factor',
  'single-sign-on+code',
  'single-sign-on+recovery',
  'single-sign-on+passkey',
] as const;
export type SessionMethod = (typeof SESSION_METHODS)[number];

/** Whether two different kinds of proof were given (ASVS 5.0, 6.3.3). */
export function isTwoFactors(method: SessionMethod | null): boolean {
  return method !== null && method !== 'password' && method !== 'single-sign-on';
}

/** Who must have a second factor: those who read the casework or keep the accounts of a whole authority. */
export const MUST_HAVE_TWO: readonly Role[] = ['broker', 'lead', 'admin'];

/**
 * Whether somebody has to have a second factor.
 * @param demo whether their authority is a demonstration: its accounts are known to everybody, so there is nothing to protect
 */
export function mustHaveTwo(roles: readonly Role[], demo: boolean): boolean {
  return !demo && roles.some((role) => MUST_HAVE_TWO.includes(role));
}

/**
 * What a change asks for. `sitting`: that they signed in or confirmed lately, so that an abandoned screen moves no money
 * and gives no rights. `moment`: that they confirm now, because it stands for a signature or changes how they sign in
 * (ASVS 5.0, 7.5.1).
 */
export type ProofWeight = 'sitting' | 'moment';

const MINUTE = 60_000;
/** A sitting is half an hour; a confirmation stands for ten minutes. */
export const PROOF_LASTS_MS = { sitting: 30 * MINUTE, moment: 10 * MINUTE };
/** Clocks of two processes may differ by this much; one that was set back by more proves nothing. */
const SKEW_MS = MINUTE;

/**
 * Whether a session is proof enough as it stands.
 * @param session when it began, and when they last confirmed since (null: not yet)
 */
export function isProven(
  session: { createdAt: Date; provenAt: Date | null },
  weight: ProofWeight,
  now: Date,
): boolean {
  const since = (at: Date) => now.getTime() - at.getTime();
  const within = (at: Date | null) =>
    at !== null && since(at) >= -SKEW_MS && since(at) <= PROOF_LASTS_MS[weight];
  return within(session.provenAt) || (weight === 'sitting' && within(session.createdAt));
}
