import type { LorenzPoint } from '../../domain/fairness/concentration';

const SIDE = 260;
const LEFT = 8;
const TOP = 22;

/**
 * How work is spread as a curve: from the least used on, what share of all days is theirs. The straight line is where all
 * give the same. Its table says it by fifths.
 */
export function LorenzChart({ curve, fifths }: { curve: readonly LorenzPoint[]; fifths: readonly number[] }) {
  const x = (people: number) => LEFT + people * SIDE;
  const y = (share: number) => TOP + (1 - share) * SIDE;
  const line = curve.map(({ people, share }) => `${round(x(people))},${round(y(share))}`).join(' ');
  const words = fifths.map((share, at) => `fifth ${at + 1}: ${Math.round(100 * share)}%`).join(', ');
  return (
    <figure className="mb-6 max-w-[22rem]">
      <figcaption className="mb-2 font-semibold">Share of all days, the least used leaders first</figcaption>
      <svg
        viewBox={`0 0 ${LEFT + SIDE + 8} ${TOP + SIDE + 30}`}
        role="img"
        aria-label={`Share of all days by fifths of leaders, the least used first: ${words}`}
        className="h-auto w-full"
      >
        <rect x={LEFT} y={TOP} width={SIDE} height={SIDE} className="fill-white stroke-line-strong" />
        {[0.25, 0.5, 0.75].map((at) => (
          <g key={at} className="stroke-line">
            <line x1={x(at)} x2={x(at)} y1={y(0)} y2={y(1)} />
            <line x1={x(0)} x2={x(1)} y1={y(at)} y2={y(at)} />
          </g>
        ))}
        <line
          x1={x(0)}
          y1={y(0)}
          x2={x(1)}
          y2={y(1)}
          className="stroke-ink-soft"
          strokeWidth="2"
          strokeDasharray="6 5"
        />
        <polyline points={line} fill="none" className="stroke-teal" strokeWidth="3" />
        <g fontSize="13" className="fill-ink">
          <text x={LEFT} y={TOP - 7}>
            100% of days
          </text>
          <text x={x(1)} y={y(0) + 20} textAnchor="end">
            all leaders
          </text>
          <text x={LEFT} y={y(0) + 20}>
            none
          </text>
        </g>
        <text x={x(0.3)} y={y(0.36)} fontSize="13" className="fill-ink-soft" textAnchor="end">
          all the same
        </text>
      </svg>
    </figure>
  );
}

const round = (n: number) => Math.round(n * 100) / 100;
