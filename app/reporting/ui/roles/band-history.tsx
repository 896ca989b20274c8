import { scaleLinear } from 'd3-scale';
import { type CalendarDate, daysBetween } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { BandTag, EmptyState, Table } from '~/ui';
import type { BandSince } from '../../roles/school.server';

const ROW = 30;
const FLOOR = 26;

/** The bands a school has had, as steps over time, and the same as a table. */
export function BandHistory({ bands, today }: { bands: readonly BandSince[]; today: CalendarDate }) {
  const steps = changesIn(bands);
  const last = steps.at(-1);
  if (!last)
    return (
      <EmptyState title="No band yet">
        Your school’s band is agreed with you when its first diagnosis has been discussed.
      </EmptyState>
    );
  if (steps.length === 1)
    return (
      <p className="flex flex-wrap items-center gap-3">
        <BandTag band={last} /> since {dateWords(last.on)}
      </p>
    );
  return (
    <div className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
      <div>
        <p className="flex flex-wrap items-center gap-3">
          <BandTag band={last} /> since {dateWords(last.on)}
        </p>
        <Steps steps={steps} today={today} />
      </div>
      <Table
        caption="Bands so far"
        rows={[...steps].reverse()}
        rowKey={({ on }) => on}
        columns={[
          { head: 'From', nowrap: true, cell: ({ on }) => dateWords(on) },
          { head: 'Band', cell: (band) => <BandTag band={band} /> },
        ]}
      />
    </div>
  );
}

/** Only the days on which it changed: a band settled anew and found the same is no step. Of two on one day the last counts. */
function changesIn(bands: readonly BandSince[]): BandSince[] {
  const days = bands.filter(({ on }, at) => bands[at + 1]?.on !== on);
  return days.filter(
    ({ name, priority }, at) => days[at - 1]?.name !== name || days[at - 1]?.priority !== priority,
  );
}

function Steps({ steps, today }: { steps: readonly BandSince[]; today: CalendarDate }) {
  const first = steps[0]?.on ?? today;
  const levels = [...new Map(steps.map((band) => [band.name, band])).values()].sort(
    (a, b) => b.priority - a.priority,
  );
  const x = scaleLinear([0, Math.max(1, daysBetween(first, today))], [26, 99]);
  const at = (on: CalendarDate) => `${round(x(daysBetween(first, on)))}%`;
  const y = (band: BandSince) => levels.findIndex(({ name }) => name === band.name) * ROW + ROW / 2;
  const height = levels.length * ROW + FLOOR;
  const words = steps.map((band) => `${band.name} from ${dateWords(band.on)}`).join('; ');
  return (
    <svg
      width="100%"
      height={height}
      role="img"
      aria-label={`Bands over time, the one that needs least support on top. ${words}`}
      className="mt-4 block"
    >
      {levels.map((band) => (
        <g key={band.name}>
          <text x="0" y={y(band) + 5} fontSize="15" className="fill-ink">
            {shortName(band)}
          </text>
          <line x1="26%" x2="99%" y1={y(band)} y2={y(band)} className="stroke-line" />
        </g>
      ))}
      {steps.map((band, place) => {
        const next = steps[place + 1];
        const until = at(next?.on ?? today);
        return (
          <g key={band.on} className="stroke-teal">
            <line x1={at(band.on)} x2={until} y1={y(band)} y2={y(band)} strokeWidth="6" />
            {next ? <line x1={until} x2={until} y1={y(band)} y2={y(next)} strokeWidth="2" /> : null}
          </g>
        );
      })}
      <text x="26%" y={height - 6} fontSize="14" className="fill-ink-soft">
        {dateWords(first)}
      </text>
      <text x="99%" y={height - 6} fontSize="14" textAnchor="end" className="fill-ink-soft">
        Today
      </text>
    </svg>
  );
}

/** A name that would run into the picture is given by its letter; the table beside it has the name. */
function shortName({ name, letter }: BandSince): string {
  return name.length > 10 && letter !== '' ? letter : name;
}

const round = (n: number) => Math.round(n * 100) / 100;
