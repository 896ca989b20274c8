import { termWords } from '~/kernel/academic-year';
import type { CriterionAnswer, CriterionTheme, DiagnosisState, Trend } from './domain';

type Tone = 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'amber' | 'red';

export const DIAGNOSIS_STATE_WORDS: Record<DiagnosisState, { name: string; tone: Tone }> = {
  draft: { name: 'Draft', tone: 'grey' },
  shared: { name: 'Waits for the school’s answer', tone: 'yellow' },
  agreed: { name: 'Agreed', tone: 'green' },
  contested: { name: 'Contested', tone: 'amber' },
  decided: { name: 'Decided', tone: 'blue' },
  superseded: { name: 'Replaced', tone: 'grey' },
};

export const ANSWER_WORDS: Record<CriterionAnswer, { name: string; tone: Tone }> = {
  met: { name: 'Met', tone: 'blue' },
  'not-met': { name: 'Not met', tone: 'grey' },
  'not-known': { name: 'Not known', tone: 'yellow' },
};

export const TREND_WORDS: Record<Trend, string> = {
  up: 'Rising',
  down: 'Falling',
  flat: 'Steady',
  'not-enough': 'Fewer than three years of figures',
};

export const THEME_WORDS: Record<CriterionTheme, string> = {
  progress: 'Progress',
  attainment: 'Attainment',
  'post-16': 'Post-16',
  trend: 'Trend',
  'pupil-premium': 'Pupil premium',
  gaps: 'Gaps between groups',
  inspection: 'Inspection',
  'areas-for-improvement': 'Areas for improvement',
  capacity: 'Capacity to improve',
  'self-evaluation': 'Self-evaluation',
  teaching: 'Teaching',
  assessment: 'Assessment',
  'behaviour-safety': 'Behaviour and safety',
  attendance: 'Attendance',
  governance: 'Governance',
  leadership: 'Leadership',
  parents: 'Parents’ view',
  send: 'SEND and inclusion',
  finance: 'Finance',
  safeguarding: 'Safeguarding',
};

export const DISCUSSION_WORDS = { visit: 'Visit to the school', telephone: 'By telephone' } as const;

/** "Diagnosis, autumn term 2026". */
export function diagnosisTitle(term: string): string {
  return `Diagnosis, ${termWords(term)}`;
}
