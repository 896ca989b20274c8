import { EmptyState, Section, Table } from '~/ui';
import type { PlanFigures } from '../allocation/queries.server';
import { percentWords } from '../allocation/wording';
import type { EquityLine, EquityTable } from '../domain/plan/equity';

/** How much of the best possible total a plan reaches, as a bar with its figures. */
export function QualityFigure({ figures }: { figures: PlanFigures }) {
  const { objective, bound, points } = figures;
  if (bound <= 0) return null;
  const share = Math.min(1, objective / bound);
  const figure = (n: number) => Math.round(n).toLocaleString('en-GB');
  return (
    <figure className="my-8 max-w-measure">
      <figcaption className="mb-1 font-semibold">
        {figure(objective)} of at most {figure(bound)} points
      </figcaption>
      <svg
        role="img"
        aria-label={`The plan reaches ${percentWords(share)} of the most any plan could reach.`}
        className="block h-5 w-full"
      >
        <rect width="100%" height="100%" className="fill-panel-strong" />
        <rect width={`${(share * 100).toFixed(2)}%`} height="100%" fill="#0b5c62" />
      </svg>
      <p className="mt-1 text-sm text-ink-soft">
        The whole bar is a total that no plan can exceed. The filled part is this plan: {percentWords(share)}.
        {points === objective
          ? ' Points are those of the fit of every request met, added up.'
          : ` Points count more for the first bands; without that they add up to ${figure(points)}.`}
      </p>
    </figure>
  );
}

/** Who gets what: bands, phases, sizes and kinds of school, each drawn and as a table. */
export function EquityTables({ equity }: { equity: readonly EquityTable[] }) {
  const [bands, ...others] = equity;
  if (!bands || bands.lines.length === 0) return null;
  return (
    <Section title="Who gets what">
      <p>
        Requests met in each group of schools, and how well the partners fit beside what each would get alone.
      </p>
      <CoverageFigure table={bands} />
      {[bands, ...others].map((table) => (
        <Table
          key={table.title}
          caption={table.title}
          rows={table.lines}
          rowKey={({ label }) => label}
          columns={[
            { head: 'Group', cell: ({ label }) => label },
            { head: 'Requests', numeric: true, cell: ({ requests }) => requests },
            { head: 'Met', numeric: true, cell: ({ met }) => met },
            { head: 'Share met', numeric: true, cell: (line) => percentWords(line.met / line.requests) },
            { head: 'Mean fit', numeric: true, cell: ({ score }) => score ?? 'None met' },
            { head: 'Mean fit alone', numeric: true, cell: ({ alone }) => alone ?? 'None possible' },
          ]}
        />
      ))}
    </Section>
  );
}

const ROW = 44;

/** Coverage by band: each bar is the requests of a band, its filled part those that are met. */
function CoverageFigure({ table }: { table: EquityTable }) {
  const most = Math.max(...table.lines.map(({ requests }) => requests));
  const width = (n: number) => `${((n / most) * 100).toFixed(2)}%`;
  const words = table.lines.map(({ label, met, requests }) => `${label}: ${met} of ${requests}`).join('; ');
  return (
    <svg
      role="img"
      aria-label={`Requests met by band. ${words}`}
      width="100%"
      height={table.lines.length * ROW}
      className="my-4 block max-w-measure text-sm"
    >
      {table.lines.map(({ label, met, requests }: EquityLine, n) => (
        <g key={label}>
          <text x="0" y={n * ROW + 15} className="fill-ink">
            {label}: {met} of {requests} met
          </text>
          <rect x="0" y={n * ROW + 21} height="14" width={width(requests)} className="fill-panel-strong" />
          <rect x="0" y={n * ROW + 21} height="14" width={width(met)} fill="#0b5c62" />
        </g>
      ))}
    </svg>
  );
}

/** What one leader more would change, found by solving again. */
export function ExtraLeaders({
  extra,
  unmet,
  limited,
}: {
  extra: readonly string[];
  unmet: number;
  /** Whether the plan has a budget. */
  limited: boolean;
}) {
  if (unmet === 0) return null;
  return (
    <Section title="What one leader more would change">
      {extra.length === 0 ? (
        <EmptyState title="No single leader would meet more">
          <p>
            {limited
              ? 'The budget of this plan is used up before the days are. '
              : 'Other kinds of change help more: later dates, fewer days at once, or support by video. '}
            Each request says what stands in its way.
          </p>
        </EmptyState>
      ) : (
        <>
          <ul>
            {extra.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="text-sm text-ink-soft">
            Each was tried by making the whole plan again with that leader in it.
          </p>
        </>
      )}
    </Section>
  );
}

/** What the best total costs in fairness. */
export function FairnessSection({ sentences }: { sentences: readonly string[] }) {
  return (
    <Section title="What the best total costs">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Section>
  );
}
