import type { Template } from './template';

/**
 * Who is told of restricted notes. Neither page nor mail names the school, the title or a word of it: that there is such
 * a note is itself for few to know.
 */
export const CONFIDENTIAL_NOTICES: Record<string, readonly Template[]> = {
  'restricted-note.added': [
    {
      to: ['whom'],
      named: ['broker', 'lead'],
      topic: 'service',
      message: 'You are named as a reader of a restricted note. It is there for you to read.',
      href: '/restricted/{id}',
      asks: true,
      subject: 'For you to look at: a restricted note',
    },
  ],
  'restricted-note.readers-chosen': [
    {
      to: ['whom'],
      named: ['broker', 'lead'],
      topic: 'service',
      message: 'You are named as a reader of a restricted note. It is there for you to read.',
      href: '/restricted/{id}',
      asks: true,
      subject: 'For you to look at: a restricted note',
    },
  ],
  'restricted-note.corrected': [
    {
      to: ['whom'],
      named: ['broker', 'lead'],
      topic: 'service',
      message: 'A restricted note that you read has been corrected.',
      href: '/restricted/{id}',
      subject: 'News of a restricted note',
    },
  ],
  'restricted-note.ended': [
    {
      to: ['whom'],
      named: ['broker', 'lead'],
      topic: 'service',
      message: 'A restricted note that you read has ended.',
      href: '/restricted/{id}',
      subject: 'News of a restricted note',
    },
  ],
  'restricted-note.glass-broken': [
    {
      to: ['lead', 'whom'],
      named: ['broker', 'lead'],
      topic: 'service',
      message:
        'Somebody who is not among its readers opened a restricted note because a child could not wait. Read who, and why.',
      href: '/glass-breaks/{id}',
      asks: true,
      statutory: true,
      subject: 'For you to look at: a restricted note was opened in need',
    },
  ],
  'restricted-note.glass-reviewed': [
    {
      to: ['whom'],
      named: ['broker', 'lead'],
      topic: 'service',
      message: 'Somebody has looked at why you opened a restricted note. Read what was found.',
      href: '/glass-breaks/{id}',
      statutory: true,
      subject: 'News of a restricted note',
    },
  ],
};
