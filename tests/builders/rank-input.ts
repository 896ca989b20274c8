import type { RankInput, RankNeed, RankOffer } from '~/matching/domain/inputs';
import { MODEL_3 } from '~/matching/domain/model';

/** A need, a request and an offer to start from, for tests: each changes only what it is about. */
export const sampleNeed: RankNeed = {
  id: 'need-1',
  focus: { key: 'writing-ks2', name: 'Writing at key stage 2', group: 'Reading, writing and subjects' },
  severity: 3,
  measured: true,
  designations: ['SLE', 'TSA', 'LLE', 'NLE'],
  related: ['english-ks3-4', 'reading-ks2'],
};

export const sampleOffer: RankOffer = {
  id: 'offer-1',
  authorityId: 'marlshire',
  providerId: 'provider-1',
  state: 'published',
  active: true,
  designation: 'SLE',
  designatedOn: '2024-09-01',
  designationExpires: '2028-08-31',
  qaState: 'assured',
  qaOn: '2026-06-01',
  appetite: 'looking',
  focusAreas: [
    { key: 'writing-ks2', name: 'Writing at key stage 2', group: 'Reading, writing and subjects' },
  ],
  phases: ['primary'],
  formats: ['coaching'],
  dayRatePence: 35_000,
  travelLimitMinutes: 45,
  remote: false,
  openToOthers: false,
  confirmedOn: '2026-11-10',
  home: {
    urn: 900_002,
    phases: ['primary'],
    grid: { easting: 410_000, northing: 300_000 },
    trustUid: null,
    laCode: '990',
    maintained: true,
    pupils: 240,
    fsmPercent: 26,
    urbanRural: 'Urban city and town',
    typeGroup: 'Academies',
    open: true,
    fitToSupport: true,
  },
  terms: [
    { term: '2026-1-autumn', free: 0, providerCap: 8, providerFree: 0 },
    { term: '2026-2-spring', free: 6, providerCap: 12, providerFree: 8 },
    { term: '2026-3-summer', free: 6, providerCap: 12, providerFree: 10 },
  ],
  track: { cases: 3, outcomes: 9, met: 6, partly: 2 },
  scarcity: null,
  conflict: false,
  parkedUntil: null,
  waived: [],
};

export const sampleInput: RankInput = {
  request: {
    id: 'request-1',
    authorityId: 'marlshire',
    needs: [sampleNeed],
    school: {
      urn: 900_001,
      phases: ['primary'],
      grid: { easting: 400_000, northing: 300_000 },
      trustUid: null,
      laCode: '990',
      maintained: true,
      pupils: 300,
      fsmPercent: 30,
      urbanRural: 'Urban city and town',
      typeGroup: 'Local authority maintained schools',
    },
    terms: ['2026-1-autumn', '2026-2-spring', '2026-3-summer'],
    halfDays: 12,
    formats: ['coaching'],
    remoteWelcome: true,
    maxDayRatePence: 40_000,
  },
  offers: [sampleOffer],
  model: MODEL_3,
  today: '2026-11-22',
  register: { outcomes: 90, met: 50, partly: 10, prior: { mean: 0.61, strength: 10 } },
};
