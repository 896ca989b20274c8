import { VISIT_TEMPLATES } from '~/agreements/domain/visits/templates';
import { termWords } from '~/kernel/academic-year';
import { daysWords, type HalfDays } from '~/kernel/days';
import { moneyWords, type Pence } from '~/kernel/money';
import { count, dateWords } from '~/kernel/words';
import type { Tone } from '~/ui';
import type {
  ClaimLineKind,
  ClaimState,
  LineAnswer,
  LineDecision,
  SampleGround,
  SampleState,
} from '../domain/claims/vocabulary';

/** A state as people read it, and the colour that helps to find it. */
export const CLAIM_TAGS: Readonly<Record<ClaimState, { label: string; tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'grey' },
  submitted: { label: 'With the school', tone: 'amber' },
  queried: { label: 'Queried', tone: 'yellow' },
  confirmed: { label: 'Confirmed', tone: 'blue' },
  approved: { label: 'Approved', tone: 'green' },
  withdrawn: { label: 'Withdrawn', tone: 'grey' },
  declined: { label: 'Declined', tone: 'red' },
};

/** Who has to act in a state, in a list. */
export const WAITS_FOR: Readonly<Record<ClaimState, string>> = {
  draft: 'The provider, to send it',
  submitted: 'The school, to answer',
  queried: 'The provider, to reply',
  confirmed: 'The service, to approve',
  approved: '',
  withdrawn: '',
  declined: '',
};

export const SAMPLE_TAGS: Readonly<Record<SampleState, { label: string; tone: Tone }>> = {
  asked: { label: 'Evidence asked for', tone: 'amber' },
  given: { label: 'Evidence given', tone: 'blue' },
  satisfied: { label: 'In order', tone: 'green' },
  'clawed-back': { label: 'Money taken back', tone: 'red' },
};

export const SAMPLE_GROUND_WORDS: Readonly<Record<SampleGround, string>> = {
  drawn: 'Drawn by lot',
  'above-amount': 'Above the amount at which every claim is looked into',
  chosen: 'Chosen by the service',
  'visit-changed': 'A visit was corrected after it was claimed',
};

export const ANSWER_TAGS: Readonly<Record<LineAnswer, { label: string; tone: Tone }>> = {
  waiting: { label: 'Not answered', tone: 'grey' },
  confirmed: { label: 'Confirmed', tone: 'green' },
  queried: { label: 'Queried', tone: 'yellow' },
};

export const DECISION_TAGS: Readonly<Record<LineDecision, { label: string; tone: Tone }>> = {
  allowed: { label: 'Allowed', tone: 'green' },
  removed: { label: 'Taken off', tone: 'red' },
};

/** A line as it is described: of a claim, or of its row before it is one. */
export type DescribedLine = {
  kind: ClaimLineKind;
  on: string | null;
  halfDays: HalfDays | null;
  description: string;
  /** Of an instalment: when it falls due. */
  when?: 'on-signing' | 'by-term' | 'on-days' | 'on-exit' | null;
  term?: string | null;
};

/** "Support visit on 4 February 2027, 1 day", "Instalment on signing", "Train fares, 4 February 2027". */
export function lineWords(line: DescribedLine): string {
  switch (line.kind) {
    case 'days':
      return `${VISIT_TEMPLATES.support.name} on ${dateWords(line.on)}, ${daysWords(line.halfDays ?? 0)}`;
    case 'instalment':
      return instalmentWords(line);
    case 'expense':
      return `${line.description}, ${dateWords(line.on)}`;
  }
}

function instalmentWords({ when, term }: DescribedLine): string {
  if (when === 'by-term' && term) return `Instalment for the ${termWords(term)}`;
  if (when === 'on-exit') return 'Instalment when the support ends';
  return when === 'on-signing' ? 'Instalment on signing' : 'Instalment';
}

/** A claim's text as it is compared when somebody else changed it meanwhile. */
export function claimText(
  row: { state: ClaimState; totalPence: Pence; note: string },
  lines: readonly { decision: LineDecision | null }[],
): Record<string, string> {
  const kept = lines.filter(({ decision }) => decision !== 'removed').length;
  return {
    state: CLAIM_TAGS[row.state].label,
    total: `${moneyWords(row.totalPence)}, ${count(kept, 'line')}`,
    note: row.note,
  };
}

/** A claim's own history: event → sentence. */
export const CLAIM_SENTENCES: Readonly<Record<string, string>> = {
  'deadline.moved': 'The date for the evidence moved, as the term dates of schools changed',
  'claim.drafted': 'Kept as a draft',
  'claim.changed': 'The draft was changed',
  'claim.submitted': 'Sent to the school',
  'claim.confirmed': 'The school confirmed every line',
  'claim.queried': 'The school queried a line',
  'claim.replied': 'The provider replied and sent it again',
  'claim.approved': 'Approved',
  'claim.declined': 'Declined',
  'claim.withdrawn': 'Withdrawn by the provider',
  'claim.sampled': 'Evidence was asked for',
  'claim.evidence-given': 'The provider gave evidence',
  'claim.sample-satisfied': 'The evidence is in order',
  'claim.clawed-back': 'Money was taken back',
};

/** Where money taken back came from and went to, each part a sentence. */
export function takenBackWords(taken: {
  authorityPence?: Pence;
  schoolPence?: Pence;
  brokeragePence?: Pence;
  fromPayablePence?: Pence;
  invoicedPence?: Pence;
  creditNote?: string | null;
}): string[] {
  const { authorityPence = 0, schoolPence = 0, brokeragePence = 0 } = taken;
  const { fromPayablePence = 0, invoicedPence = 0, creditNote } = taken;
  const said: [Pence, string][] = [
    [fromPayablePence, `The home school is paid ${moneyWords(fromPayablePence)} less.`],
    [invoicedPence, `The home school is invoiced ${moneyWords(invoicedPence)}, which it had been paid.`],
    [brokeragePence, `The brokerage gives up ${moneyWords(brokeragePence)}.`],
    [authorityPence, `${moneyWords(authorityPence)} goes back to the authority’s budget.`],
    [
      schoolPence,
      creditNote
        ? `The school is credited ${moneyWords(schoolPence)} without VAT (${creditNote}).`
        : `The school’s part of ${moneyWords(schoolPence)} stays with the authority, which had taken it over.`,
    ],
  ];
  return said.flatMap(([pence, words]) => (pence > 0 ? [words] : []));
}

/** Steps of a claim that have a page of their own. */
export const CLAIM_STEPS = [
  'send',
  'answer',
  'reply',
  'approve',
  'decline',
  'withdraw',
  'sample',
  'evidence',
  'judge',
] as const;
export type ClaimStepName = (typeof CLAIM_STEPS)[number];

export const STEP_TITLES: Readonly<Record<ClaimStepName, string>> = {
  send: 'Send a claim to the school',
  answer: 'Answer a claim',
  reply: 'Reply to the school’s queries',
  approve: 'Approve a claim',
  decline: 'Decline a claim',
  withdraw: 'Withdraw a claim',
  sample: 'Ask for evidence of a claim',
  evidence: 'Give evidence of a claim',
  judge: 'Judge the evidence of a claim',
};

export function isClaimStep(text: string): text is ClaimStepName {
  return (CLAIM_STEPS as readonly string[]).includes(text);
}
