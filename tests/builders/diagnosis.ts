import type { bandingFramework, need, schoolStanding, supportRequest } from '#drizzle/schema';
import { NOW } from './schools';

export type FrameworkRow = typeof bandingFramework.$inferInsert;
export type StandingRow = typeof schoolStanding.$inferInsert;
export type NeedRow = typeof need.$inferInsert;
export type RequestRow = typeof supportRequest.$inferInsert;

/** A three-band framework. */
export function aFramework(over: Partial<FrameworkRow> = {}): FrameworkRow {
  return {
    id: 'framework',
    authorityId: 'testshire',
    key: 'three-bands',
    version: 1,
    name: 'Three bands',
    source: 'Made for tests',
    bands: [
      { key: 'red', name: 'Red', letter: 'R', priority: 1, meaning: 'Needs a partnership now.' },
      { key: 'amber', name: 'Amber', letter: 'A', priority: 2, meaning: 'Would gain from a partnership.' },
      {
        key: 'green',
        name: 'Green',
        letter: 'G',
        priority: 4,
        meaning: 'Sustains itself and supports others.',
      },
    ],
    adoptedAt: NOW,
    ...over,
  };
}

/** A school's band in force; red unless told otherwise. */
export function aStanding(urn: number, over: Partial<StandingRow> = {}): StandingRow {
  return {
    id: `standing-${urn}`,
    authorityId: 'testshire',
    urn,
    frameworkId: 'framework',
    band: 'red',
    priority: 1,
    rationale: 'Writing at Key Stage 2 has been below the national figure for three years.',
    decidedOn: '2026-10-12',
    brokerId: null,
    current: true,
    version: 1,
    ...over,
  };
}

/** A submitted request of a primary school for six days of support, confirmed by the school. */
export function aRequest(
  id: string,
  urn: number,
  raisedById: string,
  over: Partial<RequestRow> = {},
): RequestRow {
  return {
    id,
    ref: `TES-${id}`,
    authorityId: 'testshire',
    urn,
    state: 'submitted',
    raisedById,
    raisedBySchool: true,
    confirmedById: raisedById,
    confirmedAt: NOW,
    halfDays: 12,
    startFrom: '2027-01-11',
    finishBy: '2027-07-16',
    formats: ['coaching'],
    remoteWelcome: true,
    maxDayRatePence: 40_000,
    context: 'A new English lead started in September.',
    submittedAt: NOW,
    endedAt: null,
    endReason: null,
    createdAt: NOW,
    updatedAt: NOW,
    version: 1,
    ...over,
  };
}

/** A measured need in writing at Key Stage 2. */
export function aNeed(id: string, urn: number, createdById: string, over: Partial<NeedRow> = {}): NeedRow {
  return {
    id,
    authorityId: 'testshire',
    urn,
    requestId: null,
    focusArea: 'writing-ks2',
    severity: 3,
    measure: 'Year 6 pupils at the expected standard in writing',
    unit: '%',
    baseline: 58,
    baselineOn: '2026-07-10',
    baselineSource: 'Key Stage 2 teacher assessment, moderated',
    target: 72,
    evidence: 'Books show planning that does not build on earlier writing.',
    outcome: 'Children write at length with control in every subject.',
    byDate: '2027-07-16',
    state: 'open',
    createdById,
    createdAt: NOW,
    updatedAt: NOW,
    version: 1,
    ...over,
  };
}
