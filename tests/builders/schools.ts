import type { authority, school } from '#drizzle/schema';

export type AuthorityRow = typeof authority.$inferInsert;
export type SchoolRow = typeof school.$inferInsert;

/** When everything in the tests' world was made, and the time it is there until a test moves on. */
export const NOW = new Date('2026-11-23T09:00:00.000Z');

/** An authority's row; Testshire (code 901) unless told otherwise. */
export function anAuthority(over: Partial<AuthorityRow> = {}): AuthorityRow {
  return { id: 'testshire', code: '901', name: 'Testshire', settings: {}, demo: false, version: 1, ...over };
}

/** An open maintained primary school's row, at the centre of Testshire. */
export function aSchool(urn: number, over: Partial<SchoolRow> = {}): SchoolRow {
  const name = over.name ?? `School ${urn}`;
  const town = over.town ?? 'Testford';
  const postcode = over.postcode ?? 'TE1 1ST';
  return {
    urn,
    laCode: '901',
    laName: 'Testshire',
    establishmentNumber: 2000 + (urn % 1000),
    name,
    typeCode: '01',
    typeName: 'Community school',
    typeGroup: 'maintained',
    maintained: true,
    statusCode: '1',
    statusName: 'Open',
    statusGroup: 'open',
    phaseName: 'Primary',
    lowAge: 5,
    highAge: 11,
    gender: 'Mixed',
    capacity: 210,
    pupils: 200,
    fsmPercent: 21.5,
    street: '1 School Lane',
    town,
    postcode,
    easting: 430_000,
    northing: 280_000,
    searchText: `${name} ${town} ${postcode} ${postcode.replace(' ', '')}`.toLowerCase(),
    sortName: name.toLowerCase(),
    factsHash: `facts-${urn}`,
    firstSeenAt: NOW,
    lastChangedAt: NOW,
    ...over,
  };
}
