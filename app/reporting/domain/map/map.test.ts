import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kmWithin, travelMinutes } from '~/kernel/geo';
import { apartFor, gather, MOST_MARKS } from './gather';
import { overlap, placeLabels, roomOf } from './labels';
import { pointText, readMapQuery } from './query';
import {
  beside,
  closer,
  DIRECTIONS,
  deepestZoom,
  ENGLAND,
  edgesOf,
  inView,
  linesBetween,
  type MapView,
  roundLength,
  viewOf,
  zoomFor,
} from './view';

const point = fc.record({
  easting: fc.integer({ min: 90_000, max: 650_000 }),
  northing: fc.integer({ min: 10_000, max: 650_000 }),
});
const onPicture = fc.record({
  x: fc.double({ min: 0, max: 640, noNaN: true }),
  y: fc.double({ min: 0, max: 640, noNaN: true }),
});
const whole: fc.Arbitrary<MapView> = fc
  .array(point, { minLength: 1, maxLength: 8 })
  .map((points) => viewOf(points) ?? ENGLAND);

describe('how far somebody gets', () => {
  it('is where the estimate of the journey reaches the minutes, and not a step further', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 240 }), (minutes) => {
        const km = kmWithin(minutes);
        expect(travelMinutes(km - 0.001)).toBe(minutes);
        expect(travelMinutes(km + 0.001)).toBe(minutes + 1);
      }),
    );
    expect(kmWithin(4)).toBe(0);
  });
});

describe('what a picture shows', () => {
  it('is a square with every point in it; nothing of no points', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const view = viewOf(points);
        expect(view && points.every((one) => inView(view, one))).toBe(true);
      }),
    );
    expect(viewOf([])).toBeNull();
  });

  it('stays within the whole however close it looks, and shows what it was asked to look at', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 12 }), point, (all, zoom, at) => {
        const view = closer(all, zoom, at);
        const [part, of] = [edgesOf(view), edgesOf(all)];
        expect(part.west).toBeGreaterThanOrEqual(of.west - 1);
        expect(part.east).toBeLessThanOrEqual(of.east + 1);
        expect(part.south).toBeGreaterThanOrEqual(of.south - 1);
        expect(part.north).toBeLessThanOrEqual(of.north + 1);
        // A step over the edge of a square is a metre at most, from rounding.
        if (inView(all, at)) {
          expect(at.easting).toBeGreaterThanOrEqual(part.west - 1);
          expect(at.easting).toBeLessThanOrEqual(part.east + 1);
        }
      }),
    );
  });

  it('halves the side at each step, down to two kilometres', () => {
    const all: MapView = { centre: { easting: 400_000, northing: 300_000 }, across: 40_000 };
    expect([0, 1, 2, 9].map((zoom) => closer(all, zoom, null).across)).toEqual([
      40_000, 20_000, 10_000, 2_000,
    ]);
    expect(deepestZoom(all)).toBe(5);
    expect(zoomFor(all, 9_000)).toBe(2);
    expect(zoomFor(all, 90_000)).toBe(0);
  });

  it('moves half a picture to each side until the whole ends', () => {
    const all: MapView = { centre: { easting: 400_000, northing: 300_000 }, across: 40_000 };
    expect(DIRECTIONS.map((way) => beside(all, all, way))).toEqual([null, null, null, null]);
    const corner = closer(all, 1, { easting: 380_000, northing: 320_000 });
    expect(beside(all, corner, 'north')).toBeNull();
    expect(beside(all, corner, 'west')).toBeNull();
    expect(beside(all, corner, 'east')).toEqual({ easting: 400_000, northing: 310_000 });
    expect(beside(all, corner, 'south')).toEqual({ easting: 390_000, northing: 300_000 });
  });

  it('has a scale of a round length that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 500_000 }), (most) => {
        const length = roundLength(most);
        expect(length).toBeLessThanOrEqual(most);
        expect(length * 2.5).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(['1', '2', '5']).toContain(String(length).replace(/0+$/, ''));
      }),
    );
    expect(linesBetween(9_500, 31_000, 10_000)).toEqual([10_000, 20_000, 30_000]);
  });
});

describe('marks', () => {
  it('are never closer than asked, and everything is in one of them, no further from it than that', () => {
    fc.assert(
      fc.property(
        fc.array(onPicture, { maxLength: 300 }),
        fc.integer({ min: 8, max: 60 }),
        (things, apart) => {
          const spots = gather(things, apart);
          for (const [i, a] of spots.entries()) {
            for (const b of spots.slice(i + 1)) {
              expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(apart);
            }
            for (const one of a.items) expect(Math.hypot(one.x - a.x, one.y - a.y)).toBeLessThan(apart);
          }
          expect(spots.flatMap(({ items }) => items).length).toBe(things.length);
          expect(new Set(spots.flatMap(({ items }) => items)).size).toBe(new Set(things).size);
        },
      ),
    );
  });

  it('are never more than can be drawn, of however many things', () => {
    for (const side of [300, 640]) {
      const things = Array.from({ length: 25_000 }, (_, i) => ({
        x: ((i * 7919) % 25_000) * (side / 25_000),
        y: ((i * 104_729) % 24_989) * (side / 24_989),
      }));
      const spots = gather(things, apartFor(things.length, side));
      expect(spots.length).toBeLessThanOrEqual(MOST_MARKS);
      expect(spots.length).toBeGreaterThan(MOST_MARKS / 6);
    }
    expect(apartFor(MOST_MARKS, 640)).toBe(24);
  });

  it('stand where the first of those near it is', () => {
    const [first, second] = gather(
      [
        { x: 100, y: 100, name: 'a' },
        { x: 110, y: 100, name: 'b' },
        { x: 124, y: 100, name: 'c' },
      ],
      24,
    );
    expect(first?.items.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(second).toMatchObject({ x: 124, items: [{ name: 'c' }] });
  });
});

describe('names of places', () => {
  const places = fc.array(
    fc.record({
      name: fc.stringMatching(/^[A-Z][a-z]{2,14}$/),
      x: fc.double({ min: 0, max: 300, noNaN: true }),
      y: fc.double({ min: 0, max: 300, noNaN: true }),
      weight: fc.integer({ min: 1, max: 50 }),
    }),
    { maxLength: 40 },
  );

  it('run neither into one another nor off the picture, and are no more than asked', () => {
    fc.assert(
      fc.property(places, fc.array(onPicture, { maxLength: 20 }), (named, marks) => {
        const labels = placeLabels(named, { side: 300, size: 15, marks, most: 6 });
        expect(labels.length).toBeLessThanOrEqual(6);
        const rooms = labels.map((label) => roomOf(label, 15));
        for (const [i, room] of rooms.entries()) {
          expect(Math.min(room.left, room.top, 300 - room.right, 300 - room.bottom)).toBeGreaterThanOrEqual(
            0,
          );
          expect(rooms.slice(i + 1).some((other) => overlap(room, other))).toBe(false);
        }
      }),
    );
  });

  it('name the place with most schools where there is room for one alone, beside the marks', () => {
    const at = { x: 150, y: 150 };
    const labels = placeLabels(
      [
        { name: 'Smallham', ...at, weight: 1 },
        { name: 'Greatham', ...at, weight: 9 },
      ],
      { side: 300, size: 15, marks: [{ x: 150, y: 136 }], most: 1 },
    );
    expect(labels.map(({ name }) => name)).toEqual(['Greatham']);
    expect(labels[0]?.y).toBeGreaterThan(150);
  });
});

describe('the address of a map', () => {
  it('is read back as written', () => {
    fc.assert(
      fc.property(point, (at) => {
        expect(readMapQuery(new URLSearchParams({ at: pointText(at), zoom: '3' }))).toMatchObject({
          at,
          zoom: 3,
        });
      }),
    );
  });

  it('that makes no sense counts as not said', () => {
    const asked = readMapQuery(
      new URLSearchParams(
        'at=north&zoom=-1&focus=no-such&designation=XYZ&show=all&school=12&leader=../x&circles=yes&lpage=0&la=zzz',
      ),
    );
    expect(asked).toMatchObject({
      at: null,
      zoom: 0,
      focus: '',
      designation: '',
      show: 'both',
      school: null,
      leader: null,
      circles: false,
      leadersPage: 1,
    });
    expect(asked.schools.la).toBe('');
  });
});
