import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTariffs, inForceOn, standingOn, type VersionDates } from './versions';
import { TARIFF_STATES, type TariffContent } from './vocabulary';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2027-02-${String(n).padStart(2, '0')}`);
const versions: fc.Arbitrary<VersionDates[]> = fc
  .array(fc.record({ state: fc.constantFrom(...TARIFF_STATES), startsOn: day }), { maxLength: 8 })
  .map((rows) => rows.map((row, at) => ({ ...row, number: at + 1 })));

describe('versions of a price list', () => {
  it('have one in force on any day from the first start on, and none before it', () => {
    fc.assert(
      fc.property(versions, day, (all, on) => {
        const inForce = all.filter((one) => standingOn(one, all, on) === 'in-force');
        const started = all.some(({ state, startsOn }) => state !== 'draft' && startsOn <= on);
        expect(inForce).toHaveLength(started ? 1 : 0);
        expect(inForceOn(all, on)?.number ?? null).toBe(inForce[0]?.number ?? null);
        for (const one of all) {
          expect(standingOn(one, all, on) === 'draft').toBe(one.state === 'draft');
          if (standingOn(one, all, on) === 'to-come') expect(one.startsOn > on).toBe(true);
        }
      }),
    );
  });

  it('of one day are the later number’s, the other is superseded before it began', () => {
    const all: VersionDates[] = [
      { number: 1, state: 'in-force', startsOn: '2026-09-01' },
      { number: 2, state: 'in-force', startsOn: '2027-09-01' },
      { number: 3, state: 'in-force', startsOn: '2027-09-01' },
    ];
    const standings = (on: string) => all.map((one) => standingOn(one, all, on));
    expect(standings('2027-01-01')).toEqual(['in-force', 'superseded', 'to-come']);
    expect(standings('2027-09-01')).toEqual(['superseded', 'superseded', 'in-force']);
  });

  it('are compared row by row, by key: a renamed service is the same one', () => {
    const item = (key: string, name: string, maintained: number) => ({
      key,
      name,
      about: '',
      serviceClass: 'additional' as const,
      unit: 'day' as const,
      prices: { maintained, other: 500 },
    });
    const from: TariffContent = {
      items: [item('a', 'A', 400), item('b', 'B', 1)],
      packages: [],
      adviserDayKey: 'a',
    };
    const to: TariffContent = {
      items: [item('a', 'A day', 450), item('c', 'C', 2)],
      packages: [],
      adviserDayKey: 'c',
    };
    const words = {
      item: (one: TariffContent['items'][number]) => ({
        Name: one.name,
        Price: String(one.prices?.maintained),
      }),
      pack: (one: TariffContent['packages'][number]) => ({ Name: one.name }),
    };
    expect(compareTariffs(from, to, words)).toEqual([
      { id: 'b', field: 'B: taken out', before: 'Name: B\nPrice: 1', after: '' },
      { id: 'a.Name', field: 'A day: name', before: 'A', after: 'A day' },
      { id: 'a.Price', field: 'A day: price', before: '400', after: '450' },
      { id: 'c', field: 'C: new', before: '', after: 'Name: C\nPrice: 2' },
      { id: 'adviser-day', field: 'Price of further adviser days', before: 'A', after: 'C' },
    ]);
    expect(compareTariffs(from, from, words)).toEqual([]);
  });
});
