import { AGREEMENT_NOTICES } from './agreement-notices';
import { RECOMPENSE_NOTICES } from './recompense-notices';
import type { Template } from './template';

export type { Audience, Template } from './template';

/**
 * Event → audience → message. `{school}`, `{provider}`, `{ref}` are filled from the record; `{id}` in an address is the
 * event's subject, `{case}` its request, `{urn}` its school; `{visitId}` and the like are texts of its details. An event that is not here tells nobody.
 */
export const NOTICES: Record<string, readonly Template[]> = {
  'school.succeeded': [
    {
      to: ['school', 'broker'],
      message: '{school} has closed. Its record stays, and its page leads to the school that took its place.',
      href: '/schools/{urn}',
    },
  ],
  'school.trust-changed': [
    {
      to: ['school', 'broker'],
      message: '{school} has moved to another trust. Its page says which it was and which it is.',
      href: '/schools/{urn}',
    },
  ],
  'request.submitted': [
    { to: ['broker'], message: '{school} has asked for support ({ref}).', href: '/requests/{case}' },
  ],
  'request.sent-to-head': [
    {
      to: ['school-head'],
      message: 'Your broker has drafted a request for support ({ref}) for you to check and confirm.',
      href: '/requests/{case}',
    },
  ],
  'request.taken-back': [
    {
      to: ['school-head'],
      message: 'Your broker has taken back the request drafted for you ({ref}). The reason is on its page.',
      href: '/requests/{case}',
    },
  ],
  'request.withdrawn': [
    { to: ['broker'], message: '{school} has withdrawn its request ({ref}).', href: '/requests/{case}' },
  ],
  'request.declined': [
    {
      to: ['school'],
      message: 'Your request ({ref}) will not be taken further. The reason is on its page.',
      href: '/requests/{case}',
    },
  ],
  'request.reopened': [
    {
      to: ['school', 'broker'],
      message: 'The search for a partner for {school} ({ref}) is open again.',
      href: '/requests/{case}',
    },
  ],
  'indicator.withdrawn': [
    {
      to: ['school'],
      message: 'A value in the data of {school} has been withdrawn. The reason is on the page.',
      href: '/schools/{urn}/data',
    },
  ],
  'diagnosis.shared': [
    {
      to: ['school'],
      message: 'A diagnosis of {school} has been shared with you to read and answer.',
      href: '/schools/{urn}/diagnosis/{id}',
    },
  ],
  'diagnosis.contested': [
    {
      to: ['broker', 'lead'],
      message: '{school} sees its diagnosis differently. Its answer is on the page.',
      href: '/schools/{urn}/diagnosis/{id}',
    },
  ],
  'diagnosis.revised': [
    {
      to: ['school'],
      message: 'Your adviser has recorded the discussion of your diagnosis. Read what is put forward now.',
      href: '/schools/{urn}/diagnosis/{id}',
    },
  ],
  'diagnosis.evidence-added': [
    {
      to: ['school', 'broker'],
      message: 'Evidence has been added to the diagnosis of {school}.',
      href: '/schools/{urn}/diagnosis/{id}',
    },
  ],
  'diagnosis.agreed': [
    {
      to: ['school', 'broker', 'lead'],
      message: 'The diagnosis of {school} is agreed.',
      href: '/schools/{urn}/diagnosis/{id}',
    },
  ],
  'diagnosis.decided': [
    {
      to: ['school', 'broker'],
      message: 'The diagnosis of {school} has been decided. The reasons are on its page.',
      href: '/schools/{urn}/diagnosis/{id}',
    },
  ],
  'shortlist.shared': [
    {
      to: ['school'],
      message: 'There are possible partners for you to look at ({ref}).',
      href: '/requests/{case}',
    },
  ],
  'shortlist.more-asked': [
    {
      to: ['broker'],
      message: '{school} has asked for other possible partners ({ref}).',
      href: '/requests/{case}/matches',
    },
  ],
  'proposal.chosen': [
    {
      to: ['broker'],
      message: '{school} has chosen {provider} ({ref}). You can send the invitation.',
      href: '/proposals/{id}',
    },
  ],
  'proposal.invited': [
    {
      to: ['provider'],
      message: '{school} would like your support. Please answer by the date on the page.',
      href: '/proposals/{id}',
    },
  ],
  'proposal.accepted': [
    {
      to: ['home-school'],
      message: '{provider} has been asked to support {school}. Can you release them?',
      href: '/proposals/{id}',
    },
    {
      to: ['school', 'broker'],
      message: '{provider} is glad to support {school} ({ref}).',
      href: '/proposals/{id}',
    },
  ],
  'proposal.accepted-and-released': [
    {
      to: ['broker'],
      message: '{provider} is glad to support {school} ({ref}). It waits for your approval.',
      href: '/proposals/{id}',
    },
    { to: ['school'], message: '{provider} is glad to support {school} ({ref}).', href: '/proposals/{id}' },
  ],
  'proposal.declined': [
    {
      to: ['broker'],
      message: '{provider} cannot take this on ({ref}). The days are free again.',
      href: '/proposals/{id}',
    },
    {
      to: ['school'],
      message: '{provider} is not able to help this time ({ref}). Your broker will look at who else can.',
      href: '/requests/{case}',
    },
  ],
  'proposal.release-refused': [
    {
      to: ['broker', 'provider'],
      message: 'The home school cannot release {provider} ({ref}). The days are free again.',
      href: '/proposals/{id}',
    },
    {
      to: ['school'],
      message: '{provider} is not able to help this time ({ref}). Your broker will look at who else can.',
      href: '/requests/{case}',
    },
  ],
  'proposal.released': [
    {
      to: ['broker'],
      message: '{provider} has been released to support {school} ({ref}). It waits for your approval.',
      href: '/proposals/{id}',
    },
    {
      to: ['provider'],
      message: 'Your school has released you to support {school}.',
      href: '/proposals/{id}',
    },
  ],
  'proposal.approved': [
    {
      to: ['school', 'provider', 'home-school'],
      message: 'The partnership of {school} and {provider} is approved ({ref}). Next, agree what it will do.',
      href: '/proposals/{id}',
    },
  ],
  'proposal.expired': [
    {
      to: ['broker', 'provider'],
      message: 'The date to answer for {school} has passed ({ref}), so the days are free again.',
      href: '/proposals/{id}',
    },
  ],
  'proposal.withdrawn': [
    {
      to: ['provider'],
      message: 'The invitation to support {school} has been withdrawn. The days are free again.',
      href: '/proposals/{id}',
    },
  ],
  'proposal.stood-down': [
    {
      to: ['provider'],
      message:
        'Thank you for being ready to help {school}. They will work with another partner this time, and your days are free again.',
      href: '/proposals/{id}',
    },
  ],
  // The person who did it is not told: these reach a provider when somebody else has acted for them.
  'provider.edited': [
    {
      to: ['provider'],
      message: 'Your entry in the directory has been changed for you.',
      href: '/directory/{id}',
    },
  ],
  'provider.standing-set': [
    {
      to: ['provider'],
      message: 'Your designation or quality assurance in the directory has been changed.',
      href: '/directory/{id}',
    },
  ],
  'provider.appetite-set': [
    {
      to: ['provider'],
      message: 'Whether new requests reach you has been changed for you.',
      href: '/directory/{id}',
    },
  ],
  'capacity.cap-set': [
    {
      to: ['provider'],
      message: 'Your limit of days by term has been changed for you.',
      href: '/directory/{id}',
    },
  ],
  'offer.edited': [
    { to: ['provider'], message: 'One of your offers has been changed for you.', href: '/offers/{id}' },
  ],
  'offer.published': [
    { to: ['provider'], message: 'One of your offers has been published for you.', href: '/offers/{id}' },
  ],
  'offer.withdrawn': [
    { to: ['provider'], message: 'One of your offers has been withdrawn for you.', href: '/offers/{id}' },
  ],
  'track-record.recorded': [
    {
      to: ['provider'],
      message:
        'What came of your support of {school} is on your record. You read it first, and can answer it before it counts.',
      href: '/directory/{id}/record',
    },
  ],
  'track-record.answered': [
    {
      to: ['broker'],
      message: '{provider} has answered what is on record of their support of {school}.',
      href: '/agreements/{agreementId}/evaluation',
    },
  ],
  'track-record.correction-asked': [
    {
      to: ['broker'],
      message:
        '{provider} says that a fact on record of their support of {school} is wrong. Their reply is kept beside it.',
      href: '/agreements/{agreementId}/evaluation',
    },
  ],
  ...AGREEMENT_NOTICES,
  ...RECOMPENSE_NOTICES,
};
