import { assertNever } from '~/kernel/assert-never';
import { daysWords } from '~/kernel/days';
import { count, instantWords, list } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { AgreementState, Parties, SectionKey, SigningOutcome, SigningParty } from './domain';
import type { VersionStanding } from './domain/amendments/versions';

/** A state as people read it, and the colour that helps to find it. */
export const STATE_TAGS: Readonly<Record<AgreementState, { label: string; tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'grey' },
  signing: { label: 'Being signed', tone: 'amber' },
  active: { label: 'Active', tone: 'green' },
  paused: { label: 'Paused', tone: 'yellow' },
  closing: { label: 'Closing', tone: 'blue' },
  closed: { label: 'Closed', tone: 'teal' },
  terminated: { label: 'Ended early', tone: 'red' },
};

/** How a signer is described after their name. */
export const SIGNS_AS: Readonly<Record<SigningParty, (parties: Parties) => string>> = {
  'client-head': ({ client }) => `headteacher of ${client.name}`,
  'client-chair': ({ client }) => `chair of governors of ${client.name}`,
  'provider-head': ({ home, provider }) => `headteacher of ${home.name}, for ${provider.name}`,
  authority: ({ authority }) => `for ${authority.name}`,
};

/** What is said after signing. */
export const SIGNED: Readonly<Record<SigningOutcome, string>> = {
  signed: 'You have signed. The agreement is in force when all four parties have.',
  'all-signed': 'You have signed, and so have all the others: the agreement is in force.',
  'already-signed': 'You had signed this agreement already. It counts once.',
};

/**
 * Why a party's signature of an earlier version counts for a later one; null where it is of that version itself.
 * "Signed version 3. Version 4 did not concern them, so it stands."
 */
export function stillStandsWords(signed: number, version: number): string | null {
  if (signed >= version) return null;
  const later = Array.from({ length: version - signed }, (_, index) => String(signed + 1 + index));
  const which = `${later.length === 1 ? 'Version' : 'Versions'} ${list(later)}`;
  return `Signed version ${signed}. ${which} did not concern them, so it stands.`;
}

/** Whether, and when, a version of the text was in force. */
export function versionStandingWords({
  standing,
  from,
  to,
}: {
  standing: VersionStanding;
  from: Date | null;
  to: Date | null;
}): string {
  const since = instantWords(from);
  switch (standing) {
    case 'draft':
      return 'A draft: this version was never in force.';
    case 'signing':
      return 'Out for signing: in force when all four have signed.';
    case 'in-force':
      return since ? `In force since ${since}.` : 'In force.';
    case 'replaced':
      return `In force from ${since} until ${instantWords(to)}, when the next version took its place.`;
    case 'ended':
      return `In force from ${since} until the agreement ended, ${instantWords(to)}.`;
    default:
      return assertNever(standing, 'standing of a version');
  }
}

/** What each section's page asks for. */
export const SECTION_LEADS: Readonly<Record<SectionKey, string>> = {
  purpose: 'The improvement the client school has chosen, in a few sentences everyone can stand behind.',
  outcomes:
    'What will be better for children, each with a measure, where it starts from, and where it should be by when.',
  timescale:
    'When the support starts and ends, and the points on the way by which you will know that it is working.',
  responsibilities: 'What each party undertakes. One undertaking on each line reads best.',
  resources:
    'The days are those approved with the partnership and are held in the provider’s calendar. Add the people and whatever else is needed.',
  reporting: 'Who tells whom how it is going, and how often.',
  evaluation: 'How you will judge whether the support made a difference, who judges, and when.',
  exit: 'The tests that show the school no longer needs this support, and how any party can leave earlier.',
  recompense:
    'What is paid, for how many days, and by whom, so that the provider’s school is not out of pocket. The sums are worked out when you save.',
  confidentiality: 'What stays between the parties, and the one thing that never does: a child’s safety.',
  safeguarding: 'How everybody who visits follows the school’s policy and the local procedures.',
  'data-sharing':
    'What data is shared, what for, and how it is kept. Each party gives its consent when it signs.',
  'code-of-practice': 'How the parties will treat one another. One commitment on each line reads best.',
  'due-diligence':
    'What each signer confirms before signing, one statement on each line. They tick each one on the signing page.',
};

/** Who has still to sign for a party, by name. */
export function whoCouldSignWords(names: readonly string[]): string {
  if (names.length === 0) return 'Nobody has an account for this yet. Ask an administrator to invite them.';
  return `To be signed by ${list(names, 'or')}`;
}

type EventDetails = {
  title?: string;
  fields?: string[];
  signedAs?: string;
  signaturesSuperseded?: unknown[];
  halfDays?: number;
};

/** What happened to an agreement as a whole, as sentences of the timeline; each part of its life has its own. */
export const AGREEMENT_SENTENCES: Readonly<Record<string, (details: EventDetails) => string>> = {
  'agreement.drafted': () => 'Drafted from the request and the offer',
  'agreement.edited': ({ title = 'A section' }) => `${title} changed`,
  'agreement.sent-for-signing': () => 'Sent for signing',
  'agreement.reopened': ({ signaturesSuperseded }) =>
    signaturesSuperseded?.length
      ? `Opened for changes; ${count(signaturesSuperseded.length, 'signature')} taken back`
      : 'Opened for changes',
  'agreement.signed': ({ signedAs = 'a party' }) => `Signed by ${signedAs}`,
  'agreement.activated': () => 'Signed by all, and active',
  'agreement.days-used': ({ halfDays }) =>
    halfDays ? `${daysWords(halfDays)} of support given` : 'Support given',
};

/** An agreement's state as a tag, from the state as stored. */
export function agreementStateTag(state: string): { label: string; tone: Tone } {
  const found = Object.entries(STATE_TAGS).find(([key]) => key === state)?.[1];
  return found ?? { label: state, tone: 'grey' };
}
