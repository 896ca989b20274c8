import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { FlowNetwork, type NodeId } from './flow';

/** A need in order of being served, with the offers that could meet it. */
export type PlanNeed = {
  id: string;
  halfDays: HalfDays;
  terms: readonly TermKey[];
  /** Ids of the offers that suit it: area, phase, journey, conflicts and the rest. */
  offers: readonly string[];
};

/** An offer with its free half-days by term. */
export type PlanOffer = { id: string; providerId: string; free: Readonly<Record<TermKey, HalfDays>> };

/** Half-days a provider can still give in all, by term. */
export type PlanProvider = { id: string; free: Readonly<Record<TermKey, HalfDays>> };

export type SupplyProblem = {
  /** Those to be served first come first. */
  needs: readonly PlanNeed[];
  offers: readonly PlanOffer[];
  providers: readonly PlanProvider[];
};

/** What could be met: half-days by need, and by provider and term. */
export type SupplyPlan = {
  met: ReadonlyMap<string, HalfDays>;
  /** Keyed by `planned(provider, term)`. */
  given: ReadonlyMap<string, HalfDays>;
  total: HalfDays;
};

/** One more leader, as they might be. */
export type PossibleLeader = {
  /** Half-days in each term. */
  free: Readonly<Record<TermKey, HalfDays>>;
  /** Needs they could meet. */
  needs: readonly string[];
};

/** What one more leader would unlock. */
export type Gain = {
  halfDays: HalfDays /** Needs that would get more than now. */;
  needs: readonly string[];
};

export const planned = (providerId: string, term: TermKey) => `${providerId} ${term}`;

/**
 * The most half-days of need that the free days could meet, so that no day is given twice: not to two schools, not to two
 * focus areas of one offer, not from two offers of one leader. A network of whole half-days: need → offer in a term → its
 * leader in that term. Needs are served in their order: one is left short only where days cannot be found for it without
 * taking them from those before. How much is met in all does not depend on the order.
 *
 * It says what there are days for, not who should go where: that is the ranking's, the school's and the leader's to say.
 */
export class SupplyFlow {
  private readonly network = new FlowNetwork();
  private readonly sink: NodeId;
  /** Each need's source, the node from which its days leave for offers, and the edge between them. */
  private readonly needs = new Map<string, { source: NodeId; node: NodeId; edge: number; need: PlanNeed }>();
  private readonly providerEdges = new Map<string, number>();

  constructor(problem: SupplyProblem) {
    const { network } = this;
    this.sink = network.node();
    const providerNodes = new Map<string, NodeId>();
    for (const { id, free } of problem.providers)
      for (const [term, halfDays] of Object.entries(free)) {
        if (halfDays <= 0) continue;
        const node = network.node();
        providerNodes.set(planned(id, term), node);
        this.providerEdges.set(planned(id, term), network.edge(node, this.sink, halfDays));
      }
    const offerNodes = new Map<string, NodeId>();
    for (const { id, providerId, free } of problem.offers)
      for (const [term, halfDays] of Object.entries(free)) {
        const provider = providerNodes.get(planned(providerId, term));
        if (halfDays <= 0 || provider === undefined) continue;
        const node = network.node();
        offerNodes.set(planned(id, term), node);
        network.edge(node, provider, halfDays);
      }
    for (const need of problem.needs) {
      const source = network.node();
      const node = network.node();
      const edge = network.edge(source, node, need.halfDays);
      this.needs.set(need.id, { source, node, edge, need });
      for (const term of need.terms)
        for (const offer of need.offers) {
          const end = offerNodes.get(planned(offer, term));
          if (end !== undefined) network.edge(node, end, need.halfDays);
        }
      network.push(source, this.sink);
    }
  }

  plan(): SupplyPlan {
    const met = new Map([...this.needs].map(([id, { edge }]) => [id, this.network.flow(edge)]));
    return {
      met,
      given: new Map([...this.providerEdges].map(([key, edge]) => [key, this.network.flow(edge)])),
      total: [...met.values()].reduce((sum, one) => sum + one, 0),
    };
  }

  /**
   * What one more leader would unlock: the days met with them less the days met without, worked out anew, as they may free
   * others for what only those can do.
   */
  gainOf(leader: PossibleLeader): Gain {
    const network = this.network.copy();
    const nodes = new Map<TermKey, NodeId>();
    for (const [term, halfDays] of Object.entries(leader.free)) {
      if (halfDays <= 0) continue;
      const node = network.node();
      nodes.set(term, node);
      network.edge(node, this.sink, halfDays);
    }
    for (const id of leader.needs) {
      const own = this.needs.get(id);
      for (const term of own?.need.terms ?? []) {
        const node = nodes.get(term);
        if (own && node !== undefined) network.edge(own.node, node, own.need.halfDays);
      }
    }
    const brought = Object.values(leader.free).reduce((sum, one) => sum + Math.max(0, one), 0);
    const reached = network.reaching([...nodes.values()]);
    const helped: string[] = [];
    let halfDays = 0;
    for (const [id, { source, edge, need }] of this.needs) {
      if (halfDays >= brought) break;
      if (reached[source] === 0 || network.flow(edge) >= need.halfDays) continue;
      const more = network.push(source, this.sink);
      if (more > 0) helped.push(id);
      halfDays += more;
    }
    return { halfDays, needs: helped };
  }
}
