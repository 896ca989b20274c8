import { moneyWords, type Pence } from '~/kernel/money';
import { dateWords, list } from '~/kernel/words';
import type { ApprovalGround, CommitmentState } from '../domain/budgets/vocabulary';

export const COMMITMENTS_PER_PAGE = 20;

type Tone = 'grey' | 'blue' | 'teal' | 'green' | 'yellow';

/** Why the lead has to agree, within a sentence. */
export const GROUND_CLAUSES: Readonly<Record<ApprovalGround, string>> = {
  'beyond-pot': 'it is more than the pot has free',
  'above-threshold':
    'with everything else for this agreement it is above what the service may promise without the lead',
  'other-dates': 'the agreement does not fall in the dates of the pot',
};

/** Why the lead has to agree, as a label. */
export const GROUND_LABELS: Readonly<Record<ApprovalGround, string>> = {
  'beyond-pot': 'More than the pot has free',
  'above-threshold': 'Above the approval threshold',
  'other-dates': 'Outside the dates of the pot',
};

export const COMMITMENT_TAGS: Readonly<Record<CommitmentState, { label: string; tone: Tone }>> = {
  asked: { label: 'Waiting for the lead', tone: 'yellow' },
  approved: { label: 'Approved', tone: 'green' },
  declined: { label: 'Declined', tone: 'grey' },
  withdrawn: { label: 'Withdrawn', tone: 'grey' },
  released: { label: 'Released', tone: 'grey' },
};

/** "1 April 2026 to 31 March 2027". */
export const spanWords = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
  `${dateWords(startsOn)} to ${dateWords(endsOn)}`;

/** A financial year as people write it: 2026 as "2026 to 2027". */
export const financialYearWords = (year: number) => `${year} to ${year + 1}`;

/** The financial year an address asks for; null for what is no year. */
export const yearAsked = (text: string | null) => (/^20\d\d$/.test(text ?? '') ? Number(text) : null);

/** What became of money asked for, as the notice after the form. */
export function askedWords(asked: {
  state: 'approved' | 'asked';
  grounds: readonly ApprovalGround[];
  amountPence: Pence;
}): string {
  const sum = moneyWords(asked.amountPence);
  if (asked.state === 'approved') return `${sum} is approved and kept for this agreement.`;
  const why = list(asked.grounds.map((ground) => GROUND_CLAUSES[ground]));
  return `${sum} is asked of the lead${why ? `, as ${why}` : ''}. You are told when it is decided.`;
}

/** One event of a pot or a commitment, as stored. */
export type MoneyEvent = {
  type: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  details: Record<string, unknown>;
};

const pence = (value: unknown) => moneyWords(typeof value === 'number' ? value : 0);

/** What happened, as a sentence; null for what has none. */
export function eventSentence({ type, before, after, details }: MoneyEvent): string | null {
  switch (type) {
    case 'pot.made':
      return 'The pot was made';
    case 'pot.changed':
      return `Details were changed${changed(before, after)}`;
    case 'pot.closed':
      return 'The pot was closed to new commitments';
    case 'pot.opened':
      return 'The pot was opened again';
    case 'commitment.asked':
      return `${pence(details.amountPence)} was asked for`;
    case 'commitment.approved':
      return `${pence(details.amountPence)} was approved`;
    case 'commitment.declined':
      return 'It was declined';
    case 'commitment.withdrawn':
      return 'It was withdrawn';
    case 'commitment.released':
      return `${pence(details.releasedPence)} went back to the pot`;
    default:
      return null;
  }
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  about: 'purpose',
  costCode: 'cost code',
  startsOn: 'first day',
  endsOn: 'last day',
};

function changed(before: Record<string, unknown>, after: Record<string, unknown>): string {
  const fields = Object.keys(FIELD_WORDS).filter((key) => before[key] !== after[key]);
  return fields.length === 0 ? '' : `: ${list(fields.map((key) => FIELD_WORDS[key] ?? key))}`;
}
