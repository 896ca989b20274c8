import { dateWords } from '~/kernel/words';
import type { Send } from './changes';
import { startWords } from './shown';

/**
 * Subject and sentences of the message that carries an entry of a calendar.
 * @param carried whether the invitation itself goes with it: GOV.UK Notify takes none
 */
export function invitationWords(
  { why, shown }: Pick<Send, 'why' | 'shown'>,
  carried = true,
): { subject: string; lines: string[] } {
  const invited = carried ? INVITED : PUT_IN;
  const gone = carried ? GONE : TAKE_OUT;
  const { title, place, ref } = shown;
  const when = `${dateWords(shown.on)}${startWords(shown.startsAt)}`;
  const about = ref && !title.includes(ref) ? `${title} (${ref})` : title;
  const where = place === '' ? [] : [`Where: ${place}.`];
  switch (why) {
    case 'new':
      return {
        subject: `${title}, ${when}`,
        lines: [`${about} is planned for ${when}.`, ...where, invited],
      };
    case 'changed':
      return {
        subject: `Changed: ${title}, ${when}`,
        lines: [`${about} has changed. It is on ${when}.`, ...where, invited],
      };
    case 'called-off':
      return {
        subject: `Called off: ${title}, ${when}`,
        lines: [`${about}, planned for ${when}, is called off.`, gone],
      };
    case 'left':
      return {
        subject: `No longer for you: ${title}, ${when}`,
        lines: [`You are no longer asked to come to ${about}, planned for ${when}.`, gone],
      };
  }
}

const INVITED =
  'The invitation with this message puts it in your calendar. An answer given there is not read: tell the people concerned if you cannot come.';
const GONE = 'Your calendar takes it out when you open this message.';
const PUT_IN = 'To have it in your calendar, open its page and choose “Add to your calendar”.';
const TAKE_OUT = 'If you have it in your calendar, take it out there.';
