import { dateWords } from '~/kernel/words';
import type { Send } from './changes';
import { startWords } from './shown';

/** Subject and sentences of the message that carries an entry of a calendar. */
export function invitationWords({ why, shown }: Pick<Send, 'why' | 'shown'>): {
  subject: string;
  lines: string[];
} {
  const { title, place, ref } = shown;
  const when = `${dateWords(shown.on)}${startWords(shown.startsAt)}`;
  const about = ref ? `${title} (${ref})` : title;
  const where = place === '' ? [] : [`Where: ${place}.`];
  switch (why) {
    case 'new':
      return {
        subject: `${title}, ${when}`,
        lines: [`${about} is planned for ${when}.`, ...where, INVITED],
      };
    case 'changed':
      return {
        subject: `Changed: ${title}, ${when}`,
        lines: [`${about} has changed. It is on ${when}.`, ...where, INVITED],
      };
    case 'called-off':
      return {
        subject: `Called off: ${title}, ${when}`,
        lines: [`${about}, planned for ${when}, is called off.`, GONE],
      };
    case 'left':
      return {
        subject: `No longer for you: ${title}, ${when}`,
        lines: [`You are no longer asked to come to ${about}, planned for ${when}.`, GONE],
      };
  }
}

const INVITED =
  'The invitation with this message puts it in your calendar. An answer given there is not read: tell the people concerned if you cannot come.';
const GONE = 'Your calendar takes it out when you open this message.';
