import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleInput, sampleNeed, sampleOffer } from '#tests/builders/rank-input';
import { canonicalJson } from '~/kernel/canonical-json';
import { exclusionsOf } from './eligibility';
import type { RankInput } from './inputs';
import { MODEL_1, MODEL_2, MODEL_3, modelFor, readWeights, USUAL_WEIGHTS, weightsProblems } from './model';
import { explain, type RankedOffer, type RankResult, rank } from './score';

const points = (input = sampleInput) =>
  Object.fromEntries(explain(input, input.offers[0]!).factors.map((factor) => [factor.key, factor.points]));
const factor = (input: RankInput, offer: typeof sampleOffer, key: string) =>
  explain(input, offer).factors.find((one) => one.key === key);

describe('the score', () => {
  it('gives these points to the sample, worked by hand', () => {
    // specialism 30×1 · designation 10×(0.8×1 + 0.2×1)
    // likeness 8×(1 − (0.15×log₂(300/240)/2 + 0.2×4/40 + 0.1×1)/0.9 = 0.84) · timing 14×(0.7×12/12 + 0.3×2/3 = 0.9)
    // travel 10 km → 25 min: 8×65/75 · track (6 + 2/2 + 10×0.61)/(9 + 10) = 0.689 × 8
    // quality 174 days: 5×(1 − 0.3×174/365 = 0.857) · cost 6×(1 − 0.6×0.875 = 0.475) · freshness 12 days: 3
    // fair use 18/32: 3×0.5625 · local 3 · scarcity 2
    expect(points()).toEqual({
      specialism: 30,
      designation: 10,
      likeness: 7,
      timing: 13,
      travel: 7,
      trackRecord: 6,
      quality: 4,
      cost: 3,
      freshness: 3,
      fairUse: 2,
      local: 3,
      scarcity: 2,
    });
    expect(rank(sampleInput).ranked[0]?.score).toBe(90);
  });

  it('weighs needs by severity, and a need without a measured baseline at three quarters', () => {
    const other = {
      ...sampleNeed,
      id: 'need-2',
      focus: { key: 'governance', name: 'Governance', group: 'Leadership and governance' },
      severity: 4,
      measured: false,
    };
    const input = { ...sampleInput, request: { ...sampleInput.request, needs: [sampleNeed, other] } };
    // 3×1 covered of 3×1 + 4×0.75
    expect(explain(input, sampleOffer).factors[0]).toMatchObject({ raw: 0.5, points: 15 });
  });

  it('gives part of the credit for a related area, and says so; none for another of the same group', () => {
    const with1 = (key: string, name: string) => ({
      ...sampleOffer,
      focusAreas: [{ key, name, group: 'Reading, writing and subjects' }],
    });
    expect(factor(sampleInput, with1('reading-ks2', 'Reading at key stage 2'), 'specialism')).toMatchObject({
      raw: 0.25,
      points: 8,
      sentence: 'Works in areas related to writing at key stage 2.',
    });
    const science = with1('science', 'Science');
    expect(factor(sampleInput, science, 'specialism')?.points).toBe(0);
    expect(exclusionsOf(sampleInput, science).map(({ code }) => code)).toEqual(['no-shared-focus']);
  });

  it.each([
    ['governance', ['NLG', 'NLE', 'TSA'], 'NLG'],
    ['headship', ['NLE', 'LLE', 'TSA'], 'NLE'],
    ['middle leadership', ['SLE', 'LLE', 'TSA', 'NLE'], 'SLE'],
  ] as const)('fits %s best with the kind of leader whose work it is', (_, designations, best) => {
    const input = {
      ...sampleInput,
      request: { ...sampleInput.request, needs: [{ ...sampleNeed, designations }] },
    };
    const all = (['NLE', 'LLE', 'SLE', 'NLG', 'TSA'] as const).map((designation) => ({
      designation,
      raw: factor(input, { ...sampleOffer, designation }, 'designation')?.raw ?? 0,
    }));
    expect(all.filter(({ raw }) => raw === 1).map(({ designation }) => designation)).toEqual([best]);
  });

  it('fits a programme best with a teaching school, most of all where nothing else is asked for', () => {
    const raw = (formats: string[], designation: 'SLE' | 'TSA') => {
      const input = { ...sampleInput, request: { ...sampleInput.request, formats } };
      return factor(input, { ...sampleOffer, designation, formats }, 'designation')?.raw;
    };
    expect(raw(['programme'], 'TSA')).toBe(1);
    expect(raw(['programme'], 'SLE')).toBe(0.84);
    expect(raw(['programme', 'coaching'], 'TSA')).toBe(1);
    expect(raw(['programme', 'coaching'], 'SLE')).toBe(1);
    expect(raw(['coaching'], 'TSA')).toBe(0.88);
  });

  it('counts likeness by phase, size, disadvantage, setting and kind; what is not known counts as half', () => {
    const home = { ...sampleOffer.home, ...sampleInput.request.school, urn: 900_002 };
    const raw = (more: Partial<typeof home>) =>
      factor(sampleInput, { ...sampleOffer, home: { ...home, ...more } }, 'likeness')?.raw;
    expect(raw({})).toBe(1);
    expect(raw({ phases: ['secondary'] })).toBe(0.6111);
    expect(raw({ phases: ['all-through', 'primary', 'secondary'] })).toBe(0.8056);
    expect(raw({ pupils: 600 })).toBe(0.9167);
    expect(raw({ fsmPercent: 90 })).toBe(0.7778);
    expect(raw({ urbanRural: 'Rural village' })).toBe(0.8889);
    expect(raw({ urbanRural: 'Urban major conurbation' })).toBe(1);
    expect(raw({ pupils: null, fsmPercent: null, urbanRural: null, typeGroup: null })).toBe(0.6944);
  });

  it('draws a track record towards the average, the more so the fewer cases and the stronger the average', () => {
    const raw = (track: typeof sampleOffer.track, register: RankInput['register'] = sampleInput.register) =>
      factor({ ...sampleInput, register }, { ...sampleOffer, track }, 'trackRecord')?.raw ?? 0;
    expect(raw(null)).toBe(0.61);
    // (2 + 6.1) ÷ 12, (60 + 6.1) ÷ 70, (½ + 6.1) ÷ 12
    expect(raw({ cases: 1, outcomes: 2, met: 2 })).toBe(0.675);
    expect(raw({ cases: 20, outcomes: 60, met: 60 })).toBe(0.9443);
    expect(raw({ cases: 1, outcomes: 2, met: 0, partly: 1 })).toBe(0.55);
    const stronger = { outcomes: 90, met: 50, prior: { mean: 0.61, strength: 30 } };
    // (2 + 18.3) ÷ 32
    expect(raw({ cases: 1, outcomes: 2, met: 2 }, stronger)).toBe(0.6344);
    expect(raw(null, { outcomes: 1, met: 0 })).toBe(0.5455);
  });

  it('says plainly where there is no track record, and gives no figure of fewer than three cases', () => {
    const words = (track: typeof sampleOffer.track) =>
      factor(sampleInput, { ...sampleOffer, track }, 'trackRecord')?.sentence;
    expect(words(null)).toBe(
      'No finished support is on record yet, so it counts as the average of the register.',
    );
    expect(words({ cases: 2, outcomes: 7, met: 5, partly: 1 })).toBe(
      '2 pieces of finished support on record, too few for a figure: counted close to the average of the register until there are 3.',
    );
    expect(words({ cases: 4, outcomes: 9, met: 5 })).toBe(
      '4 pieces of finished support on record, with 5 of 9 agreed outcomes met; the fewer there are, the closer to the average of the register it counts.',
    );
  });

  it('gives fewer points to days that others are short of, and says nothing of who they are', () => {
    const at = (scarcity: number | null) => factor(sampleInput, { ...sampleOffer, scarcity }, 'scarcity');
    expect([at(null)?.points, at(0)?.points, at(5)?.points, at(12)?.points]).toEqual([2, 2, 1, 0]);
    expect(at(5)?.sentence).toBe('In the last plan of the whole authority its days were in demand.');
  });

  it('says each factor in one sentence, with the days in words', () => {
    const sentences = explain(sampleInput, sampleOffer).factors.map(({ sentence }) => sentence);
    expect(sentences).toEqual([
      'Covers writing at key stage 2.',
      'This kind of leader usually leads on these needs, in the way asked for.',
      'The home school is alike in phase, size, share of pupils eligible for free meals and setting.',
      'All 6 days asked for are free, from the spring term 2027.',
      'An estimated 25 minutes by road.',
      '3 pieces of finished support on record, with 6 of 9 agreed outcomes met and 2 in part; the fewer there are, the closer to the average of the register it counts.',
      'Quality assured on 1 June 2026.',
      '£350.00 a day; the school can pay up to £400.00.',
      'The provider last confirmed the details on 10 November 2026.',
      'About half of the provider’s days in these terms is still to be taken up.',
      'Based in the same authority as the school.',
      'No plan of the whole authority speaks of its days, so they count as free to use.',
    ]);
  });

  it('leaves out a factor that weighs nothing', () => {
    const weights = { ...USUAL_WEIGHTS, scarcity: 0, specialism: 32 };
    const input = { ...sampleInput, model: modelFor('local', { weights, version: 3 }) };
    expect(points(input)).not.toHaveProperty('scarcity');
    expect(points(input).specialism).toBe(32);
  });

  it('looks beyond the border first where the authority does', () => {
    const input = { ...sampleInput, model: { ...MODEL_3, outlook: 'outward-looking' as const } };
    expect(points(input).local).toBe(1);
    expect(points({ ...sampleInput, model: { ...MODEL_3, outlook: 'neutral' } }).local).toBe(3);
  });

  it('breaks ties by fit, then the shorter journey, then the id', () => {
    const near = {
      ...sampleOffer,
      id: 'c',
      home: { ...sampleOffer.home, grid: { easting: 409_990, northing: 300_000 } },
    };
    const input = {
      ...sampleInput,
      offers: [{ ...sampleOffer, id: 'b' }, near, { ...sampleOffer, id: 'a' }],
    };
    expect(rank(input).ranked.map(({ offerId }) => offerId)).toEqual(['c', 'a', 'b']);
  });
});

describe('weights', () => {
  it.each([MODEL_1.weights, MODEL_2.weights, MODEL_3.weights, USUAL_WEIGHTS])(
    'of a model add up to 100',
    (weights) => {
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
    },
  );

  it('must be whole, not below 0, and add up to 100', () => {
    expect(weightsProblems(USUAL_WEIGHTS)).toEqual([]);
    expect(weightsProblems({ ...USUAL_WEIGHTS, cost: 7 })).toEqual([{ code: 'not-100', sum: 101 }]);
    expect(weightsProblems({ ...USUAL_WEIGHTS, cost: 5.5, local: 3.5 })).toEqual([
      { code: 'not-whole', key: 'cost' },
      { code: 'not-whole', key: 'local' },
    ]);
    expect(weightsProblems({ ...USUAL_WEIGHTS, cost: -1, specialism: 37 })).toEqual([
      { code: 'below-0', key: 'cost' },
    ]);
  });

  it('as stored are read only where they may be used', () => {
    expect(readWeights(USUAL_WEIGHTS)).toEqual(USUAL_WEIGHTS);
    expect(readWeights({ specialism: 100 })).toMatchObject({ specialism: 100, scarcity: 0 });
    expect(readWeights({ specialism: 90 })).toBeNull();
  });
});

describe.each([
  ['first', 'rank-model-1.json', MODEL_1],
  ['second', 'rank-model-2.json', MODEL_2],
])('a run of the %s model', (_, file, model) => {
  const golden = JSON.parse(readFileSync(`tests/support/fixtures/${file}`, 'utf8')) as {
    inputs: RankInput;
    result: RankResult;
    explained: RankedOffer[];
  };

  it('still gives the numbers and the words it gave', () => {
    expect(golden.result.ranked.length).toBeGreaterThan(5);
    expect(golden.inputs.model).toEqual(model);
    expect(canonicalJson(rank(golden.inputs))).toBe(canonicalJson(golden.result));
    const again = golden.inputs.offers.map((offer) => explain(golden.inputs, offer));
    expect(canonicalJson(again)).toBe(canonicalJson(golden.explained));
  });
});
