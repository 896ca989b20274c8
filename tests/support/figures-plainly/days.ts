import type { Book, Plain, Plainly } from './book';

/** Half-days of one focus area of one offer in one term. */
export type Line = {
  provider: string;
  offer: string;
  term: string;
  area: string;
  held: number;
  committed: number;
  used: number;
  free: number;
};
const PARTS = ['held', 'committed', 'used', 'free'] as const;

/** The three terms of a school year by their keys. */
const termsOf = (year: number) => [`${year}-1-autumn`, `${year}-2-spring`, `${year}-3-summer`];

/** Terms from last school year to the third after this one; and the key of this one. */
export function terms({ today }: Pick<Book, 'today'>): { all: string[]; now: string } {
  const [calendarYear, monthDay] = [Number(today.slice(0, 4)), today.slice(5)];
  const year = monthDay >= '09-01' ? calendarYear : calendarYear - 1;
  const place = monthDay >= '09-01' ? 0 : monthDay <= '04-15' ? 1 : 2;
  const all = [year - 1, year, year + 1].flatMap(termsOf).slice(0, 3 + place + 4);
  return { all, now: all[3 + place] ?? '' };
}

type Offer = { id: string; provider: string; areas: string; open: number };
type Taken = {
  offer: string;
  term: string;
  request: string | null;
  held: number;
  committed: number;
  used: number;
};

/** Shares a whole number out evenly, the odd ones to the first. */
function evenly(n: number, among: readonly string[]): [string, number][] {
  const each = Math.floor(n / among.length);
  return among.map((one, at) => [one, each + (at < n - each * among.length ? 1 : 0)]);
}

/** What a leader can still be asked for in all, and what each offer has left of its own. */
export function freeOf(
  book: Book,
  provider: string,
  term: string,
  published: readonly string[],
): { all: number; own: Map<string, number> } {
  const number = (sql: string, values: Record<string, unknown>) =>
    book.rows<{ n: number | null }>(sql, values)[0]?.n ?? null;
  const taken = (offer: string) =>
    number(
      'select sum(held + committed + used) as n from ledger_entry where offer_id = @offer and term = @term',
      { offer, term },
    ) ?? 0;
  const own = new Map(
    published.map((offer) => {
      const days =
        number('select half_days as n from offer_term where offer_id = @offer and term = @term', {
          offer,
          term,
        }) ?? 0;
      return [offer, Math.max(0, days - taken(offer))];
    }),
  );
  const limit = number(
    'select half_days as n from capacity_term where provider_id = @provider and term = @term',
    {
      provider,
      term,
    },
  );
  const left = [...own.values()].reduce((sum, one) => sum + one, 0);
  const promised =
    number(
      'select sum(held + committed + used) as n from ledger_entry where provider_id = @provider and term = @term',
      { provider, term },
    ) ?? 0;
  // Without a limit stated, the offers are the limit.
  return { all: limit === null ? left : Math.max(0, Math.min(left, limit - promised)), own };
}

/** Every day of the authority's own leaders, once. */
export function lines(book: Book): Line[] {
  const offers = book.rows<Offer>(
    `select o.id, o.provider_id as provider, o.focus_areas as areas, (p.active and o.state = 'published') as open
     from offer o join provider p on p.id = o.provider_id where p.authority_id = @authority order by o.id`,
  );
  const taken = book.rows<Taken>(
    `select l.offer_id as offer, l.term, coalesce(p.request_id, a.request_id) as request,
       sum(l.held) as held, sum(l.committed) as committed, sum(l.used) as used
     from ledger_entry l left join proposal p on p.id = l.proposal_id left join agreement a on a.id = l.agreement_id
     group by 1, 2, 3`,
  );
  const needs = book.rows<{ request: string; area: string }>(
    'select distinct request_id as request, focus_area as area from need where request_id is not null order by 2',
  );
  const found: Line[] = [];
  for (const term of terms(book).all) {
    for (const offer of offers) {
      const own = [...(JSON.parse(offer.areas) as string[])].sort();
      const sums = new Map<string, Line>();
      const add = (part: (typeof PARTS)[number], n: number, areas: readonly string[]) => {
        for (const [area, share] of evenly(n, areas)) {
          const line = sums.get(area) ?? {
            ...{ provider: offer.provider, offer: offer.id, term, area },
            ...{ held: 0, committed: 0, used: 0, free: 0 },
          };
          line[part] += share;
          sums.set(area, line);
        }
      };
      for (const one of taken.filter((row) => row.offer === offer.id && row.term === term)) {
        const areas = needs.filter(({ request }) => request === one.request).map(({ area }) => area);
        for (const part of ['held', 'committed', 'used'] as const)
          add(part, one[part], areas.length > 0 ? areas : own);
      }
      if (offer.open) {
        const published = offers
          .filter((one) => one.provider === offer.provider && one.open)
          .map(({ id }) => id);
        add('free', shareOfFree(freeOf(book, offer.provider, term, published), offer.id), own);
      }
      found.push(...sums.values());
    }
  }
  return found;
}

/** One offer's part of what its leader has free: by what each offer has left, whole days going to the largest remainders. */
function shareOfFree({ all, own }: ReturnType<typeof freeOf>, offer: string): number {
  const left = [...own.values()].reduce((sum, one) => sum + one, 0);
  if (left === 0) return 0;
  const exact = [...own].map(([id, n]) => ({ id, n: (all * n) / left }));
  const odd = all - exact.reduce((sum, { n }) => sum + Math.floor(n), 0);
  const first = [...exact].sort((a, b) => (b.n % 1) - (a.n % 1)).slice(0, odd);
  const share = Math.floor(exact.find(({ id }) => id === offer)?.n ?? 0);
  return share + (first.some(({ id }) => id === offer) ? 1 : 0);
}

const figure =
  (value: (line: Line) => number, from: (book: Book) => string = () => ''): Plainly =>
  (book): Plain => {
    const values = lines(book)
      .filter(({ term }) => term >= from(book))
      .map(value)
      .filter((n) => n !== 0);
    return { value: values.reduce((sum, n) => sum + n, 0), counted: values.length, of: values.length };
  };

/** Figures of `app/reporting/days`, worked out from the tables alone. */
export const DAYS_PLAINLY: Readonly<Record<string, Plainly>> = {
  'days-offered': figure(({ held, committed, used, free }) => held + committed + used + free),
  'days-used': figure(({ used }) => used),
  'days-committed': figure(({ committed }) => committed),
  'days-held': figure(({ held }) => held),
  'days-free': figure(
    ({ free }) => free,
    (book) => terms(book).now,
  ),
};
