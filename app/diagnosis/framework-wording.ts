import { daysWords } from '~/kernel/days';
import { THEME_WORDS } from './diagnosis-wording';
import { focusAreaName } from './domain';
import type { BandTerms, CriterionData, CriterionTest, Funder, ReviewCadence } from './domain/framework';
import { codedLabel, indicatorOf } from './domain/indicators';
import type { Phase } from './domain/support-vocabulary';

export { THEME_WORDS };

export const REVIEW_WORDS: Record<ReviewCadence, string> = {
  yearly: 'Once a year',
  termly: 'Every term',
  'half-termly': 'Every half-term at first, less often as things improve',
};

export const FUNDER_WORDS: Record<Funder, string> = {
  authority: 'The authority',
  shared: 'The authority and the school together',
  school: 'The school',
};

export const PHASE_OF_CRITERION: Record<Phase, string> = {
  nursery: 'nursery',
  primary: 'primary',
  secondary: 'secondary',
  'post-16': 'post-16',
  'all-through': 'all-through',
  special: 'special and alternative provision',
};

export const COMPARATOR_NAMES = {
  authority: 'the authority',
  england: 'England',
  similar: 'similar schools',
} as const;

/** Adviser days beyond the core offer: "up to 3 days a year", or that there is no set number. */
export function adviserDaysWords(days: BandTerms['adviserHalfDays']): string {
  if (!days) return 'No set number: settled with each school';
  if (days.most === 0) return 'None beyond the core offer';
  const most = `${daysWords(days.most)} a year`;
  return days.least === 0
    ? `Up to ${most}, beyond the core offer`
    : `${daysWords(days.least)} to ${most}, beyond the core offer`;
}

/** Whom a criterion is for. */
export function phasesWords(phases: readonly Phase[]): string {
  return phases.length === 0
    ? 'All schools'
    : `For ${phases.map((one) => PHASE_OF_CRITERION[one]).join(', ')}`;
}

/** How a criterion is answered, in a sentence a head can check. */
export function testWords(test: CriterionTest | null): string {
  if (!test) return 'Judged by a person, from what is seen and said.';
  const indicator = indicatorOf(test.indicator);
  const label = indicator?.label ?? test.indicator;
  if ('oneOf' in test.than) {
    const values = test.than.oneOf.map((code) => (indicator ? codedLabel(indicator, code) : code));
    return `From data: ${label} is “${values.join('” or “')}”.`;
  }
  const side = test.is === 'at-least' ? 'at least' : 'at most';
  const unit = unitWords(indicator?.unit);
  if ('figure' in test.than) return `From data: ${label} is ${side} ${signed(test.than.figure)}${unit}.`;
  const { comparator, margin } = test.than;
  const than = COMPARATOR_NAMES[comparator];
  if (margin === 0) return `From data: ${label} is ${side} that of ${than}.`;
  const points = `${Math.abs(margin)}${indicator?.unit === 'per-cent' ? ' percentage points' : unit}`;
  return `From data: ${label} is ${side} ${points} ${margin > 0 ? 'above' : 'below'} ${than}.`;
}

function unitWords(unit: string | undefined): string {
  if (unit === 'per-cent') return '%';
  if (unit === 'percentage-points') return ' percentage points';
  if (unit === 'years') return ' years';
  return unit === 'rate' ? ' for each 100 pupils' : '';
}

function signed(figure: number): string {
  return figure < 0 ? `−${Math.abs(figure)}` : String(figure);
}

/** A criterion in full, for comparing two versions. */
export function criterionWords(criterion: CriterionData | null): string {
  if (!criterion) return '';
  const areas = criterion.suggests.map(focusAreaName);
  return [
    criterion.text,
    THEME_WORDS[criterion.theme],
    phasesWords(criterion.phases),
    testWords(criterion.test),
    areas.length > 0 ? `Suggests: ${areas.join(', ')}.` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** A band in full, for comparing two versions. */
export function bandWords(
  band: { name: string; letter: string; meaning: string; terms?: BandTerms } | null,
): string {
  if (!band) return '';
  const { terms } = band;
  if (!terms) return `${band.name} (${band.letter})\n${band.meaning}`;
  return [
    `${band.name} (${band.letter})`,
    band.meaning,
    `Reviewed: ${REVIEW_WORDS[terms.review]}`,
    `Adviser days: ${adviserDaysWords(terms.adviserHalfDays)}`,
    `Who pays, maintained schools: ${FUNDER_WORDS[terms.funding.maintained]}`,
    `Who pays, academies: ${FUNDER_WORDS[terms.funding.academy]}`,
    ...terms.opens.map((line) => `Opens: ${line}`),
    ...terms.requires.map((line) => `Asks for: ${line}`),
    terms.invitedToRegister ? 'Invited to offer support to others' : '',
    terms.improvementReviews ? 'Improvement Reviews are held' : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
