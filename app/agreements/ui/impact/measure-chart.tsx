import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type CalendarDate, daysBetween } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { figureWords } from '../../domain';
import { spanOf } from '../../domain/impact/trajectory';
import type { PointKind } from '../../domain/impact/vocabulary';
import type { OutcomeImpact } from '../../impact/points.server';
import { KIND_WORDS } from '../../impact/wording';

const WIDTH = 352;
const HEIGHT = 220;
const LEFT = 42;
const RIGHT = 14;
const TOP = 26;
const BOTTOM = 34;
const FLOOR = HEIGHT - BOTTOM;

/**
 * One measure over time beside its straight line from baseline to target. Every chart has the same size, and charts given
 * one span the same days, so that they can be compared. It says nothing that the table beside it does not.
 * @param span the days shown; those of this measure alone unless given
 */
export function MeasureChart({
  impact,
  today,
  span,
}: {
  impact: OutcomeImpact;
  today: CalendarDate;
  span?: { from: CalendarDate; to: CalendarDate };
}) {
  const { outcome, points, trajectory } = impact;
  const { from, to } =
    span ??
    spanOf(
      [outcome],
      points.map(({ on }) => on),
      today,
    );
  const figures = [outcome.baseline, outcome.target, ...points.map(({ value }) => value)].filter(
    (figure) => figure !== null,
  );
  if (figures.length === 0) return null;
  const x = scaleLinear([0, daysBetween(from, to)], [LEFT + 8, WIDTH - RIGHT - 8]);
  const y = scaleLinear(domainOf(figures), [FLOOR, TOP]).nice(4);
  const at = (on: CalendarDate) => round(x(daysBetween(from, on)));
  const up = (value: number) => round(y(value));
  const baseline =
    outcome.baseline !== null && outcome.baselineOn !== null
      ? { on: outcome.baselineOn, value: outcome.baseline }
      : null;
  const read = [...(baseline ? [baseline] : []), ...points];
  const path = line<{ on: CalendarDate; value: number }>(
    ({ on }) => at(on),
    ({ value }) => up(value),
  );
  const last = points.at(-1);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label={wordsOf(impact)}
      className="block max-w-88"
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={up(tick)} y2={up(tick)} className="stroke-line" />
          <text x={LEFT - 6} y={up(tick) + 5} fontSize="15" textAnchor="end" className="fill-ink-soft">
            {tick.toLocaleString('en-GB')}
          </text>
        </g>
      ))}
      <DateAxis from={from} to={to} />
      {today > from && today < to ? <Today x={at(today)} /> : null}
      {trajectory ? (
        <path
          d={
            path([
              trajectory.from,
              trajectory.to,
              ...(to > trajectory.to.on ? [{ on: to, value: trajectory.to.value }] : []),
            ]) ?? undefined
          }
          fill="none"
          strokeWidth="2"
          strokeDasharray="6 4"
          className="stroke-line-strong"
        />
      ) : null}
      {read.length > 1 ? (
        <path d={path(read) ?? undefined} fill="none" strokeWidth="2.5" className="stroke-teal" />
      ) : null}
      {baseline ? (
        <circle
          cx={at(baseline.on)}
          cy={up(baseline.value)}
          r="5"
          strokeWidth="2.5"
          className="fill-white stroke-teal"
        />
      ) : null}
      {trajectory ? <Target x={at(trajectory.to.on)} y={up(trajectory.to.value)} /> : null}
      {points.map(({ id, kind, on, value }) => (
        <Mark key={id} kind={kind} x={at(on)} y={up(value)} />
      ))}
      {last ? <LatestFigure x={at(last.on)} y={up(last.value)} figure={last.value} /> : null}
    </svg>
  );
}

/** What each line and mark of the charts means, once for all of them. */
export function ChartKey() {
  return (
    <ul className="mb-4 flex list-none flex-wrap gap-x-6 gap-y-1 pl-0 text-sm">
      <KeyItem label="Trajectory from baseline to target">
        <line
          x1="0"
          x2="28"
          y1="8"
          y2="8"
          strokeWidth="2"
          strokeDasharray="6 4"
          className="stroke-line-strong"
        />
      </KeyItem>
      <KeyItem label="Baseline">
        <circle cx="14" cy="8" r="5" strokeWidth="2.5" className="fill-white stroke-teal" />
      </KeyItem>
      <KeyItem label="Target">
        <Target x={14} y={8} />
      </KeyItem>
      <KeyItem label="Reading">
        <Mark kind="interim" x={14} y={8} />
      </KeyItem>
      <KeyItem label="At exit">
        <Mark kind="exit" x={14} y={8} />
      </KeyItem>
      <KeyItem label="After exit">
        <Mark kind="sustained" x={14} y={8} />
      </KeyItem>
    </ul>
  );
}

function KeyItem({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <li className="inline-flex items-center gap-2">
      <svg aria-hidden="true" width="28" height="16" viewBox="0 0 28 16" className="shrink-0">
        {children}
      </svg>
      {label}
    </li>
  );
}

/** The first and the last day as months; the table has the days. */
function DateAxis({ from, to }: { from: CalendarDate; to: CalendarDate }) {
  return (
    <g fontSize="15" className="fill-ink-soft">
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={FLOOR} y2={FLOOR} className="stroke-line-strong" />
      <text x={LEFT} y={HEIGHT - 12}>
        {monthWords(from)}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 12} textAnchor="end">
        {monthWords(to)}
      </text>
    </g>
  );
}

function Today({ x }: { x: number }) {
  return (
    <g>
      <line x1={x} x2={x} y1={TOP - 8} y2={FLOOR} strokeDasharray="2 3" className="stroke-ink-soft" />
      <text
        x={x}
        y={TOP - 12}
        fontSize="15"
        textAnchor={x < LEFT + 24 ? 'start' : x > WIDTH - 40 ? 'end' : 'middle'}
        className="fill-ink-soft"
      >
        Today
      </text>
    </g>
  );
}

/** The latest figure beside its mark, on a white ground of its own where lines cross it. */
function LatestFigure({ x, y, figure }: { x: number; y: number; figure: number }) {
  const atEdge = x > WIDTH - RIGHT - 50;
  return (
    <text
      x={atEdge ? x + 5 : x + 11}
      y={atEdge ? y - 12 : y + 6}
      fontSize="16"
      fontWeight="600"
      textAnchor={atEdge ? 'end' : 'start'}
      paintOrder="stroke"
      strokeWidth="5"
      strokeLinejoin="round"
      className="fill-ink stroke-white"
    >
      {figure.toLocaleString('en-GB', { maximumFractionDigits: 4 })}
    </text>
  );
}

function Target({ x, y }: { x: number; y: number }) {
  return <path d={`M${x - 6},${y}h12M${x},${y - 6}v12`} strokeWidth="2.5" className="stroke-line-strong" />;
}

/** A reading: a disc, at exit a square, after exit a diamond. */
function Mark({ kind, x, y }: { kind: PointKind; x: number; y: number }) {
  const shape = 'fill-teal stroke-white';
  if (kind === 'exit') {
    return <rect x={x - 5} y={y - 5} width="10" height="10" className={shape} />;
  }
  if (kind === 'sustained') {
    return <path d={`M${x},${y - 7}l7,7l-7,7l-7,-7z`} className={shape} />;
  }
  return <circle cx={x} cy={y} r="5" className={shape} />;
}

/** What the chart shows, for those who cannot see it. */
function wordsOf({ outcome, points }: OutcomeImpact): string {
  const { measure, unit, baseline, baselineOn, target, byDate } = outcome;
  const ends = [
    baseline === null
      ? ''
      : `baseline ${figureWords(baseline, unit)}${baselineOn ? ` on ${dateWords(baselineOn)}` : ''}`,
    target === null ? '' : `target ${figureWords(target, unit)}${byDate ? ` by ${dateWords(byDate)}` : ''}`,
    ...points.map(
      ({ kind, on, value }) =>
        `${KIND_WORDS[kind].name.toLowerCase()} ${figureWords(value, unit)} on ${dateWords(on)}`,
    ),
  ].filter((part) => part !== '');
  return `Chart of ${measure}: ${ends.join('; ')}`;
}

/** The figures with a little room around them, so that one figure alone has a scale too. */
function domainOf(figures: readonly number[]): [number, number] {
  const least = Math.min(...figures);
  const most = Math.max(...figures);
  const room = (most - least) * 0.08 || Math.max(1, Math.abs(most) * 0.1);
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
}

/** "Nov 2026". */
function monthWords(on: CalendarDate): string {
  const [, month = '', year = ''] = dateWords(on).split(' ');
  return `${month.slice(0, 3)} ${year}`;
}

const round = (n: number) => Math.round(n * 10) / 10;
