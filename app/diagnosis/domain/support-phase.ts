import { PHASES, type Phase } from './support-vocabulary';

const BY_PHASE_NAME: Record<string, readonly Phase[]> = {
  nursery: ['nursery'],
  primary: ['primary'],
  // Middle schools teach years of both phases, so support meant for either may fit.
  'middle deemed primary': ['primary', 'secondary'],
  'middle deemed secondary': ['secondary', 'primary'],
  secondary: ['secondary'],
  'all-through': ['all-through', 'primary', 'secondary'],
  '16 plus': ['post-16'],
  special: ['special'],
  'alternative provision': ['special'],
};

/**
 * Phases of support that suit a school, the closest first.
 * @param phaseName the school's phase as recorded; one that says nothing (independent, not applicable) leaves
 *   every phase open
 */
export function phasesOfSchool(phaseName: string): readonly Phase[] {
  return BY_PHASE_NAME[phaseName.trim().toLowerCase()] ?? PHASES;
}
