import type { CaseStage } from '../domain/caseload/stages';
import type { Wait } from '../domain/caseload/waiting';
import type { ReminderKind } from '../domain/reminders/vocabulary';
import type { Audience } from '../domain/template';
import type { OpenMatter } from '../reminders/matter';

export const STAGE_NAMES: Record<CaseStage, string> = {
  diagnosis: 'Diagnosis',
  partner: 'Finding a partner',
  agreement: 'Agreeing and signing',
  support: 'Support under way',
  ending: 'Ending and evaluating',
  money: 'Claims and invoices',
};

export const WAIT_NAMES: Record<Wait, string> = {
  'not-due': 'Not due yet',
  week: 'Up to 5 days',
  'two-weeks': '6 to 10 days',
  'four-weeks': '11 to 20 days',
  longer: 'More than 20 days',
};

/** What is waited for, by kind; where a kind has several sorts, by `party` as well. */
const WHAT: Record<ReminderKind, string | Record<string, string>> = {
  'request-untouched': { match: 'Partners to be put forward', confirm: 'Request to be confirmed' },
  'shortlist-unanswered': 'Partner to be chosen',
  'invitation-unanswered': 'Invitation to be answered',
  'release-unanswered': 'Release to be decided',
  'approval-waiting': { invite: 'Invitation to be sent', approve: 'Partnership to be approved' },
  'agreement-unsigned': 'Agreement to be signed',
  'amendment-unsigned': 'Change to the agreement to be signed',
  'agreement-stalled': {
    draft: 'Draft of the agreement to be finished',
    active: 'Nothing recorded and nothing planned',
  },
  'claim-unanswered': { answer: 'Claim to be answered', reply: 'Questions about a claim to be answered' },
  'visit-note-late': 'Note of a visit to be written',
  'review-due': { plan: 'Improvement Review to be planned', coming: 'Improvement Review to be written up' },
  'action-due': 'Agreed action to be done',
  'exit-due': 'Agreement to be closed or extended',
  'evaluation-due': 'Evaluations to be given',
  'impact-point-due': 'Readings after exit to be entered',
  'pause-ending': 'Pause to be looked at again',
  'escalation-answer-due': {
    school: 'What the authority said about progress to be answered',
    service: 'Progress to be looked at again',
  },
  'diagnosis-unanswered': {
    shared: 'Diagnosis to be answered',
    contested: 'Contested diagnosis to be decided',
  },
  'invoice-overdue': 'Invoice to be paid',
  'offer-unconfirmed': 'Offers to be confirmed',
  'designation-lapsing': 'Designation to be renewed',
  'quality-assurance-lapsing': 'Quality assurance to be renewed',
};

/** What is waited for in one matter: "Agreement to be signed". */
export function whatWords({ kind, party }: Pick<OpenMatter, 'kind' | 'party'>): string {
  const what = WHAT[kind];
  if (typeof what === 'string') return what;
  return what[party ?? ''] ?? Object.values(what)[0] ?? '';
}

const WHO: Partial<Record<Audience, string>> = {
  school: 'the school',
  'school-head': 'the headteacher',
  'school-chair': 'the chair of governors',
  provider: 'the provider',
  'home-school': 'the home school’s headteacher',
  lead: 'the lead',
};

/** Whom a matter waits for, in words; `broker` is the adviser of the school, by name where it has one. */
export function whoWords(whom: string, adviser: string | null, names: ReadonlyMap<string, string>): string {
  if (whom === 'broker') return adviser ?? 'any broker';
  return WHO[whom as Audience] ?? names.get(whom) ?? 'somebody who has left'; // An audience, else an account's id.
}

/** The page of a matter. */
export function pathOf({ kind, party, subject, event, words }: OpenMatter): string {
  const agreement = `/agreements/${event.subject.id}`;
  switch (kind) {
    case 'request-untouched':
      return `/requests/${subject.id}${party === 'confirm' ? '' : '/matches'}`;
    case 'shortlist-unanswered':
      return `/requests/${subject.id}/matches`;
    case 'invitation-unanswered':
    case 'release-unanswered':
    case 'approval-waiting':
      return `/proposals/${subject.id}`;
    case 'amendment-unsigned':
      return `${agreement}/amend/${subject.id}`;
    case 'claim-unanswered':
      return `/claims/${subject.id}`;
    case 'invoice-overdue':
      return `/invoices/${subject.id}`;
    case 'diagnosis-unanswered':
      return `/schools/${event.urn}/diagnosis/${subject.id}`;
    case 'visit-note-late':
      return `${party === 'support' ? agreement : `/schools/${event.urn}`}/visits/${subject.id}`;
    case 'action-due':
      return `/actions/${subject.id}`;
    case 'review-due':
      return party === 'plan'
        ? `${agreement}/reviews`
        : `${agreement}/reviews/${words?.reviewId ?? subject.id}`;
    case 'exit-due':
      return `${agreement}/close`;
    case 'evaluation-due':
      return `${agreement}/evaluation`;
    case 'impact-point-due':
      return `${agreement}/impact`;
    case 'escalation-answer-due':
      return `${agreement}/escalation`;
    case 'agreement-unsigned':
    case 'agreement-stalled':
    case 'pause-ending':
      return agreement;
    case 'offer-unconfirmed':
    case 'designation-lapsing':
    case 'quality-assurance-lapsing':
      return `/directory/${subject.id}`;
  }
}
