import type { Template } from './template';

/** Who is told what of an agreement and its life. */
export const AGREEMENT_NOTICES: Record<string, readonly Template[]> = {
  'agreement.sent-for-signing': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}',
    },
  ],
  'agreement.reopened': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message:
        'The agreement of {school} and {provider} ({ref}) is being changed. Signatures so far no longer count.',
      href: '/agreements/{id}/changes',
    },
  ],
  'agreement.activated': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'Everyone has signed: the agreement of {school} and {provider} ({ref}) is active.',
      href: '/agreements/{id}',
    },
  ],
  'agreement.paused': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) is paused. The reason is on its page.',
      href: '/agreements/{id}',
    },
  ],
  'agreement.resumed': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) goes on.',
      href: '/agreements/{id}',
    },
  ],
  'agreement.terminated': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) has been ended. The reason is on its page.',
      href: '/agreements/{id}',
    },
  ],
  // Readings themselves tell nobody: they stand on the page. One that others have relied on and that changes does.
  'measure.corrected': [
    {
      to: ['school-head', 'provider', 'broker'],
      message: 'A reading of a measure of {school} has been corrected ({ref}). The reason is on the page.',
      href: '/agreements/{id}/impact',
    },
  ],
  'measure.withdrawn': [
    {
      to: ['school-head', 'provider', 'broker'],
      message: 'A reading of a measure of {school} has been withdrawn ({ref}). The reason is on the page.',
      href: '/agreements/{id}/impact',
    },
  ],
  'agreement.pause-extended': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) stays paused. The reason is on its page.',
      href: '/agreements/{id}',
    },
  ],
  'agreement.partner-lost': [
    {
      to: ['broker'],
      message: '{provider} may not be able to go on supporting {school} ({ref}). See what has changed.',
      href: '/agreements/{id}/partner',
    },
  ],
  // Escalation is between the authority and the school: those who give the support are told nothing of it.
  'escalation.opened': [
    {
      to: ['school', 'lead'],
      message: 'Progress at {school} is being looked at ({ref}). What it rests on is on the page.',
      href: '/agreements/{id}/escalation',
    },
  ],
  'escalation.reported': [
    {
      to: ['lead'],
      message: 'There is a written report about progress at {school} ({ref}) for you to decide on.',
      href: '/agreements/{id}/escalation',
    },
    {
      to: ['school'],
      message:
        'A written report about progress at {school} ({ref}) has been made. You can read and answer it.',
      href: '/agreements/{id}/escalation',
    },
  ],
  'escalation.stepped-up': [
    {
      to: ['school', 'broker'],
      message:
        'The authority has taken a further step about progress at {school} ({ref}). Its letter is here.',
      href: '/agreements/{id}/escalation',
    },
  ],
  'escalation.stepped-down': [
    {
      to: ['school', 'broker'],
      message: 'The authority has taken a step down about progress at {school} ({ref}).',
      href: '/agreements/{id}/escalation',
    },
  ],
  'escalation.route-changed': [
    {
      to: ['school', 'broker'],
      message:
        '{school} has changed its status, so other steps apply to the case about its progress ({ref}).',
      href: '/agreements/{id}/escalation',
    },
  ],
  'escalation.ended': [
    {
      to: ['school', 'broker', 'lead'],
      message: 'The case about progress at {school} ({ref}) has ended.',
      href: '/agreements/{id}/escalation',
    },
  ],
  'escalation.answered': [
    {
      to: ['broker', 'lead'],
      message: '{school} has answered about its progress ({ref}).',
      href: '/agreements/{id}/escalation',
    },
  ],
  // The head and the authority sign every amendment; the others are told to sign where it concerns them.
  'agreement.amendment-sent': [
    {
      to: ['school-head', 'broker'],
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}/amend/{amendmentId}',
    },
    {
      to: ['school-chair'],
      onlyWhereAsked: 'client-chair',
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}/amend/{amendmentId}',
    },
    {
      to: ['home-school'],
      onlyWhereAsked: 'provider-head',
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is ready to read and sign.',
      href: '/agreements/{id}/amend/{amendmentId}',
    },
    {
      to: ['provider'],
      message: 'An amendment of the agreement of {school} and {provider} ({ref}) is being signed.',
      href: '/agreements/{id}/amend/{amendmentId}',
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
    },
  ],
  'agreement.amendment-withdrawn': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message:
        'The amendment of the agreement of {school} and {provider} ({ref}) is withdrawn: the agreement stands as it was signed.',
      href: '/agreements/{id}/amend/{amendmentId}',
    },
  ],
  'agreement.amended': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message: 'The agreement of {school} and {provider} ({ref}) is amended: a new version is in force.',
      href: '/agreements/{id}/amend/{amendmentId}',
    },
  ],
  'agreement.closing-begun': [
    {
      to: ['school-head', 'provider'],
      message:
        'The support of {school} by {provider} ({ref}) has ended. Please evaluate it by the date on the page.',
      href: '/agreements/{id}/evaluate',
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
    },
  ],
  'agreement.judgement-corrected': [
    {
      to: ['school', 'provider', 'broker'],
      message:
        'A judgement of what came of the support of {school} by {provider} ({ref}) has been corrected.',
      href: '/agreements/{id}/evaluation',
    },
  ],
  'agreement.closed': [
    {
      to: ['school', 'provider', 'home-school', 'broker'],
      message:
        'The agreement of {school} and {provider} ({ref}) is closed. The whole evaluation can be read now.',
      href: '/agreements/{id}/evaluation',
    },
  ],
  'review.planned': [
    {
      to: ['school', 'provider', 'broker'],
      message:
        'An Improvement Review of {school} is planned ({ref}). Date, place and your part are on its page.',
      href: '/agreements/{id}/reviews/{reviewId}',
    },
  ],
  'review.changed': [
    {
      to: ['school', 'provider', 'broker'],
      message: 'The plan of an Improvement Review of {school} ({ref}) has changed. Check the date.',
      href: '/agreements/{id}/reviews/{reviewId}',
    },
  ],
  'review.pre-met': [
    {
      to: ['school', 'broker'],
      message: 'What head and adviser settled before the Improvement Review of {school} ({ref}) is recorded.',
      href: '/agreements/{id}/reviews/{reviewId}',
    },
  ],
  'review.pack-made': [
    {
      to: ['school', 'provider', 'broker'],
      message: 'The evidence for the Improvement Review of {school} ({ref}) is ready to read.',
      href: '/agreements/{id}/reviews/{reviewId}/pack',
    },
  ],
  'review.held': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'The minutes of an Improvement Review of {school} ({ref}) are ready to read.',
      href: '/agreements/{id}/reviews/{reviewId}',
    },
  ],
  'review.corrected': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'The minutes of an Improvement Review of {school} ({ref}) have been corrected.',
      href: '/agreements/{id}/reviews/{reviewId}',
    },
  ],
  'review.called-off': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'An Improvement Review of {school} ({ref}) is called off. The reason is on its page.',
      href: '/agreements/{id}/reviews/{reviewId}',
    },
  ],
  'review.withdrawn': [
    {
      to: ['school', 'provider', 'broker', 'lead'],
      message: 'An Improvement Review of {school} ({ref}) was keyed by mistake and is withdrawn.',
      href: '/agreements/{id}/reviews/{reviewId}',
    },
  ],
  'visit.planned': [
    {
      to: ['school', 'provider'],
      message: 'A visit to {school} has been planned ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'visit.moved': [
    {
      to: ['school', 'provider'],
      message: 'The plan of a visit to {school} has changed ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'visit.called-off': [
    {
      to: ['school', 'provider'],
      message: 'A visit to {school} has been called off ({ref}). The reason is on its page.',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'visit.recorded': [
    {
      to: ['school'],
      message: 'The note of a visit to {school} is ready for you to read ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
    {
      to: ['provider', 'broker'],
      message: 'A visit to {school} is written up ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'visit.corrected': [
    {
      to: ['school'],
      message: 'The note of a visit to {school} has been corrected ({ref}). Please read the new version.',
      href: '/agreements/{id}/visits/{visitId}',
    },
    {
      to: ['provider', 'broker'],
      message: 'The note of a visit has been corrected ({ref}).',
      href: '/agreements/{id}/visits/{visitId}',
    },
  ],
  'adviser-visit.planned': [
    {
      to: ['school'],
      message: 'An adviser’s visit to {school} has been planned.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
  'adviser-visit.moved': [
    {
      to: ['school'],
      message: 'The plan of an adviser’s visit to {school} has changed.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
  'adviser-visit.called-off': [
    {
      to: ['school'],
      message: 'An adviser’s visit to {school} has been called off. The reason is on its page.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
  'adviser-visit.recorded': [
    {
      to: ['school'],
      message: 'The note of an adviser’s visit to {school} is ready for you to read.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
  'adviser-visit.corrected': [
    {
      to: ['school'],
      message: 'The note of an adviser’s visit to {school} has been corrected. Please read the new version.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
  'adviser-visit.held-for-governors': [
    {
      to: ['school'],
      message: 'An adviser’s visit has taken place, and the chair of governors can give feedback on it.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
  'adviser-visit.feedback-given': [
    {
      to: ['broker', 'lead'],
      message: 'The governors of {school} have given feedback on an adviser’s visit.',
      href: '/schools/{urn}/visits/{visitId}',
    },
  ],
};
