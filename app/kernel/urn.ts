/** A school's Unique Reference Number: six digits, the key of every school in England. */
export type Urn = number;

/**
 * A URN typed or read from a file.
 * @returns the number, or null when it is not 5 to 7 digits
 */
export function parseUrn(text: string): Urn | null {
  const cleaned = text.trim();
  return /^\d{5,7}$/.test(cleaned) ? Number(cleaned) : null;
}
