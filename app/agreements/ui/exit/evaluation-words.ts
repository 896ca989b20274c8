import { dateWords, instantWords } from '~/kernel/words';
import type { EvaluationContent } from '../../domain/exit/evaluation';
import type { EvaluationView } from '../../exit/documents.server';
import { AGAIN_WORDS, ATTRIBUTION_WORDS, DAYS_WORDS, FIT_WORDS, QUESTIONS } from '../../exit/wording';

/** An evaluation as questions and answers in words, in the order in which they are asked. */
export function answersOf(content: EvaluationContent): { question: string; answer: string }[] {
  const both = (words: string, why: string) => (why ? `${words}. ${why}` : words);
  return [
    { question: QUESTIONS.fit, answer: both(FIT_WORDS[content.fit], content.fitWhy) },
    { question: QUESTIONS.changed, answer: content.changed },
    { question: QUESTIONS.helped, answer: content.helped },
    { question: QUESTIONS.hindered, answer: content.hindered },
    { question: QUESTIONS.daysUsed, answer: both(DAYS_WORDS[content.daysUsed], content.daysWhy) },
    { question: QUESTIONS.again, answer: both(AGAIN_WORDS[content.again], content.againWhy) },
    { question: QUESTIONS.attribution, answer: ATTRIBUTION_WORDS[content.attribution] },
    { question: QUESTIONS.elsewhere, answer: content.elsewhere },
  ];
}

/** What the score of an agreement is, beneath it. */
export const EACH_COUNTS_THE_SAME =
  'Each outcome counts the same: met 1, partly met a half, not met 0. It says how far what was agreed was reached, not what was the cause of it.';

/** The questions shown side by side; how far it is due to the support has a section of its own. */
export function comparedQuestions(): string[] {
  const apart: string[] = [QUESTIONS.attribution, QUESTIONS.elsewhere];
  return Object.values(QUESTIONS).filter((question) => !apart.includes(question));
}

/**
 * Whether and when one of the three has evaluated, and by whom.
 * @param evaluates whether the reader is one of the three
 * @param dueOn by when it is asked for
 */
export function givenWords(
  { state, current, earlier, afterClose }: EvaluationView,
  evaluates: boolean,
  dueOn: string | null,
): string {
  if (state === 'none') return `Not given${dueOn ? `; asked for by ${dateWords(dueOn)}` : ''}`;
  if (state === 'hidden' || !current) {
    return evaluates
      ? 'Given. You can read it when you have given yours, or when the agreement is closed.'
      : 'Given. You can read it when the agreement is closed.';
  }
  const corrected = earlier.length > 0 ? `\nCorrected: ${current.reason ?? ''}` : '';
  const late = afterClose ? '\nGiven after the agreement was closed, when the others could be read.' : '';
  return `${current.givenAs}, ${instantWords(current.at)}${corrected}${late}`;
}
