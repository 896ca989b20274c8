import type { OfferFacts, RankInput } from '../inputs';
import { FACTOR_KEYS, type FactorKey, type Model } from '../model';
import { type Factor, factorOf, type RankedOffer } from '../score';
import { type Columns, OWN_FACTORS } from './columns';
import type { Query } from './query';
import type { Scorer } from './scorer';

/** Room for the smaller of two numbers in one key. */
const ROOM = 65_536;
/** What this many needs are covered by fits into one key. */
const MOST_NEEDS = 24;

/**
 * Puts first places into words. A factor that reads the same numbers reads the same, so each is explained once: for an offer,
 * for a model, or for a request, as far as what it reads goes. Explanations are shared and frozen.
 */
export class Explainer {
  /** Factors that read no request, by slot. */
  readonly #own: (ReadonlyMap<FactorKey, Factor> | null)[] = [];
  /** By minutes and whether remote work suits; by days taken up; by side of the border: the same for every request. */
  readonly #travel = new Map<number, Factor>();
  readonly #fairUse = new Map<number, Factor>();
  readonly #local = new Map<number, Factor>();
  /** Those that read the request, by what they read of the offer. */
  readonly #ofRequest: ReadonlyMap<FactorKey, Map<number, Factor>> = new Map([
    ['specialism', new Map<number, Factor>()],
    ['designation', new Map<number, Factor>()],
    ['timing', new Map<number, Factor>()],
    ['cost', new Map<number, Factor>()],
  ]);
  readonly #keys: readonly FactorKey[];

  constructor(
    private readonly columns: Columns,
    private readonly scorer: Scorer,
    model: Model,
  ) {
    this.#keys = FACTOR_KEYS.filter((key) => (model.weights[key] ?? 0) !== 0);
  }

  /** What was known of an offer no longer holds. */
  forget(slot: number): void {
    this.#own[slot] = null;
  }

  /** Another request is asked about. */
  begin(): void {
    for (const known of this.#ofRequest.values()) known.clear();
  }

  /** @throws where there is no offer in the slot */
  explain(slot: number, input: RankInput, query: Query): RankedOffer {
    const offer = this.columns.facts[slot];
    if (!offer) throw new Error(`No offer in slot ${slot}`);
    this.scorer.measure(slot, query);
    const own = this.#ownOf(slot, input, offer);
    const factors: Factor[] = [];
    let score = 0;
    for (const key of this.#keys) {
      const factor = own.get(key) ?? this.#shared(key, slot, input, query, offer);
      score += factor.points;
      factors.push(factor);
    }
    return { offerId: offer.id, score, factors };
  }

  #ownOf(slot: number, input: RankInput, offer: OfferFacts): ReadonlyMap<FactorKey, Factor> {
    const known = this.#own[slot];
    if (known) return known;
    const own = new Map(OWN_FACTORS.map((key) => [key, Object.freeze(factorOf(key, input, offer))]));
    this.#own[slot] = own;
    return own;
  }

  #shared(key: FactorKey, slot: number, input: RankInput, query: Query, offer: OfferFacts): Factor {
    const { scorer, columns } = this;
    switch (key) {
      case 'travel': {
        const remote = query.remote && columns.remote[slot] === 1 ? 1 : 0;
        return this.#once(this.#travel, (scorer.minutes + 1) * 2 + remote, key, input, offer);
      }
      case 'fairUse':
        scorer.takeUp(slot, query);
        return this.#once(this.#fairUse, scorer.cap * ROOM + scorer.capFree, key, input, offer);
      case 'local':
        return this.#once(
          this.#local,
          columns.authority[slot] === query.authority ? 1 : 0,
          key,
          input,
          offer,
        );
      case 'specialism':
        if (query.weights.length > MOST_NEEDS) return factorOf(key, input, offer);
        return this.#forRequest(key, scorer.coverage(slot, query), input, offer);
      case 'designation':
        return this.#forRequest(key, scorer.designationPlace(slot, query), input, offer);
      case 'timing':
        return this.#forRequest(key, scorer.free * ROOM + scorer.first + 1, input, offer);
      case 'cost':
        return this.#forRequest(key, offer.dayRatePence, input, offer);
      default:
        return factorOf(key, input, offer);
    }
  }

  #forRequest(key: FactorKey, read: number, input: RankInput, offer: OfferFacts): Factor {
    const known = this.#ofRequest.get(key);
    return known ? this.#once(known, read, key, input, offer) : factorOf(key, input, offer);
  }

  #once(
    known: Map<number, Factor>,
    read: number,
    key: FactorKey,
    input: RankInput,
    offer: OfferFacts,
  ): Factor {
    let factor = known.get(read);
    if (!factor) {
      factor = Object.freeze(factorOf(key, input, offer));
      known.set(read, factor);
    }
    return factor;
  }
}
