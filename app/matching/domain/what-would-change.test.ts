import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInput, sampleOffer } from '#tests/builders/rank-input';
import { addDays } from '~/kernel/clock';
import { applyChange, type Case, CHANGE_KINDS, type Change, narrowTo, windowChange } from './change';
import { SOFT_EXCLUSIONS } from './eligibility';
import type { RankInput, RankOffer } from './inputs';
import { providersOwnChanges, widerChoice } from './own-changes';
import { rank } from './score';
import { FIRST_PLACES, placeOf, type WhatWouldChange, whatWouldChange } from './what-would-change';

const KNOWN = ['2026-1-autumn', '2026-2-spring', '2026-3-summer', '2027-1-autumn', '2027-2-spring'];
const TODAY = sampleInput.today;

const offer = (id: string): fc.Arbitrary<RankOffer> =>
  fc
    .record({
      authorityId: fc.constantFrom('marlshire', 'marlshire', 'elsewhere'),
      state: fc.constantFrom('published' as const, 'published' as const, 'draft' as const),
      qaState: fc.constantFrom('assured' as const, 'assured' as const, 'not-yet' as const, 'lapsed' as const),
      qaOn: fc.integer({ min: -800, max: 0 }).map((days) => addDays(TODAY, days)),
      designatedOn: fc.constantFrom(null, null, addDays(TODAY, 40)),
      designationExpires: fc.constantFrom(null, null, addDays(TODAY, -40)),
      appetite: fc.constantFrom('looking' as const, 'open' as const, 'not-now' as const),
      focusAreas: fc.constantFrom([], sampleOffer.focusAreas, sampleOffer.focusAreas),
      formats: fc.subarray(['coaching', 'programme']),
      dayRatePence: fc.integer({ min: 0, max: 60_000 }),
      travelLimitMinutes: fc.integer({ min: 0, max: 90 }),
      remote: fc.boolean(),
      openToOthers: fc.boolean(),
      confirmedOn: fc.option(fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days))),
      easting: fc.integer({ min: 400_000, max: 470_000 }),
      free: fc.array(fc.constantFrom(0, 0, 1, 3, 8), { minLength: KNOWN.length, maxLength: KNOWN.length }),
      conflict: fc.constantFrom(false, false, false, true),
      parkedUntil: fc.constantFrom(null, null, addDays(TODAY, 30)),
      waived: fc.subarray([...SOFT_EXCLUSIONS], { maxLength: 1 }),
    })
    .map(({ easting, free, ...over }) => ({
      ...sampleOffer,
      ...over,
      id,
      home: { ...sampleOffer.home, grid: { easting, northing: 300_000 } },
      terms: free.map((halfDays, i) => ({
        term: KNOWN[i]!,
        free: halfDays,
        providerFree: halfDays + 1,
        providerCap: halfDays + 6,
      })),
    }));

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    offers: fc.tuple(...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(offer)),
    from: fc.integer({ min: 0, max: 2 }),
    length: fc.integer({ min: 1, max: 3 }),
    halfDays: fc.option(fc.integer({ min: 1, max: 14 })),
    formats: fc.subarray(['coaching', 'programme']),
    remoteWelcome: fc.boolean(),
    maxDayRatePence: fc.option(fc.integer({ min: 20_000, max: 60_000 })),
    offerId: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ offers, from, length, offerId, ...request }) => ({
    wide: { ...sampleInput, offers, request: { ...sampleInput.request, ...request, terms: KNOWN } },
    terms: KNOWN.slice(from, from + length),
    offerId,
  }));

function placeWith(one: Case, change: Change): number | null {
  return placeOf(rank(applyChange(one, change)).ranked, one.offerId);
}

function reaches({ goal }: WhatWouldChange, place: number | null): boolean {
  return place !== null && (goal === 'eligible' || place <= FIRST_PLACES);
}

/** The same kind of change, one unit smaller; null where there is none smaller. */
function less(one: Case, change: Change): Change | null {
  const at = 'term' in change ? KNOWN.indexOf(change.term) : 0;
  const [from, to] = [KNOWN.indexOf(one.terms[0]!), KNOWN.indexOf(one.terms.at(-1)!)];
  switch (change.kind) {
    case 'free-days':
      return change.halfDays > 1 ? { ...change, halfDays: change.halfDays - 1 } : null;
    case 'fewer-days':
      return { ...change, halfDays: change.halfDays + 1 };
    case 'travel-limit':
      return { ...change, minutes: change.minutes - 1 };
    case 'ceiling':
      return { ...change, pence: change.pence - 1 };
    case 'rate':
      return { ...change, pence: change.pence + 100 };
    case 'finish-later':
    case 'start-later':
      return at - 1 > (change.kind === 'finish-later' ? to : from)
        ? windowChange(change.kind, KNOWN[at - 1]!)
        : null;
    case 'finish-earlier':
    case 'start-earlier':
      return at + 1 < (change.kind === 'finish-earlier' ? to : from)
        ? windowChange(change.kind, KNOWN[at + 1]!)
        : null;
    case 'wait':
      return { ...change, date: addDays(change.date, -1) };
    default:
      return null;
  }
}

/** Every change there could be, tried one by one without any of the short cuts. */
function everyChange(one: Case): Change[] {
  const numbers = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
  const { request, offers } = one.wide;
  const own = offers.find(({ id }) => id === one.offerId)!;
  return [
    ...SOFT_EXCLUSIONS.map((code): Change => ({ kind: 'waive', code })),
    ...(['confirm', 'remote-welcome', 'remote-offer', 'open-to-others', 'publish', 'quality'] as const).map(
      (kind): Change => ({ kind }),
    ),
    ...(own.appetite === 'not-now' ? [{ kind: 'appetite' } as const] : []),
    { kind: 'designation' },
    ...one.terms.flatMap((term) =>
      numbers(request.halfDays ?? 12).map((halfDays): Change => ({ kind: 'free-days', term, halfDays })),
    ),
    ...numbers((request.halfDays ?? 1) - 1).map((halfDays): Change => ({ kind: 'fewer-days', halfDays })),
    ...numbers(200)
      .filter((minutes) => minutes > own.travelLimitMinutes)
      .map((minutes): Change => ({ kind: 'travel-limit', minutes })),
    ...numbers(Math.ceil(own.dayRatePence / 100)).map(
      (n): Change => ({ kind: 'rate', pence: (n - 1) * 100 }),
    ),
  ];
}

describe('what would change it', () => {
  it('is so: each change named does it, to the place named, and one unit less does not', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const found = whatWouldChange(one);
        for (const { change, place } of found.changes) {
          const after = placeWith(one, change);
          expect(after).toBe(place);
          expect(reaches(found, after)).toBe(true);
          const short = less(one, change);
          if (short) expect(reaches(found, placeWith(one, short))).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('misses no kind of change that would do', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const found = whatWouldChange(one);
        if (found.goal === null) return;
        const named = new Set(found.changes.map(({ change }) => change.kind));
        for (const change of everyChange(one)) {
          if (!named.has(change.kind)) expect(reaches(found, placeWith(one, change))).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says where an offer stands, and nothing of one that is among the first', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const found = whatWouldChange(one);
        const { ranked } = rank(narrowTo(one.wide, one.terms));
        expect(found.place).toBe(placeOf(ranked, one.offerId));
        expect(found.exclusions.length > 0).toBe(found.place === null);
        if (found.goal === null) expect([found.changes, found.heldBack]).toEqual([[], []]);
        for (const { points, third, weight } of found.heldBack)
          expect(points < third && third <= weight).toBe(true);
      }),
    );
  });

  /** Three offers that fit better, and the offer in question last. */
  const rivals: RankOffer[] = ['x', 'y', 'z'].map((id) => ({ ...sampleOffer, id, confirmedOn: TODAY }));
  const one = (over: Partial<RankOffer>, request: Partial<RankInput['request']> = {}): Case => ({
    wide: {
      ...sampleInput,
      request: { ...sampleInput.request, ...request },
      offers: [...rivals, { ...sampleOffer, ...over, id: 'own' }],
    },
    terms: sampleInput.request.terms,
    offerId: 'own',
  });

  it('counts the days, the minutes and the points that are lacking', () => {
    const noDays = sampleOffer.terms.map((term) => ({ ...term, free: 0 }));
    expect(whatWouldChange(one({ terms: noDays }))).toMatchObject({
      goal: 'eligible',
      place: null,
      suggested: 3,
      changes: [
        { change: { kind: 'free-days', term: '2026-1-autumn', halfDays: 1 }, by: 'provider', place: 4 },
      ],
    });
    const far = { ...sampleOffer.home, grid: { easting: 450_000, northing: 300_000 } };
    const kinds = whatWouldChange(one({ home: far })).changes.map(({ change }) => change);
    expect(kinds).toContainEqual({ kind: 'waive', code: 'too-far' });
    expect(kinds).toContainEqual({ kind: 'travel-limit', minutes: 74 });
    expect(kinds).toContainEqual({ kind: 'remote-offer' });
    const { freshness } = sampleInput.model.weights;
    const stale = whatWouldChange(one({ confirmedOn: null }));
    expect(stale).toMatchObject({
      goal: 'first-places',
      place: 4,
      behind: freshness,
      heldBack: [{ key: 'freshness', points: 0, third: freshness, weight: freshness }],
    });
    expect(stale.changes[0]).toEqual({ change: { kind: 'confirm' }, by: 'provider', place: 1 });
  });

  it('says plainly that no single change would do', () => {
    const conflict = whatWouldChange(one({ conflict: true }));
    expect(conflict.exclusions.map(({ code }) => code)).toEqual(['conflict']);
    expect(conflict.changes).toEqual([]);
    const both = whatWouldChange(one({ dayRatePence: 50_000, parkedUntil: addDays(TODAY, 9) }));
    expect(both.goal).toBe('eligible');
    expect(both.changes).toEqual([]);
  });

  it('names a day to wait for only within the time asked for', () => {
    const soon = whatWouldChange(one({ parkedUntil: '2027-02-01' })).changes;
    expect(soon.map(({ change }) => change)).toContainEqual({ kind: 'wait', date: '2027-02-01' });
    const late = whatWouldChange(one({ parkedUntil: '2028-02-01' })).changes;
    expect(late.map(({ change }) => change)).toEqual([{ kind: 'waive', code: 'parked' }]);
  });

  it('has every kind of change in its order', () => {
    expect(new Set(CHANGE_KINDS).size).toBe(CHANGE_KINDS.length);
  });
});

describe('what each side can change', () => {
  it('a school is told how many more, truly, and of nothing that would bring none', () => {
    fc.assert(
      fc.property(anyCase, ({ wide, terms }) => {
        const now = rank(narrowTo(wide, terms)).ranked.length;
        for (const { change, more } of widerChoice(wide, terms)) {
          expect(more).toBeGreaterThan(0);
          expect(rank(applyChange({ wide, terms, offerId: '' }, change)).ranked.length).toBe(now + more);
        }
      }),
    );
  });

  it('a provider is told the same whatever other offers there are, and never to ask for less money', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const changes = providersOwnChanges(one);
        const alone = one.wide.offers.filter(({ id }) => id === one.offerId);
        expect(providersOwnChanges({ ...one, wide: { ...one.wide, offers: alone } })).toEqual(changes);
        expect(changes.map(({ kind }) => kind)).not.toContain('rate');
        expect(changes.filter(({ kind }) => kind === 'waive' || kind === 'ceiling')).toEqual([]);
      }),
    );
  });

  it('a provider whose days fall short is told by how many', () => {
    const few = { ...sampleOffer, id: 'own', terms: sampleOffer.terms.map((term) => ({ ...term, free: 2 })) };
    const changes = providersOwnChanges({
      wide: { ...sampleInput, offers: [few] },
      terms: sampleInput.request.terms,
      offerId: 'own',
    });
    expect(changes).toContainEqual({ kind: 'free-days', term: '2026-1-autumn', halfDays: 6 });
  });
});
