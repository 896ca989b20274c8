import { list } from '~/kernel/words';
import { type Reading, UNKNOWN } from './formulas';
import type { OfferFacts, RankInput } from './inputs';

/**
 * What the first version of the model did otherwise than with other constants, kept as it was so that its frozen runs
 * give the same numbers and sentences. Not for anything new.
 */

/** raw = Σ share × likeness of phase, size, disadvantage and setting; what is not known counts as half. */
export function likenessOfModel1({ request, model }: RankInput, offer: OfferFacts): Reading {
  const { likeness: share, disadvantageSpan } = model.constants;
  const { school } = request;
  const { home } = offer;
  const samePhase = school.phases[0] === home.phases[0] ? 1 : 0;
  const size =
    school.pupils && home.pupils
      ? Math.min(school.pupils, home.pupils) / Math.max(school.pupils, home.pupils)
      : UNKNOWN;
  const disadvantage =
    school.fsmPercent === null || home.fsmPercent === null
      ? UNKNOWN
      : Math.max(0, 1 - Math.abs(school.fsmPercent - home.fsmPercent) / disadvantageSpan);
  const setting =
    school.urbanRural === null || home.urbanRural === null
      ? UNKNOWN
      : school.urbanRural === home.urbanRural
        ? 1
        : 0;
  const alike = [
    ...(samePhase === 1 ? ['phase'] : []),
    ...(size !== UNKNOWN && size >= 0.7 ? ['size'] : []),
    ...(disadvantage !== UNKNOWN && disadvantage >= 0.75 ? ['share of pupils eligible for free meals'] : []),
    ...(setting === 1 ? ['setting'] : []),
  ];
  return {
    raw:
      share.phase * samePhase +
      share.size * size +
      share.disadvantage * disadvantage +
      share.setting * setting,
    sentence:
      alike.length > 0
        ? `The home school is alike in ${list(alike)}.`
        : 'The home school differs in phase, size and setting.',
  };
}
