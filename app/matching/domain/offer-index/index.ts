import type { CalendarDate } from '~/kernel/clock';
import { exclusionsOf } from '../eligibility';
import type { BetweenThem, OfferFacts, RankInput, RankOffer, RankRequest, Register } from '../inputs';
import { isModel1, type Model } from '../model';
import type { RankedOffer } from '../score';
import { Columns } from './columns';
import { Explainer } from './explainer';
import { Postings } from './postings';
import { type Query, queryOf } from './query';
import { Scorer } from './scorer';
import { TopList } from './top-list';

/** What offers are ranked by, whoever asks. */
export type IndexContext = { model: Model; today: CalendarDate; register: Register };

/** What stands between a request and offers, by offer id; an offer that is not in it has nothing in its way. */
export type Between = ReadonlyMap<string, BetweenThem>;

const NOTHING: Between = new Map();
/** Whatever its score. */
const ALL = Number.NEGATIVE_INFINITY;
const FREE_OF_ALL: BetweenThem = { conflict: false, parkedUntil: null, waived: [] };

/**
 * Many offers made ready to be ranked for many requests: the same places, scores and explanations as `rank()` gives, in
 * a small part of the time. Offers are columns of numbers, found by focus area and phase; only the first places are
 * explained. Kept in step with `put` and `remove`, after which it answers as one made afresh would.
 *
 * For a day, a model and an average of the register: when one of them changes, make another.
 */
export class OfferIndex {
  readonly #input: RankInput;
  readonly #columns: Columns;
  readonly #scorer: Scorer;
  readonly #explainer: Explainer;
  readonly #postings = new Postings();
  readonly #slots = new Map<string, number>();
  readonly #empty: number[] = [];
  readonly #before = (a: number, b: number) => this.idAt(a) < this.idAt(b);
  #top: TopList;
  #seen = new Int32Array(0);
  #turn = 0;

  /** @throws for the first model, whose formulas are kept for its frozen runs alone */
  constructor(offers: Iterable<OfferFacts>, { model, today, register }: IndexContext) {
    if (isModel1(model)) throw new Error('The index of offers ranks with the second model and later ones');
    this.#input = { request: NO_REQUEST, offers: [], model, today, register };
    this.#columns = new Columns(this.#input);
    this.#scorer = new Scorer(this.#columns, model);
    this.#explainer = new Explainer(this.#columns, this.#scorer, model);
    this.#top = new TopList(20, this.#before);
    for (const offer of offers) this.put(offer);
  }

  get size(): number {
    return this.#slots.size;
  }

  has(offerId: string): boolean {
    return this.#slots.has(offerId);
  }

  /** Adds an offer, or takes what has changed about one. */
  put(offer: OfferFacts): void {
    const known = this.#slots.get(offer.id);
    const slot = known ?? this.#empty.pop() ?? this.#slots.size;
    if (known !== undefined) this.#unlist(known);
    this.#columns.write(slot, offer);
    this.#explainer.forget(slot);
    this.#slots.set(offer.id, slot);
    if (this.#seen.length < this.#columns.slots) this.#seen = new Int32Array(this.#columns.slots);
    if (this.#columns.ready[slot] === 1)
      this.#postings.add(slot, areasOf(offer), phasesOf(offer), this.#columns.rangeOf(slot));
  }

  /** Takes what has changed about an offer's days, and nothing else. Unknown offers are left alone. */
  putDays(offerId: string, terms: OfferFacts['terms']): void {
    const slot = this.#slots.get(offerId);
    const offer = slot === undefined ? null : this.#columns.facts[slot];
    if (slot === undefined || !offer) return;
    this.#columns.facts[slot] = { ...offer, terms };
    this.#columns.writeDays(slot, terms);
  }

  /** Takes an offer out. Unknown ones are left alone. */
  remove(offerId: string): void {
    const slot = this.#slots.get(offerId);
    if (slot === undefined) return;
    this.#unlist(slot);
    this.#columns.facts[slot] = null;
    this.#explainer.forget(slot);
    this.#slots.delete(offerId);
    this.#empty.push(slot);
  }

  /**
   * The first places of the ranking for a request, explained: as `rank()` would have them.
   * @param options.most how many, 20 unless told
   * @param options.everything every offer, whether or not a rule keeps it out
   */
  top(
    request: RankRequest,
    options: { most?: number; between?: Between; everything?: boolean } = {},
  ): RankedOffer[] {
    const { most = 20, between = NOTHING, everything = false } = options;
    if (this.#top.most !== most) this.#top = new TopList(most, this.#before);
    const query = queryOf(this.#columns, request, this.#input.model);
    const scorer = this.#scorer;
    const top = this.#top;
    top.clear();
    if (everything) {
      for (let slot = 0; slot < this.places; slot++) {
        if (!this.#columns.facts[slot] || !scorer.could(slot, query, Scorer.scoreOf(top.least))) continue;
        scorer.measure(slot, query);
        scorer.rate(slot, query);
        top.offer(scorer.key, slot);
      }
    } else this.#each(request, query, between, top, (slot) => top.offer(scorer.key, slot));
    const places = new Int32Array(most);
    const found = top.drain(places);
    const input = { ...this.#input, request };
    const ranked: RankedOffer[] = [];
    this.#explainer.begin();
    for (let n = 0; n < found; n++) ranked.push(this.#explainer.explain(places[n] ?? 0, input, query));
    return ranked;
  }

  /**
   * Goes through every offer that may be suggested for a request, in no order.
   * @param visit is given the offer's place in the index (see `idAt`), its score, the half-days it has free in the window,
   *   and a number by which offers of one request are ordered, larger first
   * @param leastFree offers with fewer half-days free in the window are passed over
   */
  each(
    request: RankRequest,
    between: Between,
    visit: (place: number, score: number, free: number, key: number) => void,
    leastFree = 0,
  ): void {
    const query = queryOf(this.#columns, request, this.#input.model);
    const scorer = this.#scorer;
    this.#each(request, query, between, { least: ALL, free: leastFree }, (slot) =>
      visit(slot, scorer.score, scorer.free, scorer.key),
    );
  }

  /** The offer at a place; empty text where there is none. A place stays an offer's own until it is taken out. */
  idAt(place: number): string {
    return this.#columns.facts[place]?.id ?? '';
  }

  /** One more than the last place. */
  get places(): number {
    return this.#columns.facts.length;
  }

  /** @param wanted what need not be reached is not looked at further */
  #each(
    request: RankRequest,
    query: Query,
    between: Between,
    wanted: { readonly least: number; readonly free?: number },
    visit: (slot: number) => void,
  ): void {
    const turn = ++this.#turn;
    const seen = this.#seen;
    const scorer = this.#scorer;
    const { free = 0 } = wanted;
    for (const [offerId, theirs] of between) {
      const slot = this.#slots.get(offerId);
      if (slot === undefined) continue;
      seen[slot] = turn;
      if (this.#excluded(slot, request, theirs)) continue;
      scorer.could(slot, query, 0);
      scorer.measure(slot, query);
      if (scorer.free < free) continue;
      scorer.rate(slot, query);
      visit(slot);
    }
    const { placed, x, y } = query;
    for (const list of this.#postings.of(areasWanted(request), request.school.phases)) {
      const reaches = query.remote ? list.reachRemote : list.reach;
      for (let n = 0; n < list.length; n++) {
        if (placed) {
          const reach = reaches[n] ?? 0;
          const east = x - (list.x[n] ?? 0);
          const north = y - (list.y[n] ?? 0);
          if (east > reach || -east > reach || north > reach || -north > reach) continue;
        }
        const slot = list.slots[n] ?? 0;
        if (seen[slot] === turn) continue;
        seen[slot] = turn;
        if (!scorer.fits(slot, query) || scorer.free < free) continue;
        if (!scorer.could(slot, query, Scorer.scoreOf(wanted.least))) continue;
        scorer.rate(slot, query);
        visit(slot);
      }
    }
  }

  /** The rules as they are written, for the few offers with something between them and the request. */
  #excluded(slot: number, request: RankRequest, between: BetweenThem): boolean {
    const facts = this.#columns.facts[slot];
    if (!facts) return true;
    const offer: RankOffer = { ...facts, ...FREE_OF_ALL, ...between };
    return exclusionsOf({ ...this.#input, request }, offer).length > 0;
  }

  #unlist(slot: number): void {
    const offer = this.#columns.facts[slot];
    if (offer && this.#columns.ready[slot] === 1) this.#postings.take(slot, areasOf(offer), phasesOf(offer));
  }
}

/** The areas an offer is found by, each once. */
function areasOf(offer: OfferFacts): string[] {
  return [...new Set(offer.focusAreas.map(({ key }) => key))];
}

function phasesOf(offer: OfferFacts): string[] {
  return [...new Set(offer.phases)];
}

/** The areas of a request's needs, and those related to them. */
function areasWanted(request: RankRequest): Set<string> {
  const areas = new Set<string>();
  for (const { focus, related } of request.needs) {
    areas.add(focus.key);
    for (const key of related ?? []) areas.add(key);
  }
  return areas;
}

/** Stands in where no request is read. */
const NO_REQUEST: RankRequest = {
  id: '',
  authorityId: '',
  needs: [],
  school: {
    urn: 0,
    phases: [],
    grid: null,
    trustUid: null,
    laCode: '',
    maintained: false,
    pupils: null,
    fsmPercent: null,
    urbanRural: null,
  },
  terms: [],
  halfDays: null,
  formats: [],
  remoteWelcome: false,
  maxDayRatePence: null,
};
