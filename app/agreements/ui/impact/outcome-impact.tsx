import { Link } from '@remix-run/react';
import { dateWords, instantWords, list } from '~/kernel/words';
import { DateText, Details, Section, Table, Tag } from '~/ui';
import { figureWords } from '../../domain';
import type { ImpactPage, PastPoint } from '../../impact/queries.server';
import { gapsSentence, KIND_WORDS, PACE_TAGS, paceSentence, roundedTo } from '../../impact/wording';
import { MeasureChart } from './measure-chart';

type Shown = ImpactPage['outcomes'][number];

/** One outcome: what is measured, from where to where, its chart, and the same as a table. */
export function OutcomeSection({ page, shown }: { page: ImpactPage; shown: Shown }) {
  const { outcome, trajectory, gaps, latest, dropped } = shown;
  return (
    <Section title={outcome.measure} action={<Standing shown={shown} />}>
      <p className="max-w-measure">{outcome.outcome}</p>
      <p className="mt-2 max-w-measure text-ink-soft">{endsSentence(shown)}</p>
      {dropped ? (
        <p className="mt-2 max-w-measure">
          An amendment has taken this outcome out of the agreement. Its readings are kept.
        </p>
      ) : null}
      {trajectory ? null : <p className="mt-2 max-w-measure">{gapsSentence(gaps)}</p>}
      {latest === null && !dropped ? <p className="mt-2 max-w-measure">It has not been read yet.</p> : null}
      <div className="mt-4 grid gap-x-8 gap-y-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <MeasureChart impact={shown} today={page.today} span={page.span} />
        <div className="min-w-0">
          <Readings page={page} shown={shown} />
        </div>
      </div>
      {shown.past.length > 0 ? <Past shown={shown} /> : null}
    </Section>
  );
}

function Standing({ shown: { points } }: { shown: Shown }) {
  const pace = points.at(-1)?.pace;
  if (!pace) return null;
  const { label, tone } = PACE_TAGS[pace];
  return <Tag tone={tone}>{label}</Tag>;
}

function endsSentence({ outcome, trajectory, expectedNow }: Shown): string {
  const { unit, baseline, baselineOn, target, byDate } = outcome;
  const parts = [
    baseline === null
      ? ''
      : `from ${figureWords(baseline, unit)}${baselineOn ? ` on ${dateWords(baselineOn)}` : ''}`,
    target === null ? '' : `to ${figureWords(target, unit)}${byDate ? ` by ${dateWords(byDate)}` : ''}`,
  ].filter((part) => part !== '');
  const ends = parts.length > 0 ? `${parts.join(' ')}.` : '';
  if (!trajectory || expectedNow === null) return capital(ends);
  const lower = trajectory.lowerIsBetter ? ' Lower is better.' : '';
  const now = ` On the trajectory it would be ${figureWords(roundedTo(expectedNow, trajectory), unit)} today.`;
  return `${capital(ends)}${lower}${now}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Row = {
  key: string;
  on: string;
  kind: string;
  value: number;
  expected: number | null;
  words: string;
  source: string;
  note: string | null;
  entered: string;
  pointId: string | null;
};

/** Baseline and readings with where they should be, from where they come, and who entered them. */
function Readings({ page, shown }: { page: ImpactPage; shown: Shown }) {
  const { outcome, trajectory } = shown;
  const figure = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 4 });
  const rows = rowsOf(shown);
  return (
    <Table
      caption={`Readings of “${outcome.measure}”, in ${outcome.unit || 'figures without a unit'}`}
      hideCaption
      rows={rows}
      rowKey={({ key }) => key}
      empty={<p>The agreement gives no baseline for it.</p>}
      columns={[
        {
          head: 'Date',
          nowrap: true,
          cell: ({ on, kind }) => (
            <>
              {on === '' ? 'No date' : <DateText date={on} />}
              <span className="block font-normal text-ink-soft">{kind}</span>
            </>
          ),
        },
        { head: 'Value', numeric: true, cell: ({ value }) => figureWords(value, shortUnit(outcome.unit)) },
        ...(trajectory
          ? [
              {
                head: 'Expected',
                numeric: true,
                cell: ({ expected }: Row) =>
                  expected === null ? '' : figure(roundedTo(expected, trajectory)) + percent(outcome.unit),
              },
              { head: 'Difference', cell: ({ words }: Row) => words },
            ]
          : []),
        {
          head: 'Source',
          cell: ({ source, note, entered }) => (
            <>
              {source}
              {note ? <span className="block whitespace-pre-line">{note}</span> : null}
              <span className="block text-ink-soft">{entered}</span>
            </>
          ),
        },
        ...(page.mayMeasure
          ? [
              {
                head: 'Change',
                cell: ({ pointId, on, kind }: Row) => (
                  <Change page={page} pointId={pointId} dropped={shown.dropped} what={`${kind}, ${on}`} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** A unit that stands beside each figure; one in many words is said in the caption once. */
const shortUnit = (unit: string) => (unit.startsWith('%') ? '%' : '');
const percent = (unit: string) => (unit.startsWith('%') ? '%' : '');

function Change({
  page,
  pointId,
  dropped,
  what,
}: {
  page: ImpactPage;
  pointId: string | null;
  dropped: boolean;
  what: string;
}) {
  if (pointId === null) return <>By amendment</>;
  const at = `/agreements/${page.id}/impact/${pointId}`;
  return (
    <span className="no-print flex flex-wrap gap-x-4">
      {dropped ? null : (
        <Link to={`${at}/correct`} className="inline-block py-1">
          Correct<span className="visually-hidden"> the reading: {what}</span>
        </Link>
      )}
      <Link to={`${at}/withdraw`} className="inline-block py-1">
        Withdraw<span className="visually-hidden"> the reading: {what}</span>
      </Link>
    </span>
  );
}

function rowsOf({ outcome, points, trajectory }: Shown): Row[] {
  const baseline: Row[] =
    outcome.baseline === null
      ? []
      : [
          {
            key: 'baseline',
            on: outcome.baselineOn ?? '',
            kind: 'Baseline',
            value: outcome.baseline,
            expected: outcome.baseline,
            words: 'Where it started',
            source: outcome.baselineSource,
            note: null,
            entered: 'In the agreement',
            pointId: null,
          },
        ];
  return [
    ...baseline,
    ...points.map(
      ({ id, on, kind, value, expected, pace, better, source, note, by, at }): Row => ({
        key: id,
        on,
        kind: KIND_WORDS[kind].name,
        value,
        expected,
        words:
          trajectory && pace && better !== null ? paceSentence(pace, better, outcome.unit, trajectory) : '',
        source,
        note,
        entered: `Entered by ${by}, ${instantWords(at)}`,
        pointId: id,
      }),
    ),
  ];
}

/** Readings that no longer count stay readable: who took them out, when and why. */
function Past({ shown: { past, outcome } }: { shown: Shown }) {
  return (
    <Details summary={`Corrected and withdrawn readings (${past.length})`}>
      <ul>
        {past.map((point) => (
          <li key={point.id} className="max-w-measure">
            {pastSentence(point, outcome.unit)}
            <span className="block whitespace-pre-line text-ink-soft">{point.reason}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function pastSentence(point: PastPoint, unit: string): string {
  const { kind, value, by, at, fate, endedBy, endedAt } = point;
  const what = list([figureWords(value, unit), KIND_WORDS[kind].name.toLowerCase()], '·');
  return `${what}, entered by ${by}, ${instantWords(at)}; ${fate} by ${endedBy}, ${instantWords(endedAt)}.`;
}
