import { eq } from 'drizzle-orm';
import { authority } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { count } from '~/kernel/words';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { indexFor, openRequests } from './askings.server';

/** What `candidates --json` prints: of every open request, how many offers could be its partner, and the best of them. */
export type CandidatesReport = {
  authority: string;
  offers: number;
  requests: {
    request: string;
    ref: string;
    /** Offers that no rule keeps out. */
    possible: number;
    first: { offer: string; score: number }[];
  }[];
};

/** Offers named for each request. */
const FIRST = 3;

/**
 * Looks at every open request of an authority at once: where there is no offer, or hardly one, is where leaders have to
 * be found. Keeps nothing.
 * @param code the authority's code in the register
 * @returns null where there is no such authority
 */
export async function candidatesReport(code: string): Promise<CandidatesReport | null> {
  const handle = db();
  const [found] = await handle.select({ id: authority.id }).from(authority).where(eq(authority.code, code));
  if (!found) return null;
  const today = calendarDate(clock.now());
  const { asking, refs, offers } = await openRequests(handle, found.id, today);
  const index = await indexFor(handle, found.id, offers, today);
  return {
    authority: code,
    offers: index.size,
    requests: asking.map(({ request, between = new Map() }, n) => {
      let possible = 0;
      index.each(request, between, () => {
        possible++;
      });
      const first = index.top(request, { most: FIRST, between });
      return {
        request: request.id,
        ref: refs[n] ?? request.id,
        possible,
        first: first.map(({ offerId, score }) => ({ offer: offerId, score })),
      };
    }),
  };
}

/** The same for people: the requests with the fewest first. */
export function candidatesText({ requests, offers }: CandidatesReport): string {
  const lines = [...requests]
    .sort((a, b) => a.possible - b.possible || (a.ref < b.ref ? -1 : 1))
    .map(
      ({ ref, possible, first }) =>
        `${ref.padEnd(12)} ${String(possible).padStart(4)} possible${first[0] ? `, the best ${first[0].score} out of 100` : ''}`,
    );
  return `${[`${count(requests.length, 'open request')}, ${count(offers, 'offer')}`, ...lines].join('\n')}\n`;
}
