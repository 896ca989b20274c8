import { FACT_NAMES, type FactName, NOTHING_KNOWN, type SchoolFacts } from '~/schools/domain';
import type { RowFacts } from './row';
import { keepBetterText } from './text';

/** One fact that changed, as text for the school's history. */
export type FactChange = { field: FactName; before: string | null; after: string | null };

/**
 * What is known of a school after a row has been read: what the row says, and what was held where it is silent.
 * @param held what was known, or null for a school not met before
 */
export function mergeFacts(held: SchoolFacts | null, row: RowFacts): SchoolFacts {
  if (held === null && isWhole(row)) return row;
  const merged: SchoolFacts = { ...(held ?? NOTHING_KNOWN) };
  for (const field of FACT_NAMES) {
    if (row[field] !== undefined) put(merged, field, row[field]);
  }
  if (held === null) return merged;
  for (const field of KEPT_TEXTS) {
    if (typeof row[field] === 'string') put(merged, field, keepBetterText(held[field], row[field]));
  }
  return merged;
}

/** Whether a row says something of every fact, as rows of a whole file do: there is nothing to fill in. */
function isWhole(row: RowFacts): row is SchoolFacts {
  return FACT_NAMES.every((field) => row[field] !== undefined);
}

/** Sets one fact; the types of name and value belong together wherever this is called. */
function put<K extends FactName>(facts: SchoolFacts, name: K, value: SchoolFacts[FactName]): void {
  facts[name] = value as SchoolFacts[K];
}

const KEPT_TEXTS = ['name', 'street', 'locality', 'town', 'county', 'trustName', 'sponsorName'] as const;

/** Facts about the record rather than the school: a change in them alone is no news of the school. */
const RECORD_ONLY: ReadonlySet<FactName> = new Set(['lastChanged']);

/** Every fact that differs, in the order of the facts. */
export function changesBetween(before: SchoolFacts, after: SchoolFacts): FactChange[] {
  const changes: FactChange[] = [];
  for (const field of FACT_NAMES) {
    if (before[field] !== after[field]) {
      changes.push({ field, before: asText(before[field]), after: asText(after[field]) });
    }
  }
  return changes;
}

/** The changes worth a line in the school's history. */
export function newsOf(changes: readonly FactChange[]): FactChange[] {
  return changes.filter((change) => !RECORD_ONLY.has(change.field));
}

/** Whether the changes close a school that was open. */
export function closes(before: SchoolFacts, after: SchoolFacts): boolean {
  return before.statusGroup === 'open' && after.statusGroup === 'closed';
}

function asText(value: string | number | boolean | null): string | null {
  return value === null ? null : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
