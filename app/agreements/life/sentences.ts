import { AMENDMENT_SENTENCES } from '../amendments/wording';
import { ESCALATION_SENTENCES } from '../escalation/wording';
import { EXIT_SENTENCES } from '../exit/wording';
import { IMPACT_SENTENCES } from '../impact/wording';
import { REVIEW_SENTENCES } from '../reviews/wording';
import { VISIT_SENTENCES } from '../visits/wording';
import { AGREEMENT_SENTENCES } from '../wording';
import { INTERRUPTION_SENTENCES } from './interruption-wording';
import { LIFE_SENTENCES } from './wording';

/** Details of an event as stored; each sentence takes what it knows of and does without the rest. */
export type EventDetails = Record<string, unknown>;
type Sentence = (details: EventDetails) => string;

/**
 * What happened, as a sentence: one for every event of an agreement's life, from the part it belongs to. Each part's
 * sentences name the details they read; those are written by that part's commands alone, so their shape is known.
 */
export const SENTENCES: Readonly<Record<string, Sentence>> = {
  ...(LIFE_SENTENCES as Record<string, Sentence>), // see above: the details are written by the same part
  ...(VISIT_SENTENCES as Record<string, Sentence>), // likewise
  ...(IMPACT_SENTENCES as Record<string, Sentence>), // likewise
  ...(REVIEW_SENTENCES as Record<string, Sentence>), // likewise
  ...(ESCALATION_SENTENCES as Record<string, Sentence>), // likewise
  ...(AMENDMENT_SENTENCES as Record<string, Sentence>), // likewise
  ...(AGREEMENT_SENTENCES as Record<string, Sentence>), // likewise
  ...(INTERRUPTION_SENTENCES as Record<string, Sentence>), // likewise
  ...(EXIT_SENTENCES as Record<string, Sentence>), // likewise
};

/** An event of an agreement in words; a type that is not known is made readable. */
export function eventSentence(type: string, details: EventDetails): string {
  const sentence = SENTENCES[type];
  if (sentence) return sentence(details);
  const words = type.replace(/^[a-z]+\./, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
