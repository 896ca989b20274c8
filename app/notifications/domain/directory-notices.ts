import type { Template } from './template';

/** Who is told what of the directory: entries, offers, records. */
export const DIRECTORY_NOTICES: Record<string, readonly Template[]> = {
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
      asks: true,
      statutory: true,
      mail: 'There is something about your support for you to read, and to answer if you want to.',
    },
  ],
  'track-record.answered': [
    {
      to: ['broker'],
      message: '{provider} has answered what is on record of their support of {school}.',
      href: '/agreements/{agreementId}/evaluation',
      mail: 'A provider has answered what is on record of their support.',
    },
  ],
  'track-record.correction-asked': [
    {
      to: ['broker'],
      message:
        '{provider} says that a fact on record of their support of {school} is wrong. Their reply is kept beside it.',
      href: '/agreements/{agreementId}/evaluation',
      asks: true,
      mail: 'A provider asks for something on their record to be looked at again.',
    },
  ],
};
