/**
 * Kinds of requests that cost much or could be used for guessing, with how many of them in how many seconds one person
 * (or, where nobody is signed in, one network address) may make. Routes of one kind share a count: a hundred documents
 * cost the same whatever they are about. What is finer, such as eight passwords for one account, is counted by the
 * command itself as well.
 */
export const ROUTE_LIMITS = {
  /** PDF documents: drawn afresh each time. */
  document: { by: 'person', points: 120, seconds: 10 * 60 },
  /** Lists and figures as files, which read everything at once. */
  list: { by: 'person', points: 120, seconds: 10 * 60 },
  /** Archives of many files. */
  archive: { by: 'person', points: 30, seconds: 60 * 60 },
  /** Searches of what people type, over many records. */
  search: { by: 'person', points: 1200, seconds: 5 * 60 },
  /** Work that keeps a processor busy: analysis, allocation, matching, making reports, what a change would do. */
  work: { by: 'person', points: 120, seconds: 10 * 60 },
  /** Files sent in. */
  upload: { by: 'person', points: 60, seconds: 60 * 60 },
  /** Money that leaves, or is claimed: nobody types that fast. */
  money: { by: 'person', points: 300, seconds: 10 * 60 },
  /** Passwords, codes, and addresses that are a secret. A school shares one network address, and so may all of a council. */
  guess: { by: 'address', points: 300, seconds: 15 * 60 },
  /** What programs tell us of: payments, mail. */
  webhook: { by: 'address', points: 600, seconds: 60 },
  /** Readings by programs: calendars, measures. */
  feed: { by: 'address', points: 1200, seconds: 15 * 60 },
} as const satisfies Record<string, { by: 'person' | 'address'; points: number; seconds: number }>;

export type RouteLimit = keyof typeof ROUTE_LIMITS;

/**
 * Limits by what a route's folder is called: a new route of a known kind has its limit without being told. First that fits.
 * A line of the manifest says otherwise with `limit`.
 */
const USUAL: readonly { route: RegExp; read?: RouteLimit; write?: RouteLimit }[] = [
  { route: /^webhooks\./, write: 'webhook' },
  { route: /^calendar\.\$token/, read: 'feed' },
  { route: /^metrics$/, read: 'feed' },
  { route: /\$token/, read: 'guess', write: 'guess' },
  { route: /^login_/, read: 'guess', write: 'guess' },
  { route: /^(login|reset|set-up)\b/, read: 'feed', write: 'guess' },
  { route: /^account\.(confirm|address|second-factor|one-time|passkeys|recovery|sign-on)/, write: 'guess' },
  { route: /\[\.\]pdf$/, read: 'document' },
  { route: /\[\.\]csv$/, read: 'list' },
  { route: /(\[\.\]zip$|\.download$|\.archive$)/, read: 'archive', write: 'archive' },
  { route: /^search$/, read: 'search' },
  { route: /(^admin\.imports|^recompense\.bank|\.evidence)\._index$/, write: 'upload' },
  { route: /^admin\.users\.bring/, write: 'upload' },
  { route: /(preview$|^admin\.term-dates\.\$year\.edit$)/, read: 'work', write: 'work' },
  { route: /^admin\.privacy\.(retention$|requests\.\$id\.erase$)/, read: 'work', write: 'work' },
  { route: /^admin\.imports\.\$id\.rejected$/, read: 'list' },
  // Not its reading: while a file is read its page asks again every two seconds.
  { route: /^admin\.imports\.\$id/, write: 'work' },
  { route: /^(analysis\.|allocation\.|reports\.(new|write)|requests\.\$id\.matches)/, write: 'work' },
  { route: /^(admin\.export|admin\.backups|account\.data)/, write: 'work' },
  { route: /^(payables\.run|recompense\.exports\.columns|invoices\.ready)$/, write: 'work' },
  { route: /\.break$/, write: 'guess' },
];

/**
 * The limit that a request to a route counts towards, if any.
 * @param route the route's folder name
 * @param own what its line in the access manifest says of it
 */
export function limitOf(
  route: string,
  own: { read?: RouteLimit; write?: RouteLimit } | undefined,
  reading: boolean,
): RouteLimit | null {
  if (own) return (reading ? own.read : own.write) ?? null;
  const usual = USUAL.find((one) => one.route.test(route));
  return (reading ? usual?.read : usual?.write) ?? null;
}
