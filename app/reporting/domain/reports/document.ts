import { type DocumentModel, type DocumentPart, heading, paragraph } from '~/kernel/document';
import { dateWords } from '~/kernel/words';
import type { ReportContent, ReportPart, ReportSection } from './content';
import { bars, course, MOST_BARS } from './drawing';

/** A report as it is read on a page, on paper and in its file: layout only, every word and number is the report's own. */
export function documentOf(content: ReportContent): DocumentModel {
  const { title, caption, authority, asOf, madeBy, lead, sections } = content;
  return {
    title,
    caption,
    footer: `${authority}. ${title}. Figures of ${dateWords(asOf)}`,
    parts: [
      ...paragraph(lead),
      {
        kind: 'paragraph',
        text: `Figures as they stood on ${dateWords(asOf)}. Made by ${madeBy}.`,
        soft: true,
      },
      ...sections.flatMap(sectionParts),
      ...workedOut(sections),
    ],
  };
}

/** The same for a page, where how the figures are worked out is folded up: it is longer than the report. */
export function pageOf(content: ReportContent): { document: DocumentModel; workedOut: DocumentPart[] } {
  const document = documentOf(content);
  const [, ...last] = workedOut(content.sections);
  const parts = last.length > 0 ? document.parts.slice(0, -1 - last.length) : document.parts;
  return { document: { ...document, parts }, workedOut: last };
}

/** A part of a report in which its maker's words go, as parts of a document. */
export type DocumentSection = { key: string; heading: string; parts: DocumentPart[] };

/** The figures of each section, without headings and words: for the page on which the words are written. */
export function figuresBySection(
  sections: readonly Pick<ReportSection, 'key' | 'heading' | 'parts'>[],
): DocumentSection[] {
  return sections.map(({ key, heading: words, parts }) => ({
    key,
    heading: words,
    parts: parts.flatMap(partOf),
  }));
}

function sectionParts({ heading: words, commentary, parts }: ReportSection): DocumentPart[] {
  return [heading(words), ...paragraph(commentary), ...parts.flatMap(partOf)];
}

function partOf(part: ReportPart): DocumentPart[] {
  switch (part.kind) {
    case 'words':
      return paragraph(part.text);
    case 'list':
      return [{ kind: 'list', items: part.items }];
    case 'figures':
      return [
        heading(part.caption, 3),
        {
          kind: 'facts',
          rows: part.figures.map(({ label, words, basis }) => ({
            label,
            words: [basis ? `${words} (${basis})` : words],
          })),
        },
      ];
    case 'table':
      return tableOf(part);
    case 'course':
      return [
        heading(part.caption, 3),
        course(part.caption, part.points),
        {
          kind: 'table',
          caption: IN_FIGURES,
          columns: [{ head: 'On' }, { head: 'Actual', numeric: true }, { head: 'Aim', numeric: true }],
          rows: part.points.map(({ on, actual, aim }) => [dateWords(on), percent(actual), percent(aim)]),
        },
      ];
  }
}

function tableOf({
  caption,
  columns,
  rows,
  drawn,
  note,
}: Extract<ReportPart, { kind: 'table' }>): DocumentPart[] {
  const picture =
    drawn !== undefined && rows.length > 1 && rows.length <= MOST_BARS
      ? [
          heading(caption, 3),
          bars(
            `${caption}: ${columns[drawn]?.head ?? ''}`,
            rows.map((row) => ({
              label: row[0]?.words ?? '',
              value: row[drawn]?.value ?? null,
              words: row[drawn]?.words ?? '',
            })),
          ),
        ]
      : [];
  return [
    ...picture,
    {
      kind: 'table',
      caption: picture.length > 0 ? IN_FIGURES : caption,
      columns: columns.map(({ head, unit }) => ({ head, numeric: unit !== null })),
      rows: rows.map((row) => row.map(({ words }) => words)),
    },
    ...(note ? [{ kind: 'paragraph' as const, text: note, soft: true }] : []),
  ];
}

const IN_FIGURES = 'The same in figures';

const percent = (value: number | null) => (value === null ? '–' : `${Math.round(value)}%`);

/** How each figure was worked out, once, at the end. */
function workedOut(sections: readonly ReportSection[]): DocumentPart[] {
  const said = new Map<string, string>();
  for (const { parts } of sections)
    for (const part of parts)
      if (part.kind === 'figures')
        for (const { label, explains } of part.figures) if (explains) said.set(label, explains);
  if (said.size === 0) return [];
  return [
    heading('How the figures are worked out'),
    { kind: 'facts', rows: [...said].map(([label, words]) => ({ label, words: [words] })) },
  ];
}
