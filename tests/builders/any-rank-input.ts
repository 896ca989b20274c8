import fc from 'fast-check';
import { APPETITES, DESIGNATIONS, OFFER_STATES, PHASES, QA_STATES } from '~/directory/domain/vocabulary';
import { addDays } from '~/kernel/clock';
import { SOFT_EXCLUSIONS } from '~/matching/domain/eligibility';
import type { RankInput, RankOffer } from '~/matching/domain/inputs';
import { MODEL_1, MODEL_2, MODEL_3, modelFor, USUAL_WEIGHTS } from '~/matching/domain/model';
import { sampleInput } from './rank-input';

/** Rankings of all kinds, for property tests: few values of each thing, so that they often meet. */

export const focuses = [
  { key: 'writing-ks2', name: 'Writing', group: 'subjects' },
  { key: 'mathematics', name: 'Mathematics', group: 'subjects' },
  { key: 'governance', name: 'Governance', group: 'leadership' },
  { key: 'attendance', name: 'Attendance', group: 'pupils' },
];
const terms = sampleInput.request.terms;
const grid = fc.option(
  fc.record({
    easting: fc.integer({ min: 380_000, max: 460_000 }),
    northing: fc.integer({ min: 280_000, max: 340_000 }),
  }),
);
const date = fc.integer({ min: -900, max: 400 }).map((days) => addDays('2026-11-22', days));
const school = fc.record({
  urn: fc.integer({ min: 900_001, max: 900_009 }),
  phases: fc.subarray([...PHASES], { minLength: 1 }),
  grid,
  trustUid: fc.option(fc.constantFrom('t1', 't2')),
  laCode: fc.constantFrom('990', '991'),
  maintained: fc.boolean(),
  pupils: fc.option(fc.integer({ min: 1, max: 2000 })),
  fsmPercent: fc.option(fc.integer({ min: 0, max: 90 })),
  urbanRural: fc.option(fc.constantFrom('Urban city and town', 'Rural village')),
  typeGroup: fc.option(fc.constantFrom('Academies', 'Special schools')),
});
export const anyOffer = (id: string): fc.Arbitrary<RankOffer> =>
  fc.record({
    id: fc.constant(id),
    authorityId: fc.constantFrom('marlshire', 'elsewhere'),
    providerId: fc.constantFrom('p1', 'p2', 'p3'),
    state: fc.constantFrom('published', 'published', 'published', ...OFFER_STATES),
    active: fc.constant(true),
    designation: fc.constantFrom(...DESIGNATIONS),
    designatedOn: fc.option(date),
    designationExpires: fc.option(date),
    qaState: fc.constantFrom(...QA_STATES),
    qaOn: fc.option(date),
    appetite: fc.constantFrom(...APPETITES),
    focusAreas: fc.subarray(focuses),
    phases: fc.subarray([...PHASES], { minLength: 1 }),
    formats: fc.subarray(['coaching', 'programme', 'remote']),
    dayRatePence: fc.integer({ min: 0, max: 80_000 }),
    travelLimitMinutes: fc.integer({ min: 0, max: 180 }),
    remote: fc.boolean(),
    openToOthers: fc.boolean(),
    confirmedOn: fc.option(date),
    home: fc
      .record({ extra: school, open: fc.constant(true), fitToSupport: fc.boolean() })
      .map(({ extra, ...rest }) => ({ ...extra, ...rest })),
    terms: fc
      .array(
        fc.record({
          free: fc.integer({ min: 0, max: 12 }),
          more: fc.integer({ min: 0, max: 6 }),
          used: fc.integer({ min: 0, max: 9 }),
        }),
        {
          minLength: terms.length,
          maxLength: terms.length,
        },
      )
      .map((all) =>
        all.map(({ free, more, used }, i) => ({
          term: terms[i]!,
          free,
          providerFree: free + more,
          providerCap: free + more + used,
        })),
      ),
    track: fc.option(
      fc
        .record({
          cases: fc.integer({ min: 1, max: 9 }),
          met: fc.nat(20),
          partly: fc.nat(6),
          unmet: fc.nat(20),
        })
        .map(({ cases, met, partly, unmet }) => ({ cases, outcomes: met + partly + unmet, met, partly })),
    ),
    scarcity: fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
    conflict: fc.boolean(),
    parkedUntil: fc.option(date),
    waived: fc.subarray([...SOFT_EXCLUSIONS]),
  });

/** An authority's own, in which some factors weigh nothing. */
export const ODD_WEIGHTS = modelFor('local', {
  version: 2,
  weights: {
    ...USUAL_WEIGHTS,
    specialism: 41,
    designation: 0,
    trackRecord: 19,
    likeness: 0,
    timing: 1,
    quality: 14,
  },
});

export const anyInput: fc.Arbitrary<RankInput> = fc
  .record({
    needs: fc.array(
      fc.record({
        id: fc.uuid(),
        focus: fc.constantFrom(...focuses),
        severity: fc.integer({ min: 1, max: 4 }),
        measured: fc.boolean(),
        designations: fc.subarray([...DESIGNATIONS]),
        related: fc.subarray(['writing-ks2', 'mathematics', 'attendance']),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    school,
    halfDays: fc.option(fc.integer({ min: 1, max: 40 })),
    formats: fc.subarray(['coaching', 'programme', 'review']),
    remoteWelcome: fc.boolean(),
    maxDayRatePence: fc.option(fc.integer({ min: 1, max: 90_000 })),
    offers: fc.tuple(...['a', 'b', 'c', 'd', 'e', 'f'].map(anyOffer)),
    outlook: fc.constantFrom('local-first' as const, 'neutral' as const, 'outward-looking' as const),
    model: fc.constantFrom(MODEL_1, MODEL_2, MODEL_3, ODD_WEIGHTS),
    register: fc.record({
      outcomes: fc.integer({ min: 20, max: 90 }),
      met: fc.nat(20),
      prior: fc.record({
        mean: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        strength: fc.double({ min: 4, max: 40, noNaN: true }),
      }),
    }),
  })
  .map(({ offers, outlook, model, register: { prior, ...register }, ...request }) => ({
    ...sampleInput,
    request: { ...sampleInput.request, ...request },
    offers,
    model: { ...model, outlook },
    // What records are drawn towards is frozen since the third model.
    register: model.version === '3' ? { ...register, prior } : register,
  }));
