import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARIFF_STARTS } from '#seeds/tariffs';
import {
  adviserDayOf,
  chargeable,
  draftProblems,
  netOf,
  priceFor,
  readyProblems,
  settleProblems,
} from './content';
import { halfDaysOf, parseQuantity, quantityProblem } from './quantity';
import {
  CHARGE_KINDS,
  PRICE_UNITS,
  SERVICE_CLASSES,
  type TariffContent,
  type TariffItem,
  type TariffPackage,
} from './vocabulary';

const prices = fc.record({
  maintained: fc.integer({ min: 0, max: 1_000_000 }),
  other: fc.integer({ min: 0, max: 1_000_000 }),
});
const keys = ['a', 'b', 'c', 'd', 'e'];
/** Any list at all, also those no form would let through: core and entitlement with prices. */
const anyContent: fc.Arbitrary<TariffContent> = fc.record({
  items: fc.array(
    fc.record<TariffItem>({
      key: fc.constantFrom(...keys),
      name: fc.string({ minLength: 1 }),
      about: fc.string(),
      serviceClass: fc.constantFrom(...SERVICE_CLASSES),
      unit: fc.constantFrom(...PRICE_UNITS),
      prices: fc.option(prices),
    }),
    { maxLength: 8 },
  ),
  packages: fc.array(
    fc.record<TariffPackage>({
      key: fc.constantFrom('p', 'q'),
      name: fc.string({ minLength: 1 }),
      about: fc.string(),
      includes: fc.array(fc.string()),
      prices,
    }),
    { maxLength: 3 },
  ),
  adviserDayKey: fc.option(fc.constantFrom(...keys)),
});

const item = (over: Partial<TariffItem> = {}): TariffItem => ({
  key: 'day',
  name: 'Further day',
  about: '',
  serviceClass: 'additional',
  unit: 'day',
  prices: { maintained: 42_500, other: 47_500 },
  ...over,
});
const content = (over: Partial<TariffContent> = {}): TariffContent => ({
  items: [item()],
  packages: [],
  adviserDayKey: 'day',
  ...over,
});

describe('core and entitlement services', () => {
  it('can never be charged for, whatever list says what of them and however they are asked for', () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom(...CHARGE_KINDS), (list, kind) => {
        for (const one of list.items) {
          const first = list.items.find(({ key }) => key === one.key);
          const found = chargeable(list, kind, one.key);
          if (kind === 'package') expect(found.ok).toBe(false);
          else if (found.ok) expect(first?.serviceClass).toBe('additional');
          else if (first?.serviceClass !== 'additional') expect(found.code).toBe('charge.free');
        }
        const days = adviserDayOf(list);
        if (days) expect(list.items.find(({ key }) => key === days.key)?.serviceClass).toBe('additional');
      }),
      { numRuns: 500 },
    );
  });

  it('hold no price in any list that can be saved or put into force', () => {
    fc.assert(
      fc.property(anyContent, (list) => {
        const priced = list.items.some((one) => one.serviceClass !== 'additional' && one.prices !== null);
        if (priced) {
          expect(draftProblems(list).length).toBeGreaterThan(0);
          expect(readyProblems(list).length).toBeGreaterThan(0);
        }
        if (readyProblems(list).length > 0) return;
        for (const one of list.items) expect(one.prices === null).toBe(one.serviceClass !== 'additional');
      }),
      { numRuns: 500 },
    );
  });

  it('are refused a price in words, beside it', () => {
    const list = content({ items: [item({ key: 'x', serviceClass: 'core' })], adviserDayKey: null });
    expect(draftProblems(list)).toEqual([
      {
        path: 'items[0].maintained',
        message: expect.stringMatching(/Core services are free to every school/),
      },
    ]);
    const entitled = content({
      items: [item({ key: 'x', serviceClass: 'entitlement' })],
      adviserDayKey: null,
    });
    expect(draftProblems(entitled)[0]?.message).toMatch(/entitled to is free/);
  });
});

describe('a price list', () => {
  it('is refused while a service or package has no price, holds nothing or is there twice', () => {
    expect(readyProblems(content())).toEqual([]);
    expect(readyProblems(content({ items: [], adviserDayKey: null }))[0]).toMatch('empty');
    expect(readyProblems(content({ items: [item({ prices: null })] }))[0]).toMatch('no prices yet');
    const twice = content({ items: [item(), item({ key: 'z', name: ' further DAY' })] });
    expect(readyProblems(twice)).toEqual(['“ further DAY” is in the list twice.']);
    const pack = { key: 'p', name: 'P', about: '', includes: [], prices: { maintained: 0, other: 0 } };
    expect(readyProblems(content({ packages: [pack] }))).toEqual([
      '“P” does not say what it includes.',
      '“P” has no prices yet.',
    ]);
  });

  it('is not put into force without a reason, or for a day gone by', () => {
    const draft = { content: content(), note: 'Yearly', startsOn: '2027-09-01' };
    expect(settleProblems(draft, '2027-09-01')).toEqual([]);
    expect(settleProblems({ ...draft, note: '' }, '2027-09-02')).toEqual([
      'It does not say why it is made.',
      expect.stringMatching(/^It is to start on 1 September 2027, which has passed/),
    ]);
  });

  it('prices adviser days by the day or the half-day, as an additional service of its own', () => {
    expect(draftProblems(content({ items: [item({ unit: 'each' })] }))[0]?.path).toBe('items[0].adviserDay');
    expect(draftProblems(content({ adviserDayKey: 'gone' }))[0]?.message).toMatch('not in this list');
    expect(draftProblems(content({ items: [item({ serviceClass: 'core', prices: null })] }))[0]?.path).toBe(
      'items[0].adviserDay',
    );
  });

  it('sells adviser days as such alone, and nothing else as adviser days', () => {
    const list = content({ items: [item(), item({ key: 'x', name: 'X' })] });
    const code = (kind: 'item' | 'adviser-days', key: string) => {
      const found = chargeable(list, kind, key);
      return found.ok ? 'yes' : found.code;
    };
    expect(code('item', 'day')).toBe('charge.adviser-days');
    expect(code('adviser-days', 'x')).toBe('charge.adviser-days');
    expect([code('item', 'x'), code('adviser-days', 'day')]).toEqual(['yes', 'yes']);
    expect(code('item', 'gone')).toBe('charge.not-listed');
  });

  it('gives each kind of school its own price, and the programme of the source its two', () => {
    const [partnership] = TARIFF_STARTS;
    const full = partnership?.content.packages[0];
    expect(full && [priceFor(full.prices, true), priceFor(full.prices, false)]).toEqual([265_000, 282_000]);
  });

  it.each(TARIFF_STARTS.map((start) => [start.key, start.content] as const))(
    'to start from (%s) can be edited, makes up no price and charges for nothing that is free',
    (_key, start) => {
      expect(draftProblems(start)).toEqual([]);
      expect(start.items.filter((one) => one.prices !== null)).toEqual([]);
      // None is in force by itself: somebody has to set the prices the sources do not give.
      expect(readyProblems(start).length).toBeGreaterThan(0);
    },
  );
});

describe('a quantity', () => {
  it('is typed as a number, and costs its part of the unit to the nearest penny', () => {
    expect(['2', '2.5', '½', '2½', '0.25'].map(parseQuantity)).toEqual([200, 250, 50, 250, 25]);
    expect(['', 'x', '-1', '1.234', '1,000'].map(parseQuantity)).toEqual([null, null, null, null, null]);
    expect([netOf(42_500, 250), netOf(333, 50), netOf(1, 50)]).toEqual([106_250, 167, 1]);
  });

  it('goes in halves for days and in whole units for all else', () => {
    expect(quantityProblem('day', 250)).toBeNull();
    expect(quantityProblem('day', 225)).toMatch('halves');
    expect(quantityProblem('half-day', 150)).toMatch('whole');
    expect(quantityProblem('each', 300)).toBeNull();
    for (const wrong of [0, -100, 0.5, Number.NaN]) expect(quantityProblem('each', wrong)).toMatch('whole');
    expect(quantityProblem('year', 20_100)).toMatch('200');
    expect([halfDaysOf('day', 250), halfDaysOf('half-day', 300)]).toEqual([5, 3]);
  });
});
