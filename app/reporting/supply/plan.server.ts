import { settingsOf } from '~/accounts/settings.server';
import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { exclusionsOf, standsReady, travelBetween } from '~/matching/domain/eligibility';
import type { BetweenThem, OfferFacts, RankInput, RankRequest } from '~/matching/domain/inputs';
import { type Model, modelFor } from '~/matching/domain/model';
import { rankRequest } from '~/matching/inputs.server';
import { type OfferOfOthers, offersAbout } from '~/matching/offer-facts.server';
import { type Surroundings, surroundingsOf } from '~/matching/surroundings.server';
import { type NeedFact, plannedTerms } from '../domain/facts/days';
import { planned, SupplyFlow, type SupplyPlan, type SupplyProblem } from '../domain/supply/plan';
import type { Reading } from '../figures/reading';

/** A need to be met in the terms planned, with what could be found for it. */
export type SupplyNeed = NeedFact & {
  /** Half-days it would take in these terms. */
  asked: HalfDays;
  met: HalfDays;
  short: HalfDays;
  /** What would still be short with the days that other authorities have opened to this one. */
  shortBeyond: HalfDays;
  /** What would be short in each term if no day were moved from the term in which it is needed. */
  shortByTerm: Readonly<Record<TermKey, HalfDays>>;
};

/** Free half-days of one of the authority's leaders in one term who could be asked now. */
export type SupplyDays = { providerId: string; term: TermKey; free: HalfDays };

export type Supply = {
  terms: readonly TermKey[];
  /** In the order in which they are served. */
  needs: readonly SupplyNeed[];
  days: readonly SupplyDays[];
  /** The authority's own offers that stand ready. */
  offers: readonly OfferFacts[];
  flow: SupplyFlow;
};

/**
 * Need against free days in the terms planned: the authority's own leaders, and beside it with the days of others. Worked
 * out once for a reading.
 */
export function supplyOf(reading: Reading): Promise<Supply> {
  return reading.once('supply', () => readSupply(reading));
}

async function readSupply(reading: Reading): Promise<Supply> {
  const { handle, viewer, today } = reading;
  const terms = plannedTerms(today);
  const needs = inOrderOfService(await reading.needs());
  const offers = await offersAbout(handle, viewer.authorityId, terms, couldMatter(needs));
  const ready = offers.filter((offer) => standsReady(offer, today));
  const { parkDays, reach } = await settingsOf(handle, viewer.authorityId);
  const around = await surroundingsOf(handle, needs.map(askedBy), () => parkDays);
  const suits = whoSuits(needs, ready, around, modelFor(reach), reading);
  const mine = ready.filter(({ authorityId }) => authorityId === viewer.authorityId);
  const ids = new Set(mine.map(({ id }) => id));
  const suitsOwn = (id: string) => suits(id).filter((offer) => ids.has(offer));
  const flow = new SupplyFlow(problemOf(needs, mine, suitsOwn));
  const own = flow.plan();
  const unmoved = termByTerm(needs, mine, suitsOwn);
  const beyond = ready.length === mine.length ? own : new SupplyFlow(problemOf(needs, ready, suits)).plan();
  return {
    terms,
    needs: needs.map((need) => ({ ...withPlans(need, own, beyond), shortByTerm: unmoved(need) })),
    days: problemOf([], mine, suits).providers.flatMap(({ id, free }) =>
      Object.entries(free).map(([term, halfDays]) => ({ providerId: id, term, free: halfDays })),
    ),
    offers: mine,
    flow,
  };
}

/** Whether an offer of another authority has to do with any of the needs: its area, its phase, and within reach. */
function couldMatter(needs: readonly NeedFact[]): (offer: OfferOfOthers) => boolean {
  const byArea = new Map<string, NeedFact[]>();
  for (const need of needs) byArea.set(need.focusArea, [...(byArea.get(need.focusArea) ?? []), need]);
  return (offer) =>
    offer.focusAreas.some(({ key }) =>
      (byArea.get(key) ?? []).some((need) => {
        const minutes = travelBetween(need, offer);
        return (
          need.phases.some((phase) => offer.phases.includes(phase)) &&
          (minutes === null || minutes <= offer.travelLimitMinutes || offer.remote)
        );
      }),
    );
}

/** The same plan with each need in its terms apart: what is short of it in each, where days cannot be moved. */
function termByTerm(
  needs: readonly NeedFact[],
  offers: readonly OfferFacts[],
  suits: (id: string) => readonly string[],
): (need: NeedFact) => Record<TermKey, HalfDays> {
  const parts = needs.flatMap((need) =>
    need.terms
      .filter((term) => (need.byTerm[term] ?? 0) > 0)
      .map((term) => ({
        of: need.id,
        part: {
          ...need,
          id: planned(need.id, term),
          terms: [term],
          byTerm: { [term]: need.byTerm[term] ?? 0 },
        },
      })),
  );
  const needOf = new Map(parts.map(({ of, part }) => [part.id, of]));
  const { met } = new SupplyFlow(
    problemOf(
      parts.map(({ part }) => part),
      offers,
      (id) => suits(needOf.get(id) ?? ''),
    ),
  ).plan();
  return ({ id, terms, byTerm }) =>
    Object.fromEntries(terms.map((term) => [term, (byTerm[term] ?? 0) - (met.get(planned(id, term)) ?? 0)]));
}

/** Half-days a need would take in the terms planned. */
export function askedOf({ byTerm }: Pick<NeedFact, 'byTerm'>): HalfDays {
  return Object.values(byTerm).reduce((sum, one) => sum + one, 0);
}

function withPlans(need: NeedFact, own: SupplyPlan, beyond: SupplyPlan): Omit<SupplyNeed, 'shortByTerm'> {
  const asked = askedOf(need);
  const met = own.met.get(need.id) ?? 0;
  return { ...need, asked, met, short: asked - met, shortBeyond: asked - (beyond.met.get(need.id) ?? 0) };
}

/** Needs that look for days in the terms planned; those served first, of these those asked for, of these the longest waiting. */
function inOrderOfService(needs: readonly NeedFact[]): NeedFact[] {
  const place = ({ priority, stand }: NeedFact) => (priority ?? 9) * 2 + (stand === 'asked' ? 0 : 1);
  return needs
    .filter((need) => (need.stand === 'asked' || need.stand === 'not-asked') && askedOf(need) > 0)
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        (a.since < b.since ? -1 : a.since > b.since ? 1 : 0) ||
        b.severity - a.severity ||
        a.urn - b.urn ||
        (a.focusArea < b.focusArea ? -1 : a.focusArea > b.focusArea ? 1 : 0),
    );
}

/** Who asks: the request, or the need itself where nobody has asked for it yet. */
function askedBy({ id, urn, request }: NeedFact): { id: string; urn: number } {
  return { id: request?.id ?? id, urn };
}

const NOTHING_BETWEEN: BetweenThem = { conflict: false, parkedUntil: null, waived: [] };

/** Offers that could meet each need: of its very focus area, and kept out by no rule of matching. */
function whoSuits(
  needs: readonly NeedFact[],
  ready: readonly OfferFacts[],
  around: Surroundings,
  model: Model,
  { viewer, today }: Pick<Reading, 'viewer' | 'today'>,
): (id: string) => readonly string[] {
  const byArea = new Map<string, OfferFacts[]>();
  for (const offer of ready)
    for (const { key } of offer.focusAreas) byArea.set(key, [...(byArea.get(key) ?? []), offer]);
  const found = new Map<string, string[]>();
  for (const need of needs) {
    const request = requestOf(need, around, viewer.authorityId);
    if (!request) continue;
    const input: RankInput = { request, offers: [], model, today };
    const asking = askedBy(need);
    const suiting = (byArea.get(need.focusArea) ?? []).filter((offer) => {
      const between = around.between(asking, offer) ?? NOTHING_BETWEEN;
      return exclusionsOf(input, { ...offer, ...between }).length === 0;
    });
    found.set(
      need.id,
      suiting.map(({ id }) => id),
    );
  }
  return (id) => found.get(id) ?? [];
}

/** A need as a request of its own; where nobody has asked yet, somebody is taken to come to the school at any usual rate. */
function requestOf(need: NeedFact, around: Surroundings, authorityId: string): RankRequest | null {
  const client = around.schools.get(need.urn);
  if (!client) return null;
  const { id, urn, focusArea, severity, terms, request } = need;
  return rankRequest(
    {
      ...{ id, authorityId, urn, halfDays: askedOf(need), formats: [] },
      remoteWelcome: request?.remoteWelcome ?? false,
      maxDayRatePence: request?.maxDayRatePence ?? null,
      needs: [{ id, focusArea, severity, baseline: null }],
    },
    client,
    terms,
  );
}

function problemOf(
  needs: readonly NeedFact[],
  offers: readonly OfferFacts[],
  suits: (id: string) => readonly string[],
): SupplyProblem {
  const providers = new Map(
    offers.map(({ providerId, terms }) => [
      providerId,
      { id: providerId, free: Object.fromEntries(terms.map((one) => [one.term, one.providerFree])) },
    ]),
  );
  return {
    needs: needs.map((need) => ({
      ...{ id: need.id, halfDays: askedOf(need), terms: need.terms },
      offers: suits(need.id),
    })),
    offers: offers.map(({ id, providerId, terms }) => ({
      ...{ id, providerId },
      free: Object.fromEntries(terms.map((one) => [one.term, one.free])),
    })),
    providers: [...providers.values()],
  };
}
