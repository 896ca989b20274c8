/** Where all matters of a kind are listed, by the first part of their addresses. */
const LISTS: Record<string, { label: string; href: string }> = {
  requests: { label: 'Requests', href: '/requests' },
  proposals: { label: 'Invitations', href: '/proposals' },
  agreements: { label: 'Agreements', href: '/agreements' },
  schools: { label: 'Schools', href: '/schools' },
  visits: { label: 'Visits', href: '/visits' },
  directory: { label: 'Directory', href: '/directory' },
  offers: { label: 'Offers', href: '/offers' },
  claims: { label: 'Claims', href: '/claims' },
  invoices: { label: 'Invoices', href: '/invoices' },
  payables: { label: 'What is to be paid', href: '/payables' },
  charges: { label: 'Charges', href: '/charges' },
  recompense: { label: 'Money', href: '/recompense' },
  admin: { label: 'Administration', href: '/admin' },
};

/** A list in which all matters of a kind stand. */
export type FullList = { label: string; href: string };

/** The lists that hold some matters, each once, in the order of the matters: for when there are too many for one page. */
export function fullListsOf(items: readonly { href: string }[]): FullList[] {
  const found = new Map<string, FullList>();
  for (const { href } of items) {
    const all = LISTS[href.split(/[/?]/)[1] ?? ''];
    if (all) found.set(all.href, all);
  }
  return [...found.values()];
}

/** "Waiting 6 school days": for how long, in days on which schools are open. */
export function waitWords(schoolDays: number): string {
  if (schoolDays === 0) return 'Waiting less than a school day';
  return `Waiting ${schoolDays.toLocaleString('en-GB')} school ${schoolDays === 1 ? 'day' : 'days'}`;
}

/** How late something is: "3 school days late"; in a holiday none are counted. */
export function lateWords(schoolDays: number): string {
  if (schoolDays === 0) return 'Less than a school day late';
  return `${schoolDays.toLocaleString('en-GB')} school ${schoolDays === 1 ? 'day' : 'days'} late`;
}
