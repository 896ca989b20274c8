import { useId } from 'react';
import { moneyWords } from '~/kernel/money';
import { Table } from '~/ui';
import type { PotFigures } from '../../domain/budgets/pots';
import { Signed } from './frame';

const PARTS = [
  { key: 'spent', label: 'Spent', about: 'The authority’s part of approved claims, without VAT' },
  { key: 'committed', label: 'Committed', about: 'Promised to agreements and not spent yet' },
  { key: 'free', label: 'Free', about: 'What is left to promise: allocated, less spent and committed' },
] as const;

/**
 * What became of a pot as a bar; the table beneath says the same. Where more is promised than the pot was given, the bar is
 * as long as what is promised, and a line marks what it was given.
 */
export function PotBar({ figures, label }: { figures: PotFigures; label: string }) {
  const hatch = useId();
  const { allocated, spent, committed } = figures;
  const whole = Math.max(allocated, spent + committed);
  const width = (pence: number) => (whole > 0 ? Math.round((pence / whole) * 10_000) / 100 : 0);
  const over = spent + committed > allocated;
  return (
    <figure className="mb-4">
      <figcaption className="mb-1 text-sm">
        <span className="font-semibold">{label}</span>: {moneyWords(spent)} spent, {moneyWords(committed)}{' '}
        committed,{' '}
        {over
          ? `${moneyWords(spent + committed - allocated)} more than was allocated`
          : `${moneyWords(figures.free)} free`}
      </figcaption>
      <svg aria-hidden="true" className="block h-6 w-full border border-line-strong">
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
        <rect width={`${width(spent)}%`} height="100%" className="part-used" />
        <rect x={`${width(spent)}%`} width={`${width(committed)}%`} height="100%" fill={`url(#${hatch})`} />
        {over && allocated > 0 ? (
          <line
            x1={`${width(allocated)}%`}
            x2={`${width(allocated)}%`}
            y1="0"
            y2="100%"
            stroke="currentColor"
            strokeWidth="3"
          />
        ) : null}
      </svg>
      <ul className="mt-1 flex flex-wrap gap-x-5 text-sm text-ink-soft" aria-hidden="true">
        {PARTS.map(({ key, label: word }) => (
          <li key={key} className="inline-flex items-center gap-1.5">
            <svg aria-hidden="true" className="size-3 border border-line-strong">
              <rect
                width="100%"
                height="100%"
                {...(key === 'committed'
                  ? { fill: `url(#${hatch})` }
                  : { className: key === 'spent' ? 'part-used' : 'part-free' })}
              />
            </svg>
            {word}
          </li>
        ))}
        {over && allocated > 0 ? <li>The line marks what was allocated</li> : null}
      </ul>
    </figure>
  );
}

/** The figures of a pot with what each is made of; allocated is the sum of the rest. */
export function PotFiguresTable({ figures, caption }: { figures: PotFigures; caption: string }) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={[...PARTS]}
      rowKey={({ key }) => key}
      columns={[
        { head: 'Figure', cell: ({ label }) => label },
        { head: 'What it is', cell: ({ about }) => about },
        { head: 'Amount', numeric: true, cell: ({ key }) => <Signed pence={figures[key]} /> },
      ]}
      total={['Allocated', 'What the pot was given', <Signed key="allocated" pence={figures.allocated} />]}
    />
  );
}
