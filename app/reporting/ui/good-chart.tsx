import { termOf, termWords } from '~/kernel/academic-year';
import { daysBetween } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { type ChartLine, Details, LineChart, Table } from '~/ui';
import { type GoodCount, shareGood } from '../domain/schools/series';
import { aimOn, type TrajectoryPoint } from '../domain/schools/trajectory';
import type { TrajectoryMeasure } from '../domain/vocabulary';
import { percentOf } from '../schools/trajectory-wording';

const NAMES: Record<TrajectoryMeasure, string> = {
  schools: 'Schools good or better',
  pupils: 'Pupils in schools good or better',
};

type Props = {
  measure: TrajectoryMeasure;
  counts: readonly GoodCount[];
  /** What is meant, in order of time; none where no trajectory is set. */
  points: readonly TrajectoryPoint[];
  today: string;
};

type Row = { day: string; count: GoodCount | null; aim: number | null };

/** The share in good or better at the end of terms against the trajectory: drawn, with the same in figures. */
export function GoodChart({ measure, counts, points, today }: Props) {
  const start = counts[0]?.day ?? today;
  const at = (day: string) => daysBetween(start, day);
  const shares = counts.flatMap((count) => {
    const value = shareGood(count, measure);
    return value === null ? [] : [{ at: at(count.day), value }];
  });
  const lines: ChartLine[] = [
    { key: 'actual', name: 'As it was', points: shares },
    ...(points.length > 0
      ? [
          {
            key: 'aim',
            name: 'Trajectory',
            aim: true,
            points: points.map(({ on, percent }) => ({ at: at(on), value: percent })),
          },
        ]
      : []),
  ];
  const days = [...new Set([...counts.map(({ day }) => day), ...points.map(({ on }) => on)])].sort();
  const values = lines.flatMap((line) => line.points.map(({ value }) => value));
  if (values.length === 0) return <p>No school of this kind had a judgement in these terms.</p>;
  const least = Math.max(0, Math.floor((Math.min(...values) - 5) / 10) * 10);
  const rows: Row[] = days.map((day) => ({
    day,
    count: counts.find((one) => one.day === day) ?? null,
    aim: aimOn(points, day),
  }));
  return (
    <>
      <LineChart
        name={NAMES[measure]}
        lines={lines}
        range={[least, 100]}
        ticks={days.map((day) => ({ at: at(day), label: shortTerm(day, today) }))}
        shown={(value) => `${Math.round(value)}%`}
      />
      <Details summary={`${NAMES[measure]} in figures`}>
        <Table
          caption={NAMES[measure]}
          hideCaption
          rows={rows}
          rowKey={({ day }) => day}
          columns={[
            { head: 'At the end of', cell: ({ day }) => endOf(day, today) },
            {
              head: 'Good or better',
              numeric: true,
              cell: ({ count }) => (count ? percentOf(partOf(count, measure), wholeOf(count, measure)) : '–'),
            },
            {
              head: measure === 'schools' ? 'Schools' : 'Pupils',
              numeric: true,
              cell: ({ count }) =>
                count ? `${figure(partOf(count, measure))} of ${figure(wholeOf(count, measure))}` : '–',
            },
            ...(points.length > 0
              ? [
                  {
                    head: 'Trajectory',
                    numeric: true,
                    cell: ({ aim }: Row) => (aim === null ? '–' : `${Math.round(aim * 10) / 10}%`),
                  },
                ]
              : []),
          ]}
        />
      </Details>
    </>
  );
}

const partOf = (count: GoodCount, measure: TrajectoryMeasure) =>
  measure === 'schools' ? count.good : count.pupilsGood;
const wholeOf = (count: GoodCount, measure: TrajectoryMeasure) =>
  measure === 'schools' ? count.judged : count.pupilsJudged;

/** "Summer term 2026", or today's date where it is no end of a term. */
function endOf(day: string, today: string): string {
  if (day === today) return `Today, ${dateWords(day)}`;
  const words = termWords(termOf(day));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shortTerm(day: string, today: string): string {
  return day === today ? 'Today' : endOf(day, today).replace(' term', '');
}

const figure = (n: number) => n.toLocaleString('en-GB');
