import { instantWords } from '~/kernel/words';
import { letter } from '~/platform/mail/letter';
import type { Message } from '~/platform/outbox.server';

/** The words of a message, without whom it goes to. */
type Words = Pick<Message, 'template' | 'subject' | 'body' | 'html'>;

/** Warnings go out whatever a person has chosen: whoever took an account over could switch them off. */
const FOOTER = {
  text: 'You get this because it concerns how you sign in to Alongside. It cannot be switched off.',
};
const NOT_YOU =
  'If this was not you, set a new password at once, sign out everywhere, and tell your administrator.';
const LINK = [{ label: 'See how you sign in', path: '/account/second-factor' }];

/** What can be added or taken away. */
export type FactorKind = 'app' | 'passkey';
const KINDS: Record<FactorKind, string> = { app: 'an authenticator app', passkey: 'a passkey' };

/** @param name what the person calls it */
export function factorAddedLetter(kind: FactorKind, name: string): Words {
  return {
    template: 'factor-added',
    subject: 'A new way to sign in to Alongside',
    ...letter({
      lines: [`${capital(KINDS[kind])} was added to your account: ${name}.`, NOT_YOU],
      links: LINK,
      footer: FOOTER,
    }),
  };
}

/** @param name what the person calls it */
export function factorRemovedLetter(kind: FactorKind, name: string): Words {
  return {
    template: 'factor-removed',
    subject: 'A way to sign in to Alongside was taken away',
    ...letter({
      lines: [`${capital(KINDS[kind])} was taken away from your account: ${name}.`, NOT_YOU],
      links: LINK,
      footer: FOOTER,
    }),
  };
}

/** An administrator took every second factor away, at the wish of somebody who had lost theirs. */
export function factorsTakenAwayLetter(): Words {
  return {
    template: 'factors-taken-away',
    subject: 'Your second way to sign in to Alongside was taken away',
    ...letter({
      lines: [
        'An administrator of your authority took every authenticator app, passkey and recovery code away from your account, and you are signed out everywhere. Sign in with your password and set up a new one.',
        'If you did not ask for this, tell your head of service at once, and set a new password.',
      ],
      links: [{ label: 'Sign in', path: '/login' }],
      footer: FOOTER,
    }),
  };
}

/** @param left how many codes of the set still work */
export function recoveryUsedLetter(left: number): Words {
  return {
    template: 'recovery-used',
    subject: 'A recovery code was used for your Alongside account',
    ...letter({
      lines: [
        'Somebody signed in to your account, or confirmed that they are you, with one of your recovery codes.',
        left === 0
          ? 'It was the last one. Make new ones now.'
          : `${left === 1 ? 'One code is' : `${left} codes are`} left. Make new ones when few are left.`,
        NOT_YOU,
      ],
      links: [{ label: 'Make new recovery codes', path: '/account/recovery-codes' }],
      footer: FOOTER,
    }),
  };
}

/** Ten new codes: the old ones work no more. */
export function recoveryMadeLetter(): Words {
  return {
    template: 'recovery-made',
    subject: 'New recovery codes for your Alongside account',
    ...letter({
      lines: ['New recovery codes were made for your account. Those from before work no more.', NOT_YOU],
      links: LINK,
      footer: FOOTER,
    }),
  };
}

/** @param device such as "Firefox on Windows" */
export function newDeviceLetter(device: string, at: Date): Words {
  return {
    template: 'new-device',
    subject: 'A new device signed in to your Alongside account',
    ...letter({
      lines: [
        `Your account was signed in to from ${device} on ${instantWords(at)}, where it has not been used for three months or more.`,
        `If this was you, there is nothing to do. ${NOT_YOU}`,
      ],
      links: [{ label: 'See where you are signed in', path: '/account/sessions' }],
      footer: FOOTER,
    }),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
