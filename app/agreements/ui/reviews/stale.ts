import type { StaleField } from '~/ui';

/** Both texts of a refused form, as its action sent them back; none where it was not refused for that. */
export function bothOf(answer: { stale?: unknown } | null | undefined): StaleField[] {
  const stale = answer?.stale;
  // Only `bothTexts` of the commands makes them, and only as a list.
  return Array.isArray(stale) ? (stale as StaleField[]) : [];
}
