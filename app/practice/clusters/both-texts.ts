import type { StaleField } from '~/ui';

/** One field in both texts, when somebody else has changed it meanwhile. */
export type BothTexts = { label: string; yours: string; theirs: string };

/** Both texts by label, where they differ. */
export function bothTexts(differences: readonly BothTexts[]): BothTexts[] {
  return differences.filter(({ yours, theirs }) => yours !== theirs);
}

/** Both texts of a refused form, as its action sent them back; none where it was not refused for that. */
export function bothOf(answer: { stale?: unknown } | null | undefined): StaleField[] {
  const stale = answer?.stale;
  // Only `bothTexts` of the commands makes them, and only as a list.
  return Array.isArray(stale) ? (stale as StaleField[]) : [];
}
