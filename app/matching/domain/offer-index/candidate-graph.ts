import type { HalfDays } from '~/kernel/days';
import type { RankRequest } from '../inputs';
import type { Between, OfferIndex } from '.';
import { TopList } from './top-list';

/** A request to find offers for, with what stands between it and some of them. */
export type Asking = { request: RankRequest; between?: Between };

/** Pairs of a request and an offer that may be suggested for it: as columns, since there may be hundreds of thousands. */
export type CandidateGraph = {
  requests: readonly string[];
  offers: readonly string[];
  /** Of each pair, its places in `requests` and `offers`, its score, and the half-days the request takes. */
  request: Int32Array;
  offer: Int32Array;
  score: Uint8Array;
  days: Int32Array;
};

/**
 * Finds all pairs for many requests at once: what an allocation of a whole authority, or of several, chooses among.
 * Pairs are in the order of the requests; of one request in no order that means anything, but always the same for the
 * same index.
 * @param usualHalfDays taken where a request leaves its days open
 * @param options.most only the first so many of each request, as ranking has them
 * @param options.whole only offers with all the days free that the request takes, since a partnership takes its days from
 *   one offer; true unless told
 */
export function candidateGraph(
  index: OfferIndex,
  asking: readonly Asking[],
  usualHalfDays: HalfDays,
  options: { most?: number; whole?: boolean } = {},
): CandidateGraph {
  const { most, whole = true } = options;
  const pairs = new Pairs(asking.length * 64);
  const top = most === undefined ? null : new TopList(most, (a, b) => index.idAt(a) < index.idAt(b));
  const scores = new Uint8Array(index.places);
  const first = new Int32Array(most ?? 0);
  for (const [n, { request, between = NOTHING }] of asking.entries()) {
    const days = request.halfDays ?? usualHalfDays;
    index.each(
      request,
      between,
      (place, score, _, key) => {
        if (!top) pairs.add(n, place, score, days);
        else {
          scores[place] = score;
          top.offer(key, place);
        }
      },
      whole ? days : 0,
    );
    if (!top) continue;
    const found = top.drain(first);
    for (let at = 0; at < found; at++) {
      const place = first[at] ?? 0;
      pairs.add(n, place, scores[place] ?? 0, days);
    }
  }
  const offers = Array.from({ length: index.places }, (_, place) => index.idAt(place));
  return { requests: asking.map(({ request }) => request.id), offers, ...pairs.columns() };
}

const NOTHING: Between = new Map();

/** Columns of pairs that grow. */
class Pairs {
  #length = 0;
  #request: Int32Array;
  #offer: Int32Array;
  #score: Uint8Array;
  #days: Int32Array;

  constructor(room: number) {
    this.#request = new Int32Array(room);
    this.#offer = new Int32Array(room);
    this.#score = new Uint8Array(room);
    this.#days = new Int32Array(room);
  }

  add(request: number, offer: number, score: number, days: number): void {
    if (this.#length === this.#request.length) this.#grow();
    const at = this.#length++;
    this.#request[at] = request;
    this.#offer[at] = offer;
    this.#score[at] = score;
    this.#days[at] = days;
  }

  columns() {
    return {
      request: this.#request.subarray(0, this.#length),
      offer: this.#offer.subarray(0, this.#length),
      score: this.#score.subarray(0, this.#length),
      days: this.#days.subarray(0, this.#length),
    };
  }

  #grow(): void {
    const room = Math.max(64, this.#length * 2);
    const more = (from: Int32Array) => {
      const to = new Int32Array(room);
      to.set(from);
      return to;
    };
    this.#request = more(this.#request);
    this.#offer = more(this.#offer);
    this.#days = more(this.#days);
    const score = new Uint8Array(room);
    score.set(this.#score);
    this.#score = score;
  }
}
