import type { CriterionData, FrameworkBand, FrameworkContent } from './framework';

/** What changed from one version of a framework to another, band by band in the later one's order. */
export type FrameworkChanges = {
  bands: { key: string; before: FrameworkBand | null; after: FrameworkBand | null }[];
  criteria: { key: string; before: CriterionData | null; after: CriterionData | null }[];
};

/** What differs between two versions; what is the same in both is left out. `before` or `after` null: added, removed. */
export function compareFrameworks(before: FrameworkContent, after: FrameworkContent): FrameworkChanges {
  return {
    bands: differences(before.bands, after.bands),
    criteria: differences(before.criteria, after.criteria),
  };
}

function differences<T extends { key: string }>(
  before: readonly T[],
  after: readonly T[],
): { key: string; before: T | null; after: T | null }[] {
  const was = new Map(before.map((one) => [one.key, one]));
  const is = new Map(after.map((one) => [one.key, one]));
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((key) => ({ key, before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter((pair) => !equal(pair.before, pair.after));
}

/** Whether two plain values say the same, whatever the order their keys were written in. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => equal(Reflect.get(a, key), Reflect.get(b, key)));
}
