import type { Expectation, Found, NotComparable, PredictionResult } from './domain';
import { gradesOf, scaleOf } from './domain';

type Tone = 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'amber' | 'red';

export const RESULT_WORDS: Record<PredictionResult, { name: string; tone: Tone }> = {
  matched: { name: 'As predicted', tone: 'green' },
  higher: { name: 'Higher than predicted', tone: 'blue' },
  lower: { name: 'Lower than predicted', tone: 'amber' },
  'not-comparable': { name: 'Not comparable', tone: 'grey' },
};

export const NOT_COMPARABLE_WORDS: Record<NotComparable, string> = {
  'other-scale':
    'One is an overall grade and the other a grade of a report card. They are different scales, and neither is turned into the other.',
  'no-overall': 'The inspection gave no overall grade.',
  'no-area': 'No area of the report card has one of the five grades.',
  'unknown-grade': 'The prediction is on neither scale.',
};

export const EXPECTATION_WORDS: Record<Expectation, { name: string; tone: Tone }> = {
  rise: { name: 'Expected to rise', tone: 'blue' },
  hold: { name: 'Expected to hold', tone: 'green' },
  fall: { name: 'Expected to fall', tone: 'amber' },
  'not-comparable': { name: 'Not comparable', tone: 'grey' },
  inspected: { name: 'Inspected since', tone: 'teal' },
  none: { name: 'No prediction', tone: 'grey' },
};

/** A grade in words, whichever scale it is on. */
export function gradeWords(grade: string): string {
  const scale = scaleOf(grade);
  return (scale && gradesOf(scale).find(({ key }) => key === grade)?.label) ?? grade;
}

/** What an inspection found, in words; a report card's lowest grade is said to be that. */
export function foundWords(found: Found | null): string {
  if (found === null) return 'None recorded';
  if (found.kind === 'no-grade')
    return found.why === 'no-overall' ? 'No overall grade given' : 'No area graded';
  return found.scale === 'report-card'
    ? `${gradeWords(found.grade)} (lowest on the report card)`
    : gradeWords(found.grade);
}

/** "12 of 20 (60%)"; below ten the share alone would say more than the cases bear. */
export function shareWords(part: number, whole: number): string {
  const share = whole >= 10 ? ` (${Math.round((part / whole) * 100)}%)` : '';
  return `${part.toLocaleString('en-GB')} of ${whole.toLocaleString('en-GB')}${share}`;
}
