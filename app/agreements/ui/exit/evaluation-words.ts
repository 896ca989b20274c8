import type { EvaluationContent } from '../../domain/exit/evaluation';
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
