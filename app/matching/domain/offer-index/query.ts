import { DESIGNATIONS } from '~/directory/domain/vocabulary';
import {
  designationFit,
  designationRaw,
  doublings,
  localRaw,
  needWeight,
  pointsOf,
  travelRaw,
  weightedMean,
} from '../formulas';
import type { RankRequest } from '../inputs';
import type { FactorKey, Model } from '../model';
import { type Columns, FOCUS_WORDS, firstPhaseOf, NOT_KNOWN, phaseBits, settingNumber } from './columns';

/** A request as numbers, to be held against the columns of the offers. */
export type Query = {
  authority: number;
  urn: number;
  /** Never equal to an offer's where the school is in no trust. */
  trust: number;
  phases: number;
  firstPhase: number;
  placed: boolean;
  x: number;
  y: number;
  /** NaN where not known. */
  size: number;
  meals: number;
  setting: number;
  type: number;
  /** Columns of the window's terms; below 0 for a term in which nobody has days. */
  terms: Int32Array;
  asked: number;
  /** Rate above which an offer is left out, and the one that cost is measured by. */
  ceiling: number;
  costCeiling: number;
  remote: boolean;
  /** By need: its area and the areas related to it as bits, and its weight. */
  exact: Int32Array;
  related: Int32Array;
  weights: Float64Array;
  total: number;
  /** Bits of the ways asked for, one each; 0 for one that nobody offers. */
  ways: Int32Array;
  /** Points by designation × (ways asked for + 1) + ways given. */
  designation: Int32Array;
};

const NOBODY = -2;

/** Puts a request into numbers. */
export function queryOf(columns: Columns, request: RankRequest, model: Model): Query {
  const { school, needs, formats } = request;
  const bits = new Int32Array(needs.length * FOCUS_WORDS);
  const related = new Int32Array(needs.length * FOCUS_WORDS);
  const weights = new Float64Array(needs.length);
  let total = 0;
  for (const [n, need] of needs.entries()) {
    mark(columns, bits, n, need.focus.key);
    for (const key of need.related ?? []) mark(columns, related, n, key);
    const weight = needWeight(need, model.constants);
    weights[n] = weight;
    total += weight;
  }
  return {
    authority: columns.authorities.of(request.authorityId),
    urn: school.urn,
    trust: school.trustUid === null ? NOBODY : orNobody(columns.trusts.of(school.trustUid)),
    phases: phaseBits(school.phases),
    firstPhase: firstPhaseOf(school.phases),
    placed: school.grid !== null,
    x: school.grid?.easting ?? 0,
    y: school.grid?.northing ?? 0,
    size: doublings(school.pupils) ?? Number.NaN,
    meals: school.fsmPercent ?? Number.NaN,
    setting: settingNumber(school.urbanRural),
    type: school.typeGroup ? orNobody(columns.types.of(school.typeGroup)) : NOT_KNOWN,
    terms: Int32Array.from(request.terms, (term) => columns.terms.of(term)),
    asked: request.halfDays ?? model.constants.usualHalfDays,
    ceiling: request.maxDayRatePence ?? Number.POSITIVE_INFINITY,
    costCeiling: request.maxDayRatePence ?? model.constants.usualCeilingPence,
    remote: request.remoteWelcome,
    exact: bits,
    related,
    weights,
    total,
    ways: Int32Array.from(formats, (format) => {
      const number = columns.ways.of(format);
      return number < 0 ? 0 : 1 << number;
    }),
    designation: designationPoints(request, model),
  };
}

/** A word that no offer has is not the same as one that is not known. */
function orNobody(number: number): number {
  return number < 0 ? NOBODY : number;
}

function mark(columns: Columns, bits: Int32Array, need: number, key: string): void {
  const number = columns.areas.of(key);
  if (number < 0) return;
  const at = need * FOCUS_WORDS + (number >> 5);
  bits[at] = (bits[at] ?? 0) | (1 << (number & 31));
}

function designationPoints({ needs, formats }: RankRequest, model: Model): Int32Array {
  const asked = formats.length;
  const points = new Int32Array(DESIGNATIONS.length * (asked + 1));
  const weight = model.weights.designation ?? 0;
  for (const [d, designation] of DESIGNATIONS.entries()) {
    let sum = 0;
    let total = 0;
    for (const need of needs) {
      const own = needWeight(need, model.constants);
      total += own;
      sum += own * designationFit(need, formats, designation, model.constants);
    }
    const fit = weightedMean(sum, total);
    for (let given = 0; given <= asked; given++)
      points[d * (asked + 1) + given] = pointsOf(weight, designationRaw(fit, given, asked, model.constants));
  }
  return points;
}

/** Points that depend on few values, worked out once for a model. */
export type PointTables = {
  specialism: number;
  likeness: number;
  timing: number;
  cost: number;
  fairUse: number;
  /** All that likeness, timing, travel, cost and fair use could give together. */
  rest: number;
  /** By estimated minutes, up to the far limit and beyond. */
  travel: Int32Array;
  travelRemote: Int32Array;
  travelUnknown: number;
  travelUnknownRemote: number;
  local: number;
  beyond: number;
};

export function pointTables(model: Model): PointTables {
  const weight = (key: FactorKey) => model.weights[key] ?? 0;
  const { constants, outlook } = model;
  const byMinutes = (remote: boolean) =>
    Int32Array.from({ length: Math.ceil(constants.farMinutes) + 1 }, (_, minutes) =>
      pointsOf(weight('travel'), travelRaw(minutes, remote, constants)),
    );
  return {
    specialism: weight('specialism'),
    likeness: weight('likeness'),
    timing: weight('timing'),
    cost: weight('cost'),
    fairUse: weight('fairUse'),
    rest: weight('likeness') + weight('timing') + weight('travel') + weight('cost') + weight('fairUse'),
    travel: byMinutes(false),
    travelRemote: byMinutes(true),
    travelUnknown: pointsOf(weight('travel'), travelRaw(null, false, constants)),
    travelUnknownRemote: pointsOf(weight('travel'), travelRaw(null, true, constants)),
    local: pointsOf(weight('local'), localRaw(true, outlook, constants)),
    beyond: pointsOf(weight('local'), localRaw(false, outlook, constants)),
  };
}
