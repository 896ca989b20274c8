import type { Pence } from '~/kernel/money';
import { SAMPLE_GROUNDS, type SampleGround } from './vocabulary';

/** Tickets of the draw: as many as there are hundredths of a percent. */
export const TICKETS = 10_000;

/**
 * The ticket of an approved claim, from a digest in hexadecimal. The digest is of the last entry of the authority's audit
 * trail before the approval, and the claim's id: nobody who writes a claim can know that entry, and whoever reads the trail
 * can work out the draw again.
 * @param digest SHA-256, at least 12 hexadecimal digits
 * @returns 0 to 9,999
 */
export function ticketOf(digest: string): number {
  const number = Number.parseInt(digest.slice(0, 12), 16);
  if (!/^[0-9a-f]{12}/.test(digest) || !Number.isSafeInteger(number)) {
    throw new Error('A ticket is drawn from a digest in hexadecimal');
  }
  return number % TICKETS;
}

/**
 * Why an approved claim is sampled; empty where it is not. Those above the amount always are, without chance; of the
 * others, those whose ticket is below the share the authority has settled.
 */
export function groundsOf(
  claim: { totalPence: Pence; ticket: number },
  rule: { sampleBasisPoints: number; sampleAbovePence: Pence },
): SampleGround[] {
  const above = claim.totalPence > rule.sampleAbovePence;
  const drawn = claim.ticket < rule.sampleBasisPoints;
  return [...(drawn ? ['drawn' as const] : []), ...(above ? ['above-amount' as const] : [])];
}

/** Grounds together, each once, in the order of the vocabulary. */
export function joinedGrounds(...grounds: readonly (readonly SampleGround[])[]): SampleGround[] {
  const all = grounds.flat();
  return SAMPLE_GROUNDS.filter((ground) => all.includes(ground));
}
