import { useId } from 'react';
import { moneyWords, type Pence } from '~/kernel/money';
import { Table } from '~/ui';
import { percentWords, type RecompenseTerms } from '../../domain';
import type { RecompensePage } from '../../recompense/queries.server';

type Part = 'authority' | 'school' | 'home' | 'brokerage';
type Share = { part: Part; who: string; why: string; pays: Pence | null; receives: Pence | null };

/** One side of the money as a bar, its parts told apart by lightness and pattern; the table says the same. */
export function SharesBar({ page: { sum } }: { page: RecompensePage }) {
  if (sum.total === 0) return null;
  return (
    <div className="mb-4">
      <Bar
        label="Who pays"
        total={sum.total}
        parts={[
          ['authority', sum.authorityPays],
          ['school', sum.schoolPays],
        ]}
      />
      <Bar
        label="Who receives"
        total={sum.total}
        parts={[
          ['home', sum.homeSchool],
          ['brokerage', sum.brokerage],
        ]}
      />
    </div>
  );
}

function Bar({ label, total, parts }: { label: string; total: Pence; parts: readonly [Part, Pence][] }) {
  const hatch = useId();
  let from = 0;
  return (
    <div className="mb-3">
      <p className="mb-1 text-sm font-semibold">{label}</p>
      <svg aria-hidden="true" className="block h-6 w-full border border-line-strong">
        <Hatch id={hatch} />
        {parts.map(([part, pence]) => {
          const x = from;
          const width = (pence / total) * 100;
          from += width;
          if (pence === 0) return null;
          return <rect key={part} x={`${x}%`} width={`${width}%`} height="100%" {...fillOf(part, hatch)} />;
        })}
      </svg>
    </div>
  );
}

/** Who pays what and who receives what, with the mark of each in the bars. */
export function SharesTable({ page }: { page: RecompensePage }) {
  const { sum, terms, parties } = page;
  const rows: Share[] = [
    {
      part: 'authority',
      who: `${parties.authority.name}, the local authority`,
      why: authorityWords(terms),
      pays: sum.authorityPays,
      receives: null,
    },
    {
      part: 'school',
      who: `${parties.client.name}, the client school`,
      why:
        sum.schoolPays === 0
          ? 'Pays nothing'
          : sum.authorityPays === 0
            ? 'Pays all of it'
            : 'Pays what is left',
      pays: sum.schoolPays,
      receives: null,
    },
    {
      part: 'home',
      who: `${parties.home.name}, the provider’s school`,
      why: sum.brokerage === 0 ? 'Receives all of it' : 'Receives what is left, and all expenses',
      pays: null,
      receives: sum.homeSchool,
    },
    {
      part: 'brokerage',
      who: 'The authority’s brokerage',
      why:
        sum.brokerage === 0
          ? 'Keeps nothing'
          : `Keeps ${percentWords(terms.brokerageBasisPoints)} of the price of the work, nothing of expenses`,
      pays: null,
      receives: sum.brokerage,
    },
  ];
  return (
    <Table
      caption="Who pays and who receives"
      hideCaption
      columns={[
        {
          head: 'Who',
          cell: ({ part, who }) => (
            <span className="inline-flex items-baseline gap-2">
              <Mark part={part} />
              {who}
            </span>
          ),
        },
        { head: 'How', cell: ({ why }) => why },
        { head: 'Pays', numeric: true, cell: ({ pays }) => (pays === null ? '–' : moneyWords(pays)) },
        {
          head: 'Receives',
          numeric: true,
          cell: ({ receives }) => (receives === null ? '–' : moneyWords(receives)),
        },
      ]}
      rows={rows}
      rowKey={({ part }) => part}
      total={['Total, at most', '', moneyWords(sum.total), moneyWords(sum.total)]}
    />
  );
}

function authorityWords(terms: RecompenseTerms): string {
  if (terms.payer === 'authority') return 'Pays all of it';
  if (terms.payer === 'school') return 'Pays nothing';
  return terms.sharing === 'percent'
    ? `Pays ${terms.authorityPercent}% of what is claimed`
    : 'Pays an agreed amount, used up as fast as the whole is claimed';
}

function Mark({ part }: { part: Part }) {
  const hatch = useId();
  return (
    <svg aria-hidden="true" className="size-3 shrink-0 border border-line-strong">
      <Hatch id={hatch} />
      <rect width="100%" height="100%" {...fillOf(part, hatch)} />
    </svg>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="fill-white" />
        <rect width="2.5" height="6" className="fill-line-strong" />
      </pattern>
    </defs>
  );
}

function fillOf(part: Part, hatch: string): { className: string } | { fill: string } {
  if (part === 'brokerage') return { fill: `url(#${hatch})` };
  return { className: { authority: 'fill-teal', school: 'fill-teal-pale', home: 'fill-teal-mid' }[part] };
}
