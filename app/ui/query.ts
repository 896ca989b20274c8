/**
 * An address with some of its query changed and the rest kept.
 * @param change new values by name; `null` takes one away
 */
export function withQuery(
  path: string,
  query: string | URLSearchParams,
  change: Record<string, string | null>,
): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
