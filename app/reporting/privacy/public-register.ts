import type { HeldKind } from '~/ui/help/privacy';
import { CATEGORIES } from '../domain/privacy/categories';
import { timeWords } from '../domain/privacy/retention';
import { BASIS_WORDS } from './wording';

/** The register as everybody may read it: without an authority's own times, which its people see. */
export function publicRegister(): HeldKind[] {
  return CATEGORIES.map(({ key, name, holds, purpose, basis, seenBy, months, from, goes }) => ({
    ...{ key, name, holds, purpose, seenBy },
    basis: basis.map((one) => BASIS_WORDS[one]).join('\n'),
    kept: months === null ? goes : `Usually ${timeWords(months)} from ${from}`,
  }));
}
