import type { PublishedSum, Quantity } from '../suppression/release';

/** One thing that is counted, whose it is (a school, a provider), and what it is counted by. */
export type Tallied = { whose: string; facets: Readonly<Record<string, string>> };

/**
 * Things of one kind to be counted, in all and by facets. Each facet has the same values whatever is counted: which of
 * them there are would tell where a table is withheld.
 */
export type Tally = {
  key: string;
  records: readonly Tallied[];
  by: Readonly<Record<string, readonly string[]>>;
  /** How many there are of each value where everybody can look that up; of all under the empty name. */
  population?: Readonly<Record<string, number>>;
};

/** The name of a count: of all, or of those of one value of a facet. */
export function tallyName(key: string, facet?: string, value?: string): string {
  return facet === undefined ? key : `${key}, ${facet} ${value}`;
}

/** The counts of several tallies with the sums that bind them, to be published together. */
export function tallied(tallies: readonly Tally[]): {
  quantities: Map<string, Quantity>;
  sums: PublishedSum[];
} {
  const quantities = new Map<string, Quantity>();
  const sums: PublishedSum[] = [];
  for (const { key, records, by, population } of tallies) {
    const add = (name: string, given: readonly Tallied[], all: number | undefined) =>
      quantities.set(name, {
        count: given.length,
        behind: new Set(given.map(({ whose }) => whose)).size,
        ...(all === undefined ? {} : { population: all }),
      });
    add(tallyName(key), records, population?.['']);
    for (const [facet, values] of Object.entries(by)) {
      for (const value of values) {
        const own = records.filter(({ facets }) => facets[facet] === value);
        add(tallyName(key, facet, value), own, population?.[`${facet} ${value}`]);
      }
      sums.push({ total: tallyName(key), parts: values.map((value) => tallyName(key, facet, value)) });
    }
  }
  return { quantities, sums };
}
