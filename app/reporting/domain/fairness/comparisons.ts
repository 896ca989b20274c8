import { type Compared, compareShares, type Share } from './interval';

/** Two groups of schools set beside each other. */
export type Comparison = {
  facet: 'band' | 'size' | 'setting' | 'kind';
  first: { name: string } & Share;
  second: { name: string } & Share;
  said: Compared;
};

/** Counts of one facet's values. */
export type Shares = readonly ({ name: string } & Share)[];

/** Sets two values of a facet beside each other; null where a value has no schools at all. */
export function comparison(
  facet: Comparison['facet'],
  shares: Shares,
  firstName: string,
  secondName: string,
): Comparison | null {
  const first = shares.find(({ name }) => name === firstName);
  const second = shares.find(({ name }) => name === secondName);
  if (!first || !second || first.of === 0 || second.of === 0) return null;
  return { facet, first, second, said: compareShares(first, second) };
}
