import type { Template } from './template';

/** Who is told what on the way from a request to a partnership. */
export const MATCHING_NOTICES: Record<string, readonly Template[]> = {
  'request.submitted': [
    {
      to: ['broker'],
      message: '{school} has asked for support ({ref}).',
      href: '/requests/{case}',
      asks: true,
    },
  ],
  'request.sent-to-head': [
    {
      to: ['school-head'],
      message: 'Your broker has drafted a request for support ({ref}) for you to check and confirm.',
      href: '/requests/{case}',
      asks: true,
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
  'shortlist.shared': [
    {
      to: ['school'],
      message: 'There are possible partners for you to look at ({ref}).',
      href: '/requests/{case}',
      asks: true,
    },
  ],
  'shortlist.more-asked': [
    {
      to: ['broker'],
      message: '{school} has asked for other possible partners ({ref}).',
      href: '/requests/{case}/matches',
      asks: true,
    },
  ],
  'proposal.chosen': [
    {
      to: ['broker'],
      message: '{school} has chosen {provider} ({ref}). You can send the invitation.',
      href: '/proposals/{id}',
      asks: true,
    },
  ],
  'proposal.invited': [
    {
      to: ['provider'],
      message: '{school} would like your support. Please answer by the date on the page.',
      href: '/proposals/{id}',
      asks: true,
    },
  ],
  'proposal.accepted': [
    {
      to: ['home-school'],
      message: '{provider} has been asked to support {school}. Can you release them?',
      href: '/proposals/{id}',
      asks: true,
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
      asks: true,
    },
    { to: ['school'], message: '{provider} is glad to support {school} ({ref}).', href: '/proposals/{id}' },
  ],
  'proposal.declined': [
    {
      to: ['broker'],
      message: '{provider} cannot take this on ({ref}). The days are free again.',
      href: '/proposals/{id}',
      asks: true,
    },
    {
      to: ['school'],
      message: '{provider} is not able to help this time ({ref}). Your broker will look at who else can.',
      href: '/requests/{case}',
    },
  ],
  'proposal.release-refused': [
    {
      to: ['broker'],
      message: 'The home school cannot release {provider} ({ref}). The days are free again.',
      href: '/proposals/{id}',
      asks: true,
    },
    {
      to: ['provider'],
      message: 'Your home school cannot release you to support {school}. The days are free again.',
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
      asks: true,
    },
    {
      to: ['provider'],
      message: 'Your school has released you to support {school}.',
      href: '/proposals/{id}',
    },
  ],
  'proposal.approved': [
    {
      to: ['school', 'provider'],
      message: 'The partnership of {school} and {provider} is approved ({ref}). Next, agree what it will do.',
      href: '/proposals/{id}',
      asks: true,
    },
    {
      to: ['home-school'],
      message: 'The partnership of {school} and {provider} is approved ({ref}).',
      href: '/proposals/{id}',
    },
  ],
  'proposal.expired': [
    {
      to: ['broker'],
      message: 'The date to answer for {school} has passed ({ref}), so the days are free again.',
      href: '/proposals/{id}',
      asks: true,
    },
    {
      to: ['provider'],
      message: 'The date to answer for {school} has passed ({ref}), so your days are free again.',
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
};
