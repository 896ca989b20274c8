import { scaleBand, scaleSqrt } from 'd3-scale';
import type { CrossTable } from '../domain';

const CELL = 62;
const LEFT = 138;
const TOP = 30;
const FONT = 17;

/**
 * Predicted against found as circles: across what was found, down what was predicted, the diagonal shaded where both
 * agree. Grades are numbered, so that their names need standing there once and stay legible on a small screen. The table beside it says the same; this is one picture with its words.
 */
export function PredictionChart({ table }: { table: CrossTable }) {
  const { grades, counts, total } = table;
  const keys = grades.map(({ key }) => key);
  const side = CELL * grades.length;
  const x = scaleBand(keys, [LEFT, LEFT + side]);
  const y = scaleBand(keys, [TOP, TOP + side]);
  const most = Math.max(1, ...counts.flat());
  const radius = scaleSqrt([0, most], [0, CELL / 2 - 8]);
  const cells = grades.flatMap((predicted, row) =>
    grades.map((found, column) => ({
      ...{ predicted, found, n: counts[row]?.[column] ?? 0, agree: row === column },
      key: `${predicted.key} ${found.key}`,
    })),
  );
  const words = cells
    .filter(({ n }) => n > 0)
    .map(({ predicted, found, n }) => `predicted ${predicted.label}, found ${found.label}: ${n}`);
  return (
    <svg
      viewBox={`0 0 ${LEFT + side + 1} ${TOP + side + 1}`}
      role="img"
      aria-label={`Predicted against found, ${total} inspections. ${words.join('; ')}`}
      className="mb-6 h-auto w-full max-w-[27rem]"
    >
      {grades.map(({ key, label }, i) => (
        <g key={key} className="fill-ink" fontSize={FONT}>
          <text x={(x(key) ?? 0) + CELL / 2} y={TOP - 10} textAnchor="middle">
            {i + 1}
          </text>
          <text x="0" y={(y(key) ?? 0) + CELL / 2 + 6}>
            {i + 1}
          </text>
          <Label label={label} x={20} y={(y(key) ?? 0) + CELL / 2 + 6} />
        </g>
      ))}
      {cells.map(({ key, predicted, found, n, agree }) => {
        const left = x(found.key) ?? 0;
        const top = y(predicted.key) ?? 0;
        return (
          <g key={key}>
            <rect
              x={left}
              y={top}
              width={CELL}
              height={CELL}
              className={agree ? 'fill-teal-tint stroke-line' : 'fill-white stroke-line'}
            />
            {n > 0 ? (
              <>
                <circle
                  cx={left + CELL / 2}
                  cy={top + CELL / 2}
                  r={Math.max(12, radius(n))}
                  className={agree ? 'fill-teal' : 'fill-grey'}
                />
                <text
                  x={left + CELL / 2}
                  y={top + CELL / 2 + 6}
                  textAnchor="middle"
                  fontSize={FONT}
                  fontWeight="600"
                  className="fill-white"
                >
                  {n}
                </text>
              </>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** A grade's name, of two words on two lines. */
function Label({ label, x, y }: { label: string; x: number; y: number }) {
  const [first, ...rest] = label.split(' ');
  return (
    <text x={x} y={rest.length > 0 ? y - 10 : y}>
      {first}
      {rest.length > 0 ? (
        <tspan x={x} dy="1.15em">
          {rest.join(' ')}
        </tspan>
      ) : null}
    </text>
  );
}
