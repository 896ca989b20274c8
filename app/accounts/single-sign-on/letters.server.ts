import { letter } from '~/platform/mail/letter';
import type { Message } from '~/platform/outbox.server';

type Words = Pick<Message, 'template' | 'subject' | 'body' | 'html'>;

const FOOTER = {
  text: 'You get this because it concerns your Alongside account. It cannot be switched off.',
};

/** That somebody can sign in with an account at work from now on: to whoever reads it, in case it was not them. */
export function joinedLetter(provider: string): Words {
  return {
    template: 'sign-on-joined',
    subject: 'A new way to sign in to Alongside',
    ...letter({
      lines: [
        `Your Alongside account has been joined to your account at ${provider}: you can sign in with it from now on.`,
        'If it was not you, part the two on the page of your account and tell your administrator.',
      ],
      links: [{ label: 'See how you can sign in', path: '/account/sign-on' }],
      footer: FOOTER,
    }),
  };
}

/** That it works no longer. */
export function partedLetter(provider: string): Words {
  return {
    template: 'sign-on-parted',
    subject: 'A way to sign in to Alongside has been taken away',
    ...letter({
      lines: [
        `Your Alongside account is no longer joined to your account at ${provider}.`,
        'If it was not you, set a new password at once and tell your administrator: that ends every sign-in.',
      ],
      links: [{ label: 'Ask for a link to set a new password', path: '/reset' }],
      footer: FOOTER,
    }),
  };
}
