import { useId } from 'react';
import { daysWords, type HalfDays } from '~/kernel/days';

/** Days of one term, in half-days. */
export type CapacityShown = { used: HalfDays; committed: HalfDays; held: HalfDays; free: HalfDays };

const PARTS = [
  { key: 'used', word: 'used' },
  { key: 'committed', word: 'committed' },
  { key: 'held', word: 'held' },
  { key: 'free', word: 'free' },
] as const;

/** Words for a meter of something else than an offer's term; parts without a word are not named beneath. */
export type MeterWords = { total: string; parts: Partial<Record<keyof CapacityShown, string>> };

const OFFERED: MeterWords = {
  total: 'offered',
  parts: Object.fromEntries(PARTS.map(({ key, word }) => [key, word])),
};

/**
 * Days of a term as a bar with the same in words: used, committed, held (waiting for an answer) and free.
 */
export function CapacityMeter({
  label,
  days,
  words = OFFERED,
}: {
  label: string;
  days: CapacityShown;
  words?: MeterWords;
}) {
  const hatch = useId();
  const total = PARTS.reduce((sum, part) => sum + Math.max(0, days[part.key]), 0);
  let from = 0;
  return (
    <div className="mb-4">
      <p className="mb-1 text-sm">
        <span className="font-semibold">{label}</span>: {daysWords(total)} {words.total}
      </p>
      <svg aria-hidden="true" className="mb-1 block h-4 w-full border border-line-strong">
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className="part-held" />
            <rect width="2.5" height="6" fill="#ffffff" />
          </pattern>
        </defs>
        <rect width="100%" height="100%" className="part-free" />
        {PARTS.map((part) => {
          const width = total > 0 ? (Math.max(0, days[part.key]) / total) * 100 : 0;
          const x = from;
          from += width;
          if (width === 0 || part.key === 'free') return null;
          return (
            <rect
              key={part.key}
              x={`${x}%`}
              width={`${width}%`}
              height="100%"
              {...(part.key === 'held' ? { fill: `url(#${hatch})` } : { className: `part-${part.key}` })}
            />
          );
        })}
      </svg>
      <ul className="flex flex-wrap gap-x-5 text-sm text-ink-soft">
        {PARTS.filter((part) => words.parts[part.key]).map((part) => (
          <li key={part.key} className="inline-flex items-center gap-1.5">
            <svg aria-hidden="true" className="size-3 border border-line-strong">
              <rect
                width="100%"
                height="100%"
                {...(part.key === 'held' ? { fill: `url(#${hatch})` } : { className: `part-${part.key}` })}
              />
            </svg>
            {daysWords(days[part.key])} {words.parts[part.key]}
          </li>
        ))}
      </ul>
    </div>
  );
}
