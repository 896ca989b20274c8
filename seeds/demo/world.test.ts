import { describe, expect, it } from 'vitest';
import { isFocusArea } from '~/diagnosis/domain';
import { distanceKm } from '~/kernel/geo';
import { FRAMEWORKS } from '../frameworks';
import { OPEN_SCHOOLS } from './banks/schools';
import { bandIn } from './setup/standings';
import { buildWorld } from './world';

const TODAY = '2026-11-22';
const { marlshire, fenwold, neighbours } = buildWorld(TODAY);
const counted = <T>(items: readonly T[], key: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

describe('Marlshire', () => {
  it('is the same county whenever it is built for the same date', () => {
    expect(buildWorld(TODAY)).toEqual({ marlshire, fenwold, neighbours });
  });

  it('has about ninety schools of every kind, with every band in a sensible share', () => {
    expect(marlshire.schools.length + marlshire.closed.length + marlshire.proposed.length).toBe(91);
    const bands = counted(OPEN_SCHOOLS, (school) => school.band);
    expect(bands.green).toBeGreaterThan(bands.yellow ?? 0);
    expect(bands.yellow).toBeGreaterThan(bands.amber ?? 0);
    expect(bands.amber).toBeGreaterThan(bands.red ?? 0);
    expect(bands.red).toBeGreaterThan(5);
    expect(Object.keys(counted(OPEN_SCHOOLS, (school) => school.kind)).sort()).toEqual(
      ['infant', 'junior', 'nursery', 'primary', 'pru', 'secondary', 'special', 'through'].sort(),
    );
  });

  it('gives no two schools, people or offers the same name for one thing', () => {
    const all = [
      ...marlshire.schools,
      ...marlshire.closed.map((one) => one.school),
      ...marlshire.proposed,
      ...fenwold.schools,
      ...neighbours.flatMap((county) => county.schools),
    ];
    expect(new Set(all.map((school) => school.urn)).size).toBe(all.length);
    expect(new Set(all.map((school) => school.name)).size).toBe(all.length);
    const everyone = [marlshire, fenwold, ...neighbours].flatMap((county) => county.people);
    const emails = everyone.map((person) => person.email);
    expect(new Set(emails).size).toBe(emails.length);
    const names = marlshire.providers.map((provider) => provider.name);
    expect(new Set(names).size).toBe(names.length);
    const strengths = marlshire.providers.flatMap((provider) => provider.strengths.split('. ').slice(0, 2));
    expect(new Set(strengths).size).toBe(strengths.length);
    const titles = marlshire.providers.flatMap((provider) => provider.offers.map((offer) => offer.title));
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('keeps its facts within what is possible', () => {
    for (const school of [marlshire, fenwold, ...neighbours].flatMap((county) => county.schools)) {
      expect(school.urn).toBeGreaterThan(900_000);
      expect(school.pupils).toBeLessThanOrEqual(school.capacity ?? 0);
      expect(school.pupils).toBeGreaterThan(0);
      expect(school.postcode).toMatch(/^(MZ|FZ)\d{1,2} \d[A-Z]{2}$/);
      expect(school.ofstedLastInspection?.localeCompare(TODAY)).toBeLessThan(0);
      expect(
        distanceKm(
          { easting: school.easting ?? 0, northing: school.northing ?? 0 },
          { easting: 505_000, northing: 347_000 },
        ),
      ).toBeLessThan(45);
    }
  });

  it('has sixty providers and a hundred and forty offers, from schools with the strength to give them', () => {
    expect(marlshire.providers).toHaveLength(60);
    const offers = marlshire.providers.flatMap((provider) => provider.offers);
    expect(offers).toHaveLength(140);
    expect(counted(marlshire.providers, (provider) => provider.designation)).toEqual({
      SLE: 30,
      LLE: 12,
      NLE: 8,
      NLG: 6,
      TSA: 4,
    });
    expect(marlshire.providers.every((provider) => provider.home.band === 'green')).toBe(true);
    for (const offer of [...offers, ...fenwold.providers.flatMap((provider) => provider.offers)]) {
      expect(offer.focusAreas.every(isFocusArea)).toBe(true);
      expect(offer.dayRatePence).toBeGreaterThanOrEqual(25_000);
      expect(offer.dayRatePence).toBeLessThanOrEqual(65_000);
    }
    expect(Object.keys(counted(marlshire.providers, (provider) => provider.appetite)).sort()).toEqual([
      'looking',
      'not-now',
      'open',
    ]);
    expect(Object.keys(counted(marlshire.providers, (provider) => provider.qaState)).sort()).toEqual([
      'assured',
      'due',
      'lapsed',
      'not-yet',
    ]);
  });
});

describe('Marlshire and its neighbours', () => {
  it('show all four frameworks, each with a school in every band', () => {
    const counties = [marlshire, fenwold, ...neighbours];
    expect(new Set(counties.map(({ authority }) => authority.framework.key))).toEqual(
      new Set(FRAMEWORKS.map(({ key }) => key)),
    );
    for (const { authority, schools } of [marlshire, ...neighbours]) {
      const bands = new Set(schools.map(({ band }) => bandIn(authority.framework, band ?? 'green').key));
      expect(bands, authority.name).toEqual(new Set(authority.framework.bands.map(({ key }) => key)));
    }
  });
});
