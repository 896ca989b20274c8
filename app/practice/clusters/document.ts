import { type DocumentModel, type DocumentPart, facts, heading, paragraph } from '~/kernel/document';
import { dateWords, instantWords } from '~/kernel/words';
import type { MeetingPageView, MinutesVersion } from './meeting-queries.server';
import { ownerWords } from './minutes-text';
import { ATTENDANCE_NAMES } from './wording';

/** The minutes of a meeting: what its page shows, and its file says. */
export function minutesParts({ content }: Pick<MinutesVersion, 'content'>): DocumentPart[] {
  const { schools, alsoPresent, text, actions } = content;
  return [
    heading('Who was there'),
    {
      kind: 'table',
      caption: 'Schools, and who came for them',
      columns: [{ head: 'School' }, { head: 'Attendance' }, { head: 'Who came' }],
      rows: schools.map(({ name, attendance, who }) => [name, ATTENDANCE_NAMES[attendance], who || '–']),
    },
    ...(alsoPresent ? [facts([{ label: 'Also there', words: alsoPresent }])] : []),
    heading('What was said and decided'),
    ...paragraph(text),
    heading('Actions'),
    ...(actions.length === 0
      ? paragraph('No action was agreed.')
      : [
          {
            kind: 'table' as const,
            caption: 'Actions agreed',
            columns: [{ head: 'Action' }, { head: 'Whose it is' }, { head: 'By' }],
            rows: actions.map((action) => [
              action.text,
              ownerWords(action.urn, schools),
              dateWords(action.dueOn),
            ]),
          },
        ]),
  ];
}

/** Which version it is, who wrote it, and why it was corrected. */
export function versionWords({ number, of, byName, at, reason }: MinutesVersion): string {
  const who = byName ? `${byName}, ` : '';
  return `Version ${number} of ${of}. ${who}${instantWords(at)}${reason ? `: ${reason}` : ''}`;
}

/** The minutes as a document of their own. */
export function minutesModel(
  { head, meeting }: Pick<MeetingPageView, 'head' | 'meeting'>,
  minutes: MinutesVersion,
): DocumentModel {
  const title = `Minutes of ${dateWords(minutes.content.heldOn)}`;
  return {
    title,
    caption: head.name,
    footer: `${head.name}, ${title.toLowerCase()}, version ${minutes.number} of ${minutes.of}`,
    parts: [
      ...(minutes.number < minutes.of ? paragraph('These minutes have been corrected since.') : []),
      facts([
        { label: 'Place', words: meeting.place },
        { label: 'Agenda', words: meeting.agenda },
      ]),
      ...minutesParts(minutes),
      {
        kind: 'paragraph',
        soft: true,
        text: `${versionWords(minutes)} SHA-256 of the text: ${minutes.hash}`,
      },
    ],
  };
}

/** A file name for the minutes: "minutes-2026-11-20-v2" with the cluster’s name before it. */
export function minutesFileName(name: string, minutes: MinutesVersion): string {
  const stem = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const version = minutes.of > 1 ? `-v${minutes.number}` : '';
  return `${stem || 'cluster'}-minutes-${minutes.content.heldOn}${version}`;
}
