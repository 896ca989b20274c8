import { createHash } from 'node:crypto';

/**
 * The identifier of a seeded record: the same for the same names, and shaped like every other identifier.
 * @param parts what names the record, e.g. `('offer', 'priya-raman', '1')`
 */
export function idOf(...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join('/')).digest('hex');
  return `d${BigInt(`0x${digest}`).toString(36).slice(0, 23)}`;
}
