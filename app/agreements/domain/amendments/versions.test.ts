import { describe, expect, it } from 'vitest';
import { type VersionFacts, versionStanding } from './versions';

const day = (n: number) => new Date(Date.UTC(2027, 0, n));
const facts: VersionFacts = {
  revision: 5,
  signing: false,
  activeAt: day(3),
  endedAt: null,
  amended: [
    { revision: 4, at: day(10) },
    { revision: 5, at: day(20) },
  ],
};
const all = (of: VersionFacts) =>
  [1, 2, 3, 4, 5].map((number) => {
    const { standing, from, to } = versionStanding(number, of);
    return `${standing} ${from?.getUTCDate() ?? '-'} ${to?.getUTCDate() ?? '-'}`;
  });

describe('the standing of a version', () => {
  it('is a draft until the one all signed, then each is in force until the next', () => {
    expect(all(facts)).toEqual([
      'draft - -',
      'draft - -',
      'replaced 3 10',
      'replaced 10 20',
      'in-force 20 -',
    ]);
  });

  it('of the last ends with the agreement', () => {
    expect(all({ ...facts, endedAt: day(28) }).at(-1)).toBe('ended 20 28');
  });

  it('before all have signed is a draft, and the newest is out for signing when it is', () => {
    const unsigned = { ...facts, activeAt: null, amended: [] };
    expect(all(unsigned)).toEqual(Array.from({ length: 5 }, () => 'draft - -'));
    expect(all({ ...unsigned, signing: true }).at(-1)).toBe('signing - -');
    expect(all({ ...unsigned, endedAt: day(28) }).at(-1), 'never in force').toBe('draft - -');
  });

  it('without amendments: only the newest was in force', () => {
    expect(all({ ...facts, amended: [] })).toEqual([
      ...Array.from({ length: 4 }, () => 'draft - -'),
      'in-force 3 -',
    ]);
  });
});
