import type { Template } from './template';

/** Who is told what of schools themselves, of accounts and mail, and of dates that have moved. */
export const SERVICE_NOTICES: Record<string, readonly Template[]> = {
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
  'account.address-changed': [
    {
      to: ['whom'],
      message: 'The address of {person} is changed: it was confirmed at both.',
      href: '/admin/users/{id}',
    },
  ],
  'account.address-lapsed': [
    {
      to: ['account'],
      message: 'The change of your email address was not confirmed at both in time. Nothing has changed.',
      href: '/account/address',
    },
    {
      to: ['whom'],
      message:
        'The change of {person}’s email address was not confirmed at both in time. Nothing has changed.',
      href: '/admin/users/{id}',
    },
  ],
  'account.address-refused': [
    {
      to: ['admin'],
      message:
        '{person} says that a change of their email address was not their wish. They are signed out everywhere. Ask them what happened.',
      href: '/admin/users/{id}',
      asks: true,
      statutory: true,
      subject: 'For you to look at: a change of address that was not wanted',
    },
  ],
  'account.invitation-unanswered': [
    {
      to: ['whom'],
      message: '{person} has not taken up the invitation to Alongside. Their link works until {due}.',
      href: '/admin/users/{id}',
    },
  ],
  'account.invitation-lapsed': [
    {
      to: ['whom'],
      message: 'The invitation of {person} has run out. Send another from their page, or close the account.',
      href: '/admin/users/{id}',
      asks: true,
    },
  ],
  'sign-on.enabled': [
    {
      to: ['lead', 'admin'],
      message:
        'A place to sign in with an account at work has been put into use. Look whether that is right.',
      href: '/admin/single-sign-on/{id}',
      statutory: true,
      topic: 'service',
    },
  ],
  'sign-on.disabled': [
    {
      to: ['lead', 'admin'],
      message: 'A place to sign in with an account at work has been taken out of use.',
      href: '/admin/single-sign-on/{id}',
      topic: 'service',
    },
  ],
  'account.moved': [
    {
      to: ['account'],
      message: 'You have moved: from today you see your new school here, and no longer the one before.',
      href: '/home',
    },
  ],
  'account.left': [
    {
      to: ['whom'],
      message: '{person} has left. What they held has gone to whoever was named.',
      href: '/home',
      named: ['admin', 'broker', 'lead'],
      subject: 'Somebody has left',
    },
  ],
  'account.dormant-closed': [
    {
      to: ['admin'],
      message:
        'The account of {person} is closed: nobody has signed in with it for half a year. You can open it again.',
      href: '/admin/users/{id}',
    },
  ],
  'school.adviser-changed': [
    {
      to: ['school', 'broker'],
      message: 'The adviser of {school} has changed. Its page says who it is now.',
      href: '/schools/{urn}',
    },
  ],
  'school.without-head': [
    {
      to: ['broker'],
      message:
        '{school} has no headteacher here any more. What waits for them waits until somebody is invited.',
      href: '/schools/{urn}',
      asks: true,
    },
  ],
  'school.without-chair': [
    {
      to: ['broker'],
      message:
        '{school} has no chair of governors here any more. What waits for them waits until somebody is invited.',
      href: '/schools/{urn}',
      asks: true,
    },
  ],
  'mail.bounced': [
    {
      to: ['account-broker'],
      message: 'Mail to {person} has come back: the address takes none. Ask them which address is right.',
      href: '/mail-problems/{problemId}',
      asks: true,
      subject: 'For you to look at: an address that takes no mail',
    },
  ],
  'mail.failed': [
    {
      to: ['admin'],
      message: 'A message to {person} could not be delivered and has been given up.',
      href: '/admin/mail/{outboxId}',
      asks: true,
    },
  ],
  'backup.failed': [
    {
      to: ['admin'],
      message:
        'The backup of Alongside did not come to its end. Its page says why, and which is the last whole one.',
      href: '/admin/backups',
      asks: true,
      subject: 'For you to look at: a backup that did not come to its end',
    },
  ],
  'backup.overdue': [
    {
      to: ['admin'],
      message: 'There has been no whole backup of Alongside for more than a day. Find out why, and make one.',
      href: '/admin/backups',
      asks: true,
      subject: 'For you to look at: no backup for more than a day',
    },
  ],
  'deadline.moved': [
    {
      to: ['whom'],
      message: '{name} is now due by {due}. It was due by {was}; the term dates of schools have changed.',
      href: '/{path}',
      mail: 'The term dates of schools have changed, and something that waits for you is now due by {due}.',
    },
  ],
  'term-dates.set': [
    {
      to: ['broker', 'lead', 'admin'],
      message: 'The term dates of {year} have been set. With them {count} moved.',
      href: '/admin/term-dates/{startYear}',
    },
  ],
};
