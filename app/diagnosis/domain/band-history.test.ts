import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BandPlace,
  bandHistoryOf,
  bandsInUse,
  countBands,
  endOfLastTerm,
  movementOf,
  pupilsOn,
  type RollSchool,
  rollOn,
  type StandingRecord,
  termEnds,
} from './band-history';
import { type Following, linesOf } from './school-lines';

const NAMES = ['green', 'amber', 'red'];
const band = (key: string, framework = 'three'): BandPlace => ({
  framework,
  key,
  name: key,
  letter: key.charAt(0),
  priority: [4, 2, 1][NAMES.indexOf(key)] ?? 1,
  place: NAMES.indexOf(key),
});
const standing = (urn: number, decidedOn: string, key: string, current = false): StandingRecord => ({
  ...{ urn, decidedOn, current },
  brokerId: null,
  band: band(key),
});
const open = (urn: number, more: Partial<RollSchool> = {}): RollSchool => ({
  ...{ urn, statusGroup: 'open', openDate: null, closeDate: null },
  ...more,
});
const closed = (urn: number, closeDate: string | null): RollSchool =>
  open(urn, { statusGroup: 'closed', closeDate });
const follows = (predecessor: number, successor: number, on: string | null = null): Following => ({
  ...{ predecessor, successor, on },
});
const NONE = linesOf([]);

describe('the band of a school on a day', () => {
  const history = bandHistoryOf(
    [
      standing(1, '2025-11-04', 'amber'),
      standing(1, '2026-10-06', 'green', true),
      standing(1, '2026-10-06', 'red'),
      standing(2, '2024-11-05', 'red'),
    ],
    linesOf([follows(2, 3), follows(3, 4), follows(1, 9), follows(2, 9)]),
  );
  const on = (urn: number, day: string) => history.on(urn, day)?.standing.band.key ?? null;
  it.each([
    [1, '2025-11-03', null],
    [1, '2025-11-04', 'amber'],
    [1, '2026-10-05', 'amber'],
    // Of two settled on one day, the one in force.
    [1, '2026-10-06', 'green'],
  ])('school %i on %s: %s', (urn, day, key) => expect(on(urn, day)).toBe(key));
  it('comes from the only school it came from, whose it is said to be', () => {
    expect(
      bandHistoryOf([standing(2, '2024-11-05', 'red')], linesOf([follows(2, 3), follows(3, 4)])).on(
        4,
        '2026-01-01',
      ),
    ).toMatchObject({
      of: 2,
      standing: { band: { key: 'red' } },
    });
  });
  it('comes from neither of two that were joined', () => expect(on(9, '2026-12-01')).toBeNull());
  it('knows the first day of all', () => {
    expect([history.first, history.firstOf(1), history.firstOf(3)]).toEqual([
      '2024-11-05',
      '2025-11-04',
      null,
    ]);
    expect(bandHistoryOf([], NONE).first).toBeNull();
  });
});

describe('the roll of a day', () => {
  const roll = (
    day: string,
    schools: RollSchool[],
    followings: Following[] = [],
    standings: StandingRecord[] = [],
  ) => {
    const lines = linesOf(followings);
    return [...rollOn(day, schools, lines, bandHistoryOf(standings, lines))];
  };
  it('has a school from the day it opened to the day it closed', () => {
    const schools = [
      open(1, { openDate: '2020-09-01' }),
      { ...closed(2, '2024-08-31'), openDate: '2000-01-01' },
      open(3),
    ];
    expect(roll('2020-08-31', schools)).toEqual([2, 3]);
    expect(roll('2024-08-31', schools)).toEqual([1, 2, 3]);
    expect(roll('2024-09-01', schools)).toEqual([1, 3]);
  });
  it('has no proposed school, and no closed one of which nobody knows until when', () => {
    expect(roll('2026-01-01', [open(1, { statusGroup: 'proposed' }), closed(2, null)])).toEqual([]);
  });
  it.each([
    ['both days known', open(20, { openDate: '2024-09-01' }), closed(10, '2024-08-31'), null],
    ['the opening blank, the link dated', open(20), closed(10, '2024-08-31'), '2024-09-01'],
    ['the opening blank, the link undated', open(20), closed(10, '2024-08-31'), null],
    ['the closing blank', open(20, { openDate: '2024-09-01' }), closed(10, null), null],
    ['closed and opened on one day', open(20, { openDate: '2024-09-01' }), closed(10, '2024-09-01'), null],
  ])('counts a school that converted once: %s', (_, successor, predecessor, on) => {
    const schools = [predecessor, successor];
    const links = [follows(10, 20, on)];
    expect(roll('2024-07-01', schools, links)).toEqual([10]);
    expect(roll('2024-09-01', schools, links)).toEqual([20]);
    expect(roll('2025-01-01', schools, links)).toEqual([20]);
  });
  it('keeps a school that took another in, and was there before', () => {
    const links = [follows(30, 20, '2024-09-01')];
    const schools = [open(20), closed(30, '2024-08-31')];
    expect(roll('2024-07-01', schools, links)).toEqual([20, 30]);
    expect(roll('2024-09-01', schools, links)).toEqual([20]);
    // Its number is the higher, but it had a band already.
    const later = [open(40), closed(30, '2024-08-31')];
    expect(
      roll('2024-07-01', later, [follows(30, 40, '2024-09-01')], [standing(40, '2023-11-01', 'red')]),
    ).toEqual([40, 30]);
  });
  it('never has both ends of a conversion, on any day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2024-09-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(day, day, day, fc.boolean(), fc.boolean(), (closes, opens, on, blankClose, blankOpen) => {
        fc.pre(opens >= closes);
        const schools = [
          closed(10, blankClose && !blankOpen ? null : closes),
          open(20, { openDate: blankOpen ? null : opens }),
        ];
        expect(roll(on, schools, [follows(10, 20, blankOpen ? null : opens)]).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('movement', () => {
  it.each([
    ['green', 'amber', 'down'],
    ['red', 'amber', 'up'],
    ['red', 'red', 'same'],
    [null, 'red', 'new'],
    ['red', null, 'none'],
    [null, null, 'none'],
  ])('from %s to %s is %s', (before, now, movement) => {
    expect(movementOf(before ? band(before) : null, now ? band(now) : null)).toBe(movement);
  });
  it('between frameworks goes by priority', () => {
    expect(movementOf(band('amber', 'other'), { ...band('red'), priority: 2 })).toBe('same');
    expect(movementOf(band('green', 'other'), band('amber'))).toBe('down');
  });
});

describe('days of a series', () => {
  it('is the last day of the term before', () => {
    expect(['2026-11-23', '2027-01-01', '2027-04-16', '2026-09-01'].map(endOfLastTerm)).toEqual([
      '2026-08-31',
      '2026-12-31',
      '2027-04-15',
      '2026-08-31',
    ]);
  });
  it('goes from the term of the first band to the last term, and no further back than asked', () => {
    expect(termEnds('2025-11-04', '2026-11-23', 9)).toEqual(['2025-12-31', '2026-04-15', '2026-08-31']);
    expect(termEnds('2020-11-04', '2026-11-23', 2)).toEqual(['2026-04-15', '2026-08-31']);
    expect(termEnds(null, '2026-11-23', 9)).toEqual([]);
    expect(termEnds('2026-10-01', '2026-11-23', 9)).toEqual([]);
  });
});

describe('counting', () => {
  it('puts bands of the framework in force first, and names others in use', () => {
    const inForce = ['green', 'amber', 'red'].map((key) => band(key));
    const old = band('red', 'old');
    expect(bandsInUse(inForce, [band('red'), old, old])).toEqual([...inForce, old]);
  });
  it('has the pupils the register gave then, and says of how many schools it gave none', () => {
    const changes = [
      { on: '2025-10-01', before: 180 },
      { on: '2026-10-01', before: null },
    ];
    expect(
      ['2025-09-30', '2025-10-01', '2026-09-30', '2026-10-01'].map((day) => pupilsOn(210, changes, day)),
    ).toEqual([180, null, null, 210]);
    const pupils = new Map([
      [1, 200],
      [2, null],
      [3, 90],
    ]);
    expect(
      countBands(
        '2026-01-01',
        new Set([1, 2, 3]),
        (urn) => (urn === 3 ? null : band('red')),
        (urn) => pupils.get(urn) ?? null,
      ),
    ).toEqual({
      day: '2026-01-01',
      bands: { 'three.red': { schools: 2, pupils: 200 }, '': { schools: 1, pupils: 90 } },
      schools: 3,
      pupils: 290,
      pupilsUnknown: 1,
    });
  });
});
