import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHASES } from '~/diagnosis/domain/support-vocabulary';
import { classOf, isFewAlike, KINDS, type SchoolClass, SETTINGS, SIZES, toldOf } from './context';

describe('a school in classes', () => {
  it.each([
    [
      { phaseName: 'Primary', pupils: 149, urbanRural: 'Rural village', maintained: true },
      { phase: 'primary', size: 'small', setting: 'country', kind: 'maintained' },
    ],
    [
      { phaseName: 'Primary', pupils: 150, urbanRural: 'Urban city and town', maintained: false },
      { phase: 'primary', size: 'medium', setting: 'town', kind: 'academy' },
    ],
    [
      { phaseName: 'Primary', pupils: 350, urbanRural: null, maintained: true },
      { phase: 'primary', size: 'large', kind: 'maintained' },
    ],
    [
      { phaseName: 'Secondary', pupils: 599, urbanRural: '', maintained: true },
      { phase: 'secondary', size: 'small', kind: 'maintained' },
    ],
    [
      { phaseName: 'Special', pupils: null, urbanRural: null, maintained: true },
      { phase: 'special', kind: 'maintained' },
    ],
    [
      { phaseName: 'Not applicable', pupils: 0, urbanRural: null, maintained: false },
      { phase: 'all-through', kind: 'academy' },
    ],
  ])('%j', (school, expected) => expect(classOf(school)).toEqual(expected));
});

const anyClass: fc.Arbitrary<SchoolClass> = fc.record(
  {
    phase: fc.constantFrom(...PHASES),
    size: fc.constantFrom(...SIZES),
    setting: fc.constantFrom(...SETTINGS),
    kind: fc.constantFrom(...KINDS),
  },
  { requiredKeys: ['phase'] },
);

describe('what is told of a school that is not named', () => {
  it('is never shared by fewer than five schools of its phase, itself among them', () => {
    fc.assert(
      fc.property(anyClass, fc.array(anyClass, { maxLength: 40 }), (own, others) => {
        const peers = [own, ...others];
        const told = toldOf(own, peers);
        const sharing = peers.filter(
          (peer) =>
            peer.phase === own.phase &&
            (['size', 'setting', 'kind'] as const).every(
              (name) => told[name] === undefined || peer[name] === told[name],
            ),
        );
        if (Object.keys(told).length > 0) expect(sharing.length).toBeGreaterThanOrEqual(5);
        for (const [name, value] of Object.entries(told)) expect(own[name as 'size']).toBe(value);
      }),
    );
  });

  it('is as much as that allows, size before setting before kind', () => {
    const own: SchoolClass = { phase: 'primary', size: 'small', setting: 'country', kind: 'academy' };
    const alike = (n: number, over: Partial<SchoolClass> = {}) =>
      Array.from({ length: n }, () => ({ ...own, ...over }));
    expect(toldOf(own, alike(5))).toEqual({ size: 'small', setting: 'country', kind: 'academy' });
    expect(toldOf(own, [...alike(4), ...alike(9, { kind: 'maintained' })])).toEqual({
      size: 'small',
      setting: 'country',
    });
    expect(toldOf(own, [...alike(4), ...alike(9, { size: 'large' })])).toEqual({
      setting: 'country',
      kind: 'academy',
    });
    expect(toldOf(own, alike(4))).toEqual({});
  });

  it('warns where the phase alone gives it away', () => {
    const own: SchoolClass = { phase: 'special' };
    expect(isFewAlike(own, [own, own, own, own])).toBe(true);
    expect(isFewAlike(own, [own, own, own, own, own, { phase: 'primary' }])).toBe(false);
  });
});
