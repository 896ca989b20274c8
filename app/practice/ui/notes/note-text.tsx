import type { ReactNode } from 'react';
import { figureWords } from '~/agreements/domain';
import { AGAIN_WORDS, ATTRIBUTION_WORDS, RESULTS } from '~/agreements/exit/wording';
import { daysWords } from '~/kernel/days';
import { dateWords } from '~/kernel/words';
import { Table, Tag } from '~/ui';
import { NOTE_PARTS, type NoteContent, type NoteMeasure } from '../../domain/notes/content';
import { NOT_PROOF, PART_WORDS } from '../../notes/wording';

type Level = 2 | 3;

/**
 * The words and figures of a note as they are read, and as the school agrees to them: the same on every page.
 * @param level of its headings
 */
export function NoteText({ content, level = 2 }: { content: NoteContent; level?: Level }) {
  const [need, done, changed, againWords, limits] = NOTE_PARTS;
  return (
    <>
      <Part heading={PART_WORDS[need].heading} text={content.need} level={level} />
      <Part heading={PART_WORDS[done].heading} text={content.done} level={level} />
      <Part heading={PART_WORDS[changed].heading} text={content.changed} level={level}>
        <Measures measures={content.measures} />
        <p className="mt-3 max-w-measure">
          <strong>
            {content.attribution === null
              ? 'How far the change is due to this support is not said yet.'
              : `${ATTRIBUTION_WORDS[content.attribution]}.`}
          </strong>{' '}
          {NOT_PROOF}
        </p>
      </Part>
      <Part
        heading="What it took"
        text={`${capital(daysWords(content.halfDays))} of support, as the days were recorded when they were used.`}
        level={level}
      />
      <Part heading={PART_WORDS[againWords].heading} text={content.againWords} level={level}>
        <p className="mb-3 max-w-measure">
          Would we do it again?{' '}
          <strong>{content.again === null ? 'Not said yet' : AGAIN_WORDS[content.again]}.</strong>
        </p>
      </Part>
      <Part heading={PART_WORDS[limits].heading} text={content.limits} level={level} />
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Part({
  heading,
  text,
  level,
  children,
}: {
  heading: string;
  text: string;
  level: Level;
  children?: ReactNode;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={level === 2 ? 'my-10' : 'my-6'}>
      <Heading className="mt-0 mb-2">{heading}</Heading>
      {text === '' ? (
        <p className="text-ink-soft">Not written yet</p>
      ) : (
        <p className="max-w-measure whitespace-pre-line break-words">{text}</p>
      )}
      {children ? <div className="mt-4">{children}</div> : null}
    </section>
  );
}

/** The measures of a note: where they began, what was aimed at, where they were at the end and afterwards. */
function Measures({ measures }: { measures: readonly NoteMeasure[] }) {
  if (measures.length === 0) return <p className="text-ink-soft">No figures stand in this note.</p>;
  const figure = (value: number | null, { unit, rounded }: NoteMeasure, on: string | null, none: string) =>
    value === null ? (
      <span className="text-ink-soft">{none}</span>
    ) : (
      <>
        {rounded ? 'about ' : ''}
        {figureWords(value, unit.startsWith('%') ? '%' : '')}
        {on ? <span className="block text-sm text-ink-soft">{dateWords(on)}</span> : null}
      </>
    );
  const lasted = measures.some(({ lasting }) => lasting !== null);
  return (
    <Table
      caption="What was measured"
      rows={measures}
      rowKey={({ id }) => id}
      columns={[
        {
          head: 'Measure',
          cell: ({ measure, unit }) => (
            <>
              {measure}
              {unit !== '' && !unit.startsWith('%') ? (
                <span className="block text-sm font-normal text-ink-soft">in {unit}</span>
              ) : null}
            </>
          ),
        },
        {
          head: 'At the start',
          numeric: true,
          cell: (row) => figure(row.baseline, row, row.baselineOn, 'Not measured'),
        },
        { head: 'Aim', numeric: true, cell: (row) => figure(row.target, row, null, 'None') },
        {
          head: 'At the end',
          numeric: true,
          cell: (row) => figure(row.end, row, row.endOn, 'Not read'),
        },
        ...(lasted
          ? [
              {
                head: 'Afterwards',
                numeric: true,
                cell: (row: NoteMeasure) => figure(row.lasting, row, row.lastingOn, 'Not read'),
              },
            ]
          : []),
        {
          head: 'Judged',
          cell: ({ result }) =>
            result === null ? (
              <span className="text-ink-soft">Not judged</span>
            ) : (
              <Tag tone={RESULTS[result].tone}>{RESULTS[result].label}</Tag>
            ),
        },
      ]}
    />
  );
}
