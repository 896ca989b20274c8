import { type DocumentModel, type DocumentPart, facts, heading, paragraph } from '~/kernel/document';
import { instantWords } from '~/kernel/words';
import { entriesOf } from '../domain';
import type { TextPage } from '../queries.server';
import type { MinutesDocument } from '../reviews/document.server';
import { between } from '../ui/frame';
import { STATE_TAGS, versionStandingWords, whoCouldSignWords } from '../wording';

/** The whole agreement in one version with its signatures: what the page to read or print says. */
export function agreementModel(page: TextPage): DocumentModel {
  const { ref, revision, shown } = page;
  const older = shown.number !== revision;
  return {
    title: `Agreement ${ref}${older ? `, version ${shown.number}` : ''}`,
    caption: between(page),
    footer: `Agreement ${ref}, version ${shown.number}`,
    parts: [
      ...paragraph(STATE_TAGS[page.state].label),
      ...(older ? paragraph(`This is version ${shown.number} of the agreement.`) : []),
      ...page.text.flatMap(({ number, title, lines }): DocumentPart[] => [
        heading(`${number}. ${title}`),
        {
          kind: 'facts',
          rows: entriesOf(lines).map(({ label, items }) => ({ label, words: items })),
        },
      ]),
      heading('Signatures'),
      signatures(page),
      ...page.takenBack.flatMap(({ as, at }) =>
        paragraph(
          `${as}, signed this version on ${instantWords(at)}. The signature was taken back when the text was opened for changes.`,
        ),
      ),
      {
        kind: 'paragraph',
        soft: true,
        text: `Version ${shown.number}. ${versionStandingWords(shown)} SHA-256 of the text: ${page.hash}`,
      },
    ],
  };
}

function signatures({ signatories }: TextPage): DocumentPart {
  return {
    kind: 'facts',
    rows: signatories.map(({ role, signed, could }) => ({
      label: role,
      // One text of several lines, as on the page: not a list.
      words: [
        (signed
          ? [
              signed.as,
              `${instantWords(signed.at)}, text ${signed.shortHash}`,
              signed.standsFor ?? '',
              'Signed',
            ]
          : [whoCouldSignWords(could), 'Not signed']
        )
          .filter((line) => line !== '')
          .join('\n'),
      ],
    })),
  };
}

/** The minutes of a review: what their page says. */
export function minutesModel(minutes: MinutesDocument): DocumentModel {
  const { head, version } = minutes;
  return {
    title: minutes.title,
    caption: `Agreement ${head.ref}. ${between(head)}`,
    footer: `Agreement ${head.ref}, ${minutes.title.toLowerCase()}, version ${version.number} of ${version.of}`,
    parts: [
      ...(minutes.withdrawn === null
        ? []
        : paragraph(`Warning: This review was withdrawn and counts for nothing. ${minutes.withdrawn}`)),
      ...(version.number < version.of ? paragraph('These minutes have been corrected since.') : []),
      facts(minutes.facts),
      heading('Who was invited'),
      ...tableOr('Nobody was invited.', {
        kind: 'table',
        caption: 'Who was invited, what each is accountable for, and who came',
        columns: [{ head: 'Name' }, { head: 'Accountable for' }, { head: 'Came' }],
        rows: minutes.members.map(({ name, role, accountableFor, attendance }) => [
          `${name}\n${role}`,
          accountableFor,
          attendance,
        ]),
      }),
      heading('Summary'),
      ...paragraph(minutes.summary),
      heading('Progress by outcome'),
      ...(minutes.outcomes.length === 0 ? paragraph('The agreement named no outcomes.') : []),
      ...minutes.outcomes.flatMap(({ title, progress, narrative }) => [
        heading(`${title} ${progress}`, 3),
        ...paragraph(narrative),
      ]),
      heading('Challenge'),
      ...(minutes.challenges.length === 0 ? paragraph('No challenge was recorded.') : []),
      ...minutes.challenges.flatMap(({ by, question, answer }) => [
        heading(`${by} asked`, 3),
        ...paragraph(question),
        ...paragraph(answer),
      ]),
      heading('Actions agreed'),
      ...tableOr('No action was agreed.', {
        kind: 'table',
        caption: 'Actions agreed',
        columns: [{ head: 'Action' }, { head: 'Who' }, { head: 'By' }],
        rows: minutes.actions.map(({ text, owner, due }) => [text, owner, due]),
      }),
      heading('From now on'),
      facts(minutes.next),
      {
        kind: 'paragraph',
        soft: true,
        text: `Version ${version.number} of ${version.of}. ${version.words}${version.reason ? `: ${version.reason}` : ''}`,
      },
    ],
  };
}

/** A table, or what is said where it would have no rows. */
export function tableOr(empty: string, table: Extract<DocumentPart, { kind: 'table' }>): DocumentPart[] {
  return table.rows.length === 0 ? paragraph(empty) : [table];
}
