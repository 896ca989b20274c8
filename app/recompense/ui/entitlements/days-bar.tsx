import { useId } from 'react';
import { daysWords, type HalfDays } from '~/kernel/days';
import { Table } from '~/ui';
import type { DrawDown } from '../../domain/entitlements/draw-down';

type Part = {
  key: string;
  label: string;
  halfDays: HalfDays;
  look: 'used' | 'planned' | 'free' | 'over' | 'planned-over';
};

/** The parts of an allowance, in order along its bar; those beyond it only where there are any. */
function partsOf({ allowance, used, planned, free, over, plannedOver }: DrawDown): Part[] {
  const parts: Part[] = [
    { key: 'used', label: 'Used', halfDays: used - over, look: 'used' },
    { key: 'planned', label: 'Planned', halfDays: planned - plannedOver, look: 'planned' },
    { key: 'free', label: 'Left', halfDays: free, look: 'free' },
    { key: 'over', label: 'Used beyond the allowance', halfDays: over, look: 'over' },
    {
      key: 'planned-over',
      label: 'Planned beyond the allowance',
      halfDays: plannedOver,
      look: 'planned-over',
    },
  ];
  return parts.filter(
    ({ key, halfDays }) => halfDays > 0 || (allowance > 0 && ['used', 'planned', 'free'].includes(key)),
  );
}

/** The days of an allowance as a bar: used, planned and left, and beyond a line what goes past it. Says nothing alone. */
export function DaysBar({ days }: { days: DrawDown }) {
  const hatch = useId();
  const parts = partsOf(days);
  const scale = Math.max(1, days.allowance, days.used + days.planned);
  const beyond = days.over + days.plannedOver > 0;
  let from = 0;
  return (
    <svg aria-hidden="true" className="mb-3 block h-6 w-full border border-line-strong">
      <Patterns id={hatch} />
      {parts.map((part) => {
        const width = (part.halfDays / scale) * 100;
        const x = from;
        from += width;
        if (width === 0) return null;
        return (
          <rect key={part.key} x={`${x}%`} width={`${width}%`} height="100%" {...drawn(part.look, hatch)} />
        );
      })}
      {beyond ? (
        <line
          x1={`${(days.allowance / scale) * 100}%`}
          x2={`${(days.allowance / scale) * 100}%`}
          y1="0"
          y2="100%"
          className="stroke-ink"
          strokeWidth="4"
        />
      ) : null}
    </svg>
  );
}

/** The bar with the same in a table, so that nothing is said by the drawing alone. */
export function DaysChart({ days, caption }: { days: DrawDown; caption: string }) {
  const hatch = useId();
  return (
    <div className="mb-8">
      <DaysBar days={days} />
      <Table
        caption={caption}
        hideCaption
        rows={partsOf(days)}
        rowKey={({ key }) => key}
        empty={<p>There are no days in this allowance, and no visits.</p>}
        columns={[
          {
            head: 'Days',
            cell: (part) => (
              <span className="inline-flex items-center gap-2 font-normal">
                <svg aria-hidden="true" className="size-4 shrink-0 border border-line-strong">
                  <Patterns id={`${hatch}-${part.key}`} />
                  <rect width="100%" height="100%" {...drawn(part.look, `${hatch}-${part.key}`)} />
                </svg>
                {part.label}
              </span>
            ),
          },
          { head: 'Number', numeric: true, cell: ({ halfDays }) => daysWords(halfDays) },
        ]}
        total={['Allowance', daysWords(days.allowance)]}
      />
    </div>
  );
}

/** Hatches for what is only planned: inside the allowance, and beyond it. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      {(['planned', 'planned-over'] as const).map((look) => (
        <pattern
          key={look}
          id={`${id}-${look}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className={look === 'planned' ? 'part-held' : 'fill-amber'} />
          <rect width="2.5" height="6" className="fill-white" />
        </pattern>
      ))}
    </defs>
  );
}

function drawn(look: Part['look'], id: string): { className: string } | { fill: string } {
  if (look === 'planned' || look === 'planned-over') return { fill: `url(#${id}-${look})` };
  return { className: look === 'over' ? 'fill-amber' : `part-${look}` };
}
