import { count } from '~/kernel/words';
import { digestSubject, subjectOf, subjectOfSeveral } from './mail-words';
import type { Topic } from './preferences/vocabulary';

/** A notice as it goes to mail. */
export type MailedNotice = {
  id: string;
  /** The event's type. */
  type: string;
  /** The sentence for mail, filled in. */
  sentence: string;
  topic: Topic;
  asks: boolean;
  /** Its own subject, where it has one. */
  subject?: string;
  at: Date;
};

/** What a mail says, and which pages it leads to: `letter()` makes text and HTML of it. */
export type NoticeLetter = {
  template: string;
  subject: string;
  lines: string[];
  links: { label: string; path: string }[];
  footer: { text: string; label: string; path: string };
};

/** Template of a mail that holds several notices at once, and of the day's summary. */
export const SEVERAL = 'notices';
export const DIGEST = 'digest';
/** A mail with more than this would not be read: the rest is behind one link. */
export const MOST_IN_A_MAIL = 30;

const FOOTER = {
  text: 'You are sent this because you take part in school-to-school support. It says only what it is about: the rest is behind your password.',
  label: 'Choose what you are sent, and when',
  path: '/account/notifications',
};

/** The page that marks a notice as read and leads on to what it is about: no address of a record stands in a mail. */
export const noticePath = (id: string) => `/notifications/${id}`;

const UNREAD = '/notifications?show=unread';

/** What is told at once: one notice with a subject of its own, or several as a list. */
export function atOnceLetter(notices: readonly MailedNotice[]): NoticeLetter {
  const [only] = notices;
  if (only && notices.length === 1)
    return {
      template: only.type,
      subject: subjectOf(only, only.topic, only.asks),
      lines: [only.sentence],
      links: [{ label: 'Read it in Alongside', path: noticePath(only.id) }],
      footer: FOOTER,
    };
  const asking = notices.filter(({ asks }) => asks).length;
  return {
    template: SEVERAL,
    subject: subjectOfSeveral(notices.length, asking),
    lines: ['This is new for you in Alongside.', ...restLine(notices.length)],
    links: linksOf(notices),
    footer: FOOTER,
  };
}

/** The day's summary: what is unread and has not been mailed, what asks something first. */
export function digestLetter(notices: readonly MailedNotice[]): NoticeLetter {
  return {
    template: DIGEST,
    subject: digestSubject(notices.length),
    lines: [
      'This has happened since your last summary, and you have not read it yet.',
      ...restLine(notices.length),
    ],
    links: linksOf(notices),
    footer: FOOTER,
  };
}

function restLine(many: number): string[] {
  return many > MOST_IN_A_MAIL ? [`These are ${MOST_IN_A_MAIL} of ${many}. The last link leads to all.`] : [];
}

function linksOf(notices: readonly MailedNotice[]): NoticeLetter['links'] {
  const first = [...notices].sort(
    (a, b) => Number(b.asks) - Number(a.asks) || a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1),
  );
  const shown = first.slice(0, MOST_IN_A_MAIL);
  // Where a mail must say so little that sentences are the same, one line stands for them.
  const lines = new Map<string, string[]>();
  for (const { id, sentence } of shown) lines.set(sentence, [...(lines.get(sentence) ?? []), id]);
  const links = [...lines].map(([sentence, [id = '', ...more]]) => {
    // A colon and the address follow in the text of the mail.
    const label = sentence.replace(/\.$/, '');
    return more.length === 0
      ? { label, path: noticePath(id) }
      : { label: `${label} (${count(more.length + 1, 'time')})`, path: UNREAD };
  });
  if (notices.length <= MOST_IN_A_MAIL) return links;
  return [...links, { label: `See all ${notices.length}`, path: UNREAD }];
}
