import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Cover } from './commitments';

/**
 * Whether the authority's part of a text is covered by approved commitments, so that the authority may sign it.
 * @param where the page on which money is asked for
 */
export function decideCover(needPence: Pence, cover: Cover, where: string): Verdict {
  const missing = needPence - cover.approved;
  if (missing <= 0) return yes();
  const asked =
    cover.asked > 0
      ? ` ${moneyWords(cover.asked)} is asked for and waits for the lead’s decision.`
      : ' Ask for it under “Money for this agreement”, on the agreement’s page “Recompense”.';
  return no(
    'funds.missing',
    `The authority’s part of this agreement is ${moneyWords(needPence)} and ${moneyWords(cover.approved)} of it is approved from the budget: ${moneyWords(missing)} is missing, so the authority cannot sign yet.${asked}`,
    { details: { needPence, approvedPence: cover.approved, missingPence: missing, where } },
  );
}

/** Parts of a sum: of the terms as they would be, or of what was approved on claims already. */
export type ClaimedParts = { work: Pence; expenses: Pence; authority: Pence; school: Pence };

const PART_WORDS: Readonly<Record<keyof ClaimedParts, [string, string]>> = {
  work: ['The sum for the work', 'for work'],
  expenses: ['The expenses cap', 'for expenses'],
  authority: ['The authority’s part', 'as the authority’s part'],
  school: ['The school’s part', 'as the school’s part'],
};

/** Whether terms leave room for what was already approved on claims; what was paid cannot be agreed away. */
export function decideTerms(terms: ClaimedParts, claimed: ClaimedParts): Verdict {
  for (const part of ['work', 'expenses', 'authority', 'school'] as const) {
    if (terms[part] >= claimed[part]) continue;
    const [what, as] = PART_WORDS[part];
    return no(
      'funds.below-claimed',
      `${what} would be ${moneyWords(terms[part])}, and ${moneyWords(claimed[part])} has already been approved ${as} on claims. Nothing was signed: open the amendment for changes and put the terms right, or take the money back on the claims first.`,
      { details: { part, termsPence: terms[part], claimedPence: claimed[part] } },
    );
  }
  return yes();
}
