import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedSignatures, SIGNING_PARTIES, type SigningParty } from './domain';
import { versionNumber } from './forms';
import { stillStandsWords, versionStandingWords } from './wording';

const signed = (party: SigningParty, revision: number, superseded = false) => ({
  party,
  revision,
  superseded,
});

describe('the signatures that count for a version', () => {
  const all = [
    ...SIGNING_PARTIES.map((party) => signed(party, 2, true)),
    ...SIGNING_PARTIES.map((party) => signed(party, 3)),
    signed('client-head', 4),
    signed('authority', 4),
    signed('client-head', 5, true),
  ];

  it('are of each party the latest not taken back', () => {
    const at = (revision: number) =>
      countedSignatures(all, revision).map(({ party, revision: of }) => `${party} ${of}`);
    expect(at(2)).toEqual([]);
    expect(at(3)).toEqual(SIGNING_PARTIES.map((party) => `${party} 3`));
    expect(at(4)).toEqual(['client-chair 3', 'provider-head 3', 'client-head 4', 'authority 4']);
    expect(at(5), 'one taken back counts nowhere').toEqual(at(4));
  });

  it('are at most one of a party, never of a later version', () => {
    const any = fc.record({
      party: fc.constantFrom(...SIGNING_PARTIES),
      revision: fc.integer({ min: 1, max: 6 }),
      superseded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), (given, revision) => {
        const counted = countedSignatures(given, revision);
        expect(new Set(counted.map(({ party }) => party)).size).toBe(counted.length);
        for (const one of counted) {
          expect(one.superseded).toBe(false);
          expect(one.revision).toBeLessThanOrEqual(revision);
          const later = given.filter(
            (other) => other.party === one.party && !other.superseded && other.revision <= revision,
          );
          expect(Math.max(...later.map((other) => other.revision))).toBe(one.revision);
        }
      }),
    );
  });

  it('say why they stand where they are of an earlier version', () => {
    expect(stillStandsWords(3, 3)).toBeNull();
    expect(stillStandsWords(3, 4)).toBe('Signed version 3. Version 4 did not concern them, so it stands.');
    expect(stillStandsWords(3, 6)).toBe(
      'Signed version 3. Versions 4, 5 and 6 did not concern them, so it stands.',
    );
  });
});

describe('a version', () => {
  const from = new Date('2027-01-11T09:00:00Z');
  const to = new Date('2027-03-01T15:30:00Z');

  it.each([
    ['draft', null, null, 'A draft: this version was never in force.'],
    ['signing', null, null, 'Out for signing: in force when all four have signed.'],
    ['in-force', from, null, 'In force since 11 January 2027 at 9:00am.'],
    [
      'replaced',
      from,
      to,
      'In force from 11 January 2027 at 9:00am until 1 March 2027 at 3:30pm, when the next version took its place.',
    ],
    [
      'ended',
      from,
      to,
      'In force from 11 January 2027 at 9:00am until the agreement ended, 1 March 2027 at 3:30pm.',
    ],
  ] as const)('%s, in words', (standing, begins, ends, words) => {
    expect(versionStandingWords({ standing, from: begins, to: ends })).toBe(words);
  });

  it('is asked for in an address by its number; anything else is no version', () => {
    expect([null, '', '3', '0', '-1', '1.5', 'x', '99999999999'].map(versionNumber)).toEqual([
      undefined,
      undefined,
      3,
      0,
      0,
      0,
      0,
      0,
    ]);
  });
});
