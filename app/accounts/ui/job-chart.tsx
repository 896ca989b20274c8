import { scaleLinear } from 'd3-scale';
import { calendarDate } from '~/kernel/clock';
import { dateWords, instantWords } from '~/kernel/words';
import type { RunView } from '~/platform/job-history.server';
import { durationWords } from '../job-words';

const WIDTH = 400;
const HEIGHT = 180;
const LEFT = 86;
const RIGHT = 8;
const TOP = 14;
const FLOOR = HEIGHT - 34;
const MOST_BAR = 24;

/** How long each run took, the oldest on the left; a run that did not finish has a hatched bar. The table says the same. */
export function JobChart({ runs }: { runs: readonly RunView[] }) {
  const shown = [...runs].reverse().filter(({ milliseconds }) => milliseconds !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || shown.length < 2) return null;
  const longest = Math.max(...shown.map(({ milliseconds }) => milliseconds ?? 0), 1);
  const y = scaleLinear([0, longest], [FLOOR, TOP]).nice(3);
  const step = (WIDTH - LEFT - RIGHT) / shown.length;
  const [from, to] = ends(first.startedAt, last.startedAt);
  const bar = Math.min(MOST_BAR, step * 0.8);
  return (
    <figure className="mb-6">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        role="img"
        aria-label={`How long the ${shown.length} runs below took, the longest ${durationWords(longest)}.`}
        className="block max-w-100"
      >
        <defs>
          <pattern
            id="job-failed"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className="fill-white" />
            <rect width="3" height="6" className="fill-error" />
          </pattern>
        </defs>
        {y.ticks(3).map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x={LEFT - 8} y={y(tick) + 5} fontSize="15" textAnchor="end" className="fill-ink-soft">
              {durationWords(Math.round(tick))}
            </text>
          </g>
        ))}
        {shown.map((run, at) => {
          const top = Math.min(y(run.milliseconds ?? 0), FLOOR - 2);
          return (
            <rect
              key={run.id}
              x={LEFT + at * step + (step - bar) / 2}
              width={bar}
              y={top}
              height={FLOOR - top}
              {...(run.state === 'failed' ? { fill: 'url(#job-failed)' } : { className: 'fill-teal' })}
            />
          );
        })}
        <text x={LEFT} y={HEIGHT - 8} fontSize="15" className="fill-ink-soft">
          {from}
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 8} fontSize="15" textAnchor="end" className="fill-ink-soft">
          {to}
        </text>
      </svg>
      <figcaption className="text-sm text-ink-soft">
        How long each run took. Hatched: it did not finish.
      </figcaption>
    </figure>
  );
}

/** The first and the last run under the chart: the dates, or within one day the times. */
function ends(first: Date, last: Date): [string, string] {
  const [from, to] = [calendarDate(first), calendarDate(last)];
  if (from !== to) return [dateWords(from), dateWords(to)];
  const time = (at: Date) => instantWords(at).split(' at ')[1] ?? '';
  return [time(first), time(last)];
}
