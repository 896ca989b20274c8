import type { Basis } from '../domain/privacy/categories';
import type { DataRequestState, RequestKind } from '../domain/privacy/requests';

export const BASIS_WORDS: Record<Basis, string> = {
  'public-task': 'Public task: UK GDPR article 6(1)(e), with the Education Act 1996, section 13A',
  law: 'Duty laid down by law: UK GDPR article 6(1)(c)',
};

export const KIND_WORDS: Record<RequestKind, string> = {
  access: 'A copy of what is held about them',
  rectification: 'To put something right',
  erasure: 'To be erased',
  objection: 'To object to how it is used',
};

/** The same, as the person asks for it. */
export const OWN_KIND_WORDS: Record<Exclude<RequestKind, 'access'>, { label: string; hint: string }> = {
  rectification: { label: 'Put something right', hint: 'Say what is wrong, and what is right.' },
  erasure: {
    label: 'Erase me, once I have left',
    hint: 'A pseudonym takes the place of your name. What you signed and decided stays.',
  },
  objection: {
    label: 'I object to how it is used',
    hint: 'Say what you object to, and why it is different for you.',
  },
};

export const STATE_WORDS: Record<DataRequestState, string> = {
  open: 'Open',
  answered: 'Answered',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
};

export const STATE_TONES = { open: 'amber', answered: 'green', refused: 'red', withdrawn: 'grey' } as const;

/** What tables are called on the page of an erasure; one that is not here is a record of the service. */
const TABLE_WORDS: Readonly<Record<string, string>> = {
  account: 'Account',
  account_token: 'Links that were sent',
  address_change: 'Changes of address',
  calendar_feed: 'Private calendars',
  calendar_invite: 'Invitations to calendars',
  kept_answers: 'Forms kept after a sign-in ended',
  mail_preference: 'Choices of email',
  notification: 'Notices',
  outbox: 'Email',
  passkey: 'Passkeys',
  recovery_code: 'Recovery codes',
  session: 'Sign-ins',
  sign_in_step: 'Sign-ins under way',
  sign_on_identity: 'Joined accounts',
  snooze: 'Matters put off',
  totp_secret: 'Code apps',
  agreed_action: 'Actions',
  agreement_amendment: 'Amendments',
  calendar_entry: 'Calendar entries',
  data_request: 'Requests about own data',
  diagnosis: 'Diagnoses',
  evaluation: 'Evaluations',
  improvement_review: 'Reviews',
  need: 'Needs',
  offer: 'Offers',
  programme_place: 'Places on programmes',
  proposal: 'Proposals',
  provider: 'Directory',
  review_member: 'Members of reviews',
  review_minutes: 'Minutes of reviews',
  signature: 'Signatures',
  support_request: 'Requests for support',
  visit: 'Visits',
  visit_note: 'Notes of visits',
};

/** @param table its name in the database */
export function recordWords(table: string): string {
  return TABLE_WORDS[table] ?? `${table.charAt(0).toUpperCase()}${table.slice(1).replaceAll('_', ' ')}`;
}
