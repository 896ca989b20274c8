import type { CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { letter } from '~/platform/mail/letter';
import type { Message } from '~/platform/outbox.server';

/** The words of a message, without whom it goes to. */
type Words = Pick<Message, 'template' | 'subject' | 'body' | 'html'>;

/** Messages about an account go out whatever a person has chosen: nobody could sign in, or be warned, without them. */
const FOOTER = {
  text: 'You get this because it concerns your Alongside account. It cannot be switched off.',
};
const STRANGER = {
  text: 'You get this because somebody gave this address as that of their Alongside account. You will get no more.',
};

/** An invitation to join, or a link to set a new password; the link itself is sealed beside it. */
export function linkLetter(purpose: 'invite' | 'reset', until: CalendarDate): Words {
  if (purpose === 'invite')
    return {
      template: 'account.invite',
      subject: 'Your invitation to Alongside',
      ...letter({
        lines: [
          'You have been invited to Alongside, where your local authority and its schools arrange support from school to school.',
          `Choose a password first. The link works once, until ${dateWords(until)}.`,
        ],
        secretLink: { label: 'Choose your password' },
        footer: { text: 'You get this because an administrator of your authority has invited you.' },
      }),
    };
  return {
    template: 'account.reset',
    subject: 'Set a new password for Alongside',
    ...letter({
      lines: [
        'You can set a new password for Alongside. The link works once, within one hour.',
        'If you did not ask for this, you need do nothing: your password is as it was.',
      ],
      secretLink: { label: 'Set a new password' },
      footer: FOOTER,
    }),
  };
}

/** The warning that a password has been changed: to whoever reads it, in case it was not them. */
export function passwordChangedLetter(): Words {
  return {
    template: 'password-changed',
    subject: 'Your Alongside password was changed',
    ...letter({
      lines: [
        'The password of your Alongside account was changed just now. If it was you, you need do nothing.',
        'If it was not you, set a new password at once and tell your administrator: that ends every sign-in.',
      ],
      links: [{ label: 'Ask for a link to set a new password', path: '/reset' }],
      footer: FOOTER,
    }),
  };
}

/** To the old address: is this your wish? Whom it was asked by is said, because it may be somebody else. */
export function oldAddressLetter(input: {
  newEmail: string;
  byAdministrator: boolean;
  until: CalendarDate;
}): Words {
  return {
    template: 'address-old',
    subject: 'Is it right that your Alongside address changes?',
    ...letter({
      lines: [
        input.byAdministrator
          ? `An administrator has asked to change the email address of your Alongside account to ${input.newEmail}.`
          : `You, or somebody signed in as you, asked to change the email address of your Alongside account to ${input.newEmail}.`,
        `It changes only when you say yes here and at the new address as well, by ${dateWords(input.until)}.`,
        'If this was not your wish, open the link and say so: everybody is signed out of your account and your administrator is told.',
      ],
      secretLink: { label: 'Say yes or no' },
      footer: FOOTER,
    }),
  };
}

/** To the new address: does mail arrive? */
export function newAddressLetter(input: { name: string; until: CalendarDate }): Words {
  return {
    template: 'address-new',
    subject: 'Confirm your new address for Alongside',
    ...letter({
      lines: [
        `${input.name} is to sign in to Alongside with this email address from now on.`,
        `Confirm that it is yours by ${dateWords(input.until)}. If it is not, you need do nothing.`,
      ],
      secretLink: { label: 'Confirm this address' },
      footer: STRANGER,
    }),
  };
}

/** To a new address that is that of an account already: the page cannot say so to whoever asks. */
export function takenAddressLetter(): Words {
  return {
    template: 'address-taken',
    subject: 'This address has an Alongside account already',
    ...letter({
      lines: [
        'Somebody asked to use this email address for their Alongside account. It belongs to an account already, so nothing has changed.',
        'If it was you: sign in with this address, or ask your administrator which account to keep.',
      ],
      links: [{ label: 'Sign in', path: '/login' }],
      footer: STRANGER,
    }),
  };
}

/** To both addresses, when the change is made. */
export function addressChangedLetter(side: 'old' | 'new', input: { newEmail: string }): Words {
  return {
    template: 'address-changed',
    subject: 'Your Alongside address is changed',
    ...letter({
      lines:
        side === 'new'
          ? ['From now on you sign in to Alongside with this email address. Your password is as it was.']
          : [
              `From now on you sign in to Alongside with ${input.newEmail}, and messages go there.`,
              'If this was not your wish, tell your administrator at once.',
            ],
      ...(side === 'new' ? { links: [{ label: 'Sign in', path: '/login' }] } : {}),
      footer: FOOTER,
    }),
  };
}
