import { count } from '~/kernel/words';
import type { Topic } from './preferences/vocabulary';
import type { Template } from './template';

/** What a mail is about, by topic: said in its subject, so in a list of mails that others may see. */
const SUBJECT_OF: Record<Topic, string> = {
  requests: 'a request for support',
  invitations: 'an invitation to give support',
  agreements: 'an agreement',
  'visits-and-reviews': 'a visit or review',
  // An agreement is all that a subject may say of progress, and a school of its diagnosis.
  progress: 'an agreement',
  diagnosis: 'a school',
  money: 'a claim, charge or payment',
  directory: 'the directory',
  practice: 'a practice note, cluster or programme',
  reports: 'a report',
  service: 'your use of Alongside',
};

/** Records that a sentence for mail may name; everything else stands on the page. */
export const MAIL_WORDS = ['school', 'provider', 'ref', 'person', 'year', 'due', 'count'] as const;

/**
 * Matters of which a mail says nothing together with the name of a school: what is looked at, found or decided about it.
 * An agreement's reference is enough to lead there; the page, behind a password, says the rest. That there are Improvement
 * Reviews says something of a school's band.
 */
export const KEPT_FROM_MAIL =
  /\b(diagnos|progress|concern|escalat|warning|evaluat|judg|measure|reading|band\b|indicator|inspect|improvement review|fail|weak)/i;

/** The sentence that goes to mail: the page's own, unless it must say less. */
export function mailSentence(template: Pick<Template, 'message' | 'mail'>): string {
  return template.mail ?? template.message;
}

/** The subject of a mail with one notice: whether it asks something, what it is about, which record. */
export function subjectOf({ subject }: Pick<Template, 'subject'>, topic: Topic, asks: boolean): string {
  if (subject !== undefined) return subject;
  return asks ? `For you to look at: ${SUBJECT_OF[topic]}` : `News of ${SUBJECT_OF[topic]}`;
}

/**
 * The subject of a mail with several notices at once.
 * @param asking how many of them ask something of the reader
 */
export function subjectOfSeveral(many: number, asking: number): string {
  const what = count(many, 'new matter', 'new matters');
  if (asking === 0) return `Alongside: ${what} to read`;
  return `Alongside: ${what}, ${asking === many ? 'all' : asking} for you to look at`;
}

/** The subject of the day's summary. */
export function digestSubject(many: number): string {
  return `Your summary from Alongside: ${count(many, 'new matter', 'new matters')}`;
}
