import { type CalendarDate, daysBetween } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { Stage } from '../../domain/reminders/ladder';
import type { Example } from '../../reminders/rule-queries.server';

const WIDTH = 352;
const HEIGHT = 58;
const SIDE = 14;
const LINE = 34;
/** Marks nearer than this have their numbers on both sides of the line. */
const NEAR = 16;

/**
 * A rule played through: its stages on a line of days, numbered as in the table below it. Grey are the days that do not
 * count. It says nothing that the sentence and the table beside it do not.
 */
export function LadderChart({ example, name }: { example: Example; name: string }) {
  const { basis, rungs, closed } = example;
  const dates = [basis, ...rungs.map(({ on }) => on)].sort();
  const [first, last] = [dates[0] ?? basis, dates.at(-1) ?? basis];
  const length = Math.max(1, daysBetween(first, last));
  const at = (on: CalendarDate) => SIDE + (daysBetween(first, on) / length) * (WIDTH - 2 * SIDE);
  const sides = sidesOf(rungs.map(({ on }) => at(on)));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label={`${name}: ${rungs.length} stages from ${dateWords(first)} to ${dateWords(last)}`}
      className="block max-w-88"
    >
      {closed.map(({ from, to }) => (
        <rect
          key={from}
          x={Math.max(SIDE, at(from) - half(length))}
          width={Math.max(1, at(to) - at(from) + 2 * half(length))}
          y={LINE - 5}
          height="10"
          className="fill-line"
        />
      ))}
      <line x1={SIDE} x2={WIDTH - SIDE} y1={LINE} y2={LINE} strokeWidth="2" className="stroke-grey" />
      <line
        x1={at(basis)}
        x2={at(basis)}
        y1={LINE - 8}
        y2={LINE + 16}
        strokeWidth="2"
        className="stroke-ink"
      />
      {rungs.map(({ stage, on }, index) => (
        <g key={stage}>
          <Mark stage={stage} x={at(on)} />
          <text
            x={at(on)}
            y={sides[index] === 'above' ? LINE - 14 : LINE + 23}
            fontSize="14"
            textAnchor="middle"
            className="fill-ink-soft"
          >
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

const half = (length: number) => (WIDTH - 2 * SIDE) / length / 2;

/** Above the line, or below it where the one before stands too near. */
function sidesOf(places: readonly number[]): ('above' | 'below')[] {
  const sides: ('above' | 'below')[] = [];
  for (const [index, x] of places.entries()) {
    const before = places[index - 1];
    const near = before !== undefined && x - before < NEAR;
    sides.push(near && sides[index - 1] === 'above' ? 'below' : 'above');
  }
  return sides;
}

/** Hollow before its date, a diamond on it, full for a chaser, square where it is passed on. */
function Mark({ stage, x }: { stage: Stage; x: number }) {
  if (stage === 'due') {
    return (
      <path
        d={`M${x} ${LINE - 8} L${x + 8} ${LINE} L${x} ${LINE + 8} L${x - 8} ${LINE} Z`}
        className="fill-teal"
      />
    );
  }
  if (stage === 'to-broker')
    return <rect x={x - 6} y={LINE - 6} width="12" height="12" className="fill-ink" />;
  return (
    <circle
      cx={x}
      cy={LINE}
      r="6"
      strokeWidth="2"
      className={stage.startsWith('before-') ? 'fill-white stroke-teal' : 'fill-teal stroke-teal'}
    />
  );
}
