import type { MailChoice, MailChoices, Topic } from './vocabulary';

/**
 * How a notice goes to a person's mail. Without a choice of their own: at once where it asks something of them or is
 * statutory, else with the day's summary. What is statutory always reaches them: "none" means daily for it.
 */
export function choiceFor(
  choices: MailChoices,
  notice: { topic: Topic; asks: boolean; statutory: boolean },
): MailChoice {
  const chosen = choices[notice.topic];
  if (chosen === undefined) return notice.asks || notice.statutory ? 'at-once' : 'daily';
  return chosen === 'none' && notice.statutory ? 'daily' : chosen;
}
