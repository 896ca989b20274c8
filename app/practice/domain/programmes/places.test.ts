import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACE_STATES } from '../vocabulary';
import { comingFree, freePlaces, heldPlaces, nextNumber, type PlaceLine, type PlaceRules } from './places';

const rules = fc.record({
  places: fc.integer({ min: 1, max: 8 }),
  mostEach: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
});
const anyLines = fc
  .array(fc.record({ urn: fc.integer({ min: 1, max: 4 }), state: fc.constantFrom(...PLACE_STATES) }), {
    maxLength: 20,
  })
  .map((rows) => rows.map((row, index): PlaceLine => ({ ...row, number: index + 1 })));

/** A list as it comes about: people ask and give back, and each time whoever can gets a place. */
type Deed = { ask: number } | { giveBack: number };
const deeds = fc.array(
  fc.oneof(
    fc.record({ ask: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ giveBack: fc.integer({ min: 0, max: 30 }) }),
  ),
  { maxLength: 40 },
);

function settle(by: PlaceRules, lines: readonly PlaceLine[]): PlaceLine[] {
  const given = new Set(comingFree(by, lines));
  return lines.map((line) => (given.has(line.number) ? { ...line, state: 'taken' } : line));
}

function live(by: PlaceRules, done: readonly Deed[], after: (lines: PlaceLine[]) => void): void {
  let lines: PlaceLine[] = [];
  for (const deed of done) {
    lines =
      'ask' in deed
        ? [...lines, { number: nextNumber(lines), urn: deed.ask, state: 'waiting' }]
        : lines.map((line) =>
            line.number === deed.giveBack && ['taken', 'waiting'].includes(line.state)
              ? { ...line, state: 'given-back' }
              : line,
          );
    lines = settle(by, lines);
    after(lines);
  }
}

const holds = ({ state }: PlaceLine) => ['taken', 'completed', 'not-completed'].includes(state);
const heldBy = (lines: readonly PlaceLine[], urn: number) =>
  lines.filter((line) => line.urn === urn && holds(line)).length;

describe('places of a programme', () => {
  it('are never more than there are, nor more for a school than it may have', () => {
    fc.assert(
      fc.property(rules, deeds, (by, done) => {
        live(by, done, (lines) => {
          expect(heldPlaces(lines)).toBeLessThanOrEqual(by.places);
          for (const urn of [1, 2, 3, 4]) {
            expect(heldBy(lines, urn)).toBeLessThanOrEqual(by.mostEach ?? by.places);
          }
        });
      }),
    );
  });

  it('stay empty only while nobody waits who may have one', () => {
    fc.assert(
      fc.property(rules, deeds, (by, done) => {
        live(by, done, (lines) => {
          if (freePlaces(by, lines) === 0) return;
          for (const line of lines.filter(({ state }) => state === 'waiting')) {
            expect(by.mostEach).not.toBeNull();
            expect(heldBy(lines, line.urn)).toBe(by.mostEach);
          }
        });
      }),
    );
  });

  it('go to the first who asked: whoever is passed over has a school with as many as it may have', () => {
    fc.assert(
      fc.property(rules, anyLines, (by, lines) => {
        const given = comingFree(by, lines);
        expect(given).toEqual([...given].sort((a, b) => a - b));
        const last = given.at(-1) ?? 0;
        const after = settle(by, lines);
        for (const line of lines) {
          if (line.state !== 'waiting' || line.number >= last || given.includes(line.number)) continue;
          expect(heldBy(after, line.urn)).toBeGreaterThanOrEqual(by.mostEach ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it('change nobody else’s, and nothing when asked again', () => {
    fc.assert(
      fc.property(rules, anyLines, (by, lines) => {
        const given = comingFree(by, lines);
        const waitingBefore = lines.filter(({ state }) => state === 'waiting').map(({ number }) => number);
        expect(waitingBefore).toEqual(expect.arrayContaining(given));
        const after = settle(by, lines);
        expect(comingFree(by, after)).toEqual([]);
      }),
    );
  });

  it('of a list that holds more than there are, as after the number was lowered, go to nobody', () => {
    const full: PlaceLine[] = [1, 2, 3].map((number) => ({ number, urn: number, state: 'taken' }));
    const lines: PlaceLine[] = [...full, { number: 4, urn: 4, state: 'waiting' }];
    expect(freePlaces({ places: 2, mostEach: null }, lines)).toBe(0);
    expect(comingFree({ places: 2, mostEach: null }, lines)).toEqual([]);
    expect(comingFree({ places: 4, mostEach: null }, lines)).toEqual([4]);
  });

  it('are numbered on, also after one was given back', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber([{ number: 2 }, { number: 7 }])).toBe(8);
  });
});
