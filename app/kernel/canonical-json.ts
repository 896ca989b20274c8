/**
 * JSON text that is the same for equal values: object keys in order, no spaces, `undefined` left out.
 * What is hashed or frozen is stored as this text, never as a database's own JSON (which may reorder keys).
 * @throws when the value holds something JSON cannot (a function, a cycle, NaN)
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The value with keys in order: the very same where they are so already, as in most of what is made to be kept. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Error(`Not a finite number: ${value}`);
    return value;
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return inOrder(value);
  const record = value as Record<string, unknown>; // Only its own keys are read, which any object has.
  const keys = Object.keys(record);
  let entries: [string, unknown][] | null = Object.getPrototypeOf(value) === Object.prototype ? null : [];
  for (const [i, key] of keys.entries()) {
    const item = record[key];
    const within = sorted(item);
    if (entries === null && (within !== item || item === undefined || key < (keys[i - 1] ?? '')))
      entries = keys.slice(0, i).map((before) => [before, record[before]]);
    if (entries !== null && within !== undefined) entries.push([key, within]);
  }
  if (entries === null) return value;
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries);
}

function inOrder(items: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (const [i, item] of items.entries()) {
    const within = item === undefined ? null : sorted(item);
    if (copy === null && within !== item) copy = items.slice(0, i);
    copy?.push(within);
  }
  return copy ?? items;
}
