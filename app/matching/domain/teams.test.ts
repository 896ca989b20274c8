import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInput, sampleNeed, sampleOffer } from '#tests/builders/rank-input';
import type { RankInput, RankOffer } from './inputs';
import { rank } from './score';
import { daysByNeed, TEAM_MOST, type Team, teamsFor } from './teams';

const AREAS = ['writing-ks2', 'mathematics', 'governance', 'attendance'].map((key) => ({
  key,
  name: key,
  group: key,
}));

const anyInput: fc.Arbitrary<RankInput> = fc
  .record({
    needs: fc.subarray([0, 1, 2, 3], { minLength: 1 }).chain((chosen) =>
      fc.tuple(
        ...chosen.map((n) =>
          fc.record({
            n: fc.constant(n),
            severity: fc.integer({ min: 1, max: 4 }),
            measured: fc.boolean(),
          }),
        ),
      ),
    ),
    halfDays: fc.option(fc.integer({ min: 1, max: 20 })),
    offers: fc.array(
      fc.record({
        provider: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
        areas: fc.subarray([0, 1, 2, 3]),
        free: fc.integer({ min: 0, max: 8 }),
        more: fc.integer({ min: 0, max: 4 }),
        rate: fc.constantFrom(10_000, 20_000, 30_000, 39_000),
        conflict: fc.constantFrom(false, false, true),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ needs, halfDays, offers }) => ({
    ...sampleInput,
    request: {
      ...sampleInput.request,
      halfDays,
      needs: needs.map(({ n, ...need }) => ({ ...sampleNeed, ...need, id: `need-${n}`, focus: AREAS[n]! })),
    },
    offers: offers.map(
      ({ provider, areas, free, more, rate, conflict }, i): RankOffer => ({
        ...sampleOffer,
        id: `offer-${i}`,
        providerId: provider,
        focusAreas: areas.map((n) => AREAS[n]!),
        dayRatePence: rate,
        conflict,
        terms: [{ ...sampleOffer.terms[1]!, free, providerFree: free + more }],
      }),
    ),
  }));

/** Every way of giving needs to offers, by brute force: the best by people, then by score, then by place. */
function bruteForce(input: RankInput): { people: number; merit: number; offers: string[] } | null {
  const { needs } = input.request;
  const { ranked } = rank(input);
  const days = daysByNeed(input);
  let best: { people: number; merit: number; offers: string[]; places: number[] } | null = null;
  const ways = ranked.length ** needs.length;
  for (let way = 0; way < ways; way++) {
    const leads = needs.map((_, n) => Math.floor(way / ranked.length ** n) % ranked.length);
    const offers = leads.map((at) => input.offers.find(({ id }) => id === ranked[at]!.offerId)!);
    if (!needs.every((need, n) => offers[n]!.focusAreas.some(({ key }) => key === need.focus.key))) continue;
    const places = [...new Set(leads)].sort((a, b) => a - b);
    if (places.length > TEAM_MOST) continue;
    const load = (same: (offer: RankOffer) => boolean) =>
      needs.reduce((sum, _, n) => sum + (same(offers[n]!) ? (days?.[n] ?? 0) : 0), 0);
    const fits = offers.every(
      (offer) =>
        load((one) => one.id === offer.id) <= offer.terms[0]!.free &&
        load((one) => one.providerId === offer.providerId) <= offer.terms[0]!.providerFree,
    );
    if (days !== null && !fits) continue;
    const merit = needs.reduce(
      (sum, { severity, measured }, n) => sum + severity * (measured ? 100 : 75) * ranked[leads[n]!]!.score,
      0,
    );
    const people = new Set(offers.map(({ providerId }) => providerId)).size;
    const better =
      best === null ||
      people < best.people ||
      (people === best.people && merit > best.merit) ||
      (people === best.people && merit === best.merit && earlier(places, best.places));
    if (better) best = { people, merit, places, offers: places.map((at) => ranked[at]!.offerId) };
  }
  return best;
}

function earlier(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((place, i) => place !== b[i]);
  return a.length === b.length ? at >= 0 && a[at]! < b[at]! : a.length < b.length;
}

function meritOf(input: RankInput, team: Team): number {
  return team.members.reduce(
    (sum, member) =>
      sum +
      input.request.needs
        .filter(({ id }) => member.needIds.includes(id))
        .reduce((all, { severity, measured }) => all + severity * (measured ? 100 : 75) * member.score, 0),
    0,
  );
}

describe('teams', () => {
  it('the first is the best of all there are, as by trying everything', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const [first] = teamsFor(input, rank(input).ranked);
        const best = input.request.needs.length < 2 ? null : bruteForce(input);
        expect(first ? { people: first.people, merit: meritOf(input, first) } : null).toEqual(
          best && { people: best.people, merit: best.merit },
        );
        expect(first?.members.map(({ offerId }) => offerId) ?? null).toEqual(best?.offers ?? null);
      }),
      { numRuns: 300 },
    );
  });

  it('covers each need once, with the days asked for and no more than each has, of offers that are suggested', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { ranked } = rank(input);
        const ids = new Set(ranked.map(({ offerId }) => offerId));
        for (const { members, people, score } of teamsFor(input, ranked)) {
          const led = members.flatMap(({ needIds }) => needIds);
          expect([...led].sort()).toEqual(input.request.needs.map(({ id }) => id).sort());
          expect(members.length >= 1 && members.length <= TEAM_MOST && people <= members.length).toBe(true);
          const days = members.reduce((sum, { halfDays }) => sum + (halfDays ?? 0), 0);
          expect(days).toBe(input.request.halfDays ?? 0);
          for (const { offerId, needIds, halfDays, score: own } of members) {
            expect(ids.has(offerId) && needIds.length > 0).toBe(true);
            const { terms } = input.offers.find(({ id }) => id === offerId)!;
            expect(halfDays ?? 0).toBeLessThanOrEqual(terms[0]!.free);
            expect(own).toBe(ranked.find((one) => one.offerId === offerId)!.score);
          }
          const scores = members.map((member) => member.score);
          expect(score >= Math.min(...scores) && score <= Math.max(...scores)).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the offers', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = { ...input, offers: [...input.offers].reverse() };
        expect(teamsFor(turned, rank(turned).ranked)).toEqual(teamsFor(input, rank(input).ranked));
      }),
    );
  });

  it('divides the days by how pressing each need is', () => {
    const needs = [4, 2, 1].map((severity, n) => ({ ...sampleNeed, id: `n${n}`, severity }));
    const request = { ...sampleInput.request, needs, halfDays: 12 };
    expect(daysByNeed({ ...sampleInput, request })).toEqual([7, 3, 2]);
    expect(daysByNeed({ ...sampleInput, request: { ...request, halfDays: null } })).toBeNull();
  });

  it('proposes two where neither covers everything, and one where one does', () => {
    const needs = [sampleNeed, { ...sampleNeed, id: 'need-2', focus: AREAS[1]!, severity: 1 }];
    const writing = sampleOffer;
    const maths = { ...sampleOffer, id: 'offer-2', providerId: 'provider-2', focusAreas: [AREAS[1]!] };
    const input = {
      ...sampleInput,
      request: { ...sampleInput.request, needs, halfDays: 8 },
      offers: [writing, maths],
    };
    const [team] = teamsFor(input, rank(input).ranked);
    expect(team?.people).toBe(2);
    expect(team?.members.map(({ needIds, halfDays }) => [needIds, halfDays])).toEqual([
      [['need-1'], 6],
      [['need-2'], 2],
    ]);
    const both = { ...writing, id: 'offer-3', focusAreas: [...writing.focusAreas, AREAS[1]!] };
    const wider = { ...input, offers: [writing, maths, both] };
    expect(teamsFor(wider, rank(wider).ranked)[0]?.members.map(({ offerId }) => offerId)).toEqual([
      'offer-3',
    ]);
  });
});
