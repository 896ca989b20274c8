import { count, list } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { SigningOutcome } from '../domain';
import type { AmendmentState } from '../domain/amendments/vocabulary';

/** An amendment's state as people read it, and the colour that helps to find it. */
export const AMENDMENT_TAGS: Readonly<Record<AmendmentState, { label: string; tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'grey' },
  signing: { label: 'Being signed', tone: 'amber' },
  'in-force': { label: 'In force', tone: 'green' },
  withdrawn: { label: 'Withdrawn', tone: 'blue' },
};

/** What is said after signing an amendment. */
export const AMENDMENT_SIGNED: Readonly<Record<SigningOutcome, string>> = {
  signed: 'You have signed. The amendment is in force when all it concerns have.',
  'all-signed': 'You have signed, and so have all it concerns: the amendment is in force.',
  'already-signed': 'You had signed this amendment already. It counts once.',
};

/** What a signer of an amendment confirms before the statements of the agreement itself. */
export function amendmentStatement(ref: string, base: number): string {
  return `I have read what changes and why, and agree that version ${base + 1} of agreement ${ref} takes the place of version ${base}.`;
}

type Details = {
  number?: number;
  title?: string;
  signedAs?: string;
  revision?: number;
  parties?: string[];
  signaturesSuperseded?: unknown[];
};

const named = ({ number }: Details) => (number ? `Amendment ${number}` : 'An amendment');

/** What happened to an amendment, as sentences of the agreement's timeline. */
export const AMENDMENT_SENTENCES: Readonly<Record<string, (details: Details) => string>> = {
  'agreement.amendment-started': (details) => `${named(details)} begun`,
  'agreement.amendment-edited': (details) =>
    `${named(details)}: ${details.title ? `“${details.title}”` : 'a section'} changed`,
  'agreement.amendment-reasoned': (details) => `${named(details)}: its reason put differently`,
  'agreement.amendment-sent': (details) =>
    details.parties
      ? `${named(details)} sent to be signed by ${count(details.parties.length, 'party', 'parties')}`
      : `${named(details)} sent to be signed`,
  'agreement.amendment-signed': (details) => `${named(details)} signed by ${details.signedAs ?? 'a party'}`,
  'agreement.amendment-reopened': (details) =>
    details.signaturesSuperseded?.length
      ? `${named(details)} opened for changes; ${count(details.signaturesSuperseded.length, 'signature')} taken back`
      : `${named(details)} opened for changes`,
  'agreement.amendment-withdrawn': (details) => `${named(details)} withdrawn`,
  'agreement.amendment-lapsed': (details) => `${named(details)} withdrawn with the agreement`,
  'agreement.amended': (details) =>
    `${named(details)} in force${details.revision ? `, as version ${details.revision}` : ''}`,
};

/** Who still has to sign, as one sentence. */
export function stillToSignWords(names: readonly string[]): string {
  return names.length === 0 ? 'Everyone it concerns has signed.' : `Still to sign: ${list(names)}.`;
}
