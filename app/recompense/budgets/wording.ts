import type { ApprovalGround, CommitmentState } from '../domain/budgets/vocabulary';

type Tone = 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'red';

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
