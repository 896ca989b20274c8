import { count, list } from '~/kernel/words';
import type { RankInput } from './inputs';

/**
 * What has changed between the inputs a run froze and those of now, in plain words: empty when running again
 * would give the same (the passing of days apart, which moves scores slowly and is not a change by itself).
 */
export function changesSince(frozen: RankInput, now: RankInput): string[] {
  // Another version reads other things: what else has changed cannot be told apart.
  if (frozen.model.version !== now.model.version) return ['The way of scoring has changed since.'];
  const changes: string[] = [];
  if (!same(frozen.request, now.request))
    changes.push('The request or the facts of the school have changed.');
  if (!same(frozen.model, now.model)) changes.push('The weights of the score have changed.');
  // What the broker has set aside since is the broker's own doing, and no news to them.
  const before = new Map(frozen.offers.map((offer) => [offer.id, { ...offer, waived: [] }]));
  const after = new Map(now.offers.map((offer) => [offer.id, { ...offer, waived: [] }]));
  const added = now.offers.filter(({ id }) => !before.has(id)).length;
  const gone = frozen.offers.filter(({ id }) => !after.has(id)).length;
  let days = 0;
  let other = 0;
  for (const [id, offer] of before) {
    const current = after.get(id);
    if (!current || same(offer, current)) continue;
    if (same({ ...offer, terms: [] }, { ...current, terms: [] })) days++;
    else other++;
  }
  const parts = [
    ...(added > 0 ? [`${count(added, 'offer')} added`] : []),
    ...(gone > 0 ? [`${count(gone, 'offer')} withdrawn`] : []),
    ...(days > 0 ? [`free days changed for ${count(days, 'offer')}`] : []),
    ...(other > 0 ? [`details changed for ${count(other, 'offer')}`] : []),
  ];
  if (parts.length > 0) changes.push(`Since then: ${list(parts)}.`);
  return changes;
}

/** Deep equality of plain data, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && same(a[key as keyof typeof a], b[key as keyof typeof b]));
}
