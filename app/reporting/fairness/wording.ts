import { count } from '~/kernel/words';
import type { Comparison } from '../domain/fairness/comparisons';
import { FEWEST_COMPARED, likelyShare, type Share } from '../domain/fairness/interval';
import { percentWords } from '../figures/wording';

/** What two groups are, in the words of a sentence. */
const QUESTIONS: Record<Comparison['facet'], string> = {
  band: 'Does support reach those served first before those served next?',
  size: 'Does it reach small schools as often as large ones?',
  setting: 'Does it reach rural schools as often as urban ones?',
  kind: 'Does it reach academies and free schools as often as maintained schools?',
};
export const questionWords = ({ facet }: Comparison) => QUESTIONS[facet];

type Named = { name: string } & Share;

/** "12 of 20 schools in Rural (60%)". */
function shareWords({ name, of, served }: Named): string {
  return `${name}: ${served} of ${count(of, 'school')} (${percentWords((100 * served) / of)})`;
}

/** What a comparison comes to, in plain words and no stronger than the numbers. */
export function comparedWords({ first, second, said }: Comparison): string {
  switch (said) {
    case 'too-few':
      return `There are too few schools to say: at least ${FEWEST_COMPARED} of each kind would be needed.`;
    case 'no-clear-difference':
      return 'No clear difference: one as large as this comes about by chance alone.';
    case 'first-more':
      return `${first.name} more often than ${second.name}, by more than chance alone would explain.`;
    case 'second-more':
      return `${second.name} more often than ${first.name}, by more than chance alone would explain.`;
  }
}

/** Where the share of a group may well lie: "between 38% and 78%". */
export function likelyWords(share: Share): string {
  const [low, high] = likelyShare(share);
  return `between ${percentWords(100 * low)} and ${percentWords(100 * high)}`;
}

export const sidesWords = ({ first, second }: Comparison) => [shareWords(first), shareWords(second)];
