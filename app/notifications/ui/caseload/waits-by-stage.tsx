import { Link } from '@remix-run/react';
import { BandChart } from '~/diagnosis/ui/band-chart';
import { Table, withQuery } from '~/ui';
import { STAGE_NAMES, WAIT_NAMES } from '../../caseload/wording';
import type { StageWaits } from '../../domain/caseload/caseload';
import { WAITS } from '../../domain/caseload/waiting';

/** In the drawing what waits comes first, from pale to dark; what is not due yet is white, at the end. */
const DRAWN = [...WAITS.filter((wait) => wait !== 'not-due'), 'not-due' as const];

/** How long matters have waited in each stage: a bar a stage, all to one scale, and the same as a table. */
export function WaitsByStage({ stages, query }: { stages: readonly StageWaits[]; query: string }) {
  return (
    <>
      <BandChart
        name="Open matters by stage, and how long they have waited"
        bars={stages.map(({ stage, waits }) => ({
          label: STAGE_NAMES[stage],
          parts: DRAWN.map((wait) => ({
            key: wait === 'not-due' ? 'none' : wait,
            name: WAIT_NAMES[wait],
            n: waits[wait],
          })),
        }))}
      />
      <Table
        caption="Open matters by stage, and how many school days they have waited"
        rows={stages}
        rowKey={({ stage }) => stage}
        columns={[
          {
            head: 'Stage',
            cell: ({ stage }) => (
              <Link to={withQuery('/caseload', query, { stage, page: null })}>{STAGE_NAMES[stage]}</Link>
            ),
          },
          ...WAITS.map((wait) => ({
            head: WAIT_NAMES[wait],
            numeric: true,
            cell: ({ waits }: StageWaits) => waits[wait].toLocaleString('en-GB'),
          })),
          { head: 'Open', numeric: true, cell: ({ open }) => open.toLocaleString('en-GB') },
          { head: 'Too long', numeric: true, cell: ({ stalled }) => stalled.toLocaleString('en-GB') },
        ]}
      />
    </>
  );
}
