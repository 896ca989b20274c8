import type { Template } from './template';

/** Who is told what of an agreement and its life. */
export const AGREEMENT_NOTICES: Record<string, readonly Template[]> = {
  'agreement.sent-for-signing': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}',
      asks: true,
      statutory: true,
    },
  ],
  'agreement.reopened': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message:
        'The agreement of {school} and {provider} ({ref}) is being changed. Signatures so far no longer count.',
      href: '/agreements/{id}/changes',
      statutory: true,
    },
  ],
  'agreement.activated': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'Everyone has signed: the agreement of {school} and {provider} ({ref}) is active.',
      href: '/agreements/{id}',
      statutory: true,
    },
  ],
  'agreement.paused': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) is paused. The reason is on its page.',
      href: '/agreements/{id}',
      statutory: true,
    },
  ],
  'agreement.resumed': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) goes on.',
      href: '/agreements/{id}',
      statutory: true,
    },
  ],
  'agreement.terminated': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) has been ended. The reason is on its page.',
      href: '/agreements/{id}',
      statutory: true,
    },
  ],
  'agreement.pause-extended': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) stays paused. The reason is on its page.',
      href: '/agreements/{id}',
      statutory: true,
    },
  ],
  'agreement.partner-lost': [
    {
      to: ['broker'],
      message: '{provider} may not be able to go on supporting {school} ({ref}). See what has changed.',
      href: '/agreements/{id}/partner',
      asks: true,
      mail: 'Something about a provider has changed that matters for agreement {ref}.',
    },
  ],
  // The head and the authority sign every amendment; the others are told to sign where it concerns them.
  'agreement.amendment-sent': [
    {
      to: ['school-head', 'broker'],
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}/amend/{amendmentId}',
      asks: true,
      statutory: true,
    },
    {
      to: ['school-chair'],
      onlyWhereAsked: 'client-chair',
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}/amend/{amendmentId}',
      asks: true,
      statutory: true,
    },
    {
      to: ['home-school'],
      onlyWhereAsked: 'provider-head',
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}/amend/{amendmentId}',
      asks: true,
      statutory: true,
    },
    {
      to: ['provider'],
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is being signed.',
      href: '/agreements/{id}/amend/{amendmentId}',
      statutory: true,
    },
  ],
  'agreement.amendment-started': [
    {
      to: ['school-head', 'provider', 'broker'],
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is being written.',
      href: '/agreements/{id}/amend/{amendmentId}',
    },
  ],
  'agreement.amendment-reopened': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message:
        'The amendment of the agreement of {school} and {provider} ({ref}) is being changed. Signatures of it so far no longer count.',
      href: '/agreements/{id}/amend/{amendmentId}',
      statutory: true,
    },
  ],
  'agreement.amendment-withdrawn': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message:
        'The amendment of the agreement of {school} and {provider} ({ref}) is withdrawn: the agreement stands as it was signed.',
      href: '/agreements/{id}/amend/{amendmentId}',
      statutory: true,
    },
  ],
  'agreement.amended': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) is amended: a new version is in force.',
      href: '/agreements/{id}/amend/{amendmentId}',
      statutory: true,
    },
  ],
  'agreement.closing-begun': [
    {
      to: ['school-head', 'provider'],
      message:
        'The support of {school} by {provider} ({ref}) has ended. Please evaluate it by the date on the page.',
      href: '/agreements/{id}/evaluate',
      asks: true,
      mail: 'The support under agreement {ref} has ended. Please answer a few questions about it.',
    },
    {
      to: ['school', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) is being closed. The reason is on its page.',
      href: '/agreements/{id}/close',
    },
  ],
  'agreement.exit-changed': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'How the agreement of {school} and {provider} ({ref}) ends has been put otherwise.',
      href: '/agreements/{id}/close',
    },
  ],
  'agreement.evaluated': [
    {
      to: ['broker'],
      message: 'An evaluation of the support of {school} by {provider} ({ref}) has been given or corrected.',
      href: '/agreements/{id}/evaluation',
      mail: 'Somebody has answered the questions about agreement {ref}.',
    },
  ],
  'agreement.judgement-corrected': [
    {
      to: ['school', 'provider', 'broker'],
      message:
        'A judgement of what came of the support of {school} by {provider} ({ref}) has been corrected.',
      href: '/agreements/{id}/evaluation',
      mail: 'Something recorded about agreement {ref} has been corrected.',
    },
  ],
  'agreement.closed': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message:
        'The agreement of {school} and {provider} ({ref}) is closed. The whole evaluation can be read now.',
      href: '/agreements/{id}/evaluation',
      mail: 'Agreement {ref} is closed. What came of it can be read now.',
    },
  ],
};
