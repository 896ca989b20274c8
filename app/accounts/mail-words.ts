import type { MailOutcome, MailStatus } from '~/kernel/mail';
import { instantWords } from '~/kernel/words';
import type { Tone } from '~/ui';

/** What each state of a message is called. */
export const MAIL_STATUS: Record<MailStatus, { word: string; tone: Tone; means: string }> = {
  waiting: { word: 'On its way', tone: 'blue', means: 'It is sent as soon as its time has come.' },
  kept: { word: 'Kept', tone: 'grey', means: 'It is kept here and not sent.' },
  sent: { word: 'Sent', tone: 'teal', means: 'The mail server has taken it.' },
  delivered: { word: 'Arrived', tone: 'green', means: 'It is known to have arrived.' },
  bounced: { word: 'Came back', tone: 'red', means: 'The address takes no mail.' },
  failed: { word: 'Given up', tone: 'red', means: 'It could not be sent and is not tried again by itself.' },
};

export const MAIL_OUTCOME: Record<MailOutcome, string> = {
  sent: 'Taken',
  'try-again': 'To be tried again',
  refused: 'Refused',
  unknown: 'Nobody knows',
};

const TEMPLATES: Record<string, string> = {
  'account.invite': 'An invitation with its link',
  'account.reset': 'A link to set a new password',
};

/** What kind of message it is: "request.submitted" → "Request: submitted". */
export function templateWords(template: string): string {
  const [subject = '', what = ''] = template.replaceAll('-', ' ').split('.');
  const first = `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`;
  return TEMPLATES[template] ?? (what === '' ? first : `${first}: ${what}`);
}

/** How long one attempt took. */
export function tookWords(milliseconds: number): string {
  return milliseconds < 1000 ? 'Under 1 second' : `${Math.round(milliseconds / 1000)} s`;
}

/** Why nothing goes out at present, and when it is tried again. */
export function closedWords(closed: { fault: 'settings' | 'unreachable'; until: string }): string {
  const again = `One message is tried at ${instantWords(new Date(closed.until))}; once it goes, the others follow.`;
  return closed.fault === 'settings'
    ? `Mail is not going out: the other side does not accept our settings. Nothing is lost, but somebody has to put them right. ${again}`
    : `Mail is not going out: the other side cannot be reached, or has had enough for now. Nothing is lost. ${again}`;
}
