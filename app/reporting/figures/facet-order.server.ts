import { bandsInUse } from '~/diagnosis/domain';
import { KINDS, NO_BAND, SETTINGS, SIZES } from '../domain/facts/schools';
import { schoolRecord } from '../facts/schools.server';
import type { Reading } from './reading';

/**
 * The order of a facet's values where the alphabet is not it: bands from the least to the most support, sizes from small
 * to large; null for every other facet.
 */
export async function facetOrder(reading: Reading, facet: string): Promise<readonly string[] | null> {
  switch (facet) {
    case 'band': {
      const { bands } = await schoolRecord(reading);
      const used = (await reading.schools()).flatMap(({ band }) => (band ? [band] : []));
      return [...bandsInUse(bands.inForce, used).map(({ name }) => name), NO_BAND];
    }
    case 'size':
      return SIZES;
    case 'setting':
      return SETTINGS;
    case 'kind':
      return KINDS;
    default:
      return null;
  }
}

/** Values in an order; those it does not name come after, as they were. */
export function sortedBy(values: readonly string[], order: readonly string[] | null): string[] {
  if (order === null) return [...values];
  const place = (value: string) => {
    const at = order.indexOf(value);
    return at === -1 ? order.length : at;
  };
  return [...values].sort((a, b) => place(a) - place(b));
}
