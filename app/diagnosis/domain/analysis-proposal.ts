import type { AnalysisBand, BandProposal, BandTally, CriterionResult } from './analysis-types';

/** Share of a band's known criteria that must be met for the band to be proposed. */
export const THRESHOLD_SHARE = 0.5;
/** Fewest criteria of a band that must be known before it can be proposed or ruled out; all, where it has fewer. */
export const FEWEST_KNOWN = 3;

/**
 * The band an analysis proposes. Bands are looked at from most concern to least. One is _reached_ when at least
 * `FEWEST_KNOWN` of its criteria are known and at least `THRESHOLD_SHARE` of those known are met. The first reached is
 * proposed; but where too little is known of a band of more concern to rule it out, none is, since what is missing
 * could change the answer. Ours: the frameworks leave the weighing to the adviser, and so does the conversation that
 * follows.
 * @returns a proposal without a band, saying what is missing, when too little is known or no band is reached
 */
export function proposeBand(
  results: readonly CriterionResult[],
  bands: readonly AnalysisBand[],
): BandProposal {
  const tallies = [...bands]
    .sort((a, b) => a.priority - b.priority || (a.key < b.key ? -1 : 1))
    .flatMap((band) => tally(band, results));
  const none = (reason: string): BandProposal => ({ band: null, drivers: [], reason, tallies });
  for (const one of tallies) {
    if (one.outcome === 'too-little-known') {
      return none(
        `Too little is known to say whether the school is in ${one.name}: ${one.known} of its ${one.criteria} criteria can be answered.`,
      );
    }
    if (one.outcome === 'reached') {
      return {
        band: one.band,
        drivers: results
          .filter(({ band, answer }) => band === one.band && answer === 'met')
          .map(({ key }) => key)
          .sort(),
        reason: `${one.met} of the ${one.known} criteria known for ${one.name} are met.`,
        tallies,
      };
    }
  }
  if (tallies.length === 0) return none('The framework has no criteria for this phase.');
  return none('What is known meets the criteria of no band.');
}

/** A band without criteria for the phase says nothing and is passed over. */
function tally({ key, name }: AnalysisBand, results: readonly CriterionResult[]): BandTally[] {
  const own = askedOnce(results.filter(({ band }) => band === key));
  if (own.length === 0) return [];
  const known = own.filter(({ answer }) => answer !== 'not-known').length;
  const met = own.filter(({ answer }) => answer === 'met').length;
  const enough = known >= Math.min(FEWEST_KNOWN, own.length);
  const outcome = !enough ? 'too-little-known' : met / known >= THRESHOLD_SHARE ? 'reached' : 'not-reached';
  return [{ band: key, name, criteria: own.length, known, met, outcome }];
}

const GRADE = '.grade';
const CARD = '.report-card';

/**
 * Criteria without the half of a pair that has no answer: what the inspection found is asked of the overall grade and of
 * the report card, and a school has one or the other. Counted twice, it could never be known of a band that asks for
 * little else.
 */
function askedOnce(results: readonly CriterionResult[]): CriterionResult[] {
  const byKey = new Map(results.map((result) => [result.key, result]));
  return results.filter(({ key, answer }) => {
    if (answer !== 'not-known') return true;
    if (key.endsWith(CARD)) return !byKey.has(`${key.slice(0, -CARD.length)}${GRADE}`);
    const card = key.endsWith(GRADE) && byKey.get(`${key.slice(0, -GRADE.length)}${CARD}`);
    return !card || card.answer === 'not-known';
  });
}
